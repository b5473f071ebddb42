/// Everything on which the trust number of one researcher rests, as the store knows it: facts, nothing counted yet.
public struct TrustEvidence: Hashable, Sendable {
    /// One source that names the researcher as an author of a work.
    public struct Attribution: Hashable, Sendable {
        public var source: SourceID
        /// Sources that share a witness repeat one another and confirm nothing twice: the service that prints the
        /// pages, or for a paper's own text that paper.
        public var witness: String
        /// Whether accounts alone brought this source in, the researcher's or another's: it is nobody's witness then.
        public var isOwn: Bool
        /// Whether it shows the work as published: a venue, a date of publication or a publisher's DOI.
        public var isPublished: Bool

        public init(source: SourceID, witness: String, isOwn: Bool = false, isPublished: Bool = false) {
            self.source = source
            self.witness = witness
            self.isOwn = isOwn
            self.isPublished = isPublished
        }
    }

    /// Somebody else who wrote a work.
    public struct Companion: Hashable, Sendable {
        public var id: ResearcherID
        /// Whether only sources that accounts brought in name this person on the work.
        public var isOwnWord: Bool

        public init(_ id: ResearcherID, isOwnWord: Bool = false) {
            self.id = id
            self.isOwnWord = isOwnWord
        }
    }

    /// One work that the catalogue attributes to the researcher.
    public struct Work: Hashable, Sendable {
        public var id: WorkID
        public var title: String?
        /// The earliest year stated; nil puts the work outside every window.
        public var year: Int?
        public var isRetracted: Bool
        public var attributions: [Attribution]
        /// How many authors it has, the researcher included.
        public var authorCount: Int
        /// The others, when they are few enough to say who worked with whom; otherwise empty.
        public var companions: [Companion]

        public init(
            id: WorkID, title: String? = nil, year: Int? = nil, isRetracted: Bool = false,
            attributions: [Attribution] = [], authorCount: Int = 1, companions: [Companion] = []
        ) {
            self.id = id
            self.title = title
            self.year = year
            self.isRetracted = isRetracted
            self.attributions = attributions
            self.authorCount = authorCount
            self.companions = companions
        }
    }

    /// One finished reproduction of a claim of a work.
    public struct Reproduction: Hashable, Sendable {
        /// What names the run.
        public var id: String
        public var work: WorkID
        /// Whether it came out.
        public var isPassing: Bool
        /// Whether nobody who wrote the work, nor the researcher by another account, ran it.
        public var isIndependent: Bool

        public init(id: String, work: WorkID, isPassing: Bool, isIndependent: Bool) {
            self.id = id
            self.work = work
            self.isPassing = isPassing
            self.isIndependent = isIndependent
        }
    }

    public var researcher: ResearcherID
    /// The moment at which ages and expiries are reckoned.
    public var asOf: Instant
    public var level: VerificationLevel
    public var works: [Work]
    public var endorsements: EndorsementGraph
    public var reproductions: [Reproduction]

    public init(
        researcher: ResearcherID, asOf: Instant, level: VerificationLevel, works: [Work] = [],
        endorsements: EndorsementGraph = .init(), reproductions: [Reproduction] = []
    ) {
        self.researcher = researcher
        self.asOf = asOf
        self.level = level
        self.works = works
        self.endorsements = endorsements
        self.reproductions = reproductions
    }
}

/// Who endorsed whom, as far as it can reach the one person in question, and how far each of them is verified.
public struct EndorsementGraph: Hashable, Sendable {
    /// One endorsement, given once and perhaps taken back.
    public struct Edge: Hashable, Sendable {
        public var id: EndorsementID
        public var giver: ResearcherID
        public var receiver: ResearcherID
        public var givenAt: Instant
        /// Whether they were close collaborators when it was given. Decided then; later works do not change it.
        public var wereClose: Bool
        public var revokedAt: Instant?

        public init(
            id: EndorsementID, giver: ResearcherID, receiver: ResearcherID, givenAt: Instant, wereClose: Bool = false,
            revokedAt: Instant? = nil
        ) {
            self.id = id
            self.giver = giver
            self.receiver = receiver
            self.givenAt = givenAt
            self.wereClose = wereClose
            self.revokedAt = revokedAt
        }
    }

    public var edges: [Edge]
    /// The level of everybody who gives; a missing one is L0.
    public var levels: [ResearcherID: VerificationLevel]

    public init(edges: [Edge] = [], levels: [ResearcherID: VerificationLevel] = [:]) {
        self.edges = edges
        self.levels = levels
    }
}
