import Catalog

/// Puts records into canonical order and reads from them what the joining of people needs, a work at a time: what is
/// kept of a work is a small part of its records.
struct EvidenceReader {
    private(set) var signatures: [Signature] = []
    /// Groups of signatures that a profile page says are one person.
    private(set) var profiles: [[Int]] = []
    /// Groups of two or more signatures on one place of one work.
    private(set) var sharedPlaces: [[Int]] = []
    /// Groups of signatures that are one name in copies of a line too short to say by itself who it is.
    private(set) var copies: [[Int]] = []
    /// By number of the work.
    private(set) var works: [WorkProfile] = []
    let book: NameBook
    private let focus: Set<MentionID>?
    private let memory: EvidenceMemory?
    private var sources: [String: Int] = [:]
    private var entries: [Entry] = []
    private var firstAnchors: [Anchor] = []
    /// Records that name no work, by what they print.
    private var lines: [String: [RecordEvidence]] = [:]

    /// What is kept of a record: its mentions in focus, in order.
    private struct Entry {
        var anchor: Anchor
        var work: Int
        /// Whether it is one of several copies of a line too short to say by itself who it is.
        var isOfShortLine: Bool
        var mentions: [Mention]
    }

    private struct Mention {
        var evidence: MentionEvidence
        var place: Int?
        var isOfProfile: Bool
        var restOfList: UInt64?
    }

    /// - Parameters:
    ///   - focus: the mentions that are to be joined; nil for all.
    ///   - memory: of what other readers have read of the same records.
    init(focus: Set<MentionID>?, book: NameBook, memory: EvidenceMemory? = nil) {
        self.focus = focus
        self.book = book
        self.memory = memory
    }

    init(_ works: [[RecordEvidence]], focus: Set<MentionID>?, book: NameBook) {
        self.init(focus: focus, book: book)
        let sorted = works.map { $0.sorted { $0.anchor < $1.anchor } }.filter { !$0.isEmpty }
            .sorted { $0[0].anchor < $1[0].anchor }
        for work in sorted { take(work) }
        finish()
    }

    // MARK: Taking

    /// - Parameter records: all of one work, by anchor.
    mutating func take(_ records: [RecordEvidence]) {
        guard let first = records.first else { return }
        if records.count == 1, first.title == nil, !namesAWork(first) {
            let names = first.mentions.sorted { $0.ordinal < $1.ordinal }.map(\.surface)
            lines["\(first.kind) \(names.joined(separator: "\n"))", default: []].append(first)
        } else {
            takeWhole(records)
        }
    }

    /// Records that name no work, as pages and bylines, and print the very same names count as one, so that a page that
    /// was saved twice brings no evidence twice.
    private mutating func takeLines() {
        let copies = lines.values.map { $0.sorted { $0.anchor < $1.anchor } }
        lines = [:]
        for records in copies.sorted(by: { $0[0].anchor < $1[0].anchor }) { takeWhole(records) }
    }

    private mutating func takeWhole(_ records: [RecordEvidence]) {
        guard let first = records.first else { return }
        let work = works.count
        works.append(WorkProfile(records, sources: &sources, book: book, memory: memory))
        firstAnchors.append(first.anchor)
        guard records.contains(where: { $0.mentions.contains(where: isInFocus) }) else { return }
        var places: [MentionID: Int] = [:]
        note(places: Self.places(of: records, book: book), into: &places)
        for record in records {
            let rests = restsOfList(record)
            let mentions = record.mentions.filter(isInFocus).sorted { $0.ordinal < $1.ordinal }.map { mention in
                Mention(
                    evidence: mention, place: places[mention.id],
                    isOfProfile: mention.role == .subject || mention.basis == .profile, restOfList: rests[mention.id])
            }
            entries.append(
                Entry(
                    anchor: record.anchor, work: work, isOfShortLine: !Self.isTelling(records), mentions: mentions))
        }
    }

    private func isInFocus(_ mention: MentionEvidence) -> Bool { focus?.contains(mention.id) ?? true }

