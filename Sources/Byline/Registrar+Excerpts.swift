public import Catalog
import Graph
import Store

/// Parts of the collaborator graph, for exports and pictures.
extension Registrar {
    /// A researcher, those within `depth` steps, and every tie among them.
    ///
    /// Where there is no room for all, the nearest stay, of the outermost those with the strongest ties inwards; the
    /// header says so.
    /// - Throws: when there is no such researcher, or no work carries the topic of the scope.
    public func egoNetwork(
        of centre: ResearcherID, depth: Int = 1, scope: GraphScope = .init(), budget: GraphBudget = .init()
    ) throws(BylineError) -> GraphExcerpt {
        let name = try summary(of: centre).name
        let graph = try graph(in: scope)
        let ego = graph.egoNetwork(around: try node(of: centre, in: graph), depth: depth, budget: Budget(budget))
        let steps = depth == 1 ? "1 step" : "\(depth) steps"
        let header = try header(
            "Collaborators of \(name) (\(centre)), up to \(steps)", scope,
            truncation: Self.reason(ego.truncation, budget))
        return try excerpt(of: ego, in: graph, around: centre, header)
    }

    private func excerpt(
        of ego: EgoNetwork, in graph: CollaborationGraph, around centre: ResearcherID, _ header: GraphExcerpt.Header
    ) throws(BylineError) -> GraphExcerpt {
        let distances = Dictionary(uniqueKeysWithValues: zip(ego.nodes.map(graph.researcher), ego.steps))
        return try ask { store throws(StoreError) in
            let nodes = try store.people(Set(distances.keys)).map { person in
                GraphExcerpt.Node(
                    person, role: person.id == centre ? .centre : .member, distance: distances[person.id])
            }
            let edges = ego.edges.map { GraphExcerpt.Edge(graph, edge: $0.edge, between: $0.low, $0.high) }
            return try store.excerpt(nodes: nodes, edges: edges, header: header)
        }
    }

    /// Several people, everybody who wrote with one of them, and every tie among all these.
    ///
    /// Where there is no room for all, each in turn keeps those with the strongest ties; the header says so.
    /// - Parameter centres: in the order in which they were asked for; the first is the one it is about.
    public func network(
        around centres: [ResearcherID], scope: GraphScope = .init(), budget: GraphBudget = .init()
    ) throws(BylineError) -> GraphExcerpt {
        let graph = try graph(in: scope)
        var steps: [Int: Int] = [:]
        var isCut = false
        for (place, centre) in centres.enumerated() {
            let node = try node(of: centre, in: graph)
            steps[node] = min(steps[node] ?? .max, place == 0 ? 0 : 2)
            let strongestFirst = graph.neighbours(of: node).sorted { a, b in
                (graph.strengths[b.edge], a.node) < (graph.strengths[a.edge], b.node)
            }
            for other in strongestFirst.map(\.node) where steps[other] == nil {
                if steps.count < budget.nodes ?? .max { steps[other] = place == 0 ? 1 : 2 } else { isCut = true }
            }
        }
        var name = "nobody"
        if let first = centres.first { name = "\(try summary(of: first).name) (\(first))" }
        let others = centres.count <= 1 ? "" : " and \(centres.count - 1) more"
        let header = try header(
            "Collaborators of \(name)\(others)", scope,
            truncation: isCut ? "room for \(budget.nodes ?? 0) people; those with the strongest ties are kept" : nil)
        let edges = steps.keys.sorted().flatMap { low in
            graph.neighbours(of: low).filter { $0.node > low && steps[$0.node] != nil }.map { high, edge in
                GraphExcerpt.Edge(graph, edge: edge, between: low, high)
            }
        }
        let asked = Set(centres)
        return try ask { store throws(StoreError) in
            let nodes = try store.people(Set(steps.keys.map(graph.researcher))).map { person in
                GraphExcerpt.Node(
                    person, role: asked.contains(person.id) ? .centre : .member,
                    distance: graph.node(of: person.id).flatMap { steps[$0] })
            }
            return try store.excerpt(nodes: nodes, edges: edges, header: header)
        }
    }

    /// Why an ego network is not whole. That somebody stands beyond the last step asked for leaves nothing out.
    private static func reason(_ truncation: Truncation?, _ budget: GraphBudget) -> String? {
        switch truncation {
        case .nodes: noRoom(beyond: budget.nodes ?? 0)
        case nil, .depth: nil
        case let other?: other.reason(budget)
        }
    }

    /// What a header says of an excerpt that has no room for all.
    static func noRoom(beyond count: Int) -> String {
        "room for \(count) researchers; of the outermost those with the strongest ties inwards are kept"
    }

