public import Catalog

/// Evidence for claims, reports on them, and what the people behind records say and wish.
extension Store {
    /// All evidence for a claim, oldest first.
    public func proofs(of claim: ClaimID) throws(StoreError) -> [StoredProof] {
        try proofs(where: "claim_id = ?1", [.int(claim.rawValue)])
    }

    /// Every word that this account gave for others.
    public func vouches(of account: AccountID) throws(StoreError) -> [StoredProof] {
        try proofs(where: "voucher_id = ?1", [.int(account.rawValue)])
    }

    func proofs(where condition: String, _ values: [Value]) throws(StoreError) -> [StoredProof] {
        try database.rows(
            """
            SELECT id, claim_id, kind, outcome, at, checker, subject_no, subject_hash, voucher_id, voucher_level,
                   revoked_at
              FROM proof WHERE \(condition) ORDER BY id
            """, values
        ) { row throws(StoreError) in
            guard let kind = ProofKind(rawValue: row.text(2)), let outcome = StoredProof.Outcome(rawValue: row.text(3)),
                let at = Instant(row.text(4))
            else { throw StoreError.unreadable("proof", row.int(0)) }
            return StoredProof(
                id: ProofID(row.int(0)), claim: ClaimID(row.int(1)), kind: kind, outcome: outcome, at: at,
                checker: row.text(5), subject: row.integer(6), subjectHash: row.text(7),
                voucher: row.optionalInt(8).map { AccountID($0) },
                voucherLevel: row.optionalInteger(9).flatMap(VerificationLevel.init),
                revokedAt: row.optionalText(10).flatMap { Instant($0) })
        }
    }

    /// Adds a piece of evidence; its own id is not looked at.
    public func add(_ proof: StoredProof) throws(StoreError) -> ProofID {
        ProofID(
            try database.insert(
                """
                INSERT INTO proof (claim_id, kind, outcome, at, checker, subject_no, subject_hash, voucher_id,
                                   voucher_level)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                """,
                [
                    .int(proof.claim.rawValue), .text(proof.kind.rawValue), .text(proof.outcome.rawValue),
                    .text(proof.at.description), .text(proof.checker), .int(proof.subject), .text(proof.subjectHash),
                    proof.voucher.map { .int($0.rawValue) } ?? .null, .int(proof.voucherLevel?.rawValue),
                ]))
    }

    /// What was waited for has come.
    public func accept(_ proof: ProofID, checker: String, at now: Instant) throws(StoreError) {
        try database.run(
            "UPDATE proof SET outcome = 'accepted', checker = ?2, at = ?3 WHERE id = ?1 AND outcome = 'waiting'",
            [.int(proof.rawValue), .text(checker), .text(now.description)])
    }

    /// Takes a piece of evidence back from a moment on.
    public func revoke(_ proof: ProofID, at now: Instant) throws(StoreError) {
        try database.run(
            "UPDATE proof SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL",
            [.int(proof.rawValue), .text(now.description)])
    }

    /// Which account stands for which today.
    public func standingVouches() throws(StoreError) -> [(voucher: AccountID, claimant: AccountID)] {
        try database.rows(
            """
            SELECT proof.voucher_id, claim.account_id FROM proof JOIN claim ON claim.id = proof.claim_id
             WHERE proof.voucher_id IS NOT NULL AND proof.revoked_at IS NULL ORDER BY proof.id
            """
        ) { (AccountID($0.int(0)), AccountID($0.int(1))) }
    }

    // MARK: Reports

    public func addReport(on claim: ClaimID, by account: AccountID, at now: Instant) throws(StoreError) {
        try database.run(
            "INSERT INTO report (claim_id, account_id, at, outcome) VALUES (?1, ?2, ?3, 'open')",
            [.int(claim.rawValue), .int(account.rawValue), .text(now.description)])
    }

    /// Decides the reports on a claim that wait.
    public func closeReports(on claim: ClaimID, upheld: Bool, at now: Instant) throws(StoreError) {
        try database.run(
            "UPDATE report SET outcome = ?2, decided_at = ?3 WHERE claim_id = ?1 AND outcome = 'open'",
            [.int(claim.rawValue), .text(upheld ? "upheld" : "dismissed"), .text(now.description)])
    }

    public func reporters(of claim: ClaimID) throws(StoreError) -> Set<AccountID> {
        Set(
            try database.rows("SELECT account_id FROM report WHERE claim_id = ?1 ORDER BY id", [.int(claim.rawValue)]) {
                AccountID($0.int(0))
            })
    }

    /// How many reports of an account wait, and when others were dismissed, ascending.
    public func reports(by account: AccountID) throws(StoreError) -> (open: Int, dismissedAt: [Instant]) {
        let rows = try database.rows(
            "SELECT outcome, decided_at FROM report WHERE account_id = ?1 ORDER BY decided_at, id",
            [.int(account.rawValue)]
        ) { ($0.text(0), $0.optionalText(1)) }
        return (
            rows.count { $0.0 == "open" },
            rows.filter { $0.0 == "dismissed" }.compactMap { $0.1.flatMap { Instant($0) } }
        )
    }

    // MARK: What people say and wish

