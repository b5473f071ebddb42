public import Catalog

/// Parts of the collaborator graph and of the citation graph.
extension Store {
    /// Which works count. An empty scope lets every work count.
    public struct WorkScope: Hashable, Sendable {
        /// First and last year; a work whose year nobody knows is outside when either is given.
        public var since: Int?
        public var until: Int?
        /// The `subject` of a topic: alias codes of one subject share it.
        public var subject: String?

        public init(since: Int? = nil, until: Int? = nil, subject: String? = nil) {
            self.since = since
            self.until = until
            self.subject = subject
        }
    }

    /// A work and those of its authors who are people. Works with more than `largestCoauthorList` authors make
    /// nobody a coauthor, and collaborations are nobody's.
    public struct CoauthoredRow: Hashable, Sendable {
        public var work: WorkID
        public var year: Int?
        public var authorCount: Int
        public var isComplete: Bool
        public var authors: [ResearcherID]
    }

    /// The works of one researcher within a scope, each once, in the order of ids, with all who wrote them.
    public func coauthoredWorks(of researcher: ResearcherID, in scope: WorkScope) throws(StoreError) -> [CoauthoredRow]
    {
        // Walks authorship_by_researcher once.
        let works = try database.rows(
            "SELECT work_id FROM authorship WHERE researcher_id = ?1 ORDER BY work_id", [.int(researcher.rawValue)]
        ) { WorkID($0.int(0)) }
        return try coauthored(works, in: scope)
    }

    private func coauthored(_ works: [WorkID], in scope: WorkScope) throws(StoreError) -> [CoauthoredRow] {
        try want(works.lazy.map(\.rawValue))
        var rows: [CoauthoredRow] = []
        // Walks the wanted ids, then the primary keys of work, authorship, researcher and work_topic.
        try database.forEach(
            """
            SELECT work.id, work.year, work.authors_complete IS 1,
                   (SELECT COUNT(*) FROM authorship AS everybody WHERE everybody.work_id = work.id) AS authors,
                   authorship.researcher_id
              FROM temp.wanted
             CROSS JOIN work ON work.id = wanted.id
             CROSS JOIN authorship ON authorship.work_id = work.id
             CROSS JOIN researcher ON researcher.id = authorship.researcher_id AND researcher.is_personal = 1
             WHERE authors <= ?1 AND researcher.id NOT IN (\(Self.hidden))
               AND (?2 IS NULL OR work.year >= ?2) AND (?3 IS NULL OR work.year <= ?3)
               AND (?4 IS NULL OR EXISTS (SELECT 1 FROM work_topic JOIN topic ON topic.code = work_topic.code
                                           WHERE work_topic.work_id = work.id AND topic.subject = ?4))
             ORDER BY work.id, authorship.researcher_id
            """,
            [.int(Self.largestCoauthorList), .int(scope.since), .int(scope.until), .text(scope.subject)]
        ) { row in
            let work = WorkID(row.int(0))
            if rows.last?.work != work {
                rows.append(
                    CoauthoredRow(
                        work: work, year: row.optionalInteger(1), authorCount: row.integer(3),
                        isComplete: row.flag(2), authors: []))
            }
            rows[rows.count - 1].authors.append(ResearcherID(row.int(4)))
        }
        return rows
    }

    /// The subject a topic code belongs to, whatever the case it is typed in; nil when no work carries the code.
    public func subject(ofTopic code: String) throws(StoreError) -> String? {
        try database.first(
            "SELECT subject FROM topic WHERE code = ?1 COLLATE NOCASE ORDER BY code <> ?1, code LIMIT 1",
            [.text(code)]
        ) { $0.text(0) }
    }

    /// A person as a node of the graph.
    public struct PersonRow: Hashable, Sendable {
        public var id: ResearcherID
        public var name: String
        public var works: Int
        public var firstYear: Int?
        public var lastYear: Int?
    }

