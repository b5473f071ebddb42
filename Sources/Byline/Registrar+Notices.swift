public import Catalog
import Following
import Foundation
import Secrets
import Store

extension Registrar {
    /// What an account was told, newest last.
    public func notices(of actor: Actor) throws(BylineError) -> [Notice] {
        try ask { store throws(StoreError) in try store.notices(of: actor.account) }
    }

    /// Marks as read what is named, or with nil everything.
    /// - Returns: how many were not read before.
    public func markRead(_ ids: [NoticeID]?, by actor: Actor, at now: Instant? = nil) throws(BylineError) -> Int {
        let unread = try notices(of: actor).filter { $0.readAt == nil }.map(\.id)
        let due = ids.map { wanted in unread.filter(wanted.contains) } ?? unread
        try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                try store.markRead(due, of: actor.account, at: now ?? Self.now())
            }
        }
        return due.count
    }

    public func notificationSettings(of actor: Actor) throws(BylineError) -> NotificationSettings {
        try ask { store throws(StoreError) in try store.notificationSettings(of: actor.account) }
    }

    public func setDelivery(_ delivery: Delivery, of kinds: [NotificationKind], by actor: Actor) throws(BylineError) {
        try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                for kind in kinds { try store.setDelivery(delivery, of: kind, for: actor.account) }
            }
        }
    }

    /// Says whether an account wants invitations, whatever its researcher's page prints.
    public func setOpen(_ isOpen: Bool, by actor: Actor, at now: Instant? = nil) throws(BylineError) {
        try ask { store throws(StoreError) in
            try store.setOpen(isOpen, account: actor.account, at: now ?? Self.now())
        }
    }

    private func dueDigest(for actor: Actor) throws(BylineError) -> NotificationDigest? {
        let due = try ask { store throws(StoreError) in try store.notices(of: actor.account, dueForDigest: true) }
        return due.isEmpty ? nil : NotificationDigest(accountName: actor.name, notifications: due)
    }
}

// MARK: Letters

extension Registrar {
    /// A digest as it goes out, with the one-click end of all digests in it; nil when nothing waits.
    ///
    /// The token in it is good for a year and kept as its salted hash. What the letter holds counts as told, once it has
    /// been delivered, so that the next digest does not repeat it.
    /// - Parameter deliver: sends it; what it throws leaves everything due.
    public func digestLetter(
        for actor: Actor, at now: Instant,
        delivering deliver: (_ subject: String, _ text: String) throws(BylineError) -> Void = { _, _ in }
    ) throws(BylineError) -> (subject: String, text: String)? {
        guard let digest = try dueDigest(for: actor) else { return nil }
        let token = try issueToken(.stop, about: actor.account.description, lifetime: 365 * 86_400, at: now.date)
        let text = digest.text(stop: "byline notification stop \(actor.account) \(token.revealed())")
        try deliver(digest.subject, text)
        try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                try store.markDigested(digest.notifications.map(\.id), at: now)
            }
        }
        return (digest.subject, text)
    }

    /// Ends the digests of an account, by the token that one of them carried. What is told stays in the list.
    /// - Throws: `.denied` when it is not the token of the last digest; `.conflict` when it was used before.
    public func stopDigests(of account: AccountID, token: String, at now: Instant) throws(BylineError) {
        try confirmToken(Secret(token), .stop, about: account.description, at: now.date)
        try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                for kind in NotificationKind.allCases { try store.setDelivery(.list, of: kind, for: account) }
            }
        }
    }
}

extension Instant {
    fileprivate var date: Date { Date(timeIntervalSince1970: Double(secondsSinceEpoch)) }
}
