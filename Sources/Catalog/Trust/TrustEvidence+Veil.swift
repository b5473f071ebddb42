extension TrustEvidence {
    /// Ids from here on stand for people without a page; no store gives out so many.
    private static let firstStandIn: Int64 = 1_000_000_000_001

    /// The same evidence, with every person in `hidden` under an id that means nothing outside of it.
    ///
    /// Who is one there is one here, so the number that counts from it is the same, and who shares this evidence tells
    /// nobody with whom else a hidden person wrote.
    public func veiled(_ hidden: Set<ResearcherID>) -> TrustEvidence {
        let named =
            works.flatMap { $0.companions.map(\.id) } + endorsements.edges.flatMap { [$0.giver, $0.receiver] }
            + endorsements.levels.keys
        let concerned = hidden.intersection(named).subtracting([researcher]).sorted()
        guard !concerned.isEmpty else { return self }
        let standIns = Dictionary(
            uniqueKeysWithValues: zip(concerned, Self.firstStandIn...).map { ($0, ResearcherID($1)) })
        func shown(_ id: ResearcherID) -> ResearcherID { standIns[id] ?? id }
        var veiled = self
        for work in veiled.works.indices {
            for companion in veiled.works[work].companions.indices {
                veiled.works[work].companions[companion].id = shown(works[work].companions[companion].id)
            }
            veiled.works[work].companions.sort { $0.id < $1.id }
        }
        for edge in veiled.endorsements.edges.indices {
            veiled.endorsements.edges[edge].giver = shown(endorsements.edges[edge].giver)
            veiled.endorsements.edges[edge].receiver = shown(endorsements.edges[edge].receiver)
        }
        veiled.endorsements.levels = Dictionary(
            uniqueKeysWithValues: endorsements.levels.map { (shown($0.key), $0.value) })
        return veiled
    }

    /// Whether an id stands for somebody without a page.
    public static func isStandIn(_ id: ResearcherID) -> Bool { id.rawValue >= firstStandIn && id.rawValue < .max }
}
