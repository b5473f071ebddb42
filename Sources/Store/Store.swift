import CSQLite
import Glibc

/// A catalogue on disk: one connection to one SQLite file, on one thread. Open one per worker.
public final class Store {
    /// How a store is opened.
    public enum Mode: Sendable {
        /// The file must exist; nothing is written to it.
        case read
        /// The file is made, with the current schema, when it does not exist; an older schema is migrated.
        case write
        /// A copy in memory of what the file holds, or an empty catalogue when there is none. The file stays as it is.
        case rehearse
    }

    package let database: Database
    public let path: String
    /// Whether this connection made the file.
    private var isNew = false

    /// - Throws: `StoreError` when the file is missing, belongs to another program or a newer Byline, or may not be
    ///   written.
    public init(path: String, mode: Mode) throws(StoreError) {
        self.path = path
        switch mode {
        case .read: database = try Self.openForReading(path)
        case .write:
            isNew = path != ":memory:" && !Self.fileExists(path)
            do {
                database = try Self.openForWriting(path)
            } catch {
                if isNew { Self.removeFiles(of: path) }
                throw error
            }
        case .rehearse:
            database = try Database(path: ":memory:", mode: .readWriteCreate)
            if Self.fileExists(path) {
                try database.copy(from: try Self.openForReading(path))
                try Self.bringUpToDate(database, path: path)
            } else {
                try database.script(Self.schema)
            }
        }
        try database.run("PRAGMA foreign_keys = ON")
        try Self.makeWanted(in: database)
    }

    private init(database: Database, path: String) {
        self.database = database
        self.path = path
    }

    /// A copy of this store in memory, to try things on.
    public func replica() throws(StoreError) -> Store {
        let copy = try Database(path: ":memory:", mode: .readWriteCreate)
        try copy.copy(from: database)
        try copy.run("PRAGMA foreign_keys = ON")
        try Self.makeWanted(in: copy)
        return Store(database: copy, path: ":memory:")
    }

    /// An empty catalogue in memory.
    public static func inMemory() throws(StoreError) -> Store { try Store(path: ":memory:", mode: .write) }

    /// The text of `schema.sql`, which the program carries with it.
    package static let schema = String(decoding: PackageResources.schema_sql, as: UTF8.self)

    // MARK: Opening

    private static func openForReading(_ path: String) throws(StoreError) -> Database {
        guard path == ":memory:" || fileExists(path) else {
            throw StoreError(
                .missing, "There is no catalogue at “\(path)”",
                mend: "Make one with `byline import <files>`, or name another with --store")
        }
        var database = try Database(path: path, mode: .readOnly)
        do {
            try recognise(database, path: path)
            // A page about somebody with hundreds of works walks through some megabytes.
            try database.run("PRAGMA cache_size = -8192")
        } catch let error where error.kind == .unwritable && !fileExists(path + "-wal") {
            // SQLite wants to make its log beside the file and may not. Without a log there is nothing to
            // replay, and a file on read-only media does not change under us: read it as it stands.
            database = try Database(path: immutableAddress(of: path), mode: .readOnly)
            try recognise(database, path: path)
        }
        let version = try schemaVersion(of: database)
        guard version == Migration.current else {
            throw StoreError(
                .foreign, "“\(path)” has schema \(version), older than this program's \(Migration.current)",
                mend: "Run `byline import` on it once with write access; that brings it up to date")
        }
        return database
    }

    private static func openForWriting(_ path: String) throws(StoreError) -> Database {
        let database = try Database(path: path, mode: .readWriteCreate)
        if try isBlank(database) {
            try database.run("PRAGMA page_size = 8192")
            try database.run("PRAGMA journal_mode = WAL")
            try database.transaction { () throws(StoreError) in try database.script(schema) }
        } else {
            try recognise(database, path: path)
            try bringUpToDate(database, path: path)
            try database.run("PRAGMA journal_mode = WAL")
        }
        try database.run("PRAGMA synchronous = NORMAL")
        try database.run("PRAGMA cache_size = -65536")
        try database.run("PRAGMA wal_autocheckpoint = \(usualLog)")
        return database
    }

