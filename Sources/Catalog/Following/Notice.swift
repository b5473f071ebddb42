/// What somebody may be told of. Each kind can be switched by itself.
public enum NotificationKind: String, Hashable, Sendable, CaseIterable {
    /// A work that is new to something followed.
    case work
    /// An invitation that arrived.
    case invitation
    /// The one reminder of an invitation.
    case reminder
    /// The answer to an invitation of one's own.
    case answer
}

/// Where something told goes.
public enum Delivery: String, Hashable, Sendable, CaseIterable {
    /// Nowhere.
    case off
    /// Into the list alone.
    case list
    /// Into the list and the next digest. The rule where nothing was set.
    case digest
}

/// One thing an account is told.
public struct Notice: Hashable, Sendable {
    public var id: NoticeID
    public var kind: NotificationKind
    public var at: Instant
    /// The whole of it in one line.
    public var text: String
    /// What it is about: `W12`, `I3`.
    public var subject: String
    public var readAt: Instant?

    public init(
        id: NoticeID, kind: NotificationKind, at: Instant, text: String, subject: String, readAt: Instant? = nil
    ) {
        self.id = id
        self.kind = kind
        self.at = at
        self.text = text
        self.subject = subject
        self.readAt = readAt
    }
}

/// What an account has set about being told and being asked.
public struct NotificationSettings: Hashable, Sendable {
    public var deliveries: [NotificationKind: Delivery]
    /// Whether the account wants invitations; nil when it never said and its page's word counts.
    public var isOpen: Bool?

    public init(deliveries: [NotificationKind: Delivery] = [:], isOpen: Bool? = nil) {
        self.deliveries = deliveries
        self.isOpen = isOpen
    }

    public subscript(_ kind: NotificationKind) -> Delivery { deliveries[kind] ?? .digest }
}
