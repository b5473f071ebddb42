extension Migration {
    /// The third schema keeps what the catalogue fetches by itself and what a service tells others.
    static let version3 = Migration(
        version: 3, why: "harvests and watches, and what a service tells those who keep a copy",
        sql: [claims3, harvest3, longDocuments3, changes3, filledChanges3].joined(separator: "\n"))
}
