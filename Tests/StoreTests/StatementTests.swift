import Store
import Testing

@Suite struct StatementTests {
    @Test func `a statement may be run again while its own rows are visited`() throws {
        let database = try Store.inMemory().database
        let count = """
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?1) SELECT n FROM number
            """
        var seen: [[Int64]] = []
        try database.forEach(count, [.int(3)]) { outer throws(StoreError) in
            let number = outer.int(0)
            try database.forEach(count, [.int(number)]) { seen.append([number, $0.int(0)]) }
        }
        #expect(seen == [[1, 1], [2, 1], [2, 2], [3, 1], [3, 2], [3, 3]])
    }

    @Test func `a visit that throws leaves the statement ready for the next`() throws {
        let database = try Store.inMemory().database
        let stop = StoreError(.fault, "enough", mend: "")
        #expect(throws: stop) {
            try database.forEach("SELECT ?1", [.int(1)]) { _ throws(StoreError) in throw stop }
        }
        #expect(try database.rows("SELECT ?1", [.int(2)]) { $0.int(0) } == [2])
    }
}
