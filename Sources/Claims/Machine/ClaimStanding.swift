public import Catalog

/// A claim as the rules see it. Times are whole seconds since 1970-01-01T00:00:00Z.
public struct ClaimStanding: Hashable, Sendable {
    public var state: ClaimState
    /// Where it stood before it was contested; nil outside `contested`.
    public var prior: ClaimState?
    /// What was granted; `listed` as long as nothing was. What counts today may be less: `level(given:at:)`.
    public var granted: VerificationLevel
    /// When it came into its state.
    public var since: Int
    /// Rises by one with every move. A move names the version it is based on.
    public var version: Int
    /// Whether an independent person reviewed it while it was granted L3.
    public var isReviewed: Bool

    public init(
        state: ClaimState = .unclaimed, prior: ClaimState? = nil, granted: VerificationLevel = .listed, since: Int = 0,
        version: Int = 0, isReviewed: Bool = false
    ) {
        self.state = state
        self.prior = prior
        self.granted = granted
        self.since = since
        self.version = version
        self.isReviewed = isReviewed
    }

    /// Whether the account speaks for the record, or would if nobody had doubts just now.
    public var holdsRecord: Bool { state == .approved || state == .disputed || prior == .approved }

    /// The level that counts: what was granted, as far as today's evidence still bears it. A disputed claim lifts
    /// nothing. A contested one keeps what it had, so that nobody can take a level away by claiming the record too.
    public func level(given proofs: [Proof], at now: Int) -> VerificationLevel {
        guard state == .approved || prior == .approved else { return .listed }
        return min(granted, ProofLedger(proofs, isReviewed: isReviewed, at: now).level)
    }
}