    /// A single record needs no alignment: its mentions stand where they stand.
    private static func places(of records: [RecordEvidence], book: NameBook) -> AuthorPlaces {
        guard records.count == 1 else {
            return isTelling(records) ? AuthorAlignment(records, book: book).placesOfAll(records) : AuthorPlaces()
        }
        return AuthorPlaces(places: records[0].printedList.map { [$0.id] })
    }

    /// A list of fewer names than this may well be printed twice by chance.
    private static let shortestTellingList = 3

    /// Whether several records have one place list because they are one work or one line.
    private static func isTelling(_ records: [RecordEvidence]) -> Bool {
        records.count == 1 || records[0].title != nil || namesAWork(records[0])
            || records[0].printedList.count >= shortestTellingList
    }

    private func note(places authors: AuthorPlaces, into places: inout [MentionID: Int]) {
        for (index, place) in authors.places.enumerated() {
            for mention in place { places[mention] = index + 1 }
        }
        for (index, group) in authors.unplaced.enumerated() {
            for mention in group { places[mention] = -index - 1 }
        }
    }

    /// For each name of a printed list of four or more, the others with their places, as one number.
    private func restsOfList(_ record: RecordEvidence) -> [MentionID: UInt64] {
        let list = record.printedList
        guard (4...Self.longestComparedList).contains(list.count) else { return [:] }
        let marks = list.enumerated().map { place, mention in
            mixed(UInt64(book.forms[book.form(mention.surface)].home ?? 0) &+ 1) &* UInt64(2 * place + 1)
        }
        let whole = marks.reduce(UInt64(list.count)) { $0 &+ $1 }
        return Dictionary(zip(list, marks).map { ($0.id, whole &- $1) }, uniquingKeysWith: { first, _ in first })
    }

    private static let longestComparedList = 60

    // MARK: Finishing

    /// Numbers works, records and mentions in canonical order, once all are taken.
    mutating func finish() {
        takeLines()
        numberWorks()
        entries.sort { $0.anchor < $1.anchor }
        struct Group: Hashable {
            var work: Int
            var place: Int
        }
        var byPlace: [Group: [Int]] = [:]
        var byProfile: [Int: [Int]] = [:]
        var byLine: [String: [Int]] = [:]
        var profileNumbers: [String: Int] = [:]
        for (number, entry) in entries.enumerated() {
            for mention in entry.mentions {
                if let place = mention.place {
                    byPlace[Group(work: entry.work, place: place), default: []].append(signatures.count)
                }
                if entry.isOfShortLine {
                    byLine["\(entry.work) \(mention.evidence.surface)", default: []].append(signatures.count)
                }
                var profile: Int?
                if mention.isOfProfile {
                    let number = profileNumbers[entry.anchor.sourceHash] ?? profileNumbers.count
                    profileNumbers[entry.anchor.sourceHash] = number
                    byProfile[number, default: []].append(signatures.count)
                    profile = number
                }
                signatures.append(signature(mention, record: number, work: entry.work, profile: profile))
            }
        }
        sharedPlaces = byPlace.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        profiles = byProfile.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        copies = byLine.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        entries = []
    }

    /// In the order of their first records, however they came.
    private mutating func numberWorks() {
        let order = works.indices.sorted { firstAnchors[$0] < firstAnchors[$1] }
        firstAnchors = []
        if order.elementsEqual(works.indices) { return }
        var numbers = [Int](repeating: 0, count: order.count)
        for (number, work) in order.enumerated() { numbers[work] = number }
        works = order.map { works[$0] }
        for index in entries.indices { entries[index].work = numbers[entries[index].work] }
    }

    private func signature(_ mention: Mention, record: Int, work: Int, profile: Int?) -> Signature {
        let evidence = mention.evidence
        return Signature(
            mention: evidence.id, surface: evidence.surface, mark: Self.mark(of: evidence, on: works[work]),
            form: book.form(evidence.surface), record: record, work: work, place: mention.place ?? 0, profile: profile,
            isAuthor: evidence.role == .author,
            identifiers: evidence.identifiers.sorted(), affiliations: Affiliations(evidence.affiliations),
            restOfList: mention.restOfList)
    }

    private static func mark(of mention: MentionEvidence, on work: WorkProfile) -> UInt64 {
        mixed(work.mark ^ stableHash(mention.surface.utf8)) &+ UInt64(max(0, mention.position ?? 0))
    }
}
