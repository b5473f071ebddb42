/// How far it is established who a researcher record is about. The cap of every part of trust follows from it.
///
/// A record climbs one level at a time; only approved claims lift it above `listed`.
public enum VerificationLevel: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// L0: the name stands in an author list or a reference, and nowhere as somebody's own record.
    case mentioned = 0
    /// L1: a public record from a source that names its people by id, claimed by nobody.
    case listed = 1
    /// L2: claimed, and the claimant's contact is proven.
    case claimed = 2
    /// L3: identity corroborated by two independent strong proofs.
    case corroborated = 3
    /// L4: as L3, and reviewed by a person, or vouched for by two coauthors at L4.
    case anchored = 4

    /// As pages print it: `L0` … `L4`.
    public var code: String { "L\(rawValue)" }

    /// - Parameter code: `L0` … `L4`, in either case; nil for anything else.
    public init?(code: String) {
        guard let level = Self.allCases.first(where: { $0.code == code.uppercased() }) else { return nil }
        self = level
    }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension VerificationLevel {
    /// What the level says, in a few words.
    public var meaning: String {
        switch self {
        case .mentioned: "only mentioned"
        case .listed: "public record, unclaimed"
        case .claimed: "claimed, contact proven"
        case .corroborated: "identity corroborated"
        case .anchored: "anchored"
        }
    }

    /// The level one claim further; nil at the top.
    public var next: VerificationLevel? { VerificationLevel(rawValue: rawValue + 1) }
}
