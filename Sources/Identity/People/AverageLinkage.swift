/// Agglomeration with average linkage over sparse scores: the two clusters with the highest mean score become one, as
/// long as it reaches the threshold and nothing forbids it. A node counts in the mean with its weight. Ties go to the
/// smaller numbers.
///
/// Pairs without a score of their own count as `fallback`: what the names alone are worth.
package struct AverageLinkage {
    /// Nodes of each cluster, ascending; empty where it went into another.
    package private(set) var clusters: [[Int]]
    /// The sum of the weights of each cluster's nodes.
    private var weights: [Double]
    private let threshold: Double
    private let fallback: Double
    private var neighbours: [[Int: Link]]
    private var heap: [Candidate] = []
    private var version: [Int]

    private struct Link {
        var sum: Double
        var weight: Double
    }

    private struct Candidate {
        var mean: Double
        var a: Int
        var b: Int
        var versions: Int

        func precedes(_ other: Candidate) -> Bool {
            mean != other.mean ? mean > other.mean : a != other.a ? a < other.a : b < other.b
        }
    }

    /// - Parameters:
    ///   - weights: of the nodes, which are numbered from 0; above 0.
    ///   - scores: pairs of nodes, the smaller first, with their scores; pairs that may not be joined left out.
    package init(weights: [Double], scores: [(a: Int, b: Int, score: Double)], threshold: Double, fallback: Double) {
        clusters = weights.indices.map { [$0] }
        neighbours = Array(repeating: [:], count: weights.count)
        version = Array(repeating: 0, count: weights.count)
        self.weights = weights
        self.threshold = threshold
        self.fallback = fallback
        for pair in scores {
            let weight = weights[pair.a] * weights[pair.b]
            neighbours[pair.a][pair.b] = Link(sum: weight * pair.score, weight: weight)
            neighbours[pair.b][pair.a] = neighbours[pair.a][pair.b]
            offer(pair.a, pair.b)
        }
    }

    /// - Parameters:
    ///   - mayJoin: asked before every join.
    ///   - joined: told of every join, the cluster that stays first.
    package mutating func run(mayJoin: (Int, Int) -> Bool, joined: (Int, Int) -> Void) {
        while let next = pop() {
            guard next.versions == version[next.a] + version[next.b], !clusters[next.a].isEmpty,
                !clusters[next.b].isEmpty
            else { continue }
            guard mayJoin(next.a, next.b) else {
                neighbours[next.a][next.b] = nil
                neighbours[next.b][next.a] = nil
                continue
            }
            join(next.a, next.b)
            joined(next.a, next.b)
        }
    }

    private mutating func join(_ a: Int, _ b: Int) {
        clusters[a] = (clusters[a] + clusters[b]).sorted()
        clusters[b] = []
        weights[a] += weights[b]
        version[a] += 1
        neighbours[a][b] = nil
        for (other, link) in neighbours[b] where other != a {
            var merged = neighbours[a][other] ?? Link(sum: 0, weight: 0)
            merged.sum += link.sum
            merged.weight += link.weight
            neighbours[a][other] = merged
            neighbours[other][b] = nil
        }
        neighbours[b] = [:]
        for (other, link) in neighbours[a] {
            neighbours[other][a] = link
            offer(min(a, other), max(a, other))
        }
    }

    private func mean(_ a: Int, _ b: Int) -> Double {
        guard let link = neighbours[a][b] else { return fallback }
        let whole = weights[a] * weights[b]
        let mean = (link.sum + (whole - link.weight) * fallback) / whole
        // Sums depend on the order of joins in their last bits only; those do not decide.
        return (mean * 1e6).rounded() / 1e6
    }

    // MARK: Heap

    private mutating func offer(_ a: Int, _ b: Int) {
        let mean = mean(a, b)
        guard mean >= threshold else { return }
        heap.append(Candidate(mean: mean, a: a, b: b, versions: version[a] + version[b]))
        var at = heap.count - 1
        while at > 0, heap[at].precedes(heap[(at - 1) / 2]) {
            heap.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    private mutating func pop() -> Candidate? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var at = 0
        while true {
            var best = at
            for child in [2 * at + 1, 2 * at + 2] where child < heap.count && heap[child].precedes(heap[best]) {
                best = child
            }
            if best == at { return first }
            heap.swapAt(at, best)
            at = best
        }
    }
}
