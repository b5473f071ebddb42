/// PageRank of the nodes of a graph.
///
/// The rank is the stationary distribution of somebody who at each node follows an edge with probability `damping`,
/// chosen in proportion to its weight, and otherwise, or where no edge leads on, starts anywhere (Brin and Page 1998).
public struct PageRank: Sendable {
    /// One for each node; they sum to 1.
    public var ranks: [Double]
    public var rounds: Int
    /// A bound on the distance of `ranks` from the true ones, summed over all nodes.
    public var error: Double

    /// - Parameters:
    ///   - weights: of each edge; nil for all equal.
    ///   - tolerance: the error allowed, summed over all nodes.
    /// - Complexity: linear in the edges for each round; log(tolerance)/log(damping) rounds at most.
    public init(
        of graph: Adjacency, weights: Packed<Double>? = nil, damping: Double = 0.85, tolerance: Double = 1e-8
    ) {
        let totals = graph.totals(of: weights)
        // At rest without jumps, somebody who wanders an undirected graph is found at a node in proportion to its
        // weight: a start from which few rounds are needed.
        let everything = totals.reduce(0, +)
        let uniform = 1 / Double(max(1, graph.nodeCount))
        let start = totals.map { everything > 0 ? damping * $0 / everything + (1 - damping) * uniform : uniform }
        var flow = Flow(starts: graph.starts, sources: graph.targets, damping: damping)
        flow.shares = totals.map { $0 > 0 ? 1 / $0 : 0 }
        if let weights { flow.weights = Packed(graph.edges.map { weights.values[Int($0)] }) }
        self.init(flow, start: start, tolerance: tolerance)
    }

    /// PageRank of works: a work hands its rank on to those that it cites.
    public init(of graph: CitationGraph, damping: Double = 0.85, tolerance: Double = 1e-8) {
        var flow = Flow(starts: graph.citingStarts, sources: graph.citing, damping: damping)
        flow.shares = (0..<graph.nodeCount).map { node in
            let cited = graph.citedStarts[node + 1] - graph.citedStarts[node]
            return cited > 0 ? 1 / Double(cited) : 0
        }
        let start = [Double](repeating: 1 / Double(max(1, graph.nodeCount)), count: graph.nodeCount)
        self.init(flow, start: start, tolerance: tolerance)
    }

    private init(_ flow: Flow, start: [Double], tolerance: Double) {
        ranks = start
        error = start.isEmpty ? 0 : .infinity
        rounds = 0
        // A round shrinks the error by `damping`, so the last change bounds what is still to come. In exact
        // arithmetic this ends; in ours the change cannot fall below the rounding of a sum of so many.
        let floor = 1e-16 * Double(start.count).squareRoot() + 1e-15
        while error > max(tolerance, floor), rounds < 1000 {
            let next = flow.round(ranks)
            let change = zip(ranks, next).reduce(0) { $0 + abs($1.0 - $1.1) }
            error = change * flow.damping / (1 - flow.damping)
            ranks = next
            rounds += 1
        }
    }
}

/// One round of rank handed on along edges.
private struct Flow: Sendable {
    /// The nodes from which rank comes to node v stand at `starts[v]..<starts[v + 1]` in `sources`.
    var starts: Packed<UInt32>
    var sources: Packed<UInt32>
    /// One for each place in `sources`; nil for all 1.
    var weights: Packed<Double>?
    /// The inverse of the weight that leaves each node; 0 where none does.
    var shares: [Double] = []
    var damping: Double

    init(starts: Packed<UInt32>, sources: Packed<UInt32>, damping: Double) {
        self.starts = starts
        self.sources = sources
        self.damping = damping
    }

    func round(_ ranks: [Double]) -> [Double] {
        let count = ranks.count
        var leaving = [Double](repeating: 0, count: count)
        var stranded = 0.0
        for node in 0..<count {
            leaving[node] = ranks[node] * shares[node]
            if shares[node] == 0 { stranded += ranks[node] }
        }
        let base = (1 - damping) / Double(count) + damping * stranded / Double(count)
        // Pieces of equal numbers of edges. A node's sum is the same whatever the pieces.
        let pieces = sources.count < 50_000 ? 1 : 16
        let bounds = (0...pieces).map { piece in
            piece == pieces
                ? count : starts.values.prefix(count).partitioningIndex { $0 >= UInt32(sources.count * piece / pieces) }
        }
        return [Double](unsafeUninitializedCapacity: count) { room, initialised in
            let next = Shared(room)
            leaving.withUnsafeBufferPointer { leaving in
                let leaving = UncheckedBuffer(leaving)
                onAllCores(pieces) { piece in
                    gather(bounds[piece]..<bounds[piece + 1], from: leaving.values, base: base, into: next.values)
                }
            }
            initialised = count
        }
    }

    private func gather(
        _ nodes: Range<Int>, from leaving: UnsafeBufferPointer<Double>, base: Double,
        into next: UnsafeMutableBufferPointer<Double>
    ) {
        let (starts, sources) = (starts.values, sources.values)
        for node in nodes {
            var sum = 0.0
            if let weights = weights?.values {
                for place in Int(starts[node])..<Int(starts[node + 1]) {
                    sum += leaving[Int(sources[place])] * weights[place]
                }
            } else {
                for place in Int(starts[node])..<Int(starts[node + 1]) { sum += leaving[Int(sources[place])] }
            }
            next.initializeElement(at: node, to: base + damping * sum)
        }
    }
}

/// A buffer that several cores read.
struct UncheckedBuffer<Element>: @unchecked Sendable {
    let values: UnsafeBufferPointer<Element>
    init(_ values: UnsafeBufferPointer<Element>) { self.values = values }
}

extension Adjacency {
    /// The weight of each node's edges together; its degree when `weights` is nil.
    func totals(of weights: Packed<Double>?) -> [Double] {
        (0..<nodeCount).map { node in
            guard let weights else { return Double(degree(of: node)) }
            return places(of: node).reduce(0) { $0 + weights.values[Int(edges.values[$1])] }
        }
    }
}
