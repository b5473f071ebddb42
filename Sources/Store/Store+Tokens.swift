public import Catalog

extension Store {
    /// Keeps the salted hash of a token. Earlier tokens for the same thing count no more.
    public func addToken(
        _ purpose: TokenPurpose, about subject: String, hash: String, at now: String, until end: String
    ) throws(StoreError) {
        try database.run(
            "DELETE FROM token WHERE purpose = ?1 AND subject = ?2 AND used_at IS NULL",
            [.text(purpose.rawValue), .text(subject)])
        try database.run(
            "INSERT INTO token (purpose, subject, hash, issued_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            [.text(purpose.rawValue), .text(subject), .text(hash), .text(now), .text(end)])
    }

    /// The tokens for one thing, newest first, used and expired ones among them.
    public func tokens(
        _ purpose: TokenPurpose, about subject: String
    ) throws(StoreError) -> [(id: Int64, hash: String, expiresAt: String, usedAt: String?)] {
        try database.rows(
            """
            SELECT id, hash, expires_at, used_at FROM token
             WHERE purpose = ?1 AND subject = ?2 ORDER BY id DESC
            """, [.text(purpose.rawValue), .text(subject)]
        ) { row in (row.int(0), row.text(1), row.text(2), row.optionalText(3)) }
    }

    /// Uses a token up; false when it was used before or its time is over. Of two that try at once one succeeds.
    public func useToken(_ id: Int64, at now: String) throws(StoreError) -> Bool {
        try database.first(
            "UPDATE token SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL AND expires_at > ?2 RETURNING id",
            [.int(id), .text(now)]
        ) { _ in true } ?? false
    }

    /// Forgets tokens whose time was over before a moment.
    public func dropTokens(expiredBefore moment: String) throws(StoreError) {
        try database.run("DELETE FROM token WHERE expires_at < ?1", [.text(moment)])
    }
}
