public import Catalog

/// What `byline check` needs: the derived layers dropped, and a look at who is whose.
extension Store {
    /// Empties layers 2 and 4 and the links of layer 3. Evidence and decisions stay.
    public func dropDerived() throws(StoreError) {
        for table in [
            "trust", "citation", "coauthorship", "authorship", "work_topic", "topic", "work_record", "work",
            "researcher_mention", "researcher", "redirect", "link", "review", "run", "title_key", "block_key",
            "name_reading", "moved", "run_reach",
        ] {
            try database.run("DELETE FROM \(table)")
        }
    }

    /// Mentions that are nobody's, works without a record, researchers without a mention: nil when there are none.
    public func membershipFault() throws(StoreError) -> String? {
        let questions: [(what: String, query: String)] = [
            (
                "mentions that are nobody's",
                """
                SELECT COUNT(*) FROM mention JOIN record ON record.id = mention.record_id
                 WHERE mention.id NOT IN (SELECT mention_id FROM researcher_mention)
                   AND record.source_id NOT IN (SELECT source_id FROM unresolved)
                """
            ),
            ("works without a record", "SELECT COUNT(*) FROM work WHERE id NOT IN (SELECT work_id FROM work_record)"),
            (
                "researchers without a mention",
                "SELECT COUNT(*) FROM researcher WHERE id NOT IN (SELECT researcher_id FROM researcher_mention)"
            ),
            (
                "redirects that lead nowhere",
                """
                SELECT COUNT(*) FROM redirect
                 WHERE (kind = 'work' AND new_id NOT IN (SELECT id FROM work))
                    OR (kind = 'person' AND new_id NOT IN (SELECT id FROM researcher))
                """
            ),
        ]
        var found: [String] = []
        for question in questions {
            let count = try database.first(question.query) { row in row.integer(0) } ?? 0
            if count > 0 { found.append("\(count) \(question.what)") }
        }
        return found.isEmpty ? nil : found.joined(separator: ", ")
    }

    // MARK: For export

    /// The work of every record that is in one.
    public func allWorkRecords() throws(StoreError) -> [RecordID: WorkID] {
        Dictionary(
            uniqueKeysWithValues: try database.rows("SELECT record_id, work_id FROM work_record") {
                (RecordID($0.int(0)), WorkID($0.int(1)))
            })
    }

    /// The researcher of every mention.
    public func allResearcherMentions() throws(StoreError) -> [MentionID: ResearcherID] {
        Dictionary(
            uniqueKeysWithValues: try database.rows("SELECT mention_id, researcher_id FROM researcher_mention") {
                (MentionID($0.int(0)), ResearcherID($0.int(1)))
            })
    }

    public func allWorks() throws(StoreError) -> [WorkID] {
        try database.rows("SELECT id FROM work ORDER BY id") { WorkID($0.int(0)) }
    }

    public func allResearchers() throws(StoreError) -> [ResearcherID] {
        try database.rows("SELECT id FROM researcher ORDER BY id") { ResearcherID($0.int(0)) }
    }

    /// Every citation with the record that shows it.
    public func allCitations() throws(StoreError) -> [(
        record: RecordID, citing: WorkID, cited: WorkID, basis: CitationLine.Basis
    )] {
        try database.rows("SELECT record_id, citing, cited, basis FROM citation ORDER BY record_id") { row in
            (
                RecordID(row.int(0)), WorkID(row.int(1)), WorkID(row.int(2)),
                CitationLine.Basis(rawValue: row.text(3)) ?? .assumed
            )
        }
    }

    /// Every pair of coauthors, once from each side.
    public func allCoauthorships() throws(StoreError) -> [(
        ResearcherID, ResearcherID, works: Int, strength: Double, years: String, isLowerBound: Bool
    )] {
        try database.rows(
            """
            SELECT researcher_id, other_id, works, strength, IFNULL(first_year, '') || '-' || IFNULL(last_year, ''),
                   is_lower_bound
              FROM coauthorship ORDER BY researcher_id, other_id
            """
        ) { row in
            (
                ResearcherID(row.int(0)), ResearcherID(row.int(1)), works: row.integer(2), strength: row.real(3),
                years: row.text(4), isLowerBound: row.flag(5)
            )
        }
    }

    /// Every active link, as kind and the two members.
    public func allActiveLinks() throws(StoreError) -> [(kind: Decision.Kind, a: Int64, b: Int64)] {
        try database.rows("SELECT kind, a, b FROM link WHERE active = 1 ORDER BY kind, a, b") { row in
            (Decision.Kind(rawValue: row.text(0)) ?? .person, row.int(1), row.int(2))
        }
    }

    /// Every decision ever made, with when it was taken back.
    public func allDecisions() throws(StoreError) -> [(
        decision: Decision, actor: String, at: String, revokedAt: String?
    )] {
        try database.rows("SELECT kind, a, b, verdict, actor, at, revoked_at FROM decision ORDER BY id") { row in
            (
                Decision(
                    kind: Decision.Kind(rawValue: row.text(0)) ?? .person, a: row.int(1), b: row.int(2),
                    verdict: Decision.Verdict(rawValue: row.text(3)) ?? .different),
                row.text(4), row.text(5), row.optionalText(6)
            )
        }
    }
}
