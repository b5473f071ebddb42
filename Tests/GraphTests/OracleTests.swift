import Catalog
import Foundation
import Graph
import TestSupport
import Testing

/// Every algorithm against networkx and igraph, on 1,000 random graphs.
@Suite(.enabled(if: hasPython), .serialized) struct OracleTests {
    struct Case: Sendable {
        var number: Int
        var random: RandomGraph
        var graph: CollaborationGraph
        var expected: Answers
    }

    struct Answers: Decodable, Sendable {
        var components: [[Int]]
        var core: [Int32]
        var bridges: [[Int]]
        var articulation: [Int]
        var pagerank: [Double]
        var weightedPagerank: [Double]
        var betweenness: [Double]
        var weightedBetweenness: [Double]
        var pairs: [Pair?]
        var adamicAdar: [[Double]]
        var modularity: Double
        var connected: Bool
        var leiden: Double
    }

    struct Pair: Decodable, Sendable {
        var steps: Double
        var count: Double
        var length: Double
        var weightedCount: Double
        var stepsOfK: [Double]
        var lengthsOfK: [Double]
    }

    /// Asked once for all tests.
    static let cases: Result<[Case], any Error> = Result {
        var graphs = (0..<1000).map { RandomGraph(number: $0) }
        for index in graphs.indices {
            let graph = graphs[index].collaborations
            graphs[index].labels = Communities(of: graph.adjacency, weights: graph.strengths).labels
        }
        let output = try python("Oracles/graph.py", input: JSONEncoder().encode(graphs))
        let answers = try JSONDecoder().decode([Answers].self, from: output)
        return zip(graphs, answers).enumerated().map { number, pair in
            Case(number: number, random: pair.0, graph: pair.0.collaborations, expected: pair.1)
        }
    }

    private func forEachCase(_ check: (Case) -> Void) throws {
        let cases = try Self.cases.get()
        #expect(cases.count == 1000)
        for item in cases { check(item) }
    }

    @Test func `components, core numbers, bridges and articulation points agree`() throws {
        try forEachCase { item in
            let shape = item.graph.adjacency
            let parts = Components(of: shape)
            let members = Dictionary(grouping: 0..<item.random.n) { Int(parts.labels[$0]) }
            let found = parts.sizes.indices.map { members[$0] ?? [] }
            #expect(found == item.expected.components, "graph \(item.number)")
            #expect(found.map(\.count) == parts.sizes)
            #expect(shape.coreNumbers() == item.expected.core, "graph \(item.number)")
            let cuts = CutPoints(of: shape)
            #expect(
                cuts.bridges.map { [$0.low, $0.high, $0.smallerSide] } == item.expected.bridges, "graph \(item.number)")
            #expect(cuts.articulationPoints == item.expected.articulation, "graph \(item.number)")
        }
    }

    @Test func `PageRank agrees, with and without weights`() throws {
        try forEachCase { item in
            let plain = PageRank(of: item.graph.adjacency, tolerance: 1e-10)
            #expect(distance(plain.ranks, item.expected.pagerank) < 1e-7, "graph \(item.number)")
            let weighted = PageRank(of: item.graph.adjacency, weights: item.graph.strengths, tolerance: 1e-10)
            #expect(distance(weighted.ranks, item.expected.weightedPagerank) < 1e-7, "graph \(item.number)")
            #expect(plain.error <= 1e-10 && abs(plain.ranks.reduce(0, +) - 1) < 1e-9)
        }
    }

    @Test func `betweenness agrees, by steps and by length, and a sample stays within its stated error`() throws {
        try forEachCase { item in
            let exact = Betweenness(of: item.graph.adjacency)
            #expect(exact.isExact && distance(exact.values, item.expected.betweenness) < 1e-6, "graph \(item.number)")
            let byLength = Betweenness(of: item.graph.adjacency, by: .inverse(of: item.graph.strengths))
            #expect(distance(byLength.values, item.expected.weightedBetweenness) < 1e-6, "graph \(item.number)")
            let sample = Betweenness(of: item.graph.adjacency, sample: max(1, item.random.n / 3), seed: 4)
            #expect(distance(sample.values, item.expected.betweenness) <= sample.error + 1e-6, "graph \(item.number)")
        }
    }

    @Test func `shortest paths agree in length and number, and each is a path of that length`() throws {
        try forEachCase { item in
            for (pair, expected) in zip(item.random.pairs, item.expected.pairs) {
                let found = item.graph.shortestPaths(from: pair[0], to: pair[1], limit: 100_000)
                let one = item.graph.shortestPaths(from: pair[0], to: pair[1])
                let near = item.graph.shortestPaths(
                    from: pair[0], to: pair[1], by: .inverse(of: item.graph.strengths), limit: 100_000)
                #expect(found.count == expected?.count ?? 0, "graph \(item.number), \(pair)")
                #expect(Double(Set(found.paths).count) == found.count && found.truncation == nil)
                #expect(near.count == expected?.weightedCount ?? 0, "graph \(item.number), \(pair)")
                #expect(Double(Set(near.paths).count) == near.count)
                #expect(
                    one.paths.allSatisfy { found.paths.contains($0) } && one.paths.count == min(1, found.paths.count))
                guard let expected else { continue }
                let least = found.paths.map { length(of: $0, in: item.graph) }.min()
                #expect(one.paths.first.map { length(of: $0, in: item.graph) } == least, "graph \(item.number)")
                for path in found.paths {
                    #expect(Double(path.edges.count) == expected.steps && path.length == expected.steps)
                    expectPath(path, from: pair[0], to: pair[1], in: item.graph)
                }
                for path in near.paths {
                    #expect(length(of: path, in: item.graph) == expected.length && path.length == expected.length)
                    expectPath(path, from: pair[0], to: pair[1], in: item.graph)
                }
            }
        }
    }

    @Test func `the k shortest paths agree in length, and none comes twice`() throws {
        try forEachCase { item in
            for (pair, expected) in zip(item.random.pairs, item.expected.pairs) {
                guard let expected, !expected.stepsOfK.isEmpty else { continue }
                let bySteps = item.graph.kShortestPaths(from: pair[0], to: pair[1], k: 6)
                #expect(bySteps.paths.map(\.length) == expected.stepsOfK, "graph \(item.number), \(pair)")
                let byLength = item.graph.kShortestPaths(
                    from: pair[0], to: pair[1], k: 6, by: .inverse(of: item.graph.strengths))
                #expect(byLength.paths.map(\.length) == expected.lengthsOfK, "graph \(item.number), \(pair)")
                for paths in [bySteps.paths, byLength.paths] {
                    #expect(Set(paths.map(\.nodes)).count == paths.count)
                    for path in paths { expectPath(path, from: pair[0], to: pair[1], in: item.graph) }
                }
            }
        }
    }

    @Test func `predicted links agree in score, and their witnesses add up to it`() throws {
        try forEachCase { item in
            let source = item.random.pairs[0][0]
            let found = item.graph.predictedLinks(for: source, limit: 1000).links
            let scores = Dictionary(uniqueKeysWithValues: found.map { ($0.node, $0.score) })
            let expected = Dictionary(uniqueKeysWithValues: item.expected.adamicAdar.map { (Int($0[0]), $0[1]) })
            #expect(Set(scores.keys) == Set(expected.keys), "graph \(item.number)")
            #expect(scores.allSatisfy { abs($0.value - (expected[$0.key] ?? 0)) < 1e-9 }, "graph \(item.number)")
            #expect(zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score - 1e-9 })
            for link in found {
                #expect(abs(link.through.reduce(0) { $0 + $1.score } - link.score) < 1e-9)
            }
        }
    }

    /// The tolerances: on one graph ours may be 0.02 below, on average over all graphs 0.001.
    @Test func `communities are connected, have the modularity they state, and are as good as igraph's`() throws {
        var (ours, theirs) = (0.0, 0.0)
        try forEachCase { item in
            let found = Communities(of: item.graph.adjacency, weights: item.graph.strengths)
            #expect(found.labels == item.random.labels, "graph \(item.number): two runs differ")
            #expect(item.expected.connected, "graph \(item.number)")
            #expect(abs(found.modularity - item.expected.modularity) < 1e-9, "graph \(item.number)")
            #expect(found.modularity > item.expected.leiden - 0.02, "graph \(item.number)")
            ours += found.modularity
            theirs += item.expected.leiden
        }
        #expect(ours > theirs - 0.001 * 1000, "\(ours) against \(theirs)")
    }

    // MARK: Help

    private func distance(_ a: [Double], _ b: [Double]) -> Double {
        a.count == b.count ? zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
    }

    private func length(of path: Graph.Path, in graph: CollaborationGraph) -> Double {
        path.edges.reduce(0) { $0 + 1 / graph.strengths[$1] }
    }

    private func expectPath(_ path: Graph.Path, from source: Int, to target: Int, in graph: CollaborationGraph) {
        #expect(path.nodes.first == source && path.nodes.last == target)
        #expect(Set(path.nodes).count == path.nodes.count)
        let edges = zip(path.nodes, path.nodes.dropFirst()).map { graph.edge(between: $0, $1) }
        #expect(edges == path.edges)
    }
}

