public import Catalog

/// The audit: rows that are added and never changed. What they mean together is `AuditChain`'s to say.
extension Store {
    public func auditHead() throws(StoreError) -> AuditHead {
        try database.first("SELECT count, hash FROM audit_head WHERE id = 1") {
            AuditHead(count: $0.integer(0), hash: $0.text(1))
        } ?? AuditHead(count: 0, hash: "")
    }

    public func append(_ entry: AuditEntry) throws(StoreError) {
        try database.run(
            """
            INSERT INTO audit (number, at, claim_id, account_id, role, action, from_state, to_state, level, version,
                               reason, proofs, previous_hash, hash)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """,
            [
                .int(entry.number), .text(entry.at), entry.claim.map { .int($0.rawValue) } ?? .null,
                entry.actor.map { .int($0.rawValue) } ?? .null, .text(entry.role), .text(entry.action),
                .text(entry.from), .text(entry.to), .int(entry.level), .int(entry.version), .text(entry.reason),
                .text(entry.proofs), .text(entry.previousHash), .text(entry.hash),
            ])
    }

    /// The rows of one claim, or all, in the order of their numbers; whatever the file holds, fit or not.
    public func audit(of claim: ClaimID? = nil) throws(StoreError) -> [AuditEntry] {
        try audit(where: "?1 IS NULL OR claim_id = ?1", [claim.map { .int($0.rawValue) } ?? .null])
    }

    func audit(where condition: String, _ values: [Value]) throws(StoreError) -> [AuditEntry] {
        try database.rows(
            """
            SELECT number, at, claim_id, account_id, role, action, from_state, to_state, level, version, reason,
                   proofs, previous_hash, hash
              FROM audit WHERE \(condition) ORDER BY number
            """, values
        ) { row in
            AuditEntry(
                number: row.integer(0), at: row.text(1), claim: row.optionalInt(2).map { ClaimID($0) },
                actor: row.optionalInt(3).map { AccountID($0) }, role: row.text(4), action: row.text(5),
                from: row.optionalText(6), to: row.optionalText(7), level: row.optionalInteger(8),
                version: row.optionalInteger(9), reason: row.text(10), proofs: row.text(11),
                previousHash: row.text(12), hash: row.text(13))
        }
    }

    /// When claims of an account were rejected or revoked, ascending.
    public func rejections(of account: AccountID) throws(StoreError) -> [Instant] {
        try database.rows(
            """
            SELECT audit.at FROM claim JOIN audit ON audit.claim_id = claim.id
             WHERE claim.account_id = ?1 AND audit.to_state IN ('rejected', 'revoked')
               AND audit.from_state <> audit.to_state
             ORDER BY audit.number
            """, [.int(account.rawValue)]
        ) { $0.text(0) }.compactMap { Instant($0) }
    }
}
