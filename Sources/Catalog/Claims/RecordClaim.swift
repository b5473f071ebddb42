/// A claim of an account to a researcher's record, as it is stored.
public struct RecordClaim: Hashable, Sendable {
    public var id: ClaimID
    public var account: AccountID
    /// On what the claim stands: one mention of the researcher.
    public var mention: MentionID
    /// Whose record it is today.
    public var researcher: ResearcherID
    public var state: ClaimState
    /// Where it stood before it was contested.
    public var prior: ClaimState?
    public var granted: VerificationLevel
    public var isReviewed: Bool
    public var since: Instant
    public var version: Int
    public var openedAt: Instant

    public init(
        id: ClaimID, account: AccountID, mention: MentionID, researcher: ResearcherID, state: ClaimState,
        prior: ClaimState?, granted: VerificationLevel, isReviewed: Bool, since: Instant, version: Int,
        openedAt: Instant
    ) {
        self.id = id
        self.account = account
        self.mention = mention
        self.researcher = researcher
        self.state = state
        self.prior = prior
        self.granted = granted
        self.isReviewed = isReviewed
        self.since = since
        self.version = version
        self.openedAt = openedAt
    }
}

/// A piece of evidence for a claim, as it is stored: nothing of what was shown, only what came of it.
public struct StoredProof: Hashable, Sendable {
    public enum Outcome: String, Sendable {
        /// A token was handed out and has not come back.
        case waiting
        case accepted
    }
    public var id: ProofID
    public var claim: ClaimID
    public var kind: ProofKind
    public var outcome: Outcome
    public var at: Instant
    /// What looked: a token that came back, an identity provider, an account.
    public var checker: String
    /// Equal within a claim for the same mailbox, page or person.
    public var subject: Int
    /// The salted hash of what it is about.
    public var subjectHash: String
    public var voucher: AccountID?
    public var voucherLevel: VerificationLevel?
    public var revokedAt: Instant?

    public init(
        id: ProofID, claim: ClaimID, kind: ProofKind, outcome: Outcome, at: Instant, checker: String, subject: Int,
        subjectHash: String, voucher: AccountID? = nil, voucherLevel: VerificationLevel? = nil,
        revokedAt: Instant? = nil
    ) {
        self.id = id
        self.claim = claim
        self.kind = kind
        self.outcome = outcome
        self.at = at
        self.checker = checker
        self.subject = subject
        self.subjectHash = subjectHash
        self.voucher = voucher
        self.voucherLevel = voucherLevel
        self.revokedAt = revokedAt
    }
}

/// What the person behind a record says of one work.
public enum WorkVerdict: String, CaseIterable, Sendable {
    case mine
    case notMine = "not-mine"
    /// Neither any more.
    case takenBack = "taken-back"
}

/// One such statement, the last on its work.
public struct WorkStatement: Hashable, Sendable {
    public var work: WorkID
    public var verdict: WorkVerdict
    public var at: Instant
    public init(work: WorkID, verdict: WorkVerdict, at: Instant) {
        self.work = work
        self.verdict = verdict
        self.at = at
    }
}
