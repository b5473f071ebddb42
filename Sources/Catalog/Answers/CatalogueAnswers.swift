/// What a name given by a person turned out to be.
public enum Lookup<Found: Sendable, Candidate: Sendable>: Sendable {
    case one(Found)
    /// Several fit; best first.
    case several([Candidate])
    /// Nothing fits; what comes nearest, best first.
    case none(nearest: [Candidate])
}

/// One line of a search result.
public enum SearchHit: Hashable, Sendable {
    case researcher(ResearcherSummary)
    case work(WorkSummary)
}

/// A document that was imported.
public struct SourceSummary: Hashable, Sendable {
    public var id: SourceID
    public var label: String
    public var format: String
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    public var hash: String
    public var byteCount: Int
    /// RFC 3339, UTC.
    public var importedAt: String
    /// The day the page was saved, when somebody said so, in ISO form.
    public var capturedOn: String?
    /// Records by kind.
    public var recordCounts: [PrintedRecord.Kind: Int]
    public var mentionCount: Int

    public init(
        id: SourceID, label: String, format: String, hash: String, byteCount: Int, importedAt: String,
        capturedOn: String?, recordCounts: [PrintedRecord.Kind: Int], mentionCount: Int
    ) {
        self.id = id
        self.label = label
        self.format = format
        self.hash = hash
        self.byteCount = byteCount
        self.importedAt = importedAt
        self.capturedOn = capturedOn
        self.recordCounts = recordCounts
        self.mentionCount = mentionCount
    }
}

/// A source with everything it states about itself and what the reader remarked.
public struct SourceDetail: Hashable, Sendable {
    public var summary: SourceSummary
    /// What the page says of itself and its subject, counters included.
    public var statements: [Statement]
    /// Its records in order, each with the work it was resolved to.
    public var records: [(record: WorkRecord, work: WorkID?)]
    public var remarks: [Remark]

    public init(
        summary: SourceSummary, statements: [Statement], records: [(record: WorkRecord, work: WorkID?)],
        remarks: [Remark]
    ) {
        self.summary = summary
        self.statements = statements
        self.records = records
        self.remarks = remarks
    }

    public static func == (a: SourceDetail, b: SourceDetail) -> Bool {
        a.summary == b.summary && a.statements == b.statements && a.remarks == b.remarks
            && a.records.map(\.record) == b.records.map(\.record) && a.records.map(\.work) == b.records.map(\.work)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(summary) }
}

/// The size of the catalogue.
public struct CatalogueStatistics: Hashable, Sendable {
    /// Name and number in the order in which they are shown: `sources`, `records`, `mentions`, `researchers`, …
    public var counts: [(name: String, count: Int)]
    public var schemaVersion: Int
    /// Rises with every change to the catalogue.
    public var revision: Int

    public init(counts: [(name: String, count: Int)], schemaVersion: Int, revision: Int) {
        self.counts = counts
        self.schemaVersion = schemaVersion
        self.revision = revision
    }

    public static func == (a: CatalogueStatistics, b: CatalogueStatistics) -> Bool {
        a.schemaVersion == b.schemaVersion && a.revision == b.revision
            && a.counts.map(\.name) == b.counts.map(\.name) && a.counts.map(\.count) == b.counts.map(\.count)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(revision) }
}

/// One thing `byline check` looked at.
public struct CheckResult: Hashable, Sendable {
    /// `integrity`, `foreign keys`, `replay`, …
    public var name: String
    public var passed: Bool
    /// What was found, complete when printed.
    public var detail: String

    public init(name: String, passed: Bool, detail: String) {
        self.name = name
        self.passed = passed
        self.detail = detail
    }
}
