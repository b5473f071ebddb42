public import Catalog

/// The weights, caps and thresholds of the trust number, under one name. A change of any of them is a new name.
public enum TrustRule {
    /// Printed with every number, so that old numbers can be told from new ones.
    public static let version = "trust 1"

    // MARK: Points

    public static let pointsPerWork = 2
    public static let pointsPerCollaborator = 2
    /// This many confirmed works give one point.
    public static let confirmedWorksPerPoint = 2
    /// Per endorser in the largest set of paths that share nobody.
    public static let pointsPerEndorsement = 1
    public static let pointsPerReproducedWork = 2

    // MARK: Thresholds

    /// A close collaborator shares this many works …
    public static let closeWorks = 2
    /// … of some span of this many calendar years …
    public static let windowYears = 5
    /// … that have at most this many authors.
    public static let maximumAuthors = 30
    /// This many independent sources confirm a work.
    public static let confirmingWitnesses = 2
    /// An endorsement counts from this age on.
    public static let endorsementAgeDays = 30
    /// Nobody below endorses.
    public static let endorserLevel = VerificationLevel.claimed
    /// Where endorsement starts from.
    public static let anchorLevel = VerificationLevel.anchored

    // MARK: Caps

    /// The most that a part gives at a level.
    public static func cap(_ component: TrustComponent, at level: VerificationLevel) -> Int {
        let caps: [Int] =
            switch component {
            case .identity: [0, 9, 18, 27, 35]
            case .works: [0, 12, 14, 17, 20]
            case .collaboration: [0, 0, 6, 10, 15]
            case .corroboration: [0, 0, 4, 7, 10]
            case .endorsement: [0, 0, 3, 6, 10]
            case .reproduction: [0, 0, 4, 7, 10]
            }
        return caps[level.rawValue]
    }

    /// The most that anybody at a level can reach: 0, 21, 49, 74, 100.
    public static func ceiling(at level: VerificationLevel) -> Int {
        TrustComponent.allCases.reduce(0) { $0 + cap($1, at: level) }
    }
}
