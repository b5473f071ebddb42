/// One account's invitation to a researcher to work together.
public struct Invitation: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable { case pending, accepted, declined, withdrawn }

    public var id: InvitationID
    public var sender: AccountID
    public var senderName: String
    public var researcher: ResearcherID
    public var researcherName: String
    /// The account that spoke for the researcher when it was sent.
    public var receiver: AccountID
    public var note: String
    public var state: State
    public var sentAt: Instant
    public var remindedAt: Instant?
    public var answeredAt: Instant?

    public init(
        id: InvitationID, sender: AccountID, senderName: String, researcher: ResearcherID, researcherName: String,
        receiver: AccountID, note: String, state: State, sentAt: Instant, remindedAt: Instant? = nil,
        answeredAt: Instant? = nil
    ) {
        self.id = id
        self.sender = sender
        self.senderName = senderName
        self.researcher = researcher
        self.researcherName = researcherName
        self.receiver = receiver
        self.note = note
        self.state = state
        self.sentAt = sentAt
        self.remindedAt = remindedAt
        self.answeredAt = answeredAt
    }
}

/// How one account keeps another at a distance. The other is never told.
public enum Hush: String, Hashable, Sendable, CaseIterable {
    /// Nothing the other sends arrives.
    case block
    /// What the other sends arrives and is not announced.
    case mute
}
