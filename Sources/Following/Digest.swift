public import Catalog

/// What an account is told of in one letter: grouped by kind, oldest first within a kind.
public struct NotificationDigest: Hashable, Sendable {
    public var accountName: String
    public var notifications: [Notice]

    public init(accountName: String, notifications: [Notice]) {
        self.accountName = accountName
        self.notifications = notifications
    }

    public var subject: String {
        "Byline: \(notifications.count) thing\(notifications.count == 1 ? "" : "s") you asked to be told of"
    }

    /// The letter as plain text.
    /// - Parameter stop: what ends these letters at once, as the reader should type or open it; nil leaves it out.
    public func text(stop: String?) -> String {
        var lines = ["Hello \(accountName),", ""]
        for kind in NotificationKind.allCases {
            let told = notifications.filter { $0.kind == kind }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
            if told.isEmpty { continue }
            lines.append(Self.heading(kind))
            lines += told.map { "  \($0.text)" }
            lines.append("")
        }
        if let stop { lines += ["To stop these letters at once: \(stop)", ""] }
        return lines.joined(separator: "\n")
    }

    private static func heading(_ kind: NotificationKind) -> String {
        switch kind {
        case .work: "New in what you follow"
        case .invitation: "Invitations"
        case .reminder: "Reminders"
        case .answer: "Answers to your invitations"
        }
    }
}
