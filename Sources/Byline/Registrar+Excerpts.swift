public import Catalog
import Graph
import Store

/// Parts of the collaborator graph, for exports and pictures.
extension Registrar {
    /// A researcher, those within `depth` steps, and every tie among them.
    ///
    /// Where there is no room for all, the nearest stay, among equally near those with the strongest ties to the ones
    /// already there; the header says so.
    /// - Throws: when there is no such researcher, or no work carries the topic of the scope.
    public func egoNetwork(
        of centre: ResearcherID, depth: Int = 1, scope: GraphScope = .init(), budget: GraphBudget = .init()
    ) throws(BylineError) -> GraphExcerpt {
        let name = try summary(of: centre).name
        let works = try workScope(scope)
        let reach = try ask { store throws(StoreError) in
            try store.reach(from: centre, depth: depth, within: works, scope: scope, budget: budget)
        }
        let steps = depth == 1 ? "1 step" : "\(depth) steps"
        let header = try header(
            "Collaborators of \(name) (\(centre)), up to \(steps)", scope, truncation: reach.truncation)
        return try ask { store throws(StoreError) in
            let edges = coauthorTies(
                in: try store.coauthoredWorks(among: Set(reach.distances.keys), in: works).map { CoauthoredWork($0) },
                minimumShared: scope.minimumShared)
            let nodes = try store.people(Set(reach.distances.keys)).map { person in
                GraphExcerpt.Node(
                    person, role: person.id == centre ? .centre : .member, distance: reach.distances[person.id])
            }
            return try store.excerpt(nodes: nodes, edges: edges, header: header)
        }
    }

    /// Everybody and every tie. With a scope only those who have a tie left in it.
    ///
    /// Where there is no room for all, those with the greatest strength in all their ties stay.
    public func coauthorGraph(scope: GraphScope = .init(), budget: GraphBudget = .init()) throws(BylineError)
        -> GraphExcerpt
    {
        let works = try workScope(scope)
        let header = try header("All collaborators", scope)
        return try ask { store throws(StoreError) in
            var header = header
            var edges = coauthorTies(
                in: try store.coauthoredWorks(among: nil, in: works).map { CoauthoredWork($0) },
                minimumShared: scope.minimumShared)
            var people = try store.people(nil)
            if !scope.isEverything {
                let tied = Set(edges.flatMap { [$0.source, $0.target] })
                people.removeAll { !tied.contains(.researcher($0.id)) }
            }
            if let room = budget.nodes, people.count > room {
                header.truncation = "\(people.count) researchers; the \(room) with the strongest ties are kept"
                let kept = strongest(room, of: people.map { .researcher($0.id) }, by: edges)
                people.removeAll { !kept.contains(.researcher($0.id)) }
                edges.removeAll { !kept.contains($0.source) || !kept.contains($0.target) }
            }
            return try store.excerpt(nodes: people.map { GraphExcerpt.Node($0) }, edges: edges, header: header)
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
        let edges = try ask { store throws(StoreError) in
            coauthorTies(
                in: try store.coauthoredWorks(of: [researcher], in: works).map { CoauthoredWork($0) },
                minimumShared: scope.minimumShared)
        }
        let own = GraphExcerpt.NodeID.researcher(researcher)
        let ties = edges.compactMap { edge -> (GraphExcerpt.NodeID, GraphExcerpt.Tie)? in
            guard case .tie(let tie) = edge.bond, edge.source == own || edge.target == own else { return nil }
            return (edge.source == own ? edge.target : edge.source, tie)
        }
        let tieOf = Dictionary(uniqueKeysWithValues: ties)
        return everybody.compactMap { person in
            guard let tie = tieOf[.researcher(person.id)] else { return nil }
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
    /// Researchers within `depth` steps of one, each with their distance, and why some are missing.
    fileprivate func reach(
        from centre: ResearcherID, depth: Int, within works: WorkScope, scope: GraphScope, budget: GraphBudget
    ) throws(StoreError) -> (distances: [ResearcherID: Int], truncation: String?) {
        let clock = ContinuousClock()
        let deadline = budget.seconds.map { clock.now + .seconds($0) }
        var distances = [centre: 0]
        var layer = [centre]
        for step in 1...max(1, depth) where !layer.isEmpty {
            if let deadline, clock.now >= deadline {
                return (distances, "time was up after \(budget.seconds ?? 0) s; nobody at step \(step) was looked for")
            }
            let ties = coauthorTies(
                in: try coauthoredWorks(of: layer, in: works).map { CoauthoredWork($0) },
                minimumShared: scope.minimumShared)
            layer = neighbours(of: Set(distances.keys), by: ties)
            let room = budget.nodes.map { max(0, $0 - distances.count) } ?? layer.count
            for person in layer.prefix(room) { distances[person] = step }
            if layer.count > room {
                return (
                    distances,
                    "\(layer.count) at step \(step), room for \(room) of them: those with the strongest ties are kept"
                )
            }
        }
        return (distances, nil)
    }

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

extension CoauthoredWork {
    fileprivate init(_ row: Store.CoauthoredRow) {
        self.init(
            id: row.work, year: row.year, authorCount: row.authorCount, isComplete: row.isComplete,
            authors: row.authors)
    }
}

extension GraphExcerpt.Node {
    fileprivate init(_ person: Store.PersonRow, role: GraphExcerpt.Role = .member, distance: Int? = nil) {
        self.init(
            id: .researcher(person.id), name: person.name, role: role, distance: distance, workCount: person.works,
            firstYear: person.firstYear, lastYear: person.lastYear)
    }
}
