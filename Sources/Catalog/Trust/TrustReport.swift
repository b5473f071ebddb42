/// A trust number with its derivation, and what others print of the same person.
public struct TrustReport: Hashable, Sendable {
    public var id: ResearcherID
    public var name: String
    public var score: TrustScore
    public var evidence: TrustEvidence
    /// Sources with a page of the researcher's own: why the level is at least L1.
    public var pages: [SourceID]
    /// What would raise it, cheapest first.
    public var raises: [TrustRaise]
    /// The catalogue's state it was counted from.
    public var revision: Int
    /// Numbers, tiers and levels that sources print: their word, not ours.
    public var declared: [Statement]

    public init(
        id: ResearcherID, name: String, score: TrustScore, evidence: TrustEvidence, pages: [SourceID],
        raises: [TrustRaise], revision: Int, declared: [Statement]
    ) {
        self.id = id
        self.name = name
        self.score = score
        self.evidence = evidence
        self.pages = pages
        self.raises = raises
        self.revision = revision
        self.declared = declared
    }

    /// What stands wherever the number is shown.
    public static let meaning =
        "how well identity and attribution are supported; it is no measure of quality or impact"

    /// Each declared value beside ours: `printed 21 by page.txt:13, ours 21`.
    public var comparisons: [String] {
        declared.compactMap { statement in
            let ours: String
            switch statement.field {
            case .trustScore: ours = String(score.score)
            case .trustTier: ours = score.tier.rawValue
            case .verificationLevel: ours = score.level.code
            default: return nil
            }
            let verdict = statement.value == ours ? "" : "; they differ"
            return "printed \(statement.value) by \(statement.sourceLabel):\(statement.line), ours \(ours)\(verdict)"
        }
    }
}

/// What counting all numbers anew came to.
public struct TrustRefresh: Hashable, Sendable {
    public struct TierCount: Hashable, Sendable {
        public var tier: TrustTier
        public var count: Int
        public init(_ tier: TrustTier, _ count: Int) {
            self.tier = tier
            self.count = count
        }
    }
    public var asOf: Instant
    public var ruleVersion: String
    public var revision: Int
    public var researchers: Int
    /// Numbers that were counted for the first time, that rose and that fell.
    public var new: Int
    public var rose: Int
    public var fell: Int
    /// How many researchers are in each tier, in the order of tiers.
    public var tiers: [TierCount]

    public init(
        asOf: Instant, ruleVersion: String, revision: Int, researchers: Int, new: Int, rose: Int, fell: Int,
        tiers: [TierCount]
    ) {
        self.asOf = asOf
        self.ruleVersion = ruleVersion
        self.revision = revision
        self.researchers = researchers
        self.new = new
        self.rose = rose
        self.fell = fell
        self.tiers = tiers
    }
}