/// Published networks, beside the project on some machines.
@Suite(.enabled(if: hasPython && hasSharedFolder)) struct NetworkTests {
    struct Network: Decodable {
        var n: Int
        var edges: [[Int]]
        var core: [Int32]
        var pagerank: [Double]
        var bridges: Int
        var articulation: Int
        var leiden: Double
        var sizes: [Int]
    }
    struct Facts: Decodable {
        var n_nodes: Int
        var n_edges: Int
        var n_components: Int
        var largest_component: Int
        var max_degree: Int
    }

    @Test(arguments: ["ca-CondMat.txt.gz", "netscience.gml.gz"])
    func `a published network has the components, cores, ranks and bridges that others find`(_ name: String) throws {
        let folder = sharedFolder.appending(path: "data/graphs")
        let facts = try #require(
            try JSONDecoder().decode(
                [String: Facts].self, from: Data(contentsOf: folder.appending(path: "expected.json")))[name])
        let network = try JSONDecoder().decode(
            Network.self, from: try python("Oracles/graph.py", [folder.appending(path: name).path]))
        let graph = Adjacency(
            nodeCount: network.n, pairs: network.edges.map { (UInt32($0[0]), UInt32($0[1])) })
        #expect(graph.nodeCount == facts.n_nodes && graph.edgeCount == facts.n_edges)
        #expect((0..<graph.nodeCount).map(graph.degree(of:)).max() == facts.max_degree)
        let parts = Components(of: graph)
        #expect(parts.sizes == network.sizes && parts.sizes.first == facts.largest_component)
        #expect(parts.sizes.count == facts.n_components)
        #expect(graph.coreNumbers() == network.core)
        let ranks = PageRank(of: graph).ranks
        #expect(zip(ranks, network.pagerank).allSatisfy { abs($0 - $1) < 1e-8 })
        let cuts = CutPoints(of: graph)
        #expect(cuts.bridges.count == network.bridges && cuts.articulationPoints.count == network.articulation)
        // igraph draws its order anew; 0.01 is the room left to it.
        #expect(Communities(of: graph).modularity > network.leiden - 0.01)
    }
}
