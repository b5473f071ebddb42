public import Catalog

/// The values shown for a work: for each field one choice among what its records print, never a mixture.
public struct WorkValues: Hashable, Sendable {
    public var title: String?
    public var canonicalTitle: String
    public var abstract: String?
    public var abstractRecord: RecordID?
    public var year: Int?
    public var firstPosted: String?
    public var yearIsInferred: Bool
    public var doi: String?
    public var arxiv: String?
    public var topics: [WorkTopic]

    /// - Parameter records: the work's records, in any order.
    public init(of records: [StoredRecord]) {
        let ranked = records.sorted { ($0.rank, $0.anchor) < ($1.rank, $1.anchor) }
        let dating = Dating(of: ranked)
        let identifiers = Set(ranked.flatMap(\.printed.normalisedIdentifiers))
        title = Self.bestTitle(ranked)
        canonicalTitle = title.map { Identity.canonicalTitle($0) } ?? ""
        let shown = ranked.first { $0.printed[.abstract] != nil }
        abstract = shown?.printed[.abstract]
        abstractRecord = shown?.id
        year = dating.first?.year
        firstPosted = dating.first?.iso
        yearIsInferred = dating.isInferred
        doi = Self.first(of: "doi:", in: identifiers)
        arxiv = Self.first(of: "arxiv:", in: identifiers)
        topics = WorkTopic.topics(of: ranked)
    }

    /// The title of the best-ranked record that was read without doubt; a doubtful one only when there is no other.
    private static func bestTitle(_ ranked: [StoredRecord]) -> String? {
        let titles = ranked.flatMap { $0.printed.assertions.filter { $0.field == .title } }
        return (titles.first { $0.confidence >= 1 } ?? titles.first)?.value
    }

    private static func first(of prefix: String, in identifiers: Set<String>) -> String? {
        identifiers.filter { $0.hasPrefix(prefix) }.min().map { String($0.dropFirst(prefix.count)) }
    }
}

extension StoredRecord {
    /// How far a record's word goes when a value is chosen for display: smaller is better.
    ///
    /// The paper's own text, then pages that list it by title, then a citation table, then a reference string.
    var rank: Int {
        switch printed.kind {
        case .subject: printed[.title] == nil ? 2 : 0
        case .item: 1
        case .connected: 3
        case .reference: 4
        case .page, .byline: 5
        }
    }
}

/// A subject of a work, as a full category code or as a short code that nothing settles yet.
public struct WorkTopic: Hashable, Sendable {
    public var code: String
    public var name: String
    /// Codes that are aliases of one another share it.
    public var subject: String
    /// For an unsettled short code: the categories it may stand for.
    public var candidates: [String]

    /// The topics that a work's records print, by code.
    static func topics(of records: [StoredRecord]) -> [WorkTopic] {
        let full = Set(records.flatMap { $0.printed.all(.category) }.compactMap { ArXivCategory.named($0) })
        var found = Set(full.map { WorkTopic($0) })
        for tag in Set(records.flatMap { $0.printed.all(.tag) }) {
            switch ShortCode.resolve(tag, known: full.sorted { $0.code < $1.code }) {
            case .unique(let category): found.insert(WorkTopic(category))
            case .ambiguous(let categories):
                found.insert(
                    WorkTopic(
                        code: tag, name: "one of several subjects", subject: tag,
                        candidates: categories.map(\.code).sorted()))
            case .unknown: found.insert(WorkTopic(code: tag, name: "not an arXiv code", subject: tag, candidates: []))
            }
        }
        return found.sorted { $0.code < $1.code }
    }

    init(_ category: ArXivCategory) {
        self.init(code: category.code, name: category.name, subject: category.subjectCode, candidates: [])
    }

    public init(code: String, name: String, subject: String, candidates: [String]) {
        self.code = code
        self.name = name
        self.subject = subject
        self.candidates = candidates
    }
}
