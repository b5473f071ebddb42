import Catalog
import Store
import Trust

/// Counts trust numbers from what a store knows, and keeps the stored ones in step with it.
struct TrustKeeper {
    let store: Store
    let asOf: Instant

    /// Everybody's numbers hang on everybody's levels through endorsements, so those are read once.
    private let endorsements: EndorsementReach

    init(_ store: Store, asOf: Instant) throws(StoreError) {
        self.store = store
        self.asOf = asOf
        let edges = try store.endorsements()
        endorsements = EndorsementReach(
            EndorsementGraph(edges: edges, levels: try store.establishedLevels(of: Set(edges.map(\.giver)), at: asOf)))
    }

    /// What is known about each of these researchers.
    func evidence(of researchers: Set<ResearcherID>) throws(StoreError) -> [TrustEvidence] {
        let levels = try store.establishedLevels(of: researchers, at: asOf)
        // Not only a researcher's own account: whoever has two could speak for himself with the other.
        let brought = try store.sourcesFromAccountsAlone()
        let told = try store.authors(ofWorksIn: brought).intersection(researchers)
        let own = Dictionary(uniqueKeysWithValues: told.map { ($0, brought) })
        let works = try store.trustWorks(of: researchers, own: own)
        let reproductions = try store.reproductions(ofWorksBy: researchers)
        return researchers.sorted().map { id in
            TrustEvidence(
                researcher: id, asOf: asOf, level: levels[id, default: .mentioned], works: works[id, default: []],
                endorsements: endorsements.behind(id), reproductions: reproductions[id, default: []])
        }
    }

    /// The numbers of these researchers, counted now and not yet written.
    ///
    /// At L0 every cap is 0, so nothing is read for those who are only mentioned: in most catalogues nearly everybody.
    func count(_ researchers: Set<ResearcherID>, revision: Int) throws(StoreError) -> [StoredTrust] {
        let levels = try store.establishedLevels(of: researchers, at: asOf)
        let rated = researchers.filter { levels[$0, default: .mentioned] > .mentioned }
        let unrated = researchers.subtracting(rated).map {
            StoredTrust(assessTrust(.init(researcher: $0, asOf: asOf, level: .mentioned)), revision: revision)
        }
        return unrated + (try evidence(of: rated)).map { StoredTrust(assessTrust($0), revision: revision) }
    }

    /// Counts and writes the numbers of these researchers, of everybody whom they endorse by any way, and of everybody
    /// who has none yet. Notes these researchers, and those whose number moved, as changed.
    /// - Returns: the numbers before and after.
    @discardableResult
    func refresh(_ researchers: Set<ResearcherID>) throws(StoreError) -> [(before: StoredTrust?, after: StoredTrust)] {
        var told: [(before: StoredTrust?, after: StoredTrust)] = []
        try refresh(researchers) { told += $0 }
        return told
    }

    /// Numbers that are counted and written at a time.
    private static let atOnce = 20_000

    /// The same, telling the numbers before and after a part at a time.
    func refresh(
        _ researchers: Set<ResearcherID>, tell: ([(before: StoredTrust?, after: StoredTrust)]) -> Void
    ) throws(StoreError) {
        let reached = endorsements.ahead(of: researchers).union(try store.researchersWithoutTrust())
        var waiting = reached.sorted()[...]
        while !waiting.isEmpty {
            let some = Set(waiting.prefix(Self.atOnce))
            waiting = waiting.dropFirst(Self.atOnce)
            let existing = Set(try store.displayNames(of: some).keys)
            let before = try store.storedTrust(of: existing)
            let after = try count(existing, revision: try store.revision())
            try store.setTrust(after)
            let moved = after.filter { row in
                before[row.researcher].map { ($0.level, $0.values) != (row.level, row.values) } ?? true
            }
            try store.noteChanges(
                researchers: researchers.intersection(existing).union(moved.map(\.researcher)),
                at: Registrar.timestamp())
            tell(after.map { (before[$0.researcher], $0) })
        }
    }

    /// The first stored number that is not what counting gives at its own moment; nil when all are.
    ///
    /// Each is counted twice, by the rule and by the audit of what would be exported.
    static func fault(in store: Store) throws(StoreError) -> String? {
        let everybody = Set(try store.allResearchers())
        let stored = try store.storedTrust(of: everybody)
        let missing = everybody.subtracting(stored.keys)
        if !missing.isEmpty { return "\(missing.count) researchers have no number yet; `byline trust refresh` counts" }
        for (moment, rows) in Dictionary(grouping: stored.values, by: \.asOf).sorted(by: { $0.key < $1.key }) {
            let keeper = try TrustKeeper(store, asOf: moment)
            let counted = try keeper.count(Set(rows.map(\.researcher)), revision: 0)
            for row in counted.sorted(by: { $0.researcher < $1.researcher }) {
                guard let kept = stored[row.researcher] else { continue }
                guard kept.ruleVersion == row.ruleVersion else {
                    return "\(row.researcher) was counted by the rule “\(kept.ruleVersion)”"
                }
                if (kept.level, kept.values) != (row.level, row.values) {
                    return "\(row.researcher) is stored with \(kept.score) at \(kept.level.code) and counts "
                        + "\(row.score) at \(row.level.code)"
                }
            }
            let rated = Set(counted.filter { $0.level > .mentioned }.map(\.researcher))
            for evidence in try keeper.evidence(of: rated) {
                let export = TrustExport(evidence, assessTrust(evidence))
                if let failed = auditTrust(export).first(where: { !$0.passed }) {
                    return "\(evidence.researcher), \(failed.name): \(failed.detail)"
                }
            }
        }
        return nil
    }
}
