public import Catalog

/// Invitations, and who keeps whom at a distance.
extension Store {
    public func addInvitation(
        from sender: AccountID, to researcher: ResearcherID, receiver: AccountID, note: String, at now: Instant
    ) throws(StoreError) -> InvitationID {
        InvitationID(
            try database.insert(
                """
                INSERT INTO invitation (sender_id, researcher_id, receiver_id, note, state, sent_at)
                VALUES (?1, ?2, ?3, ?4, 'pending', ?5)
                """,
                [
                    .int(sender.rawValue), .int(researcher.rawValue), .int(receiver.rawValue), .text(note),
                    .text(now.description),
                ]))
    }

    public func invitation(_ id: InvitationID) throws(StoreError) -> Invitation? {
        try invitations(where: "invitation.id = ?1", [.int(id.rawValue)]).first
    }

    /// Those an account sent, newest last; without the name of whoever has hidden their page since.
    public func invitations(from sender: AccountID) throws(StoreError) -> [Invitation] {
        let hidden = try hiddenResearchers()
        return try invitations(where: "invitation.sender_id = ?1", [.int(sender.rawValue)]).map { invitation in
            var shown = invitation
            if hidden.contains(invitation.researcher) { shown.researcherName = Self.nameWithheld }
            return shown
        }
    }

    /// Those that arrived at an account: not those of accounts it blocks, nor what was taken back.
    public func invitations(to receiver: AccountID) throws(StoreError) -> [Invitation] {
        try invitations(
            where: """
                invitation.receiver_id = ?1 AND invitation.state <> 'withdrawn'
                AND NOT EXISTS (SELECT 1 FROM hush WHERE hush.account_id = invitation.receiver_id
                                   AND hush.other_id = invitation.sender_id AND hush.kind = 'block')
                """, [.int(receiver.rawValue)])
    }

    private func invitations(where condition: String, _ values: [Value]) throws(StoreError) -> [Invitation] {
        try database.rows(
            """
            SELECT invitation.id, sender_id, account.name, IFNULL(redirect.new_id, invitation.researcher_id),
                   researcher.display_name, receiver_id, note, state, sent_at, reminded_at, answered_at
              FROM invitation
              JOIN account ON account.id = sender_id
              LEFT JOIN redirect ON redirect.kind = 'person' AND redirect.old_id = invitation.researcher_id
              LEFT JOIN researcher ON researcher.id = IFNULL(redirect.new_id, invitation.researcher_id)
             WHERE \(condition) ORDER BY invitation.id
            """, values
        ) { row in
            Invitation(
                id: InvitationID(row.int(0)), sender: AccountID(row.int(1)), senderName: row.text(2),
                researcher: ResearcherID(row.int(3)), researcherName: row.text(4), receiver: AccountID(row.int(5)),
                note: row.text(6), state: Invitation.State(rawValue: row.text(7)) ?? .pending,
                sentAt: Instant(row.text(8)) ?? Instant(secondsSinceEpoch: 0),
                remindedAt: row.optionalText(9).flatMap { Instant($0) },
                answeredAt: row.optionalText(10).flatMap { Instant($0) })
        }
    }

    /// - Returns: false when the invitation no longer waits for an answer; then nothing is written.
    public func move(_ invitation: InvitationID, to state: Invitation.State, at now: Instant) throws(StoreError)
        -> Bool
    {
        try database.first(
            """
            UPDATE invitation SET state = ?2, answered_at = ?3 WHERE id = ?1 AND state = 'pending' RETURNING id
            """, [.int(invitation.rawValue), .text(state.rawValue), .text(now.description)]
        ) { _ in true } ?? false
    }

    /// - Returns: false when it was reminded of before, or no longer waits.
    public func noteReminder(of invitation: InvitationID, at now: Instant) throws(StoreError) -> Bool {
        try database.first(
            """
            UPDATE invitation SET reminded_at = ?2
             WHERE id = ?1 AND reminded_at IS NULL AND state = 'pending' RETURNING id
            """, [.int(invitation.rawValue), .text(now.description)]
        ) { _ in true } ?? false
    }

    // MARK: Distance

    /// Keeps another account at a distance, or with nil no longer.
    public func setHush(_ hush: Hush?, of other: AccountID, by account: AccountID, at now: Instant) throws(StoreError) {
        let pair: [Value] = [.int(account.rawValue), .int(other.rawValue)]
        guard let hush else {
            return try database.run("DELETE FROM hush WHERE account_id = ?1 AND other_id = ?2", pair)
        }
        try database.run(
            """
            INSERT INTO hush (account_id, other_id, kind, since) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (account_id, other_id) DO UPDATE SET kind = excluded.kind, since = excluded.since
            """, pair + [.text(hush.rawValue), .text(now.description)])
    }

    public func hush(of other: AccountID, by account: AccountID) throws(StoreError) -> Hush? {
        try database.first(
            "SELECT kind FROM hush WHERE account_id = ?1 AND other_id = ?2",
            [.int(account.rawValue), .int(other.rawValue)]
        ) { Hush(rawValue: $0.text(0)) } ?? nil
    }

    /// Whom an account keeps at a distance, by name.
    public func hushes(by account: AccountID) throws(StoreError) -> [(name: String, hush: Hush)] {
        try database.rows(
            """
            SELECT account.name, hush.kind FROM hush JOIN account ON account.id = hush.other_id
             WHERE hush.account_id = ?1 ORDER BY account.name
            """, [.int(account.rawValue)]
        ) { (name: $0.text(0), hush: Hush(rawValue: $0.text(1)) ?? .mute) }
    }
}
