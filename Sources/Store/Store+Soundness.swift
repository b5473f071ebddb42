// Whether the file is whole. Each question answers nil when all is well, else what was found.
extension Store {
    /// SQLite's own look at the file: nil when all is well, else what it found.
    public func integrityFault() throws(StoreError) -> String? {
        let found = try database.rows("PRAGMA integrity_check(10)") { $0.text(0) }
        return found == ["ok"] ? nil : found.joined(separator: "; ")
    }

    /// Rows that point at rows that do not exist: nil when there are none, else the first few.
    public func foreignKeyFault() throws(StoreError) -> String? {
        let found = try database.rows("PRAGMA foreign_key_check") { "\($0.text(0)) row \($0.int(1)) → \($0.text(2))" }
        return found.isEmpty ? nil : found.prefix(10).joined(separator: "; ")
    }

    /// Full-text indexes that have fallen out of step with the text: nil when all agree, else their names.
    ///
    /// Needs a store opened in `write` or `rehearse` mode: FTS5 takes the question as an insert.
    public func searchIndexFault() throws(StoreError) -> String? {
        var broken: [String] = []
        for table in ["work_text", "work_trigram", "researcher_text", "researcher_trigram"] {
            do {
                try database.run("INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
            } catch let error where error.kind == .damaged || error.kind == .fault {
                broken.append(table)
            }
        }
        return broken.isEmpty ? nil : broken.joined(separator: ", ")
    }

    /// Tables, indexes and triggers that the schema has and the file lacks or holds otherwise. What somebody put beside
    /// them is no fault.
    public func schemaFault() throws(StoreError) -> String? {
        let held = Set(try shape())
        let amiss = try Self.inMemory().shape().filter { !held.contains($0) }
        return amiss.isEmpty
            ? nil : amiss.prefix(10).map { "\($0.kind) \($0.name) is missing or was altered" }.joined(separator: "; ")
    }

    /// A table, an index or a trigger as its maker wrote it, whatever the spaces.
    private struct SchemaObject: Hashable {
        var kind, name, text: String
    }

    /// In order of kind and name; without what SQLite makes for itself.
    private func shape() throws(StoreError) -> [SchemaObject] {
        try database.rows(
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
        ) { row in
            SchemaObject(
                kind: row.text(0), name: row.text(1),
                text: row.text(2).split(whereSeparator: \.isWhitespace).joined(separator: " "))
        }
    }
}
