/// A researcher in a list: enough to tell one from another and to ask for more.
public struct ResearcherSummary: Hashable, Sendable {
    public var id: ResearcherID
    public var name: String
    /// Every form in which sources print the name, as printed, most frequent first.
    public var variants: [String]
    public var workCount: Int
    /// First and last year of the works, where known.
    public var firstYear: Int?
    public var lastYear: Int?

    public init(
        id: ResearcherID, name: String, variants: [String], workCount: Int, firstYear: Int?, lastYear: Int?
    ) {
        self.id = id
        self.name = name
        self.variants = variants
        self.workCount = workCount
        self.firstYear = firstYear
        self.lastYear = lastYear
    }
}

/// Something one source states about a person or a page, kept as that source's word.
public struct Statement: Hashable, Sendable {
    public var field: Field
    public var value: String
    public var source: SourceID
    /// The name under which the source was imported.
    public var sourceLabel: String
    public var line: Int

    public init(field: Field, value: String, source: SourceID, sourceLabel: String, line: Int) {
        self.field = field
        self.value = value
        self.source = source
        self.sourceLabel = sourceLabel
        self.line = line
    }
}

/// A number that sources print and that the catalogue can also count itself. The two are never mixed.
public struct Counter: Hashable, Sendable {
    /// `works`, `topics`, `close-collaborators`, `followers`.
    public var label: String
    /// What sources print, each with its source; empty when none does.
    public var printed: [Statement]
    /// What the catalogue counts, for `followers` its own accounts; nil for what it cannot count.
    public var counted: Int?
    /// Whether the count can only be too low, because an author list was cut.
    public var isLowerBound: Bool

    public init(label: String, printed: [Statement], counted: Int?, isLowerBound: Bool = false) {
        self.label = label
        self.printed = printed
        self.counted = counted
        self.isLowerBound = isLowerBound
    }
}

/// Everything the catalogue can say about one researcher on one screen.
public struct ResearcherProfile: Hashable, Sendable {
    public var summary: ResearcherSummary
    /// Trust, level, claim state, affiliation, collaboration: what pages declare, each with its source.
    public var declared: [Statement]
    /// Works, topics, close collaborators, followers: printed beside counted.
    public var counters: [Counter]
    /// How well identity and attribution are supported by our own count; nil when it was never counted.
    public var trust: StoredTrust?
    /// Newest first.
    public var works: [WorkSummary]
    /// Others whose name this one may be, shortened or written out, and whom nothing yet joins or tells apart.
    public var possiblySame: [ResearcherSummary]

    public init(
        summary: ResearcherSummary, declared: [Statement], counters: [Counter],
        trust: StoredTrust? = nil, works: [WorkSummary], possiblySame: [ResearcherSummary] = []
    ) {
        self.possiblySame = possiblySame
        self.summary = summary
        self.declared = declared
        self.counters = counters
        self.trust = trust
        self.works = works
    }
}

/// Somebody a researcher has written works with.
public struct Collaborator: Hashable, Sendable {
    public var id: ResearcherID
    public var name: String
    public var sharedWorks: Int
    /// Newman's strength: Σ 1/(n − 1) over the shared works, n the number of authors shown.
    public var strength: Double
    public var firstYear: Int?
    public var lastYear: Int?
    /// Two or more shared works within the five calendar years that end with the researcher's latest work.
    public var isClose: Bool
    /// Whether some shared work's author list was cut, so that the numbers can only be too low.
    public var isLowerBound: Bool
    /// The shared works, newest first.
    public var works: [WorkID]

    public init(
        id: ResearcherID, name: String, sharedWorks: Int, strength: Double, firstYear: Int?, lastYear: Int?,
        isClose: Bool, isLowerBound: Bool, works: [WorkID]
    ) {
        self.id = id
        self.name = name
        self.sharedWorks = sharedWorks
        self.strength = strength
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.isClose = isClose
        self.isLowerBound = isLowerBound
        self.works = works
    }
}

/// A subject of a researcher's works.
public struct TopicCount: Hashable, Sendable {
    /// The arXiv code: `cond-mat.dis-nn`; or the short form as printed where it could not be told apart.
    public var code: String
    public var name: String
    public var works: Int
    /// For a short form that several archives share: the codes it may stand for. Empty otherwise.
    public var candidates: [String]

    public init(code: String, name: String, works: Int, candidates: [String] = []) {
        self.code = code
        self.name = name
        self.works = works
        self.candidates = candidates
    }
}
