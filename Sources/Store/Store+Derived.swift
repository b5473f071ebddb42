public import Catalog

/// Writing what follows from works and authorships: citations.
extension Store {
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
