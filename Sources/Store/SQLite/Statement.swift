import CSQLite

/// A prepared statement: bound, stepped, reset, used again. It belongs to the database that made it.
final class PreparedStatement {
    let handle: OpaquePointer
    private unowned let database: Database
    /// Whether somebody visits its rows.
    var isRunning = false

    init(_ handle: OpaquePointer, of database: Database) {
        self.handle = handle
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// Binds parameters ?1, ?2, … in order. Fewer or more values than parameters is a fault of the caller.
    func bind(_ values: [Value]) throws(StoreError) {
        let expected = Int(sqlite3_bind_parameter_count(handle))
        precondition(values.count == expected, "statement takes \(expected) parameters, got \(values.count)")
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(handle, place)
            case .int(let number): code = sqlite3_bind_int64(handle, place, number)
            case .real(let number): code = sqlite3_bind_double(handle, place, number)
            case .text(let text):
                var text = text
                code = text.withUTF8 { bytes in
                    // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
                    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                    guard let start = bytes.baseAddress else {
                        return sqlite3_bind_text(handle, place, "", 0, transient)
                    }
                    return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                        sqlite3_bind_text(handle, place, $0, Int32(bytes.count), transient)
                    }
                }
            }
            guard code == SQLITE_OK else { throw database.error(code) }
        }
    }

    /// Moves to the next row; false at the end.
    func step() throws(StoreError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw database.error(code)
        }
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }
}

/// The current row of a statement. It is valid only inside the closure it is handed to.
package struct Row {
    let handle: OpaquePointer

    package func int(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }
    package func integer(_ column: Int) -> Int { Int(int(column)) }
    package func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }
    package func flag(_ column: Int) -> Bool { int(column) != 0 }
    package func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    package func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// A column as it would be bound again; a blob, of which no table has any, as its text.
    package func value(_ column: Int) -> Value {
        switch sqlite3_column_type(handle, Int32(column)) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .int(int(column))
        case SQLITE_FLOAT: .real(real(column))
        default: .text(text(column))
        }
    }

    package func optionalInt(_ column: Int) -> Int64? { isNull(column) ? nil : int(column) }
    package func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }
    package func optionalReal(_ column: Int) -> Double? { isNull(column) ? nil : real(column) }
    package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    package func optionalFlag(_ column: Int) -> Bool? { isNull(column) ? nil : flag(column) }
}
