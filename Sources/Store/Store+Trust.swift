public import Catalog

/// The trust numbers as they were last counted.
extension Store {
    /// Writes these numbers over those that stand there.
    public func setTrust(_ rows: [StoredTrust]) throws(StoreError) {
        for row in rows.sorted(by: { $0.researcher < $1.researcher }) {
            try database.run(
                """
                INSERT INTO trust (researcher_id, rule_version, as_of, revision, level, score, identity, works,
                                   collaboration, corroboration, endorsement, reproduction)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                ON CONFLICT (researcher_id) DO UPDATE SET rule_version = excluded.rule_version,
                    as_of = excluded.as_of, revision = excluded.revision, level = excluded.level,
                    score = excluded.score, identity = excluded.identity, works = excluded.works,
                    collaboration = excluded.collaboration, corroboration = excluded.corroboration,
                    endorsement = excluded.endorsement, reproduction = excluded.reproduction
                """,
                [
                    .int(row.researcher.rawValue), .text(row.ruleVersion), .text(row.asOf.description),
                    .int(row.revision), .int(row.level.rawValue), .int(row.score),
                ] + TrustComponent.allCases.map { .int(row[$0]) })
        }
    }

    /// The stored numbers of these researchers, where they were counted.
    public func storedTrust(of researchers: some Collection<ResearcherID>) throws(StoreError)
        -> [ResearcherID: StoredTrust]
    {
        try want(researchers.lazy.map(\.rawValue))
        let rows = try database.rows(
            """
            SELECT researcher_id, rule_version, as_of, revision, level, identity, works, collaboration, corroboration,
                   endorsement, reproduction
              FROM temp.wanted CROSS JOIN trust ON trust.researcher_id = wanted.id
            """
        ) { row in
            StoredTrust(
                researcher: ResearcherID(row.int(0)), ruleVersion: row.text(1),
                asOf: Instant(row.text(2)) ?? Instant(secondsSinceEpoch: 0), revision: row.integer(3),
                level: VerificationLevel(rawValue: row.integer(4)) ?? .mentioned,
                values: (5..<11).map { row.integer($0) })
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.researcher, $0) })
    }

    /// The researchers whose number was never counted.
    public func researchersWithoutTrust() throws(StoreError) -> Set<ResearcherID> {
        Set(
            try database.rows("SELECT id FROM researcher WHERE id NOT IN (SELECT researcher_id FROM trust)") {
                ResearcherID($0.int(0))
            })
    }
}
