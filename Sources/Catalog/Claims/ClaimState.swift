/// Where a claim to a record stands.
public enum ClaimState: String, CaseIterable, Codable, Hashable, Sendable {
    /// Nobody has claimed the record. No claim is stored in this state; it is where the first audit row comes from.
    case unclaimed
    /// Opened, its contact not proven yet.
    case pending
    /// Contact proven; a reviewer has to look at it.
    case verified
    /// The account speaks for the record.
    case approved
    /// Several live claims stand on one record. All are frozen until a person decides.
    case contested
    /// An approved claim somebody has reported. The record counts as unclaimed until a person decides.
    case disputed
    case rejected
    /// Thirty days passed without proof.
    case expired
    /// Given up before it was approved.
    case withdrawn
    /// Taken back because a dispute was upheld.
    case revoked
    /// Given up after it was approved.
    case released

    /// Waiting for a proof or for a person: what an account may have only a few of.
    public var isOpen: Bool { self == .pending || self == .verified || self == .contested }
    /// Not over: two live claims on one record contest each other.
    public var isLive: Bool { isOpen || self == .approved || self == .disputed }
    /// Over for now, and open to new evidence.
    public var isAnswerable: Bool { self == .rejected || self == .revoked }
}

/// A claim of an account to a researcher's record: `C3`.
public struct ClaimID: LocalID {
    public static let letter: Character = "C"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}
