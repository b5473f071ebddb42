public import Catalog

/// Claims as rows. Which of them may be moved, and where to, is decided elsewhere (`Claims`).
extension Store {
    public func claim(_ id: ClaimID) throws(StoreError) -> RecordClaim? {
        try claims(where: "claim.id = ?1", [.int(id.rawValue)]).first
    }

    /// Every claim, in the order in which they were opened.
    public func claims() throws(StoreError) -> [RecordClaim] { try claims(where: "TRUE", []) }

    public func claims(of account: AccountID) throws(StoreError) -> [RecordClaim] {
        try claims(where: "claim.account_id = ?1", [.int(account.rawValue)])
    }

    /// Claims to the record of a researcher, whatever it was called when they were opened.
    public func claims(to researcher: ResearcherID) throws(StoreError) -> [RecordClaim] {
        try claims(where: "researcher_mention.researcher_id = ?1", [.int(researcher.rawValue)])
    }

    /// Claims by accounts that are not erased which speak for these records, or did until they were contested.
    public func holdingClaims(of researchers: some Collection<ResearcherID>) throws(StoreError) -> [RecordClaim] {
        try want(researchers.lazy.map(\.rawValue))
        return try claims(
            where: """
                (claim.state = 'approved' OR claim.prior = 'approved')
                AND researcher_mention.researcher_id IN (SELECT id FROM temp.wanted)
                AND claim.account_id NOT IN (SELECT id FROM account WHERE erased_at IS NOT NULL)
                """, [])
    }

    private func claims(where condition: String, _ values: [Value]) throws(StoreError) -> [RecordClaim] {
        try database.rows(
            """
            SELECT claim.id, claim.account_id, claim.mention_id, researcher_mention.researcher_id, claim.state,
                   claim.prior, claim.granted, claim.is_reviewed, claim.since, claim.version, claim.opened_at
              FROM claim JOIN researcher_mention ON researcher_mention.mention_id = claim.mention_id
             WHERE \(condition) ORDER BY claim.id
            """, values
        ) { row throws(StoreError) in
            guard let state = ClaimState(rawValue: row.text(4)),
                let granted = VerificationLevel(rawValue: row.integer(6)),
                let since = Instant(row.text(8)), let openedAt = Instant(row.text(10))
            else { throw StoreError.unreadable("claim", row.int(0)) }
            return RecordClaim(
                id: ClaimID(row.int(0)), account: AccountID(row.int(1)), mention: MentionID(row.int(2)),
                researcher: ResearcherID(row.int(3)), state: state,
                prior: row.optionalText(5).flatMap(ClaimState.init), granted: granted, isReviewed: row.flag(7),
                since: since, version: row.integer(9), openedAt: openedAt)
        }
    }

    /// The mention on which a claim to this record stands: the subject of a page of its own, else the oldest.
    public func anchor(of researcher: ResearcherID) throws(StoreError) -> MentionID? {
        // Walks researcher_mention_by_researcher.
        try database.first(
            """
            SELECT mention.id FROM researcher_mention JOIN mention ON mention.id = researcher_mention.mention_id
             WHERE researcher_mention.researcher_id = ?1 ORDER BY mention.role <> 'subject', mention.id LIMIT 1
            """, [.int(researcher.rawValue)]
        ) { MentionID($0.int(0)) }
    }

    public func addClaim(
        of account: AccountID, on mention: MentionID, state: ClaimState, at now: Instant, network: String?
    ) throws(StoreError) -> ClaimID {
        ClaimID(
            try database.insert(
                """
                INSERT INTO claim (account_id, mention_id, state, granted, is_reviewed, since, version, opened_at,
                                   network_hash)
                VALUES (?1, ?2, ?3, 1, 0, ?4, 1, ?4, ?5)
                """,
                [
                    .int(account.rawValue), .int(mention.rawValue), .text(state.rawValue), .text(now.description),
                    .text(network),
                ]))
    }

    /// Writes a claim's new standing, provided that nobody moved it since the version it is based on.
    /// - Returns: false when somebody did; then nothing is written.
    public func move(_ claim: RecordClaim, basedOn version: Int) throws(StoreError) -> Bool {
        try database.first(
            """
            UPDATE claim SET state = ?3, prior = ?4, granted = ?5, is_reviewed = ?6, since = ?7, version = ?8
             WHERE id = ?1 AND version = ?2 RETURNING id
            """,
            [
                .int(claim.id.rawValue), .int(version), .text(claim.state.rawValue), .text(claim.prior?.rawValue),
                .int(claim.granted.rawValue), .flag(claim.isReviewed), .text(claim.since.description),
                .int(claim.version),
            ]
        ) { _ in true } ?? false
    }

    /// Whether a record is a person's, and not a collaboration's; nil when there is no such record.
    public func isPersonal(_ researcher: ResearcherID) throws(StoreError) -> Bool? {
        try database.first("SELECT is_personal FROM researcher WHERE id = ?1", [.int(researcher.rawValue)]) {
            $0.flag(0)
        }
    }

    /// Whether somebody has been asked to decide if these two records are one person.
    public func isMergeProposed(_ a: ResearcherID, _ b: ResearcherID) throws(StoreError) -> Bool {
        try database.first(
            """
            SELECT 1 FROM review
              JOIN researcher_mention AS first ON first.mention_id = review.a
              JOIN researcher_mention AS second ON second.mention_id = review.b
             WHERE review.kind = 'person' AND review.state = 'open'
               AND ((first.researcher_id = ?1 AND second.researcher_id = ?2)
                    OR (first.researcher_id = ?2 AND second.researcher_id = ?1))
             LIMIT 1
            """, [.int(a.rawValue), .int(b.rawValue)]
        ) { _ in true } ?? false
    }

    // MARK: Networks

    /// The salt of a day; those of other days are forgotten, with the hashes made with them.
    public func networkSalt(of day: String, orElse new: String) throws(StoreError) -> String {
        if let kept = try database.first("SELECT salt FROM network_salt WHERE day = ?1", [.text(day)], { $0.text(0) }) {
            return kept
        }
        try database.run("DELETE FROM network_salt")
        try database.run("UPDATE claim SET network_hash = NULL WHERE network_hash IS NOT NULL")
        try database.run("INSERT INTO network_salt (day, salt) VALUES (?1, ?2)", [.text(day), .text(new)])
        return new
    }

    public func claimsOpened(from network: String) throws(StoreError) -> Int {
        try database.first("SELECT COUNT(*) FROM claim WHERE network_hash = ?1", [.text(network)]) { $0.integer(0) }
            ?? 0
    }
}

extension StoreError {
    /// A row that holds what its table does not allow: somebody wrote to the file by other means.
    static func unreadable(_ table: String, _ id: Int64) -> StoreError {
        StoreError(
            .damaged, "Row \(id) of “\(table)” holds something that Byline never writes",
            mend: "Restore the store from a copy; `byline audit verify` says what else was changed")
    }
}
