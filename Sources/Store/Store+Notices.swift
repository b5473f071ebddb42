public import Catalog

/// What accounts are told, and how they want it.
extension Store {
    /// Tells an account of a work in what it follows. A work is told once, however many follows show it.
    public func addNotice(of work: WorkID, in follow: Follow, inDigest: Bool, at now: Instant) throws(StoreError) {
        try database.run(
            """
            INSERT INTO notification (account_id, kind, at, follow_id, work_id, in_digest)
            VALUES (?1, 'work', ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING
            """,
            [
                .int(follow.account.rawValue), .text(now.description), .int(follow.id.rawValue), .int(work.rawValue),
                .flag(inDigest),
            ])
    }

    /// Tells an account of an invitation, its reminder or its answer.
    public func addNotice(
        _ kind: NotificationKind, of invitation: InvitationID, to account: AccountID, inDigest: Bool, at now: Instant
    ) throws(StoreError) {
        try database.run(
            """
            INSERT INTO notification (account_id, kind, at, invitation_id, in_digest) VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            [
                .int(account.rawValue), .text(kind.rawValue), .text(now.description), .int(invitation.rawValue),
                .flag(inDigest),
            ])
    }

    /// What an account was told, newest last; nothing of accounts it blocks by now, nor of what was taken back.
    /// - Parameter dueForDigest: only what waits for the next digest.
    public func notices(of account: AccountID, dueForDigest: Bool = false) throws(StoreError) -> [Notice] {
        try database.rows(
            """
            SELECT notification.id, notification.kind, notification.at, work.id, work.title, work.byline,
                   invitation.id, senders.name,
                   IIF(researcher.id IN (\(Self.hidden)), '\(Self.nameWithheld)', researcher.display_name),
                   invitation.state, invitation.note,
                   notification.read_at
              FROM notification
              LEFT JOIN redirect AS works ON works.kind = 'work' AND works.old_id = notification.work_id
              LEFT JOIN work ON work.id = IFNULL(works.new_id, notification.work_id)
              LEFT JOIN invitation ON invitation.id = notification.invitation_id
              LEFT JOIN account AS senders ON senders.id = invitation.sender_id
              LEFT JOIN redirect AS people ON people.kind = 'person' AND people.old_id = invitation.researcher_id
              LEFT JOIN researcher ON researcher.id = IFNULL(people.new_id, invitation.researcher_id)
             WHERE notification.account_id = ?1
               AND (?2 = 0 OR notification.in_digest = 1 AND notification.digested_at IS NULL
                              AND notification.read_at IS NULL)
               AND (work.id IS NOT NULL OR notification.kind = 'answer'
                    OR invitation.state <> 'withdrawn'
                       AND NOT EXISTS (SELECT 1 FROM hush WHERE hush.account_id = ?1
                                          AND hush.other_id = invitation.sender_id AND hush.kind = 'block'))
             ORDER BY notification.id
            """, [.int(account.rawValue), .flag(dueForDigest)]
        ) { row in
            let kind = NotificationKind(rawValue: row.text(1)) ?? .work
            let note = row.optionalText(10).flatMap { $0.isEmpty ? nil : ": \($0)" } ?? ""
            let text =
                switch kind {
                case .work: "\(row.optionalText(4) ?? "(untitled)") — \(row.text(5)) (W\(row.int(3)))"
                case .invitation: "\(row.text(7)) invites you to work together (I\(row.int(6)))\(note)"
                case .reminder: "\(row.text(7)) reminds you of an invitation (I\(row.int(6)))\(note)"
                case .answer: "\(row.text(8)) has \(row.text(9)) your invitation (I\(row.int(6)))"
                }
            return Notice(
                id: NoticeID(row.int(0)), kind: kind, at: Instant(row.text(2)) ?? Instant(secondsSinceEpoch: 0),
                text: text, subject: kind == .work ? "W\(row.int(3))" : "I\(row.int(6))",
                readAt: row.optionalText(11).flatMap { Instant($0) })
        }
    }

    /// Marks what an account has read; others' are not touched.
    public func markRead(_ notices: [NoticeID], of account: AccountID, at now: Instant) throws(StoreError) {
        for notice in notices {
            try database.run(
                "UPDATE notification SET read_at = ?3 WHERE id = ?1 AND account_id = ?2 AND read_at IS NULL",
                [.int(notice.rawValue), .int(account.rawValue), .text(now.description)])
        }
    }

    /// Marks what went out in a digest, so that the next one does not repeat it.
    public func markDigested(_ notices: [NoticeID], at now: Instant) throws(StoreError) {
        for notice in notices {
            try database.run(
                "UPDATE notification SET digested_at = ?2 WHERE id = ?1",
                [.int(notice.rawValue), .text(now.description)])
        }
    }

    // MARK: Settings

    public func notificationSettings(of account: AccountID) throws(StoreError) -> NotificationSettings {
        var settings = NotificationSettings()
        try database.forEach(
            "SELECT kind, delivery FROM notification_setting WHERE account_id = ?1 ORDER BY kind",
            [.int(account.rawValue)]
        ) { row in
            guard let kind = NotificationKind(rawValue: row.text(0)) else { return }
            settings.deliveries[kind] = Delivery(rawValue: row.text(1))
        }
        settings.isOpen = try database.first(
            "SELECT is_open FROM openness WHERE account_id = ?1", [.int(account.rawValue)]
        ) { $0.flag(0) }
        return settings
    }

    public func setDelivery(_ delivery: Delivery, of kind: NotificationKind, for account: AccountID)
        throws(StoreError)
    {
        try database.run(
            """
            INSERT INTO notification_setting (account_id, kind, delivery) VALUES (?1, ?2, ?3)
            ON CONFLICT (account_id, kind) DO UPDATE SET delivery = excluded.delivery
            """, [.int(account.rawValue), .text(kind.rawValue), .text(delivery.rawValue)])
    }

    public func setOpen(_ isOpen: Bool, account: AccountID, at now: Instant) throws(StoreError) {
        try database.run(
            """
            INSERT INTO openness (account_id, is_open, since) VALUES (?1, ?2, ?3)
            ON CONFLICT (account_id) DO UPDATE SET is_open = excluded.is_open, since = excluded.since
            """, [.int(account.rawValue), .flag(isOpen), .text(now.description)])
    }

    /// Forgets what an account follows, was told and has set; its invitations lose their words. For an account whose
    /// person asked to be forgotten.
    public func eraseFollowing(of account: AccountID) throws(StoreError) {
        let id = [Value.int(account.rawValue)]
        try database.run("DELETE FROM notification WHERE account_id = ?1", id)
        try database.run("DELETE FROM follow WHERE account_id = ?1", id)
        try database.run("DELETE FROM notification_setting WHERE account_id = ?1", id)
        try database.run("DELETE FROM openness WHERE account_id = ?1", id)
        try database.run("DELETE FROM hush WHERE account_id = ?1 OR other_id = ?1", id)
        try database.run("UPDATE invitation SET note = '' WHERE sender_id = ?1 OR receiver_id = ?1", id)
        try database.run(
            "UPDATE invitation SET state = 'withdrawn' WHERE state = 'pending' AND (sender_id = ?1 OR receiver_id = ?1)",
            id)
    }
}