    /// Everybody and every tie. With a scope only those who have a tie left in it.
    ///
    /// Where there is no room for all, those with the greatest strength in all their ties stay.
    public func coauthorGraph(scope: GraphScope = .init(), budget: GraphBudget = .init()) throws(BylineError)
        -> GraphExcerpt
    {
        let graph = try graph(in: scope)
        var edges: [GraphExcerpt.Edge] = []
        edges.reserveCapacity(graph.edgeCount)
        graph.adjacency.forEachEdge { edge, low, high in
            edges.append(GraphExcerpt.Edge(graph, edge: edge, between: low, high))
        }
        var header = try header("All collaborators", scope)
        var people = try ask { store throws(StoreError) in try store.people(nil) }
        if !scope.isEverything {
            people.removeAll { person in graph.node(of: person.id).map { graph.degree(of: $0) == 0 } ?? true }
        }
        if let room = budget.nodes, people.count > room {
            header.truncation = "\(people.count) researchers; the \(room) with the strongest ties are kept"
            let kept = strongest(room, of: people.map { .researcher($0.id) }, by: edges)
            people.removeAll { !kept.contains(.researcher($0.id)) }
            edges.removeAll { !kept.contains($0.source) || !kept.contains($0.target) }
        }
        return try ask { store throws(StoreError) in
            try store.excerpt(nodes: people.map { GraphExcerpt.Node($0) }, edges: edges, header: header)
        }
    }

    /// What the scope's words mean in the store.
    func workScope(_ scope: GraphScope) throws(BylineError) -> Store.WorkScope {
        var works = Store.WorkScope(since: scope.since, until: scope.until)
        guard let topic = scope.topic else { return works }
        works.subject = try ask { store throws(StoreError) in try store.subject(ofTopic: topic) }
            .orNotFound(
                "No work here is on “\(topic)”",
                mend: "Give a code as `byline researcher topics NAME` prints them, such as cond-mat.dis-nn")
        return works
    }

    func header(_ query: String, _ scope: GraphScope, truncation: String? = nil) throws(BylineError)
        -> GraphExcerpt.Header
    {
        GraphExcerpt.Header(
            query: query, filters: scope.filters,
            revision: try ask { store throws(StoreError) in try store.revision() },
            rules: [
                "coauthors 1, works of at most \(Store.largestCoauthorList) authors, weight Σ 1/(authors − 1)",
                Self.identityRule,
            ], truncation: truncation)
    }

    /// By which rules records became works and mentions people.
    static var identityRule: String { "identity \(Resolver.parameters), keys \(Resolver.normaliser)" }

    /// The rule of close collaborators with its parameters, in words. The bounds of a scope do not touch it.
    public static var closeRule: String {
        let rule = CloseCollaboratorRule()
        return "close: \(rule.minimumWorks) or more works together in the \(rule.windowYears) calendar years up to the"
            + " researcher's latest work, of at most \(rule.maximumAuthors) authors each"
    }

    /// Who wrote works with a researcher within a scope: most shared works first, then strength, then name.
    public func collaborators(of researcher: ResearcherID, scope: GraphScope) throws(BylineError) -> [Collaborator] {
        let everybody = try collaborators(of: researcher)
        if scope.isEverything { return everybody }
        let works = try workScope(scope)
        let ties = try ask { store throws(StoreError) in
            coauthorTies(
                of: researcher,
                in: try store.coauthoredWorks(of: researcher, in: works).map { CoauthoredWork($0) },
                minimumShared: scope.minimumShared)
        }
        return everybody.compactMap { person in
            guard let tie = ties[person.id] else { return nil }
            var narrowed = person
            narrowed.sharedWorks = tie.works.count
            narrowed.strength = tie.strength
            narrowed.firstYear = tie.firstYear
            narrowed.lastYear = tie.lastYear
            narrowed.isLowerBound = tie.isLowerBound
            narrowed.works = person.works.filter(Set(tie.works).contains)
            return narrowed
        }.sorted { ($1.sharedWorks, $1.strength, $0.name, $0.id) < ($0.sharedWorks, $0.strength, $1.name, $1.id) }
    }
}

extension Store {
    /// An excerpt with the titles of the works its edges name.
    fileprivate func excerpt(
        nodes: [GraphExcerpt.Node], edges: [GraphExcerpt.Edge], header: GraphExcerpt.Header
    ) throws(StoreError) -> GraphExcerpt {
        var works: Set<WorkID> = []
        for edge in edges { if case .tie(let tie) = edge.bond { works.formUnion(tie.works) } }
        return GraphExcerpt(
            kind: .coauthors, nodes: nodes, edges: edges, works: try titles(of: works), header: header)
    }
}

extension GraphExcerpt.Edge {
    /// An edge of the graph with all that is known of it.
    fileprivate init(_ graph: CollaborationGraph, edge: Int, between low: Int, _ high: Int) {
        self.init(
            source: .researcher(graph.researcher(low)), target: .researcher(graph.researcher(high)),
            bond: .tie(GraphExcerpt.Tie(graph.works(behind: edge).map { CoauthoredWork($0) })))
    }
}

extension CoauthoredWork {
    fileprivate init(_ work: CollaborationGraph.Work) {
        self.init(
            id: work.id, year: work.year, authorCount: Int(work.authorCount), isComplete: !work.isCut, authors: [])
    }

    fileprivate init(_ row: Store.CoauthoredRow) {
        self.init(
            id: row.work, year: row.year, authorCount: row.authorCount, isComplete: row.isComplete,
            authors: row.authors)
    }
}

extension GraphExcerpt.Node {
    init(_ person: Store.PersonRow, role: GraphExcerpt.Role = .member, distance: Int? = nil) {
        self.init(
            id: .researcher(person.id), name: person.name, role: role, distance: distance, workCount: person.works,
            firstYear: person.firstYear, lastYear: person.lastYear)
    }
}
