public import Catalog

/// Who can bear on whose number through endorsements, made once for many questions of one graph.
public struct EndorsementReach: Sendable {
    private let graph: EndorsementGraph
    /// Places of the edges that arrive at a person, ascending, and of those that leave.
    private let arriving: [ResearcherID: [Int]]
    private let leaving: [ResearcherID: [Int]]

    /// - Complexity: linear in the endorsements.
    public init(_ graph: EndorsementGraph) {
        self.graph = graph
        arriving = Dictionary(grouping: graph.edges.indices) { graph.edges[$0].receiver }
        leaving = Dictionary(grouping: graph.edges.indices) { graph.edges[$0].giver }
    }

    /// What can bear on one person: every endorsement on some way to them in the graph's order, and the levels of those
    /// who gave it.
    /// - Complexity: what it returns, n log n; nothing for the many whom nobody endorsed.
    public func behind(_ person: ResearcherID) -> EndorsementGraph {
        guard arriving[person] != nil else { return EndorsementGraph() }
        let people = reached(from: [person]) { arriving[$0, default: []].lazy.map { graph.edges[$0].giver } }
        let edges = people.flatMap { arriving[$0, default: []] }.sorted().map { graph.edges[$0] }
        var levels: [ResearcherID: VerificationLevel] = [:]
        for edge in edges { levels[edge.giver] = graph.levels[edge.giver] }
        return EndorsementGraph(edges: edges, levels: levels)
    }

    /// These people and everybody whose number may hang on theirs: whom they endorsed, and so on.
    public func ahead(of people: Set<ResearcherID>) -> Set<ResearcherID> {
        reached(from: people) { leaving[$0, default: []].lazy.map { graph.edges[$0].receiver } }
    }

    private func reached<Next: Sequence<ResearcherID>>(
        from start: Set<ResearcherID>, _ next: (ResearcherID) -> Next
    ) -> Set<ResearcherID> {
        var seen = start
        var rest = Array(start)
        while let person = rest.popLast() {
            for other in next(person) where seen.insert(other).inserted { rest.append(other) }
        }
        return seen
    }
}
