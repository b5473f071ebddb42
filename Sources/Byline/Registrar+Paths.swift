public import Catalog
import Graph
import Store

/// How people are connected.
extension Registrar {
    /// Chains of shared works between two people.
    ///
    /// - Parameters:
    ///   - isWeighted: measure a chain by Σ 1/strength, so that close collaborators stand near, instead of by steps.
    ///   - maximumSteps: a longer chain is none; only where steps are counted and no k is asked for.
    public func paths(
        from start: ResearcherID, to end: ResearcherID, _ choice: PathChoice = .one, isWeighted: Bool = false,
        maximumSteps: Int = .max, scope: GraphScope = .init(), budget: GraphBudget = .init()
    ) throws(BylineError) -> PathsAnswer {
        let graph = try graph(in: scope)
        let (source, target) = (try node(of: start, in: graph), try node(of: end, in: graph))
        let spending = Budget(budget)
        let lengths: EdgeLengths = isWeighted ? .inverse(of: graph.strengths) : .steps
        let found: PathsBetween
        var isAsked = false
        switch choice {
        case .shortest(let k):
            found = graph.kShortestPaths(from: source, to: target, k: k, by: lengths, budget: spending)
            isAsked = found.truncation == .results  // as many as were asked for
        case .one, .all:
            var limit: Int?
            if case .all(let most) = choice { limit = most }
            found =
                isWeighted
                ? graph.shortestPaths(from: source, to: target, by: lengths, limit: limit, budget: spending)
                : graph.shortestPaths(
                    from: source, to: target, limit: limit, maximumSteps: maximumSteps, budget: spending)
        }
        let names = try people([source, target], in: graph)
        var answer = PathsAnswer(
            from: names[source] ?? .init(id: start, name: ""), to: names[target] ?? .init(id: end, name: ""),
            paths: try named(found.paths, in: graph), count: found.count,
            truncation: isAsked ? nil : found.truncation?.reason(budget))
        if found.paths.isEmpty, found.truncation == nil {
            answer.reach = [source, target].map { node in graph.adjacency.steps(from: node).count { $0 >= 0 } }
        }
        return answer
    }

    private func named(_ paths: [Path], in graph: CollaborationGraph) throws(BylineError) -> [ResearcherPath] {
        let people = try people(paths.flatMap(\.nodes), in: graph)
        let steps = paths.flatMap { path in
            path.edges.indices.map { (edge: path.edges[$0], near: path.nodes[$0], far: path.nodes[$0 + 1]) }
        }
        var ties = try ties(steps, in: graph)[...]
        return paths.map { path in
            let own = Array(ties.prefix(path.edges.count))
            ties = ties.dropFirst(path.edges.count)
            return ResearcherPath(people: path.nodes.compactMap { people[$0] }, ties: own, length: path.length)
        }
    }

    /// Chains as a part of the graph, for exports and pictures: whoever stands on one of them, and their ties.
    public func excerpt(of answer: PathsAnswer, scope: GraphScope = .init()) throws(BylineError) -> GraphExcerpt {
        var distance: [ResearcherID: Int] = [:]
        var ties: [Set<ResearcherID>: PairTie] = [:]
        for path in answer.paths {
            for (step, person) in path.people.enumerated() {
                distance[person.id] = min(step, distance[person.id] ?? step)
            }
            for tie in path.ties { ties[[tie.near.id, tie.far.id]] = tie }
        }
        let summaries = try ask { store throws(StoreError) in try store.summaries(of: distance.keys.sorted()) }
        let nodes = summaries.map { person in
            GraphExcerpt.Node(
                id: .researcher(person.id), name: person.name,
                role: [answer.from.id, answer.to.id].contains(person.id) ? .centre : .member,
                distance: distance[person.id], workCount: person.workCount, firstYear: person.firstYear,
                lastYear: person.lastYear)
        }
        let edges = ties.values.map { pair in
            GraphExcerpt.Edge(
                source: .researcher(min(pair.near.id, pair.far.id)),
                target: .researcher(max(pair.near.id, pair.far.id)),
                bond: .tie(pair.tie))
        }
        let works = Set(ties.values.flatMap(\.works))
        let query = "Paths from \(answer.from.name) (\(answer.from.id)) to \(answer.to.name) (\(answer.to.id))"
        return GraphExcerpt(
            kind: .coauthors, nodes: nodes, edges: edges, works: Array(works),
            header: try header(query, scope, truncation: answer.truncation))
    }

    /// Who wrote with every one of these: the strongest of the weakest ties first, then by id.
    public func commonCollaborators(of researchers: [ResearcherID], scope: GraphScope = .init()) throws(BylineError)
        -> [CommonCollaborator]
    {
        let graph = try graph(in: scope)
        var nodes: [Int] = []
        for researcher in researchers { nodes.append(try node(of: researcher, in: graph)) }
        let common = graph.commonNeighbours(of: nodes)
        let people = try people(common, in: graph)
        let edges = common.flatMap { other in
            nodes.compactMap { node in
                graph.edge(between: node, other).map { (edge: $0, near: node, far: other) }
            }
        }
        let ties = try ties(edges, in: graph)
        let rows = common.enumerated().compactMap { index, node in
            people[node].map {
                CommonCollaborator(person: $0, ties: Array(ties[index * nodes.count..<(index + 1) * nodes.count]))
            }
        }
        func weakest(_ row: CommonCollaborator) -> Double { row.ties.map(\.tie.strength).min() ?? 0 }
        return rows.sorted { (weakest($1), $0.person.id) < (weakest($0), $1.person.id) }
    }
}
