public import Catalog

extension EndorsementGraph {
    /// What can bear on one person: every endorsement on some way to them, and the levels of those who gave it.
    public func behind(_ person: ResearcherID) -> EndorsementGraph {
        let arriving = Dictionary(grouping: edges, by: \.receiver)
        let people = Self.reached(from: [person]) { arriving[$0, default: []].map(\.giver) }
        let kept = edges.filter { people.contains($0.receiver) }
        let givers = Set(kept.map(\.giver))
        return EndorsementGraph(edges: kept, levels: levels.filter { givers.contains($0.key) })
    }

    /// These people and everybody whose number may hang on theirs: whom they endorsed, and so on.
    public func ahead(of people: Set<ResearcherID>) -> Set<ResearcherID> {
        let leaving = Dictionary(grouping: edges, by: \.giver)
        return Self.reached(from: people) { leaving[$0, default: []].map(\.receiver) }
    }

    private static func reached(
        from start: Set<ResearcherID>, _ next: (ResearcherID) -> [ResearcherID]
    ) -> Set<ResearcherID> {
        var seen = start
        var rest = Array(start)
        while let person = rest.popLast() {
            for other in next(person) where seen.insert(other).inserted { rest.append(other) }
        }
        return seen
    }
}
