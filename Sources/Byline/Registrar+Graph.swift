import Catalog
import Graph
import Store

/// What all questions about the graph share.
extension Registrar {
    /// Both graphs as the store stands now.
    func allGraphs() throws(BylineError) -> GraphFile.Graphs {
        try ask { store throws(StoreError) in try graphs.graphs(of: store, mayUseFiles: mode == .read) }
    }

    /// The collaborator graph by the works of a scope.
    func graph(in scope: GraphScope) throws(BylineError) -> CollaborationGraph {
        let whole = try allGraphs().collaborations
        if scope.isEverything { return whole }
        guard scope.topic != nil else {
            return whole.restricted(minimumShared: scope.minimumShared) { work in
                guard scope.since != nil || scope.until != nil else { return true }
                guard let year = work.year else { return false }
                return year >= scope.since ?? .min && year <= scope.until ?? .max
            }
        }
        let works = try workScope(scope)
        let kept = Set(try ask { store throws(StoreError) in try store.works(in: works) })
        return whole.restricted(minimumShared: scope.minimumShared) { kept.contains($0.id) }
    }

    /// The node of somebody, who must be a person and have a page.
    func node(of researcher: ResearcherID, in graph: CollaborationGraph) throws(BylineError) -> Int {
        try refuseHidden(researcher)
        return try graph.node(of: researcher).orNoPerson(researcher)
    }

    /// The names of some nodes.
    func people(_ nodes: some Sequence<Int>, in graph: CollaborationGraph) throws(BylineError) -> [Int: NamedResearcher]
    {
        let nodes = Set(nodes)
        let names = try ask { store throws(StoreError) in try store.displayNames(of: nodes.map(graph.researcher)) }
        return Dictionary(
            uniqueKeysWithValues: nodes.map { node in
                let id = graph.researcher(node)
                return (node, NamedResearcher(id: id, name: names[id] ?? id.description))
            })
    }

    /// Edges with names, and with the titles of the works behind them, in the order given.
    func ties(_ edges: [(edge: Int, near: Int, far: Int)], in graph: CollaborationGraph) throws(BylineError)
        -> [PairTie]
    {
        let people = try people(edges.flatMap { [$0.near, $0.far] }, in: graph)
        let works = edges.map { Self.newestFirst(graph.works(behind: $0.edge)) }
        let wanted = Set(works.lazy.flatMap { $0 }.map(\.id))
        let titles = try ask { store throws(StoreError) in try store.titles(of: wanted) }
        let titleOf = Dictionary(uniqueKeysWithValues: titles.map { ($0.id, $0) })
        return zip(edges, works).compactMap { entry, works in
            guard let near = people[entry.near], let far = people[entry.far] else { return nil }
            let tie = graph.tie(entry.edge)
            return PairTie(
                near: near, far: far,
                tie: GraphExcerpt.Tie(
                    works: works.map(\.id), years: Set(works.compactMap(\.year)).sorted(), strength: tie.strength,
                    isLowerBound: tie.isLowerBound),
                works: works.compactMap { titleOf[$0.id] })
        }
    }

    private static func newestFirst(_ works: [CollaborationGraph.Work]) -> [CollaborationGraph.Work] {
        works.sorted { a, b in
            guard let first = a.year, let second = b.year, first != second else {
                return (a.year == nil) == (b.year == nil) ? a.id < b.id : b.year == nil
            }
            return first > second
        }
    }
}

extension Budget {
    /// A budget whose time runs from now.
    init(_ budget: GraphBudget) {
        let deadline = budget.seconds.map { ContinuousClock.now + .seconds($0) }
        self.init(nodes: budget.nodes ?? .max) { deadline.map { ContinuousClock.now >= $0 } ?? false }
    }
}

extension Truncation {
    /// Why, in words.
    func reason(_ budget: GraphBudget) -> String {
        switch self {
        case .nodes: "more than \(budget.nodes ?? 0) researchers would have had to be looked at"
        case .depth: "it would take more steps than were asked for"
        case .time: "time was up after \(budget.seconds ?? 0) s"
        case .results: "there are more than were asked for"
        }
    }
}

extension Optional {
    func orNoPerson(_ researcher: ResearcherID) throws(BylineError) -> Wrapped {
        try orNotFound(
            "\(researcher) is a collaboration or unnamed, and so has no collaborators of its own",
            mend: "Ask about one of its members")
    }
}
