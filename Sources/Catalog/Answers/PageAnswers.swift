/// Whose newly arrived works are asked for.
public enum ArrivalScope: Hashable, Sendable {
    case everything
    case researcher(ResearcherID)
    case topic(String)
}

/// A work with the moment from which the catalogue has it.
public struct Arrival: Hashable, Sendable {
    public var work: WorkSummary
    public var abstract: String?
    /// RFC 3339, UTC.
    public var at: String

    public init(work: WorkSummary, abstract: String?, at: String) {
        self.work = work
        self.abstract = abstract
        self.at = at
    }
}

/// A topic with some of its works and those who wrote most on it.
public struct TopicDetail: Hashable, Sendable {
    public struct Author: Hashable, Sendable {
        public var id: ResearcherID
        public var name: String
        /// On this topic.
        public var works: Int

        public init(id: ResearcherID, name: String, works: Int) {
            self.id = id
            self.name = name
            self.works = works
        }
    }
    public var topic: TopicCount
    /// A part of its works, newest first.
    public var works: [WorkSummary]
    /// Most works first.
    public var authors: [Author]

    public init(topic: TopicCount, works: [WorkSummary], authors: [Author]) {
        self.topic = topic
        self.works = works
        self.authors = authors
    }
}

/// A paper among the works around it, as a picture needs them and as a list does.
public struct CitationCircle: Hashable, Sendable {
    public var excerpt: GraphExcerpt
    /// Works that cite it, newest first.
    public var citing: [CitationLine]
    /// Works that it cites, in the order of its list.
    public var cited: [CitationLine]

    public init(excerpt: GraphExcerpt, citing: [CitationLine], cited: [CitationLine]) {
        self.excerpt = excerpt
        self.citing = citing
        self.cited = cited
    }
}

/// Where the claim to a record stands, as anybody may know it: never whose it is.
public struct RecordStanding: Hashable, Sendable {
    /// `unclaimed` where nobody has claimed it, or every claim is over.
    public var claim: ClaimState
    /// What counts today.
    public var level: VerificationLevel
    /// ORCID iDs that sources print for the person.
    public var orcids: [ORCID]

    public init(claim: ClaimState, level: VerificationLevel, orcids: [ORCID]) {
        self.claim = claim
        self.level = level
        self.orcids = orcids
    }
}

/// Where each node and each edge of a part of the collaborator graph goes on a sheet, so that no name covers another.
public struct GraphPlan: Hashable, Sendable {
    public struct Spot: Hashable, Sendable {
        /// The middle of the disc, from the sheet's upper left corner.
        public var x: Double
        public var y: Double
        public var radius: Double
        /// The name, shortened where it would be too long.
        public var label: String

        public init(x: Double, y: Double, radius: Double, label: String) {
            self.x = x
            self.y = y
            self.radius = radius
            self.label = label
        }
    }
    public var width: Double
    public var height: Double
    /// In the order of the excerpt's nodes.
    public var spots: [Spot]
    /// The width of each line, in the order of the excerpt's edges.
    public var lineWidths: [Double]

    public init(width: Double, height: Double, spots: [Spot], lineWidths: [Double]) {
        self.width = width
        self.height = height
        self.spots = spots
        self.lineWidths = lineWidths
    }
}
