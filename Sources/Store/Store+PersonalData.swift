public import Catalog

/// What is kept about the person behind one account, for that person to read.
extension Store {
    /// All evidence for all claims of an account, oldest first.
    public func proofs(forClaimsOf account: AccountID) throws(StoreError) -> [StoredProof] {
        try proofs(
            where: "claim_id IN (SELECT id FROM claim WHERE account_id = ?1)", [.int(account.rawValue)])
    }

    /// Every report that an account made, oldest first.
    public func reportsMade(by account: AccountID) throws(StoreError) -> [(ClaimID, at: Instant, outcome: String)] {
        // Walks report_by_account.
        try database.rows(
            "SELECT claim_id, at, outcome FROM report WHERE account_id = ?1 ORDER BY id", [.int(account.rawValue)]
        ) { (ClaimID($0.int(0)), Instant($0.text(1)) ?? Instant(secondsSinceEpoch: 0), $0.text(2)) }
    }

    /// Everything an account ever said of works or wished for a page, oldest first.
    public func everyStatement(by account: AccountID) throws(StoreError) -> [(
        claim: ClaimID, work: WorkID?, said: String, at: Instant
    )] {
        // Walks claim_by_account, work_statement_by_claim and profile_wish_by_claim.
        try database.rows(
            """
            SELECT claim.id AS claim, work_record.work_id AS work, work_statement.verdict,
                   work_statement.at AS said_at, work_statement.id AS number
              FROM claim JOIN work_statement ON work_statement.claim_id = claim.id
              LEFT JOIN work_record ON work_record.record_id = work_statement.record_id
             WHERE claim.account_id = ?1
             UNION ALL
            SELECT claim.id, NULL, IIF(profile_wish.is_hidden, 'hide-page', 'show-page'), profile_wish.at,
                   profile_wish.id
              FROM claim JOIN profile_wish ON profile_wish.claim_id = claim.id
             WHERE claim.account_id = ?1
             ORDER BY said_at, claim, work NULLS LAST, number
            """, [.int(account.rawValue)]
        ) {
            (
                ClaimID($0.int(0)), $0.optionalInt(1).map { WorkID($0) }, $0.text(2),
                Instant($0.text(3)) ?? Instant(secondsSinceEpoch: 0)
            )
        }
    }

    /// The endorsements that an account gave for whom it speaks for, whether or not they were taken back.
    public func endorsements(by account: AccountID) throws(StoreError) -> [EndorsementGraph.Edge] {
        let given = Set(
            try database.rows(
                "SELECT id FROM endorsement WHERE account_id = ?1 ORDER BY id", [.int(account.rawValue)]
            ) { EndorsementID($0.int(0)) })
        return given.isEmpty ? [] : try endorsements().filter { given.contains($0.id) }
    }

    /// The sources that an account brought in.
    public func sources(broughtInBy account: AccountID) throws(StoreError) -> [SourceID] {
        // Walks supply_by_account.
        try database.rows(
            "SELECT source_id FROM supply WHERE account_id = ?1 ORDER BY source_id", [.int(account.rawValue)]
        ) { SourceID($0.int(0)) }
    }

    /// What an account did, what was done to its claims, and what was done to its roles.
    public func audit(about account: AccountID) throws(StoreError) -> [AuditEntry] {
        try audit(
            where: """
                account_id = ?1 OR claim_id IN (SELECT id FROM claim WHERE account_id = ?1)
                OR action IN ('grant-role', 'revoke-role') AND reason GLOB ?2
                """, [.int(account.rawValue), .text("\(account) *")])
    }
}
