public import Catalog
import Graph
import Store

/// Who and what stands where in the graph.
extension Registrar {
    /// Researchers by their place in the graph: highest first, then by id.
    ///
    /// - Parameters:
    ///   - isWeighted: let the strength of ties count, for PageRank and betweenness.
    ///   - samples: for betweenness: from how many researchers to follow paths; nil for all, which is exact.
    public func ranking(
        by centrality: Centrality, isWeighted: Bool = false, samples: Int? = nil, limit: Int,
        scope: GraphScope = .init(), budget: GraphBudget = .init()
    ) throws(BylineError) -> RankingAnswer {
        let graph = try graph(in: scope)
        let shape = graph.adjacency
        let scores: [Double]
        var (method, truncation) = ("", Truncation?.none)
        switch centrality {
        case .degree:
            scores = (0..<graph.nodeCount).map { Double(graph.degree(of: $0)) }
            method = "collaborators"
        case .strength:
            scores = (0..<graph.nodeCount).map { node in
                graph.neighbours(of: node).reduce(0) { $0 + graph.strengths[$1.edge] }
            }
            method = "sum of the strengths of all ties"
        case .core:
            scores = shape.coreNumbers().map(Double.init)
            method = "core numbers"
        case .pagerank:
            let ranks = PageRank(of: shape, weights: isWeighted ? graph.strengths : nil)
            scores = ranks.ranks
            method = "PageRank, damping 0.85, exact to 1e-8 in all"
        case .betweenness:
            let lengths: EdgeLengths = isWeighted ? .inverse(of: graph.strengths) : .steps
            let found = Betweenness(of: shape, by: lengths, sample: samples, budget: Budget(budget))
            (scores, truncation) = (found.values, found.truncation)
            method =
                found.isExact
                ? "betweenness, exact"
                : "betweenness, estimated from \(found.sources) of \(graph.nodeCount) researchers; with probability"
                    + " 0.95 no number is off by more than \(Int(found.error.rounded(.up)))"
        }
        if isWeighted, centrality == .pagerank || centrality == .betweenness { method += ", weighted by strength" }
        let order = Self.highest(limit, of: scores)
        let people = try people(order, in: graph)
        return RankingAnswer(
            rows: order.map { node in
                RankedNode(
                    id: .researcher(graph.researcher(node)), name: people[node]?.name, score: scores[node],
                    degree: graph.degree(of: node))
            },
            total: graph.nodeCount, method: method, truncation: truncation?.reason(budget))
    }

    /// Works by PageRank among citations: a work counts for much that is cited by works that do.
    public func rankingOfWorks(limit: Int) throws(BylineError) -> RankingAnswer {
        let graph = try allGraphs().citations
        let ranks = PageRank(of: graph).ranks
        let order = Self.highest(limit, of: ranks)
        let titles = try ask { store throws(StoreError) in try store.titles(of: Set(order.map(graph.work))) }
        let titleOf = Dictionary(uniqueKeysWithValues: titles.map { ($0.id, $0.title) })
        return RankingAnswer(
            rows: order.map { node in
                RankedNode(
                    id: .work(graph.work(node)), name: titleOf[graph.work(node)] ?? nil, score: ranks[node],
                    degree: graph.citing(node).count)
            },
            total: graph.nodeCount, method: "PageRank of works by citations, damping 0.85, exact to 1e-8 in all")
    }

    /// The members of the k-core, highest core number first, then most collaborators, then by id.
    /// - Parameter k: nil for the innermost core.
    public func core(_ k: Int? = nil, scope: GraphScope = .init()) throws(BylineError) -> RankingAnswer {
        let graph = try graph(in: scope)
        let cores = graph.adjacency.coreNumbers()
        let innermost = Int(cores.max() ?? 0)
        let least = k ?? max(1, innermost)
        let members = (0..<graph.nodeCount).filter { cores[$0] >= least }
            .sorted { a, b in
                (cores[b], graph.degree(of: b), a) < (cores[a], graph.degree(of: a), b)
            }
        let people = try people(members, in: graph)
        return RankingAnswer(
            rows: members.map { node in
                RankedNode(
                    id: .researcher(graph.researcher(node)), name: people[node]?.name, score: Double(cores[node]),
                    degree: graph.degree(of: node))
            },
            total: members.count,
            method: "the \(least)-core: everybody here wrote with \(least) or more of the others here; the innermost"
                + " core is the \(innermost)-core")
    }

    /// The size and shape of the graphs.
    public func graphStatistics(scope: GraphScope = .init()) throws(BylineError) -> GraphStatistics {
        let graph = try graph(in: scope)
        let citations = try allGraphs().citations
        var statistics = GraphStatistics()
        statistics.researchers = graph.nodeCount
        statistics.ties = graph.edgeCount
        statistics.lowerBounds = (0..<graph.edgeCount).count { graph.tie($0).isLowerBound }
        statistics.works = graph.workCount
        let parts = Components(of: graph.adjacency)
        statistics.components = parts.sizes.count { $0 > 1 }
        statistics.largestComponent = parts.sizes.first ?? 0
        statistics.alone = parts.sizes.count { $0 == 1 }
        statistics.meanCollaborators =
            graph.nodeCount > 0 ? 2 * Double(graph.edgeCount) / Double(graph.nodeCount) : 0
        if let most = Self.highest(1, of: (0..<graph.nodeCount).map { Double(graph.degree(of: $0)) }).first {
            statistics.mostCollaborators = graph.degree(of: most)
            statistics.mostConnected = try people([most], in: graph)[most]
        }
        statistics.degeneracy = Int(graph.adjacency.coreNumbers().max() ?? 0)
        statistics.citingOrCitedWorks = citations.nodeCount
        statistics.citations = citations.edgeCount
        statistics.revision = try ask { store throws(StoreError) in try store.revision() }
        statistics.cameFromFile = graphs.cameFromFile
        return statistics
    }

    /// The nodes with the highest scores, highest first, then ascending.
    private static func highest(_ limit: Int, of scores: [Double]) -> [Int] {
        // Scores that rounding alone tells apart come in the order of ids.
        Array(scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(limit))
    }
}
