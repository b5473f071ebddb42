public import Catalog

/// Writing what follows from works and authorships: coauthors and citations.
extension Store {
    /// Works with more authors than this say who was in a collaboration, not who worked with whom; they would also
    /// make a pair of everybody with everybody. They are left out of `coauthorship`.
    public static let largestCoauthorList = 200

    /// Researchers whose coauthors are computed at a time: their pairs are sorted in memory.
    private static let coauthorsAtOnce = 10_000

    /// Computes the coauthors of these researchers anew.
    public func rebuildCoauthorships(of researchers: Set<ResearcherID>) throws(StoreError) {
        try deleteCoauthorships(of: researchers)
        let sorted = researchers.sorted()
        for start in stride(from: 0, to: sorted.count, by: Self.coauthorsAtOnce) {
            try want(sorted[start..<min(start + Self.coauthorsAtOnce, sorted.count)].map(\.rawValue))
            try addCoauthorshipsOfWanted()
        }
        // The other side of pairs with those who were not asked for.
        try want(sorted.lazy.map(\.rawValue))
        try database.run(
            """
            INSERT INTO coauthorship (researcher_id, other_id, works, strength, first_year, last_year, is_lower_bound)
            SELECT other_id, researcher_id, works, strength, first_year, last_year, is_lower_bound
              FROM temp.wanted CROSS JOIN coauthorship ON researcher_id = wanted.id
             WHERE other_id NOT IN (SELECT id FROM temp.wanted)
             ORDER BY other_id, researcher_id
            """)
    }

    private func addCoauthorshipsOfWanted() throws(StoreError) {
        // From each wanted researcher along authorship_by_researcher to their works, then along the primary key of
        // authorship to everybody on them. The authors of a work are counted once for each of those.
        try database.run(
            """
            WITH mine AS MATERIALIZED (
                SELECT me.id AS researcher_id, authorship.work_id,
                       (SELECT COUNT(*) FROM authorship AS everybody
                         WHERE everybody.work_id = authorship.work_id) AS authors
                  FROM temp.wanted
                 CROSS JOIN researcher AS me ON me.id = wanted.id AND me.is_personal = 1
                 CROSS JOIN authorship ON authorship.researcher_id = me.id)
            INSERT INTO coauthorship (researcher_id, other_id, works, strength, first_year, last_year, is_lower_bound)
            SELECT mine.researcher_id, theirs.researcher_id, COUNT(*), ROUND(SUM(1.0 / (mine.authors - 1)), 9),
                   MIN(work.year), MAX(work.year), MAX(work.authors_complete IS NOT 1)
              FROM mine
             CROSS JOIN work ON work.id = mine.work_id
             CROSS JOIN authorship AS theirs ON theirs.work_id = mine.work_id
             CROSS JOIN researcher AS them ON them.id = theirs.researcher_id
             WHERE theirs.researcher_id <> mine.researcher_id AND them.is_personal = 1 AND mine.authors <= ?1
             GROUP BY mine.researcher_id, theirs.researcher_id
            """, [.int(Self.largestCoauthorList)])
    }

    /// Removes every pair that one of these researchers is in, from both sides. Leaves them as the wanted ids.
    func deleteCoauthorships(of researchers: Set<ResearcherID>) throws(StoreError) {
        try want(researchers.lazy.map(\.rawValue))
        try database.run(
            """
            DELETE FROM coauthorship
             WHERE (researcher_id, other_id) IN
                   (SELECT other_id, researcher_id FROM temp.wanted CROSS JOIN coauthorship ON researcher_id = wanted.id)
            """)
        try database.run("DELETE FROM coauthorship WHERE researcher_id IN (SELECT id FROM temp.wanted)")
    }

    /// The researchers who are authors of these works.
    public func authors(ofWorks works: some Collection<WorkID>) throws(StoreError) -> Set<ResearcherID> {
        try want(works.lazy.map(\.rawValue))
        return Set(
            try database.rows(
                "SELECT DISTINCT researcher_id FROM temp.wanted CROSS JOIN authorship ON work_id = wanted.id"
            ) { ResearcherID($0.int(0)) })
    }

    /// One record that shows a citation, with what decides its direction.
    public struct CitationEvidence: Hashable, Sendable {
        public var record: RecordID
        public var kind: PrintedRecord.Kind
        /// The year the record prints.
        public var rowYear: Int?
        public var row: WorkID
        public var subject: WorkID
        public var subjectYear: Int?
    }

    /// The citation-bearing records of every source that shows one of these works in its subject or its rows.
    public func citationEvidence(touching works: Set<WorkID>) throws(StoreError) -> [CitationEvidence] {
        try want(works.lazy.map(\.rawValue))
        return try database.rows(
            """
            SELECT record.id, record.kind,
                   (SELECT CAST(value AS INTEGER) FROM assertion
                     WHERE assertion.record_id = record.id AND field = 'year' ORDER BY assertion.id LIMIT 1),
                   its.work_id, subjects.work_id, subject_work.year
              FROM record
              JOIN work_record AS its ON its.record_id = record.id
              JOIN record AS subject ON subject.source_id = record.source_id AND subject.kind = 'subject'
              JOIN work_record AS subjects ON subjects.record_id = subject.id
              JOIN work AS subject_work ON subject_work.id = subjects.work_id
             WHERE record.kind IN ('connected', 'reference')
               AND record.source_id IN (SELECT touched.source_id FROM temp.wanted
                                          CROSS JOIN work_record ON work_record.work_id = wanted.id
                                          CROSS JOIN record AS touched ON touched.id = work_record.record_id
                                         WHERE touched.kind IN ('subject', 'connected', 'reference'))
             ORDER BY record.id
            """
        ) { row in
            CitationEvidence(
                record: RecordID(row.int(0)), kind: PrintedRecord.Kind(rawValue: row.text(1)) ?? .connected,
                rowYear: row.optionalInteger(2), row: WorkID(row.int(3)), subject: WorkID(row.int(4)),
                subjectYear: row.optionalInteger(5))
        }
    }

    /// Notes which way the citation of a record goes; nil takes it away (a work does not cite itself).
    public func setCitation(
        _ edge: (citing: WorkID, cited: WorkID, basis: CitationLine.Basis)?, shownBy record: RecordID
    ) throws(StoreError) {
        guard let edge else {
            return try database.run("DELETE FROM citation WHERE record_id = ?1", [.int(record.rawValue)])
        }
        try database.run(
            """
            INSERT INTO citation (record_id, citing, cited, basis) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (record_id) DO UPDATE SET citing = excluded.citing, cited = excluded.cited,
                basis = excluded.basis
            """,
            [
                .int(record.rawValue), .int(edge.citing.rawValue), .int(edge.cited.rawValue),
                .text(edge.basis.rawValue),
            ])
    }
}
