/// The parts that a trust number is the sum of.
public enum TrustComponent: String, Hashable, Sendable, CaseIterable {
    case identity = "I"
    case works = "W"
    case collaboration = "C"
    case corroboration = "R"
    case endorsement = "E"
    case reproduction = "X"

    public var name: String {
        switch self {
        case .identity: "identity"
        case .works: "works"
        case .collaboration: "collaboration"
        case .corroboration: "corroboration"
        case .endorsement: "endorsement"
        case .reproduction: "reproduction"
        }
    }
}

/// The word that stands for a range of trust numbers.
public enum TrustTier: String, Hashable, Sendable, CaseIterable {
    case unrated = "Unrated"
    case unverified = "Unverified"
    case emerging = "Emerging"
    case established = "Established"
    case anchored = "Anchored"

    /// - Parameter score: 0 … 100.
    public init(score: Int) {
        switch score {
        case ..<1: self = .unrated
        case 1...19: self = .unverified
        case 20...49: self = .emerging
        case 50...74: self = .established
        default: self = .anchored
        }
    }
}
