public import Catalog

extension Store {
    /// Every source in order of import.
    public func sources() throws(StoreError) -> [SourceSummary] {
        try summaries(ofSources: "SELECT id FROM source")
    }

    /// One source; nil when the id was never given out.
    public func sourceSummary(_ id: SourceID) throws(StoreError) -> SourceSummary? {
        try summaries(ofSources: "SELECT \(id.rawValue) AS id").first
    }

    /// The sources whose ids a query answers, in order of import.
    func summaries(ofSources query: String) throws(StoreError) -> [SourceSummary] {
        var counts: [Int64: [PrintedRecord.Kind: Int]] = [:]
        try database.forEach(
            "SELECT source_id, kind, COUNT(*) FROM record WHERE source_id IN (\(query)) GROUP BY source_id, kind"
        ) { row in
            guard let kind = PrintedRecord.Kind(rawValue: row.text(1)) else { return }
            counts[row.int(0), default: [:]][kind] = row.integer(2)
        }
        return try database.rows(
            """
            SELECT id, label, format, sha256, byte_count, imported_at,
                   (SELECT MAX(captured_on) FROM capture WHERE capture.source_id = source.id),
                   (SELECT COUNT(*) FROM record JOIN mention ON mention.record_id = record.id
                     WHERE record.source_id = source.id)
              FROM source WHERE id IN (\(query)) ORDER BY id
            """
        ) { row in
            SourceSummary(
                id: SourceID(row.int(0)), label: row.text(1), format: row.text(2), hash: row.text(3),
                byteCount: row.integer(4), importedAt: row.text(5), capturedOn: row.optionalText(6),
                recordCounts: counts[row.int(0)] ?? [:], mentionCount: row.integer(7))
        }
    }

    /// What a source's page states about itself and its subject, in page order.
    public func pageStatements(of source: SourceID) throws(StoreError) -> [Statement] {
        try database.rows(
            """
            SELECT assertion.field, assertion.value, source.id, source.label, assertion.line
              FROM source JOIN record ON record.source_id = source.id AND record.kind IN ('page', 'subject')
              JOIN assertion ON assertion.record_id = record.id AND assertion.mention_id IS NULL
             WHERE source.id = ?1 ORDER BY record.ordinal, assertion.id
            """, [.int(source.rawValue)], Self.statement)
    }

    /// Whether a source is a page about somebody whose own page is hidden: a profile, or a listing of their works.
    public func isAboutHidden(_ source: SourceID) throws(StoreError) -> Bool {
        // Walks the UNIQUE (source_id, locator) of record, then the UNIQUE (record_id, ordinal) of mention.
        try database.first(
            """
            SELECT 1 FROM record
              JOIN mention ON mention.record_id = record.id
              JOIN researcher_mention ON researcher_mention.mention_id = mention.id
             WHERE record.source_id = ?1 AND researcher_mention.researcher_id IN (\(Self.hidden))
               AND (mention.role = 'subject'
                    OR EXISTS (SELECT 1 FROM record AS page
                                 JOIN assertion AS owner ON owner.record_id = page.id AND owner.field = 'owner'
                                WHERE page.source_id = ?1 AND page.locator = 'page' AND owner.value = mention.surface))
             LIMIT 1
            """, [.int(source.rawValue)]
        ) { _ in true } ?? false
    }

    /// What the reader remarked about a source and what it refused, in that order.
    public func remarks(of source: SourceID) throws(StoreError) -> [Remark] {
        try database.rows(
            """
            SELECT remark.what, source.label, remark.line, remark.mend
              FROM remark JOIN source ON source.id = remark.source_id
             WHERE source_id = ?1 ORDER BY ordinal
            """, [.int(source.rawValue)]
        ) { row in
            Remark(row.text(0), file: row.text(1), line: row.optionalInteger(2), mend: row.text(3))
        }
    }

    /// The size of the catalogue, table by table. Each number is counted, and large tables take their time.
    /// - Parameter wanted: the names of those that are asked for; nil for all.
    public func counts(of wanted: Set<String>? = nil) throws(StoreError) -> [(name: String, count: Int)] {
        let tables: [(name: String, query: String)] = [
            ("sources", "SELECT COUNT(*) FROM source"),
            ("records", "SELECT COUNT(*) FROM record"),
            ("mentions", "SELECT COUNT(*) FROM mention"),
            ("assertions", "SELECT COUNT(*) FROM assertion"),
            ("researchers", "SELECT COUNT(*) FROM researcher"),
            // Each work has a record, and rows of `work` are long: the index work_record_by_work is shorter to walk.
            ("works", "SELECT COUNT(*) FROM (SELECT DISTINCT work_id FROM work_record)"),
            ("authorships", "SELECT COUNT(*) FROM authorship"),
            ("coauthor pairs", "SELECT COUNT(*) / 2 FROM coauthorship"),
            ("citations", "SELECT COUNT(*) FROM (SELECT DISTINCT citing, cited FROM citation)"),
            ("topics", "SELECT COUNT(DISTINCT code) FROM work_topic"),
            ("remarks", "SELECT COUNT(*) FROM remark"),
        ]
        var result: [(name: String, count: Int)] = []
        for table in tables where wanted?.contains(table.name) ?? true {
            result.append((table.name, try database.first(table.query) { row in row.integer(0) } ?? 0))
        }
        return result
    }
}
