public import Catalog

extension Store {
    /// Records with everything printed in them, in ascending order of id.
    ///
    /// - Complexity: three walks along primary keys and `assertion_by_record`, whatever the number of records.
    public func storedRecords(_ ids: some Collection<RecordID>) throws(StoreError) -> [StoredRecord] {
        try want(ids.lazy.map(\.rawValue))
        var records = try recordRows()
        let index = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.id.rawValue, $0) })
        try addMentions(to: &records, index: index)
        try addAssertions(to: &records, index: index)
        return records
    }

    /// Fills the connection's own list of wanted ids. Queries walk it first: `CROSS JOIN` tells SQLite to keep that
    /// order, where it would otherwise take the list for a large table and scan the others.
    func want(_ ids: some Sequence<Int64>) throws(StoreError) {
        try database.run("DELETE FROM temp.wanted")
        // Ascending, so that each goes to the end; as one text, which is quicker than a statement for each.
        // An array of its own is sorted by the quicker, specialised code.
        var all = Array(ids)
        all.sort()
        var waiting = all[...]
        while !waiting.isEmpty {
            let some = waiting.prefix(Self.idsAtOnce)
            waiting = waiting.dropFirst(some.count)
            try database.run(
                "INSERT OR IGNORE INTO temp.wanted (id) SELECT value FROM json_each(?1)",
                [.text("[\(some.map(String.init).joined(separator: ","))]")])
        }
    }

    private static let idsAtOnce = 50_000

    /// Makes the list of wanted ids, when the connection is opened: made within a transaction that is taken back, it
    /// would be gone after it, and SQLite would read the schema and prepare every statement anew each time.
    static func makeWanted(in database: Database) throws(StoreError) {
        try database.run("PRAGMA temp_store = MEMORY")
        try database.run("CREATE TEMP TABLE wanted (id INTEGER PRIMARY KEY) STRICT")
    }

    private func recordRows() throws(StoreError) -> [StoredRecord] {
        try database.rows(
            """
            SELECT record.id, source.id, source.label, source.format, source.sha256,
                   (SELECT MAX(captured_on) FROM capture WHERE capture.source_id = source.id),
                   record.locator, record.kind, record.first_line, record.last_line, record.authors_complete,
                   record.is_incomplete
              FROM temp.wanted CROSS JOIN record ON record.id = wanted.id JOIN source ON source.id = record.source_id
             ORDER BY record.id
            """
        ) { row in
            StoredRecord(
                id: RecordID(row.int(0)), source: SourceID(row.int(1)), sourceLabel: row.text(2), format: row.text(3),
                capturedOn: row.optionalText(5).flatMap { PartialDate(printed: $0) },
                anchor: Anchor(sourceHash: row.text(4), locator: row.text(6)),
                printed: PrintedRecord(
                    locator: row.text(6), kind: PrintedRecord.Kind(rawValue: row.text(7)) ?? .item,
                    firstLine: row.integer(8), lastLine: row.integer(9), raw: "",
                    authorsComplete: row.optionalFlag(10), isIncomplete: row.flag(11)),
                mentionIDs: [])
        }
    }

    private func addMentions(to records: inout [StoredRecord], index: [Int64: Int]) throws(StoreError) {
        try database.forEach(
            """
            SELECT mention.record_id, mention.id, surface, position, role, basis, confidence, line, char_from, char_to
              FROM temp.wanted CROSS JOIN mention ON mention.record_id = wanted.id
             ORDER BY mention.record_id, mention.ordinal
            """
        ) { row in
            guard let place = index[row.int(0)] else { return }
            records[place].mentionIDs.append(MentionID(row.int(1)))
            records[place].printed.mentions.append(
                PrintedMention(
                    row.text(2), position: row.optionalInteger(3),
                    role: PrintedMention.Role(rawValue: row.text(4)) ?? .author,
                    basis: PrintedMention.Basis(rawValue: row.text(5)) ?? .printed,
                    at: Self.place(row, from: 7), confidence: row.real(6)))
        }
    }

    private func addAssertions(to records: inout [StoredRecord], index: [Int64: Int]) throws(StoreError) {
        try database.forEach(
            """
            SELECT assertion.record_id, mention_id, field, value, confidence, line, char_from, char_to
              FROM temp.wanted CROSS JOIN assertion ON assertion.record_id = wanted.id
             ORDER BY assertion.record_id, assertion.id
            """
        ) { row in
            guard let place = index[row.int(0)] else { return }
            let assertion = PrintedAssertion(
                Field(rawValue: row.text(2)), row.text(3), at: Self.place(row, from: 5), confidence: row.real(4))
            if let mention = row.optionalInt(1) {
                guard let slot = records[place].mentionIDs.firstIndex(of: MentionID(mention)) else { return }
                records[place].printed.mentions[slot].affiliations.append(assertion)
            } else {
                records[place].printed.assertions.append(assertion)
            }
        }
    }

    private static func place(_ row: Row, from column: Int) -> Place {
        let start = row.optionalInteger(column + 1)
        let end = row.optionalInteger(column + 2)
        return Place(
            line: row.integer(column), column: start,
            length: start.flatMap { start in end.map { $0 - start + 1 } })
    }
}
