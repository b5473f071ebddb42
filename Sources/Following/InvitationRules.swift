public import Catalog

/// What decides whether an invitation may be sent.
public struct InvitationCircumstances: Hashable, Sendable {
    public var sender: AccountID
    /// The account that speaks for the researcher; nil when none does.
    public var receiver: AccountID?
    public var level: VerificationLevel
    /// Whether the researcher wants to be asked: by the account's own setting, else by their page's word.
    public var isOpen: Bool
    /// Invitations of the sender that wait for an answer.
    public var pending: Int
    /// Whether one of them is to this researcher.
    public var isPendingHere: Bool

    public init(
        sender: AccountID, receiver: AccountID?, level: VerificationLevel, isOpen: Bool, pending: Int,
        isPendingHere: Bool
    ) {
        self.sender = sender
        self.receiver = receiver
        self.level = level
        self.isOpen = isOpen
        self.pending = pending
        self.isPendingHere = isPendingHere
    }
}

/// Why an invitation may not be sent, reminded of or answered.
public enum InvitationRefusal: Hashable, Sendable, Error {
    case unclaimed
    case toOneself
    case closed
    case alreadyPending
    case tooMany(Int)
    case notPending
    case alreadyReminded
    case tooEarly(Instant)
    /// For whoever neither sent nor received it, it does not exist.
    case notTheirs
}

/// The rules of invitations. Whether the receiver blocks the sender is no part of them: the sender must not learn of it.
public enum InvitationRules {
    /// As many may wait for an answer at once, for each sender.
    public static let mostPending = 5
    /// A reminder may follow after so many days.
    public static let reminderDays = 7
    /// The researcher's level from which on they can be invited; a disputed claim is below it.
    public static let receiverLevel = VerificationLevel.claimed

    public static func refusal(to send: InvitationCircumstances) -> InvitationRefusal? {
        guard let receiver = send.receiver, send.level >= receiverLevel else { return .unclaimed }
        if receiver == send.sender { return .toOneself }
        if !send.isOpen { return .closed }
        if send.isPendingHere { return .alreadyPending }
        return send.pending >= mostPending ? .tooMany(mostPending) : nil
    }

    public static func refusal(toRemind invitation: Invitation, by account: AccountID, at now: Instant)
        -> InvitationRefusal?
    {
        if invitation.sender != account { return .notTheirs }
        if invitation.state != .pending { return .notPending }
        if invitation.remindedAt != nil { return .alreadyReminded }
        let earliest = invitation.sentAt.adding(days: reminderDays)
        return now < earliest ? .tooEarly(earliest) : nil
    }

    /// - Parameter state: accepted or declined by the receiver, withdrawn by the sender.
    public static func refusal(toMove invitation: Invitation, to state: Invitation.State, by account: AccountID)
        -> InvitationRefusal?
    {
        let mover = state == .withdrawn ? invitation.sender : invitation.receiver
        if mover != account || state == .pending { return .notTheirs }
        return invitation.state == .pending ? nil : .notPending
    }

    /// Whether a page's printed word says that its person wants to work with others.
    public static func isOpen(printed: String) -> Bool {
        let words = printed.lowercased()
        return words.hasPrefix("open to collaborat")
    }
}
