import Foundation
import Store
import TestSupport
import Testing

@Suite struct SchemaTests {
    /// Tables, columns, indexes and triggers of a database, as SQLite itself describes them.
    private func shape(of database: Database) throws -> [String] {
        let objects = try database.rows(
            "SELECT type, name, IFNULL(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
        ) { "\($0.text(0)) \($0.text(1)) \($0.text(2).split(whereSeparator: \.isWhitespace).joined(separator: " "))" }
        let columns = try database.rows(
            """
            SELECT m.name, c.name, c.type, c."notnull", c.pk
              FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c
             WHERE m.type = 'table' ORDER BY m.name, c.cid
            """
        ) { "\($0.text(0)).\($0.text(1)) \($0.text(2)) \($0.int(3)) \($0.int(4))" }
        return objects + columns
    }

    @Test func `every released schema, migrated, has the shape of schema.sql`() throws {
        let current = try Store.inMemory()
        let expected = try shape(of: current.database)
        let folder = projectRoot.appending(path: "fixtures/schema")
        let frozen = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }
        #expect(frozen.count == current.schemaVersion)
        for name in frozen {
            try withTemporaryFolder { temporary in
                let path = temporary.appending(path: "old.sqlite").path
                let old = try Database(path: path, mode: .readWriteCreate)
                try old.script(String(contentsOf: folder.appending(path: name), encoding: .utf8))
                old.close()
                let migrated = try Store(path: path, mode: .write)
                #expect(try shape(of: migrated.database) == expected, "\(name)")
            }
        }
    }

    @Test func `a migration is all or nothing`() throws {
        let store = try Store.inMemory()
        let next = store.schemaVersion + 1
        let good = Migration(version: next, why: "test", sql: "CREATE TABLE added (x INTEGER) STRICT")
        let bad = Migration(version: next + 1, why: "test", sql: "CREATE TABLE broken (")
        #expect(throws: StoreError.self) { try Store.migrate(store.database, steps: [good, bad]) }
        #expect(try store.database.first("SELECT 1 FROM sqlite_master WHERE name = 'added'") { _ in true } == nil)
        try Store.migrate(store.database, steps: [good])
        #expect(try store.database.first("PRAGMA user_version") { Int($0.int(0)) } == next)
        #expect(try store.database.first("SELECT 1 FROM sqlite_master WHERE name = 'added'") { _ in true } == true)
        try Store.migrate(store.database, steps: [good])
    }

    @Test func `every table has a comment and is STRICT`() throws {
        let lines = Store.schema.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated()
        where line.hasPrefix("CREATE TABLE") || line.hasPrefix("CREATE VIRTUAL TABLE") {
            #expect(index > 0 && lines[index - 1].hasPrefix("--"), "\(line)")
        }
        let loose = try Store.inMemory().database.rows(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
        ) { $0.text(0) }
        #expect(loose == [])
    }

    @Test func `evidence can be added and never changed or deleted`() throws {
        let store = try Store.inMemory()
        try store.addSampleSource()
        for table in ["source", "capture", "remark", "record", "mention", "assertion"] {
            let count = try store.database.first("SELECT COUNT(*) FROM \(table)") { $0.int(0) }
            #expect(count ?? 0 > 0, "\(table) has a row to protect")
            #expect(throws: StoreError.self) { try store.database.run("DELETE FROM \(table)") }
            let column = table == "capture" ? "said_at" : table == "remark" ? "what" : "id"
            #expect(throws: StoreError.self) { try store.database.run("UPDATE \(table) SET \(column) = \(column)") }
        }
    }
}
