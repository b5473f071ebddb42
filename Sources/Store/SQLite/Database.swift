import CSQLite

/// One connection to one SQLite file, on one thread. The only code of the house that speaks to sqlite3.
package final class Database {
    package enum Mode: Sendable {
        case readOnly
        case readWrite
        case readWriteCreate
    }

    let path: String
    private var handle: OpaquePointer?
    private var cache: [String: PreparedStatement] = [:]

    /// How often statements that are kept had to be prepared anew since the schema had changed: for tests.
    package var repreparations: Int {
        cache.values.reduce(0) { $0 + Int(sqlite3_stmt_status($1.handle, SQLITE_STMTSTATUS_REPREPARE, 0)) }
    }

    /// Called with the text of every statement that is prepared: for tests that read query plans.
    package var onPrepare: ((String) -> Void)?

    /// Said once, before the first connection; whether SQLite obeyed makes no difference but to speed.
    private static let keepsNoStatistics = byline_sqlite_keeps_no_statistics() == SQLITE_OK

    /// - Throws: `StoreError` when the file cannot be opened in this mode.
    package init(path: String, mode: Mode) throws(StoreError) {
        _ = Self.keepsNoStatistics
        self.path = path
        var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
        switch mode {
        case .readOnly: flags |= SQLITE_OPEN_READONLY
        case .readWrite: flags |= SQLITE_OPEN_READWRITE
        case .readWriteCreate: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        }
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let failure = error(code)
            sqlite3_close_v2(handle)
            self.handle = nil
            throw failure
        }
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, 10_000)
    }

    deinit { close() }

    /// Finishes every statement and closes the file. Further use is a fault.
    package func close() {
        cache.removeAll()
        sqlite3_close_v2(handle)
        handle = nil
    }

    // MARK: Statements

    /// Runs one statement and maps its rows.
    package func rows<T>(_ sql: String, _ values: [Value] = [], _ map: (Row) throws(StoreError) -> T)
        throws(StoreError) -> [T]
    {
        var result: [T] = []
        try forEach(sql, values) { row throws(StoreError) in result.append(try map(row)) }
        return result
    }

    /// Runs one statement and visits its rows one by one, without keeping them.
    package func forEach(_ sql: String, _ values: [Value] = [], _ visit: (Row) throws(StoreError) -> Void)
        throws(StoreError)
    {
        let statement = try idle(sql)
        statement.isRunning = true
        defer {
            statement.reset()
            statement.isRunning = false
        }
        try statement.bind(values)
        while try statement.step() { try visit(Row(handle: statement.handle)) }
    }

    /// The statement that is kept for this text; another where it runs just now, since a visit may run the same text
    /// again.
    private func idle(_ sql: String) throws(StoreError) -> PreparedStatement {
        if let kept = cache[sql], !kept.isRunning { return kept }
        let statement = try prepare(sql)
        cache[sql] = statement
        return statement
    }

    /// The first row of a statement, if there is one.
    package func first<T>(_ sql: String, _ values: [Value] = [], _ map: (Row) throws(StoreError) -> T)
        throws(StoreError) -> T?
    {
        try rows(sql, values, map).first
    }

    /// Runs one statement for its effect.
    package func run(_ sql: String, _ values: [Value] = []) throws(StoreError) { try forEach(sql, values) { _ in } }

    /// Inserts one row and answers its rowid.
    package func insert(_ sql: String, _ values: [Value]) throws(StoreError) -> Int64 {
        try run(sql, values)
        return sqlite3_last_insert_rowid(handle)
    }

    /// Runs a script of several statements without parameters, as `schema.sql` is.
    package func script(_ sql: String) throws(StoreError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code) }
    }

    private func prepare(_ sql: String) throws(StoreError) -> PreparedStatement {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw error(code) }
        onPrepare?(sql)
        return PreparedStatement(statement, of: self)
    }

    // MARK: Transactions

    /// Does all of `work` or, when it throws, nothing of it. Within another transaction it is a part of that one: the
    /// outer one decides whether it stays.
    package func transaction<T>(_ work: () throws(StoreError) -> T) throws(StoreError) -> T {
        guard sqlite3_get_autocommit(handle) != 0 else { return try part(work) }
        try run("BEGIN IMMEDIATE")
        do {
            let result = try work()
            try run("COMMIT")
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// A transaction within the open one.
    private func part<T>(_ work: () throws(StoreError) -> T) throws(StoreError) -> T {
        try run("SAVEPOINT part")
        do {
            let result = try work()
            try run("RELEASE part")
            return result
        } catch {
            // A full disk may have taken back the whole transaction, and this with it.
            if sqlite3_get_autocommit(handle) == 0 {
                sqlite3_exec(handle, "ROLLBACK TO part; RELEASE part", nil, nil, nil)
            }
            throw error
        }
    }

    /// Lets `questions` see one state of the file, whatever others write meanwhile.
    package func snapshot<T>(_ questions: () throws(StoreError) -> T) throws(StoreError) -> T {
        guard sqlite3_get_autocommit(handle) != 0 else { return try questions() }
        try run("BEGIN")
        defer { rollBack() }
        return try questions()
    }

    /// Takes back the open transaction, if SQLite has not already done so (it does on a full disk).
    package func rollBack() {
        if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    }

    /// Copies the whole of another database over this one.
    package func copy(from other: Database) throws(StoreError) {
        cache.removeAll()
        guard let backup = sqlite3_backup_init(handle, "main", other.handle, "main") else {
            throw error(sqlite3_errcode(handle))
        }
        let code = sqlite3_backup_step(backup, -1)
        sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else { throw other.error(code) }
    }

    // MARK: Errors

    /// The error behind a result code, in words for the person who gave the path.
    func error(_ code: Int32) -> StoreError {
        let detail = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
        switch code & 0xff {
        case SQLITE_NOTADB:
            return StoreError(
                .foreign, "“\(path)” is not a SQLite file",
                mend: "Name a catalogue with --store, or a file that does not exist yet")
        case SQLITE_CANTOPEN:
            return StoreError(
                .unwritable, "“\(path)” cannot be opened (\(detail))",
                mend: "Check that the folder exists and that you may read and write it")
        case SQLITE_READONLY, SQLITE_PERM:
            return StoreError(
                .unwritable, "“\(path)” may not be written",
                mend: "Change its permissions, or copy it to a folder of yours")
        case SQLITE_FULL:
            return StoreError(
                .unwritable, "The disk that holds “\(path)” is full; nothing was changed",
                mend: "Make room and run the command again")
        case SQLITE_IOERR:
            return StoreError(
                .unwritable, "“\(path)” could not be read or written (\(detail)); nothing was changed",
                mend: "Check the disk and the room on it, then run the command again")
        case SQLITE_BUSY, SQLITE_LOCKED:
            return StoreError(
                .busy, "Another process is writing to “\(path)”",
                mend: "Wait until it has finished, then run the command again")
        case SQLITE_INTERRUPT:
            return StoreError(.interrupted, "The work was interrupted; nothing was changed", mend: "")
        case SQLITE_CORRUPT:
            return StoreError(
                .damaged, "“\(path)” is damaged (\(detail))",
                mend: "Restore it from a copy, or import the sources again into a new store")
        default:
            return StoreError(
                .fault, "“\(path)”: SQLite says “\(detail)” (code \(code))",
                mend: "This is a fault of Byline; please report it")
        }
    }
}
