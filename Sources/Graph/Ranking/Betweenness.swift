import Glibc

/// How many shortest paths go through each node, each pair of ends counted as one path in all.
public struct Betweenness: Sendable {
    /// One for each node: the sum over pairs of other nodes of the part of their shortest paths that pass here.
    public var values: [Double]
    /// Sources from which paths were followed; all of them when the numbers are exact.
    public var sources: Int
    public var isExact: Bool
    /// With probability 0.95 no value is further than this from the true one; 0 when exact.
    ///
    /// Hoeffding's bound for the mean of the sources, for all n nodes together: a source adds at most n − 2 to a
    /// node, so √(ln(2n/0.05) / 2k) of n (n − 2) / 2 (Brandes and Pich 2007, §2).
    public var error: Double
    /// `time` when fewer sources were followed than were asked for.
    public var truncation: Truncation?

    /// - Parameters:
    ///   - lengths: of the edges.
    ///   - sample: from how many sources to follow paths; nil for all, which is exact.
    ///   - seed: draws the sources.
    /// - Complexity: linear in the edges for each source, times a logarithm where lengths differ (Brandes 2001).
    public init(
        of graph: Adjacency, by lengths: EdgeLengths = .steps, sample: Int? = nil, seed: UInt64 = 1,
        budget: Budget = .unlimited
    ) {
        let count = graph.nodeCount
        var order = Array(0..<count)
        var random = SplitMix64(seed: seed)
        let wanted = min(sample ?? count, count)
        // The first of a shuffle: a sample without repeats. Drawn in full also when exact, so that an answer the
        // time cut short is a fair sample too.
        for place in 0..<max(0, wanted) { order.swapAt(place, place + random.below(count - place)) }
        var sums = [Double](repeating: 0, count: count)
        var done = 0
        // Blocks of sources, each summed on its own, so that sums do not depend on the number of cores.
        let (lanes, block) = (4, max(1, min(64, (wanted + 15) / 16)))
        let accumulators = (0..<lanes).map { _ in DependencySums(graph, lengths) }
        while done < wanted, done == 0 || !budget.isOver() {
            let blocks = (0..<lanes).map { lane in
                Array(order[min(wanted, done + lane * block)..<min(wanted, done + (lane + 1) * block)])
            }
            onAllCores(lanes) { lane in
                for source in blocks[lane] { accumulators[lane].add(from: source) }
            }
            done = min(wanted, done + lanes * block)
        }
        for accumulator in accumulators {
            for node in 0..<count { sums[node] += accumulator.sums[node] }
        }
        let scale = done > 0 ? Double(count) / Double(done) / 2 : 0
        values = sums.map { $0 * scale }
        sources = done
        isExact = done == count
        truncation = done < wanted ? .time : nil
        let (n, k) = (Double(count), Double(max(1, done)))
        error = isExact || count < 3 ? 0 : (log(2 * n / 0.05) / (2 * k)).squareRoot() * n * (n - 2) / 2
    }
}

/// Sums over sources of how much each node lies between the source and everybody else.
private final class DependencySums: @unchecked Sendable {
    private let graph: Adjacency
    private let lengths: EdgeLengths
    private(set) var sums: [Double]
    private var distances: [Double]
    private var steps: [Int32]
    private var paths: [Double]
    private var shares: [Double]
    private var order: [UInt32] = []
    private var heap = BinaryHeap()

    init(_ graph: Adjacency, _ lengths: EdgeLengths) {
        self.graph = graph
        self.lengths = lengths
        sums = [Double](repeating: 0, count: graph.nodeCount)
        paths = sums
        shares = sums
        if case .steps = lengths {
            distances = []
            steps = [Int32](repeating: -1, count: graph.nodeCount)
        } else {
            distances = [Double](repeating: .infinity, count: graph.nodeCount)
            steps = []
        }
    }

    func add(from source: Int) {
        order.removeAll(keepingCapacity: true)
        if case .steps = lengths { bySteps(from: source) } else { byLength(from: source) }
        for node in order where Int(node) != source { sums[Int(node)] += shares[Int(node)] }
    }

    private func bySteps(from source: Int) {
        let (starts, targets) = (graph.starts.values, graph.targets.values)
        for node in steps.indices { steps[node] = -1 }
        steps[source] = 0
        paths[source] = 1
        order.append(UInt32(source))
        var head = 0
        while head < order.count {
            let node = Int(order[head])
            head += 1
            shares[node] = 0
            let (own, next) = (paths[node], steps[node] + 1)
            for place in Int(starts[node])..<Int(starts[node + 1]) {
                let other = Int(targets[place])
                if steps[other] < 0 {
                    steps[other] = next
                    paths[other] = own
                    order.append(UInt32(other))
                } else if steps[other] == next {
                    paths[other] += own
                }
            }
        }
        for entry in order.reversed() {
            let node = Int(entry)
            let (above, part) = (steps[node] - 1, (1 + shares[node]) / paths[node])
            for place in Int(starts[node])..<Int(starts[node + 1]) where steps[Int(targets[place])] == above {
                shares[Int(targets[place])] += paths[Int(targets[place])] * part
            }
        }
    }

    private func byLength(from source: Int) {
        let (starts, targets, edges) = (graph.starts.values, graph.targets.values, graph.edges.values)
        for node in distances.indices { distances[node] = .infinity }
        distances[source] = 0
        heap.insert(.init(distance: 0, node: UInt32(source)))
        while let entry = heap.removeFirst() {
            let node = Int(entry.node)
            guard entry.distance == distances[node] else { continue }
            order.append(entry.node)
            shares[node] = 0
            paths[node] = node == source ? 1 : 0
            for place in Int(starts[node])..<Int(starts[node + 1]) {
                let other = Int(targets[place])
                let reached = entry.distance + lengths.length(Int(edges[place]))
                if reached < distances[other] {
                    // Lengths that rounding alone tells apart are one length; the first stands.
                    if distances[other] < .infinity, Self.isSame(reached, distances[other]) { continue }
                    distances[other] = reached
                    heap.insert(.init(distance: reached, node: UInt32(other)))
                } else if Self.isSame(distances[other] + lengths.length(Int(edges[place])), entry.distance) {
                    paths[node] += paths[other]
                }
            }
        }
        for entry in order.reversed() {
            let node = Int(entry)
            let part = (1 + shares[node]) / max(paths[node], 1)
            for place in Int(starts[node])..<Int(starts[node + 1]) {
                let other = Int(targets[place])
                if Self.isSame(distances[other] + lengths.length(Int(edges[place])), distances[node]) {
                    shares[other] += paths[other] * part
                }
            }
        }
    }

    private static func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * (abs(a) + abs(b)) }
}
