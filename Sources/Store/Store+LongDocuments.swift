public import Catalog

/// What an import in parts needs: a note of what is not resolved yet, and the search indexes built once at the end.
extension Store {
    /// Notes that no run has resolved this source's records.
    public func noteUnresolved(_ source: SourceID) throws(StoreError) {
        try database.run("INSERT OR IGNORE INTO unresolved (source_id) VALUES (?1)", [.int(source.rawValue)])
    }

    /// The records that no run has resolved.
    public func unresolvedRecords() throws(StoreError) -> Set<RecordID> {
        // Walks the list and the UNIQUE (source_id, locator) index of record.
        Set(
            try database.rows(
                "SELECT record.id FROM unresolved CROSS JOIN record ON record.source_id = unresolved.source_id"
            ) { RecordID($0.int(0)) })
    }

    /// How many sources no run has resolved.
    public func unresolvedCount() throws(StoreError) -> Int {
        try database.first("SELECT COUNT(*) FROM unresolved") { $0.integer(0) } ?? 0
    }

    /// A run has resolved everything.
    public func forgetUnresolved() throws(StoreError) { try database.run("DELETE FROM unresolved") }

    /// Whether there is neither work nor researcher yet.
    public func isWithoutWorks() throws(StoreError) -> Bool {
        try database.first("SELECT 1 WHERE EXISTS (SELECT 1 FROM work) OR EXISTS (SELECT 1 FROM researcher)") { _ in
            true
        } == nil
    }

    /// Does all of `work` with the search indexes out of step, then builds them in one go: a third of the cost of
    /// keeping them row by row. For an empty catalogue, inside a transaction.
    public func buildingSearchLast<T>(_ work: () throws(StoreError) -> T) throws(StoreError) -> T {
        // Their text comes out of the schema itself, so that it goes back exactly as it was.
        let triggers = try database.rows(
            """
            SELECT name, sql FROM sqlite_master
             WHERE type = 'trigger' AND tbl_name IN ('work', 'researcher') AND sql LIKE '%\\_text %' ESCAPE '\\'
             ORDER BY name
            """
        ) { (name: $0.text(0), sql: $0.text(1)) }
        for trigger in triggers { try database.script("DROP TRIGGER \(trigger.name)") }
        let result = try work()
        for table in ["work_text", "work_trigram", "researcher_text", "researcher_trigram"] {
            try database.run("INSERT INTO \(table) (\(table)) VALUES ('rebuild')")
        }
        for trigger in triggers { try database.script(trigger.sql) }
        return result
    }
}
