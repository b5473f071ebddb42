import Catalog
import Graph
import TestSupport

/// A random graph of collaborations, made from a seed.
struct RandomGraph: Encodable, Sendable {
    var n: Int
    /// Ends and strength.
    var edges: [Edge]
    var pairs: [[Int]]
    /// Our communities, for the oracle to measure.
    var labels: [Int32] = []

    struct Edge: Encodable, Hashable, Sendable {
        var low: Int
        var high: Int
        /// The number of authors of each shared work: 2, 3 or 5, so that strengths and lengths are sums of halves
        /// and quarters, which are exact, and equal lengths are many.
        var authorCounts: [Int]
        var strength: Double { authorCounts.reduce(0) { $0 + 1 / Double($1 - 1) } }

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(low)
            try list.encode(high)
            try list.encode(strength)
        }
    }

    /// One of several kinds, by turns: sparse, dense, trees, papers of several authors, hubs; often in parts.
    init(number: Int) {
        var random = SeededGenerator(seed: UInt64(number) &* 7919 &+ 5)
        let n = number % 20 == 19 ? Int.random(in: 100...300, using: &random) : Int.random(in: 2...40, using: &random)
        var pairs: Set<[Int]> = []
        switch number % 5 {
        case 0:
            for _ in 0..<Int.random(in: 0...2 * n, using: &random) {
                pairs.insert([Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random)])
            }
        case 1:
            for a in 0..<min(n, 40) { for b in 0..<a where Bool.random(using: &random) { pairs.insert([b, a]) } }
        case 2:
            for a in 1..<n where Int.random(in: 0..<8, using: &random) > 0 {
                pairs.insert([Int.random(in: 0..<a, using: &random), a])
            }
        case 3:
            for _ in 0..<n / 2 {
                let authors = (0..<Int.random(in: 2...5, using: &random)).map { _ in
                    Int.random(in: 0..<n, using: &random)
                }
                for a in authors { for b in authors { pairs.insert([a, b]) } }
            }
        default:
            for a in 1..<n {
                let b = Int.random(in: 0..<a, using: &random)
                pairs.insert([b / 2, a])
                pairs.insert([b / 3, a])
            }
        }
        let proper = Set(pairs.filter { $0[0] != $0[1] }.map { [min($0[0], $0[1]), max($0[0], $0[1])] })
        edges = proper.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { pair in
            let works = [[2], [2], [3], [5], [3, 3], [2, 2]].randomElement(using: &random) ?? [2]
            return Edge(low: pair[0], high: pair[1], authorCounts: works)
        }
        self.pairs = (0..<3).map { _ in
            [Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random)]
        }
        self.n = n
    }

    /// The same graph in ours. Node v is researcher 3v + 10; every shared work has an id of its own.
    var collaborations: CollaborationGraph {
        var next: Int64 = 0
        return CollaborationGraph(
            researchers: (0..<n).map(Self.researcher),
            edges: edges.map { edge in
                CollaborationGraph.PlainEdge(
                    Self.researcher(edge.high), Self.researcher(edge.low),
                    works: edge.authorCounts.map { count in
                        next += 1
                        return .init(WorkID(next), year: 2000 + count, authorCount: count, isCut: false)
                    })
            })
    }

    static func researcher(_ node: Int) -> ResearcherID { ResearcherID(Int64(3 * node + 10)) }
}
