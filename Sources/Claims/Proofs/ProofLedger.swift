public import Catalog

/// A piece of evidence as the rules see it: accepted once, perhaps taken back or lapsed since.
public struct Proof: Hashable, Sendable {
    public var kind: ProofKind
    /// When it was accepted.
    public var acceptedAt: Int
    /// Equal numbers within a claim mean the same mailbox, account or page behind two proofs.
    public var subject: Int
    /// When it was taken back; nil while it stands.
    public var revokedAt: Int?
    public var voucher: AccountID?
    /// The level at which the voucher stood when they gave their word.
    public var voucherLevel: VerificationLevel?

    public init(
        _ kind: ProofKind, acceptedAt: Int, subject: Int, revokedAt: Int? = nil, voucher: AccountID? = nil,
        voucherLevel: VerificationLevel? = nil
    ) {
        self.kind = kind
        self.acceptedAt = acceptedAt
        self.subject = subject
        self.revokedAt = revokedAt
        self.voucher = voucher
        self.voucherLevel = voucherLevel
    }

    /// When it stops to count by itself; nil when it does not.
    public var lapsesAt: Int? { kind.lifetimeDays.map { acceptedAt + $0 * ClaimRules.day } }

    public func counts(at now: Int) -> Bool {
        guard acceptedAt <= now, lapsesAt.map({ now < $0 }) ?? true else { return false }
        return revokedAt.map { now < $0 } ?? true
    }
}

/// What the evidence for one claim amounts to at one moment.
///
/// - One strong proof proves contact: L2. Two independent strong ones corroborate the identity: L3. With them, an
///   independent person's review or the word of two coauthors at L4 anchors it: L4.
/// - Two proofs are independent when they differ in kind and in what stands behind them: two tokens mailed to one
///   mailbox are one proof.
/// - Two medium proofs of different kinds are worth one strong proof.
/// - An arXiv author page says something only about the iD that was proven, so it counts beside that proof alone.
public struct ProofLedger: Sendable {
    private let standing: [Proof]
    private let isReviewed: Bool

    /// - Parameter now: seconds since 1970.
    public init(_ proofs: [Proof], isReviewed: Bool, at now: Int) {
        standing = proofs.filter { $0.counts(at: now) }
        self.isReviewed = isReviewed
    }

    /// The highest level the evidence bears; `listed` when it proves nothing.
    public var level: VerificationLevel {
        switch strongProofs {
        case 0: .listed
        case 1: .claimed
        default: isReviewed || anchoredVouchers >= 2 ? .anchored : .corroborated
        }
    }

    /// How many independent strong proofs there are, or their worth in medium ones.
    public var strongProofs: Int {
        let hasIdentifier = standing.contains { $0.kind == .orcidSignIn }
        let strong = standing.filter {
            $0.kind.strength == .strong && ($0.kind != .arxivAuthorPage || hasIdentifier)
        }
        let medium = Set(standing.filter { $0.kind.strength == .medium }.map(\.kind))
        return Self.independent(in: Dictionary(grouping: strong, by: \.kind).values.map { $0.map(\.subject) })
            + medium.count / 2
    }

    private var anchoredVouchers: Int {
        Set(standing.filter { $0.kind == .coauthorVouch && $0.voucherLevel == .anchored }.compactMap(\.voucher)).count
    }

    /// The most kinds that can each be given a subject of its own. There are at most four kinds.
    private static func independent(in kinds: [[Int]], without used: Set<Int> = []) -> Int {
        guard let first = kinds.first else { return 0 }
        let rest = Array(kinds.dropFirst())
        let withoutFirst = independent(in: rest, without: used)
        let withFirst = first.filter { !used.contains($0) }.map { independent(in: rest, without: used.union([$0])) + 1 }
        return max(withoutFirst, withFirst.max() ?? 0)
    }
}