    /// Keeps a statement on a work under one of its records.
    public func addStatement(_ verdict: WorkVerdict, on work: WorkID, under claim: ClaimID, at now: Instant)
        throws(StoreError)
    {
        try database.run(
            """
            INSERT INTO work_statement (claim_id, record_id, verdict, at)
            SELECT ?1, MIN(record_id), ?3, ?4 FROM work_record WHERE work_id = ?2
            """,
            [.int(claim.rawValue), .int(work.rawValue), .text(verdict.rawValue), .text(now.description)])
    }

    /// The last statement on each work under a claim, by work; those taken back are left out.
    public func statements(under claim: ClaimID) throws(StoreError) -> [WorkStatement] {
        let rows = try database.rows(
            """
            SELECT work_record.work_id, work_statement.verdict, work_statement.at
              FROM work_statement JOIN work_record ON work_record.record_id = work_statement.record_id
             WHERE work_statement.claim_id = ?1 ORDER BY work_statement.id
            """, [.int(claim.rawValue)]
        ) { (WorkID($0.int(0)), WorkVerdict(rawValue: $0.text(1)), Instant($0.text(2))) }
        var last: [WorkID: WorkStatement] = [:]
        for case (let work, let verdict?, let at?) in rows {
            last[work] = WorkStatement(work: work, verdict: verdict, at: at)
        }
        return last.values.filter { $0.verdict != .takenBack }.sorted { $0.work < $1.work }
    }

    public func addProfileWish(hidden: Bool, under claim: ClaimID, at now: Instant) throws(StoreError) {
        try database.run(
            "INSERT INTO profile_wish (claim_id, is_hidden, at) VALUES (?1, ?2, ?3)",
            [.int(claim.rawValue), .flag(hidden), .text(now.description)])
    }

    /// Whether the person behind a claim wishes the page hidden.
    public func wishesHidden(_ claim: ClaimID) throws(StoreError) -> Bool {
        try database.first(
            "SELECT is_hidden FROM profile_wish WHERE claim_id = ?1 ORDER BY id DESC LIMIT 1", [.int(claim.rawValue)]
        ) { $0.flag(0) } ?? false
    }

    // MARK: What sources print that a proof can be tied to

    /// A source that accounts alone have brought in ties nothing: a claimant could print an address of their own.
    private static let isOutside = """
        (NOT EXISTS (SELECT 1 FROM supply WHERE supply.source_id = record.source_id)
         OR EXISTS (SELECT 1 FROM supply WHERE supply.source_id = record.source_id AND supply.account_id IS NULL))
        """

    /// Affiliations printed for a researcher, and for every work of theirs what is printed on it.
    public func printedTies(of researcher: ResearcherID) throws(StoreError) -> (
        affiliations: [String], works: [(work: WorkID, text: String)]
    ) {
        // Walks researcher_mention_by_researcher, then assertion_by_record.
        let affiliations = try database.rows(
            """
            SELECT DISTINCT assertion.value
              FROM researcher_mention JOIN mention ON mention.id = researcher_mention.mention_id
              JOIN record ON record.id = mention.record_id
              JOIN assertion ON assertion.record_id = record.id
             WHERE researcher_mention.researcher_id = ?1 AND assertion.field = 'affiliation' AND \(Self.isOutside)
               AND (assertion.mention_id = mention.id OR (assertion.mention_id IS NULL AND mention.role = 'subject'))
             ORDER BY assertion.value
            """, [.int(researcher.rawValue)]
        ) { $0.text(0) }
        var texts: [(work: WorkID, text: String)] = []
        // Walks authorship_by_researcher, work_record_by_work, then assertion_by_record. References tell of works by
        // others' words, so they are left out.
        try database.forEach(
            """
            SELECT authorship.work_id, record.raw,
                   (SELECT group_concat(assertion.value, char(10)) FROM assertion
                     WHERE assertion.record_id = record.id
                       AND assertion.field IN ('email', 'address.code', 'address.data', 'address'))
              FROM authorship JOIN work_record ON work_record.work_id = authorship.work_id
              JOIN record ON record.id = work_record.record_id
             WHERE authorship.researcher_id = ?1 AND record.kind IN ('subject', 'item') AND \(Self.isOutside)
             ORDER BY authorship.work_id, record.id
            """, [.int(researcher.rawValue)]
        ) { row in
            let text = row.text(1) + "\n" + (row.optionalText(2) ?? "")
            if texts.last?.work == WorkID(row.int(0)) {
                texts[texts.count - 1].text += "\n" + text
            } else {
                texts.append((WorkID(row.int(0)), text))
            }
        }
        return (affiliations, texts)
    }

    /// Identifiers of a kind that sources print for a researcher: ORCID iDs under `orcid`.
    public func printedIdentifiers(_ field: Field, of researcher: ResearcherID) throws(StoreError) -> Set<String> {
        Set(
            try database.rows(
                """
                SELECT DISTINCT assertion.value
                  FROM researcher_mention JOIN mention ON mention.id = researcher_mention.mention_id
                  JOIN record ON record.id = mention.record_id
                  JOIN assertion ON assertion.record_id = record.id
                 WHERE researcher_mention.researcher_id = ?1 AND assertion.field = ?2 AND \(Self.isOutside)
                   AND (assertion.mention_id = mention.id
                        OR (assertion.mention_id IS NULL AND mention.role = 'subject'))
                 ORDER BY assertion.value
                """, [.int(researcher.rawValue), .text(field.rawValue)]
            ) { $0.text(0) })
    }
}
