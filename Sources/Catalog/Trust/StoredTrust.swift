/// A trust number as it was counted and kept: its parts under their caps, and what they were counted from.
public struct StoredTrust: Hashable, Sendable {
    public var researcher: ResearcherID
    public var ruleVersion: String
    /// The moment at which ages and expiries were reckoned.
    public var asOf: Instant
    /// Of the catalogue it was counted from.
    public var revision: Int
    public var level: VerificationLevel
    /// One number a component, in the order of `TrustComponent`.
    public var values: [Int]

    public var score: Int { values.reduce(0, +) }
    public var tier: TrustTier { TrustTier(score: score) }

    public init(
        researcher: ResearcherID, ruleVersion: String, asOf: Instant, revision: Int, level: VerificationLevel,
        values: [Int]
    ) {
        self.researcher = researcher
        self.ruleVersion = ruleVersion
        self.asOf = asOf
        self.revision = revision
        self.level = level
        self.values = values
    }

    public init(_ score: TrustScore, revision: Int) {
        self.init(
            researcher: score.researcher, ruleVersion: score.ruleVersion, asOf: score.asOf, revision: revision,
            level: score.level, values: score.parts.map(\.value))
    }

    public subscript(_ component: TrustComponent) -> Int {
        zip(TrustComponent.allCases, values).first { $0.0 == component }?.1 ?? 0
    }
}
