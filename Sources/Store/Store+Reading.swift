extension Store {
    /// SQLite's own count of changes by others, as this connection sees it.
    public func dataVersion() throws(StoreError) -> Int {
        try database.first("PRAGMA data_version") { row in row.integer(0) } ?? 0
    }
}
