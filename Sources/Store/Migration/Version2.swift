extension Migration {
    /// The first schema kept evidence and what follows from it. The second keeps what people and programs do with it.
    static let version2 = Migration(
        version: 2, why: "runs of reproductions, trust, accounts with their claims, and what people follow",
        sql: [identity2, reproductions2, trust2, accounts2, claims2, following2].joined(separator: "\n"))
}
