package import Catalog
import Store

/// One researcher, those with the strongest ties to them, and every tie among all these, in numbers: for a picture.
package struct ClosestCircle: Hashable, Sendable {
    /// As `Registrar.egoNetwork` has it, but that ties name none of their works, and people tell no years.
    package var excerpt: GraphExcerpt
    /// How many works are behind each tie, in the order of the excerpt's edges.
    package var sharedWorks: [Int]

    package init(excerpt: GraphExcerpt, sharedWorks: [Int]) {
        self.excerpt = excerpt
        self.sharedWorks = sharedWorks
    }
}

extension Registrar {
    /// Read from pairs that were counted when works came in: neither the graph of everybody is needed nor a single
    /// work, so that somebody with hundreds of works is drawn as quickly as anybody.
    ///
    /// - Parameter room: the most people, the centre among them.
    /// - Throws: as `egoNetwork`.
    package func closestCircle(of centre: ResearcherID, room: Int) throws(BylineError) -> ClosestCircle {
        try refuseHidden(centre)
        let (people, pairs, isCut) = try ask { store throws(StoreError) in
            let nearest = try store.nearest(to: centre, limit: room)
            let chosen = [centre] + nearest.prefix(max(0, room - 1))
            return (try store.workCounts(of: chosen), try store.pairs(among: chosen), nearest.count >= max(1, room))
        }
        let name = try people.first { $0.id == centre }.orNoPerson(centre).name
        let excerpt = GraphExcerpt(
            kind: .coauthors,
            nodes: people.map { person in
                GraphExcerpt.Node(
                    person, role: person.id == centre ? .centre : .member, distance: person.id == centre ? 0 : 1)
            },
            edges: pairs.map { pair in
                GraphExcerpt.Edge(
                    source: .researcher(pair.low), target: .researcher(pair.high),
                    bond: .tie(
                        .init(
                            works: [], years: Set([pair.firstYear, pair.lastYear].compactMap(\.self)).sorted(),
                            strength: pair.strength, isLowerBound: pair.isLowerBound)))
            }, works: [],
            header: try header(
                "Collaborators of \(name) (\(centre)), up to 1 step", .init(),
                truncation: isCut ? Self.noRoom(beyond: room) : nil))
        return ClosestCircle(excerpt: excerpt, sharedWorks: pairs.map(\.works))
    }
}
