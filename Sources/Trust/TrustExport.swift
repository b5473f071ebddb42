public import Catalog

/// What `byline trust show --format json` prints, read back: the claim of a number and all that it rests on.
///
/// The fields are those of the printed object, there in snake case, so that a stranger's file can be judged without the
/// store it came from.
public struct TrustExport: Hashable, Sendable, Decodable {
    public struct Part: Hashable, Sendable, Decodable {
        public struct Item: Hashable, Sendable, Decodable {
            public var id: String
            public init(id: String) { self.id = id }
        }
        public var component: String
        public var points: Int
        public var cap: Int
        public var value: Int
        public var counted: [Item]
    }

    public struct Work: Hashable, Sendable, Decodable {
        public struct Attribution: Hashable, Sendable, Decodable {
            public var source: SourceID
            public var witness: String
            public var isOwn: Bool
            public var isPublished: Bool
        }
        public var id: WorkID
        public var year: Int?
        public var isRetracted: Bool
        public var authorCount: Int
        public var companions: [ResearcherID]
        /// Companions whom only sources name that accounts brought in.
        public var ownWord: [ResearcherID]
        public var attributions: [Attribution]
    }

    public struct Endorsement: Hashable, Sendable, Decodable {
        public var id: EndorsementID
        public var giver: ResearcherID
        public var receiver: ResearcherID
        public var givenAt: Instant
        public var wereClose: Bool
        public var revokedAt: Instant?
    }

    public struct Standing: Hashable, Sendable, Decodable {
        public var id: ResearcherID
        public var level: String
    }

    public struct Reproduction: Hashable, Sendable, Decodable {
        public var id: String
        public var work: WorkID
        public var isPassing: Bool
        public var isIndependent: Bool
    }

    public struct Raise: Hashable, Sendable, Decodable {
        public var component: String
        public var fact: String
        public var cost: Int
        public var gain: Int
    }

    public var id: ResearcherID
    public var ruleVersion: String
    public var asOf: Instant
    public var level: String
    public var score: Int
    public var tier: String
    public var parts: [Part]
    public var works: [Work]
    public var endorsements: [Endorsement]
    public var endorserLevels: [Standing]
    /// Each a list of endorsements, blank-separated, from an anchor to the researcher.
    public var paths: [String]
    public var cut: [ResearcherID]
    public var reproductions: [Reproduction]
    /// What would raise the number; nil where that is left out.
    public var raises: [Raise]?
}

extension TrustExport {
    /// What would be printed for this number.
    package init(_ evidence: TrustEvidence, _ score: TrustScore, raises told: [TrustRaise]? = nil) {
        id = evidence.researcher
        ruleVersion = score.ruleVersion
        asOf = evidence.asOf
        level = evidence.level.code
        self.score = score.score
        tier = score.tier.rawValue
        parts = score.parts.map { part in
            Part(
                component: part.component.rawValue, points: part.points, cap: part.cap, value: part.value,
                counted: part.counted.map { .init(id: $0.id) })
        }
        works = evidence.works.map { work in
            Work(
                id: work.id, year: work.year, isRetracted: work.isRetracted, authorCount: work.authorCount,
                companions: work.companions.map(\.id), ownWord: work.companions.filter(\.isOwnWord).map(\.id),
                attributions: work.attributions.map {
                    .init(source: $0.source, witness: $0.witness, isOwn: $0.isOwn, isPublished: $0.isPublished)
                })
        }
        endorsements = evidence.endorsements.edges.map {
            Endorsement(
                id: $0.id, giver: $0.giver, receiver: $0.receiver, givenAt: $0.givenAt, wereClose: $0.wereClose,
                revokedAt: $0.revokedAt)
        }
        endorserLevels = evidence.endorsements.levels.map { Standing(id: $0.key, level: $0.value.code) }
        paths = score.flow.paths.map { $0.map(\.description).joined(separator: " ") }
        cut = score.flow.cut
        reproductions = evidence.reproductions.map {
            Reproduction(id: $0.id, work: $0.work, isPassing: $0.isPassing, isIndependent: $0.isIndependent)
        }
        raises = told?.map { .init(component: $0.component.rawValue, fact: $0.fact, cost: $0.cost, gain: $0.gain) }
    }
}
