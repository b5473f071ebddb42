import Catalog

/// Records that say the same in every respect that decides about works; one of them speaks for all.
struct WorkUnit {
    /// Indices into the sorted records, ascending.
    var records: [Int]
    var title: String?
    var contentWords = 0
    var markers: TitleMarkers?
    var identifiers: [String]
    var years: [Int]
    /// Forms of the printed author list, in order.
    var list: [Int]
    /// Whether more authors follow than `list` shows, as far as the record knows.
    var isCut: Bool
    /// Forms of authors without a place, sorted by surface.
    var unlisted: [Int]
    var kind: PrintedRecord.Kind
    /// Journals and proceedings, folded.
    var venues: [String] = []
    /// Distinct abstracts of the records, longest first, at most four.
    var abstracts: [String] = []

    /// By what units are ordered: from what the record says, so that a copy of another one moves nothing.
    let mark: UInt64

    /// What must be equal for two records to be one unit.
    struct Signature: Hashable {
        var title: String?
        var identifiers: [String]
        var years: [Int]
        var list: [Int]
        var isCut: Bool
        var unlisted: [Int]
        /// Counts only where there is no title to go by.
        var abstract: String?
        var isSubject: Bool
        /// Counts only where the title is too short to go by.
        var venues: [String]
    }

    var signature: Signature {
        .init(
            title: title, identifiers: identifiers, years: years, list: list, isCut: isCut, unlisted: unlisted,
            abstract: title == nil ? abstracts.first : nil, isSubject: kind == .subject,
            venues: contentWords < WorkJudge.fewestContentWords ? venues : [])
    }

    init(_ record: RecordEvidence, at index: Int, book: NameBook) {
        records = [index]
        if let printed = record.title {
            let words = titleWords(printed)
            if !words.isEmpty {
                title = words.joined(separator: " ")
                contentWords = words.count { isContentWord($0) }
                markers = TitleMarkers(words)
            }
        }
        identifiers = normalisedIdentifiers(record.identifiers)
        years = Set(record.years).sorted()
        list = record.printedList.map { book.form($0.surface) }
        unlisted = record.unlistedAuthors.map(\.surface).sorted().map { book.form($0) }
        isCut = record.authorsComplete == false
        kind = record.kind
        venues = record.venue.map { [words(ofFolded: fold($0)).joined(separator: " ")] }?.filter { !$0.isEmpty } ?? []
        if let abstract = record.abstract, !abstract.isEmpty { abstracts = [abstract] }
        let names = record.authorMentions.map(\.surface)
        let said = [title ?? abstracts.first ?? ""] + identifiers + years.map(String.init) + names
        mark = stableHash(said.joined(separator: "\n").utf8)
    }

    mutating func absorb(_ other: WorkUnit) {
        records += other.records
        venues = Set(venues + other.venues).sorted()
        abstracts = Self.longest(Set(abstracts + other.abstracts))
    }

    private static func longest(_ abstracts: Set<String>) -> [String] {
        Array(abstracts.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }.prefix(4))
    }

    /// Why its records are one work.
    var reasonForCopies: String {
        title != nil
            ? "equal titles, same authors and years" : identifiers.isEmpty ? "equal abstracts" : "equal identifiers"
    }

    /// Whether a whole, printed list of authors is there.
    var hasList: Bool { !list.isEmpty }

    /// More complete lists first; what has none comes last.
    var completeness: (Int, Int, Int) { (hasList ? 1 : 0, isCut ? 0 : 1, list.count) }
}
