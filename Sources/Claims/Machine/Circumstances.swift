public import Catalog

/// What the rules must know beside the claim itself. The defaults say that nothing stands in the way and that there
/// is no evidence.
public struct Circumstances: Sendable {
    /// Seconds since 1970.
    public var now: Int
    /// All evidence ever accepted for this claim.
    public var proofs: [Proof]
    /// Whether a reason was given where the move demands one.
    public var hasReason = true

    // MARK: Of the claimant

    /// Claims of the account that wait for something.
    public var openClaims = 0
    /// Claims opened from the same network on the same day, UTC.
    public var openedToday = 0
    /// When claims of the account were rejected or revoked, ascending.
    public var rejections: [Int] = []
    /// Whether the account holds another record that nobody has proposed to join with this one.
    public var holdsAnotherRecord = false
    /// Whether a claim of the account to this record is open, or waits for an answer.
    public var hasClaimHere = false

    // MARK: Of the record

    /// Whether the record is a person's, not a collaboration's.
    public var isPerson = true
    /// Other live claims on the record.
    public var otherLiveClaims = 0
    /// Whether another claim holds the record.
    public var isHeldByAnother = false

    // MARK: Of a reporter

    /// Reports of the account that nobody has decided yet.
    public var openReports = 0
    /// When reports of the account were dismissed, ascending.
    public var dismissals: [Int] = []

    // MARK: Of a voucher

    public var vouching = Vouching()

    public init(now: Int, proofs: [Proof] = []) {
        self.now = now
        self.proofs = proofs
    }
}

/// What must be known of somebody who vouches.
public struct Vouching: Hashable, Sendable {
    /// The level of the voucher's own record today.
    public var level: VerificationLevel = .corroborated
    public var isCoauthor = true
    /// When the voucher gave their word before, whether or not it was taken back.
    public var given: [Int] = []
    /// Whether the claimant has vouched for the voucher, perhaps through others.
    public var isCircular = false
    /// Whether the voucher's word for this claim stands already.
    public var isRepeated = false
    public init() {}
}