    /// Pages of the log after which they are carried into the file: an import writes the same ones over and over, and
    /// need not carry each over at once.
    private static let usualLog = 4_000
    private static let longLog = 20_000

    /// Lets the log grow longer, 160 MB, for an import in many transactions, or no longer so.
    public func expectMuch(_ isMuch: Bool) throws(StoreError) {
        try database.run("PRAGMA wal_autocheckpoint = \(isMuch ? Self.longLog : Self.usualLog)")
    }

    /// Refuses a file that is not ours or that a newer Byline wrote.
    private static func recognise(_ database: Database, path: String) throws(StoreError) {
        guard try applicationID(of: database) == 1_113_148_494 else {
            if try isBlank(database) {
                throw StoreError(
                    .missing, "“\(path)” holds no catalogue yet", mend: "Make one with `byline import <files>`")
            }
            throw StoreError(
                .foreign, "“\(path)” is another program's SQLite file, not a catalogue",
                mend: "Name a catalogue with --store, or a file that does not exist yet")
        }
        let version = try schemaVersion(of: database)
        guard version <= Migration.current else {
            throw StoreError(
                .foreign, "“\(path)” has schema \(version); this program knows schemas up to \(Migration.current)",
                mend: "Use the newer Byline that wrote it")
        }
    }

    private static func bringUpToDate(_ database: Database, path: String) throws(StoreError) {
        try migrate(database, steps: Migration.all)
    }

    /// Takes every step above the file's schema version, all in one transaction.
    package static func migrate(_ database: Database, steps: [Migration]) throws(StoreError) {
        let version = try schemaVersion(of: database)
        let due = steps.filter { $0.version > version }
        guard let last = due.last else { return }
        try database.transaction { () throws(StoreError) in
            for step in due { try database.script(step.sql) }
            try database.script("PRAGMA user_version = \(last.version)")
        }
    }

    private static func applicationID(of database: Database) throws(StoreError) -> Int {
        try database.first("PRAGMA application_id") { row in row.integer(0) } ?? 0
    }

    /// Whether nobody has put anything into the file: it is new, or the program that made it was stopped at once.
    private static func isBlank(_ database: Database) throws(StoreError) -> Bool {
        let tables = try database.first("SELECT COUNT(*) FROM sqlite_master") { row in row.integer(0) } ?? 0
        let application = try applicationID(of: database)
        return tables == 0 && application == 0
    }

    private static func schemaVersion(of database: Database) throws(StoreError) -> Int {
        try database.first("PRAGMA user_version") { row in row.integer(0) } ?? 0
    }

    private static func fileExists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    private static func immutableAddress(of path: String) -> String {
        let escaped = path.utf8.reduce(into: "") { text, byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            text +=
                isPlain || "/-._".unicodeScalars.contains(scalar)
                ? String(scalar) : "%" + (hex.count < 2 ? "0" : "") + hex
        }
        return "file:\(escaped)?mode=ro&immutable=1"
    }

    /// Takes away a file that this connection made and has put nothing into: an import of nothing leaves no trace.
    public func discardIfNewAndEmpty() throws(StoreError) {
        guard isNew, try revision() == 0 else { return }
        database.close()
        Self.removeFiles(of: path)
    }

    private static func removeFiles(of path: String) {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }

    // MARK: Transactions

    /// Does all of `work` in one transaction or, when it throws, nothing of it.
    public func transaction<T>(_ work: () throws(StoreError) -> T) throws(StoreError) -> T {
        try database.transaction(work)
    }

    /// The number of the last change.
    public func revision() throws(StoreError) -> Int {
        try database.first("SELECT number FROM revision WHERE id = 1") { row in row.integer(0) } ?? 0
    }

    /// Counts a change.
    public func advanceRevision() throws(StoreError) {
        try database.run("UPDATE revision SET number = number + 1 WHERE id = 1")
    }

    public var schemaVersion: Int { Migration.current }
}
