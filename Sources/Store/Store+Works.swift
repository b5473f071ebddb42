public import Catalog

extension Store {
    /// Works in the order given; ids that name none are left out.
    /// - Parameter unveiled: with the ids and names of people whose page is hidden, for the catalogue's own use.
    public func summaries(of works: [WorkID], unveiled: Bool = false) throws(StoreError) -> [WorkSummary] {
        try want(works.lazy.map(\.rawValue))
        var found: [WorkID: WorkSummary] = [:]
        try database.forEach(
            """
            SELECT work.id, title, year, first_posted, year_is_inferred, authors_complete, arxiv, doi,
                   (SELECT COUNT(*) FROM work_record WHERE work_record.work_id = work.id)
              FROM temp.wanted CROSS JOIN work ON work.id = wanted.id
            """
        ) { row in
            let id = WorkID(row.int(0))
            found[id] = WorkSummary(
                id: id, title: row.optionalText(1), year: row.optionalInteger(2), firstPosted: row.optionalText(3),
                yearIsInferred: row.flag(4), authorsComplete: row.optionalFlag(5), arxiv: row.optionalText(6),
                doi: row.optionalText(7), records: row.integer(8))
        }
        try database.forEach(
            """
            SELECT work_id, researcher_id, display_name, position
              FROM temp.wanted CROSS JOIN authorship ON work_id = wanted.id
              JOIN researcher ON researcher.id = researcher_id
             ORDER BY work_id, position IS NULL, position, display_name, researcher_id
            """
        ) { row in
            found[WorkID(row.int(0))]?.authors.append(
                AuthorName(id: ResearcherID(row.int(1)), name: row.text(2), position: row.optionalInteger(3)))
        }
        try database.forEach(
            "SELECT work_id, code FROM temp.wanted CROSS JOIN work_topic ON work_id = wanted.id ORDER BY work_id, code"
        ) { row in found[WorkID(row.int(0))]?.topics.append(row.text(1)) }
        for (work, printed) in try printedYearsOfWanted() { found[work]?.printedYears = printed }
        if !unveiled { try veil(&found) }
        return works.compactMap { found[$0] }
    }

    /// Every year that the records of the wanted works print, ascending.
    private func printedYearsOfWanted() throws(StoreError) -> [WorkID: [Int]] {
        var years: [WorkID: Set<Int>] = [:]
        try database.forEach(
            """
            SELECT work_id, value
              FROM temp.wanted CROSS JOIN work_record ON work_id = wanted.id
              JOIN assertion ON assertion.record_id = work_record.record_id
               AND field IN ('year', 'date', 'date.published')
            """
        ) { row in
            guard let year = PartialDate(printed: row.text(1))?.year else { return }
            years[WorkID(row.int(0)), default: []].insert(year)
        }
        return years.mapValues { $0.sorted() }
    }

    /// A work's abstract and the label of the source that prints it.
    public func abstract(of work: WorkID) throws(StoreError) -> (text: String, source: String)? {
        try database.first(
            """
            SELECT work.abstract, source.label
              FROM work JOIN record ON record.id = work.abstract_record JOIN source ON source.id = record.source_id
             WHERE work.id = ?1 AND work.abstract IS NOT NULL
            """, [.int(work.rawValue)]
        ) { ($0.text(0), $0.text(1)) }
    }

    /// The records behind a work, in order of import and of the page.
    public func workRecords(of work: WorkID) throws(StoreError) -> [WorkRecord] {
        let ids = try database.rows(
            "SELECT record_id FROM work_record WHERE work_id = ?1", [.int(work.rawValue)]
        ) { RecordID($0.int(0)) }
        return try storedRecords(ids).map { WorkRecord($0) }
    }

    /// What the records of a work state in these fields, in order of import and of the page.
    public func statements(about work: WorkID, fields: [Field]) throws(StoreError) -> [Statement] {
        // Walks work_record_by_work, then assertion_by_record.
        try database.rows(
            """
            SELECT assertion.field, assertion.value, source.id, source.label, assertion.line
              FROM work_record
              JOIN assertion ON assertion.record_id = work_record.record_id AND assertion.mention_id IS NULL
              JOIN record ON record.id = work_record.record_id
              JOIN source ON source.id = record.source_id
             WHERE work_record.work_id = ?1 AND assertion.field IN (SELECT value FROM json_each(?2))
             ORDER BY source.id, assertion.id
            """,
            [
                .int(work.rawValue),
                .text("[" + fields.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"),
            ], Self.statement)
    }

    /// Which end of a citation a question starts from.
    public enum CitationEnd: Sendable {
        /// The work cites: its references.
        case citing
        /// The work is cited: its citations.
        case cited
    }

    /// The works at the other end, each once, by its firmest basis. References come in the order of their list;
    /// citations newest first, then by title.
    public func citations(of work: WorkID, from end: CitationEnd) throws(StoreError) -> [(
        work: WorkID, basis: CitationLine.Basis, sourceLabel: String, locator: String, records: Int
    )] {
        // Walks citation_by_citing or citation_by_cited.
        let (mine, theirs) = end == .citing ? ("citing", "cited") : ("cited", "citing")
        let order =
            end == .citing
            ? "basis <> 'printed', source_id, ordinal" : "year IS NULL, year DESC, canonical_title, other"
        return try database.rows(
            """
            SELECT other, basis, label, locator, records FROM (
                SELECT citation.\(theirs) AS other, citation.basis, source.label, record.locator, record.source_id,
                       record.ordinal, work.year, work.canonical_title,
                       COUNT(*) OVER (PARTITION BY citation.\(theirs)) AS records,
                       ROW_NUMBER() OVER (PARTITION BY citation.\(theirs)
                            ORDER BY citation.basis <> 'printed', citation.basis <> 'years', record.id) AS choice
                  FROM citation
                  JOIN record ON record.id = citation.record_id
                  JOIN source ON source.id = record.source_id
                  JOIN work ON work.id = citation.\(theirs)
                 WHERE citation.\(mine) = ?1)
             WHERE choice = 1
             ORDER BY \(order)
            """, [.int(work.rawValue)]
        ) { row in
            (
                WorkID(row.int(0)), CitationLine.Basis(rawValue: row.text(1)) ?? .assumed, row.text(2), row.text(3),
                row.integer(4)
            )
        }
    }

    /// How many works are at the other end.
    public func citationCount(of work: WorkID, from end: CitationEnd) throws(StoreError) -> Int {
        let (mine, theirs) = end == .citing ? ("citing", "cited") : ("cited", "citing")
        return try database.first(
            "SELECT COUNT(DISTINCT \(theirs)) FROM citation WHERE \(mine) = ?1", [.int(work.rawValue)]
        ) { $0.integer(0) } ?? 0
    }
}
