/// A trust number with everything it was counted from.
public struct TrustScore: Hashable, Sendable {
    /// One thing that was counted, or looked at and left out.
    public struct Item: Hashable, Sendable {
        /// What names it: `W12`, `R5`, `N3`.
        public var id: String
        /// Why it counts, or why it does not: `W3 2021, W7 2023`; `named by the researcher's own sources alone`.
        public var because: String

        public init(_ id: String, because: String) {
            self.id = id
            self.because = because
        }
    }

    /// One part of the sum.
    public struct Part: Hashable, Sendable {
        public var component: TrustComponent
        /// What the counted items come to, before the cap.
        public var points: Int
        /// The most this part can give at the researcher's level.
        public var cap: Int
        public var counted: [Item]
        public var leftOut: [Item]
        /// What it adds to the number.
        public var value: Int { min(cap, points) }

        public init(
            component: TrustComponent, points: Int, cap: Int, counted: [Item] = [], leftOut: [Item] = []
        ) {
            self.component = component
            self.points = points
            self.cap = cap
            self.counted = counted
            self.leftOut = leftOut
        }
    }

    public var researcher: ResearcherID
    public var asOf: Instant
    /// Names the weights and rules; another name, another number.
    public var ruleVersion: String
    public var level: VerificationLevel
    /// In the order of `TrustComponent`.
    public var parts: [Part]
    public var flow: EndorsementFlow

    /// 0 … 100.
    public var score: Int { parts.reduce(0) { $0 + $1.value } }
    public var tier: TrustTier { TrustTier(score: score) }

    public init(
        researcher: ResearcherID, asOf: Instant, ruleVersion: String, level: VerificationLevel, parts: [Part],
        flow: EndorsementFlow
    ) {
        self.researcher = researcher
        self.asOf = asOf
        self.ruleVersion = ruleVersion
        self.level = level
        self.parts = parts
        self.flow = flow
    }

    public subscript(_ component: TrustComponent) -> Part {
        parts.first { $0.component == component } ?? Part(component: component, points: 0, cap: 0)
    }
}

/// How many endorsers stand independently behind one person, with its proof from both sides: as many paths that
/// share no endorser, and as many endorsers without whom no anchor reaches the person (Menger 1927).
public struct EndorsementFlow: Hashable, Sendable {
    /// Each from an anchor to the person, as endorsements in order.
    public var paths: [[EndorsementID]]
    /// Ascending.
    public var cut: [ResearcherID]
    public var value: Int { paths.count }

    public init(paths: [[EndorsementID]] = [], cut: [ResearcherID] = []) {
        self.paths = paths
        self.cut = cut
    }
}

/// One thing that would raise a trust number, and by how much.
public struct TrustRaise: Hashable, Sendable {
    public var component: TrustComponent
    /// What would have to become known: `one more attributed work`.
    public var fact: String
    /// How many facts that is.
    public var cost: Int
    /// What the number would gain.
    public var gain: Int

    public init(component: TrustComponent, fact: String, cost: Int, gain: Int) {
        self.component = component
        self.fact = fact
        self.cost = cost
        self.gain = gain
    }
}
