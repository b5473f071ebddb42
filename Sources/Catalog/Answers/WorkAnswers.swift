/// An author of a work, as the catalogue resolved them.
public struct AuthorName: Hashable, Sendable {
    /// nil for somebody who wishes to have no page; then the name is the one printed on this very work.
    public var id: ResearcherID?
    public var name: String
    /// Counted from 1; nil when no source gives the place.
    public var position: Int?

    public init(id: ResearcherID?, name: String, position: Int?) {
        self.id = id
        self.name = name
        self.position = position
    }
}

/// A work in a list.
public struct WorkSummary: Hashable, Sendable {
    public var id: WorkID
    /// nil for a work known only by its abstract.
    public var title: String?
    /// The earliest year any source states; nil when none does.
    public var year: Int?
    /// The earliest date, as far as it is known, in ISO form: `2021-07-02`, `2021`.
    public var firstPosted: String?
    /// Whether the year was inferred from the day the page was captured.
    public var yearIsInferred: Bool
    /// Every year that sources print for it, ascending.
    public var printedYears: [Int]
    public var authors: [AuthorName]
    /// false when the fullest list known ends in “et al.”, nil when no source says.
    public var authorsComplete: Bool?
    public var arxiv: String?
    public var doi: String?
    public var topics: [String]
    /// How many source records stand behind it.
    public var records: Int

    public init(
        id: WorkID, title: String?, year: Int?, firstPosted: String?, yearIsInferred: Bool = false,
        printedYears: [Int] = [], authors: [AuthorName] = [], authorsComplete: Bool? = nil, arxiv: String? = nil,
        doi: String? = nil, topics: [String] = [], records: Int = 1
    ) {
        self.id = id
        self.title = title
        self.year = year
        self.firstPosted = firstPosted
        self.yearIsInferred = yearIsInferred
        self.printedYears = printedYears
        self.authors = authors
        self.authorsComplete = authorsComplete
        self.arxiv = arxiv
        self.doi = doi
        self.topics = topics
        self.records = records
    }
}

/// One source record behind a work.
public struct WorkRecord: Hashable, Sendable {
    public var record: RecordID
    public var source: SourceID
    public var sourceLabel: String
    public var locator: String
    public var line: Int
    public var kind: PrintedRecord.Kind
    /// Title as this source prints it; nil when it shows none.
    public var title: String?
    /// Authors as this source prints them.
    public var authors: [String]
    public var authorsComplete: Bool?
    /// Year or date as this source prints it.
    public var date: String?

    public init(
        record: RecordID, source: SourceID, sourceLabel: String, locator: String, line: Int,
        kind: PrintedRecord.Kind, title: String?, authors: [String], authorsComplete: Bool?, date: String?
    ) {
        self.record = record
        self.source = source
        self.sourceLabel = sourceLabel
        self.locator = locator
        self.line = line
        self.kind = kind
        self.title = title
        self.authors = authors
        self.authorsComplete = authorsComplete
        self.date = date
    }
}

/// Everything the catalogue can say about one work on one screen.
public struct WorkDetail: Hashable, Sendable {
    public var summary: WorkSummary
    public var abstract: String?
    /// Which source the abstract is from.
    public var abstractSource: String?
    /// Code and data addresses, near-equal spellings together.
    public var addresses: [LinkedAddress]
    /// Venue, summary and the like, each with its source.
    public var statements: [Statement]
    public var records: [WorkRecord]
    public var citedBy: Int
    public var cites: Int
    /// What can be measured again of it, each with the run that speaks for it.
    public var reproductions: [ReproductionStanding]

    public init(
        summary: WorkSummary, abstract: String?, abstractSource: String?, addresses: [LinkedAddress],
        statements: [Statement], records: [WorkRecord], citedBy: Int, cites: Int,
        reproductions: [ReproductionStanding] = []
    ) {
        self.summary = summary
        self.abstract = abstract
        self.abstractSource = abstractSource
        self.addresses = addresses
        self.statements = statements
        self.records = records
        self.citedBy = citedBy
        self.cites = cites
        self.reproductions = reproductions
    }
}

/// A code or data address found in a text, with the spellings that were set aside for it.
public struct LinkedAddress: Hashable, Sendable {
    public struct Spelling: Hashable, Sendable {
        public var text: String
        public var sourceLabel: String
        public var line: Int
        public init(text: String, sourceLabel: String, line: Int) {
            self.text = text
            self.sourceLabel = sourceLabel
            self.line = line
        }
    }
    /// `code` or `data`.
    public var kind: String
    public var preferred: Spelling
    public var rejected: [Spelling]

    public init(kind: String, preferred: Spelling, rejected: [Spelling]) {
        self.kind = kind
        self.preferred = preferred
        self.rejected = rejected
    }
}

/// One edge of the citation graph, seen from a work.
public struct CitationLine: Hashable, Sendable {
    /// How the catalogue knows the direction.
    public enum Basis: String, Hashable, Sendable {
        /// The citing work prints the cited one in its own list.
        case printed
        /// The page only says “connected”; the years decide.
        case years
        /// The page only says “connected” and no year decides; such a table lists citing works.
        case assumed
    }
    /// The work at the other end.
    public var work: WorkSummary
    public var basis: Basis
    /// The source that shows the edge, and where.
    public var sourceLabel: String
    public var locator: String
    /// How many records show the edge: a table may list one work twice, under two spellings.
    public var records: Int

    public init(work: WorkSummary, basis: Basis, sourceLabel: String, locator: String, records: Int = 1) {
        self.records = records
        self.work = work
        self.basis = basis
        self.sourceLabel = sourceLabel
        self.locator = locator
    }
}

extension WorkRecord {
    /// What a stored record shows of itself in a list.
    public init(_ stored: StoredRecord) {
        let printed = stored.printed
        self.init(
            record: stored.id, source: stored.source, sourceLabel: stored.sourceLabel, locator: printed.locator,
            line: printed.firstLine, kind: printed.kind, title: printed[.title] ?? printed[.titleCut],
            authors: printed.mentions.filter { $0.role == .author && $0.basis == .printed }.map(\.surface),
            authorsComplete: printed.authorsComplete,
            date: printed[.date] ?? printed[.datePublished] ?? printed[.year] ?? printed[.yearText])
    }
}