    /// These researchers, or all who are people and have a page, in the order of ids.
    public func people(_ researchers: Set<ResearcherID>?) throws(StoreError) -> [PersonRow] {
        if let researchers { try want(researchers.lazy.map(\.rawValue)) }
        // From the wanted ids along authorship_by_researcher to the primary key of work.
        let wanted = researchers == nil ? "" : "temp.wanted CROSS JOIN "
        let condition =
            researchers == nil
            ? "WHERE researcher.is_personal = 1 AND researcher.id NOT IN (\(Self.hidden))"
            : "ON researcher.id = wanted.id"
        return try database.rows(
            """
            SELECT researcher.id, researcher.display_name, COUNT(work.id), MIN(work.year), MAX(work.year)
              FROM (SELECT researcher.id, display_name FROM \(wanted)researcher \(condition)) AS researcher
              LEFT JOIN authorship ON authorship.researcher_id = researcher.id
              LEFT JOIN work ON work.id = authorship.work_id
             GROUP BY researcher.id ORDER BY researcher.id
            """
        ) { row in
            PersonRow(
                id: ResearcherID(row.int(0)), name: row.text(1), works: row.integer(2),
                firstYear: row.optionalInteger(3), lastYear: row.optionalInteger(4))
        }
    }

    /// Title and year of these works, in the order of ids.
    public func titles(of works: Set<WorkID>) throws(StoreError) -> [GraphExcerpt.Work] {
        try want(works.lazy.map(\.rawValue))
        return try database.rows(
            """
            SELECT work.id, title, year FROM temp.wanted CROSS JOIN work ON work.id = wanted.id ORDER BY work.id
            """
        ) { GraphExcerpt.Work(id: WorkID($0.int(0)), title: $0.optionalText(1), year: $0.optionalInteger(2)) }
    }

    /// The works in a scope, in the order of ids.
    public func works(in scope: WorkScope) throws(StoreError) -> [WorkID] {
        try database.rows(
            """
            SELECT id FROM work
             WHERE (?1 IS NULL OR year >= ?1) AND (?2 IS NULL OR year <= ?2)
               AND (?3 IS NULL OR EXISTS (SELECT 1 FROM work_topic JOIN topic ON topic.code = work_topic.code
                                           WHERE work_topic.work_id = work.id AND topic.subject = ?3))
             ORDER BY id
            """, [.int(scope.since), .int(scope.until), .text(scope.subject)]
        ) { WorkID($0.int(0)) }
    }

    /// The citations of which both ends are among these works, each once by its firmest basis, in the order of ids.
    public func citations(among works: Set<WorkID>) throws(StoreError) -> [GraphExcerpt.Edge] {
        try want(works.lazy.map(\.rawValue))
        // Walks the wanted ids, then citation_by_citing.
        return try database.rows(
            """
            SELECT citing, cited, basis, label, locator, records, year FROM (
                SELECT citation.citing, citation.cited, citation.basis, source.label, record.locator, work.year,
                       COUNT(*) OVER (PARTITION BY citation.citing, citation.cited) AS records,
                       ROW_NUMBER() OVER (PARTITION BY citation.citing, citation.cited
                            ORDER BY citation.basis <> 'printed', citation.basis <> 'years', record.id) AS choice
                  FROM temp.wanted
                 CROSS JOIN citation INDEXED BY citation_by_citing ON citation.citing = wanted.id
                 CROSS JOIN record ON record.id = citation.record_id
                 CROSS JOIN source ON source.id = record.source_id
                 CROSS JOIN work ON work.id = citation.citing
                 WHERE citation.cited IN (SELECT id FROM temp.wanted))
             WHERE choice = 1
             ORDER BY citing, cited
            """
        ) { row in
            GraphExcerpt.Edge(
                source: .work(WorkID(row.int(0))), target: .work(WorkID(row.int(1))),
                bond: .citation(
                    GraphExcerpt.Citation(
                        basis: CitationLine.Basis(rawValue: row.text(2)) ?? .assumed, sourceLabel: row.text(3),
                        locator: row.text(4), records: row.integer(5), year: row.optionalInteger(6))))
        }
    }
}
