import Catalog

/// Puts records into canonical order and reads from them what the joining of people needs.
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
    private let book: NameBook
    /// Works that are no more than copies of such a line.
    private var shortLines: Set<Int> = []
    private var profileNumbers: [String: Int] = [:]

    init(_ works: [[RecordEvidence]], focus: Set<MentionID>?, book: NameBook) {
        self.book = book
        let sorted = Self.withCopiesTogether(works.filter { !$0.isEmpty }).map { $0.sorted { $0.anchor < $1.anchor } }
            .sorted { $0[0].anchor < $1[0].anchor }
        var entries: [(record: RecordEvidence, work: Int)] = []
        var places: [MentionID: Int] = [:]
        var sources: [String: Int] = [:]
        for (work, records) in sorted.enumerated() {
            entries += records.map { ($0, work) }
            self.works.append(WorkProfile(records, sources: &sources, book: book))
            if !Self.isTelling(records) { shortLines.insert(work) }
            guard records.contains(where: { $0.mentions.contains { focus?.contains($0.id) ?? true } }) else { continue }
            note(places: Self.places(of: records, book: book), into: &places)
        }
        entries.sort { $0.record.anchor < $1.record.anchor }
        read(entries, focus: focus, places: places)
    }

    /// Records that name no work, as pages and bylines, and print the very same names count as one, so that a page that
    /// was saved twice brings no evidence twice.
    private static func withCopiesTogether(_ works: [[RecordEvidence]]) -> [[RecordEvidence]] {
        var copies: [String: [RecordEvidence]] = [:]
        var result: [[RecordEvidence]] = []
        for records in works {
            guard let only = records.first, records.count == 1, only.title == nil, !namesAWork(only) else {
                result.append(records)
                continue
            }
            let names = only.mentions.sorted { $0.ordinal < $1.ordinal }.map(\.surface)
            copies["\(only.kind) \(names.joined(separator: "\n"))", default: []].append(only)
        }
        return result + copies.values
    }

    /// A list of fewer names than this may well be printed twice by chance.
    private static let shortestTellingList = 3

    /// A single record needs no alignment: its mentions stand where they stand.
    private static func places(of records: [RecordEvidence], book: NameBook) -> AuthorPlaces {
        guard records.count == 1 else {
            return isTelling(records) ? AuthorAlignment(records, book: book).placesOfAll(records) : AuthorPlaces()
        }
        return AuthorPlaces(places: records[0].printedList.map { [$0.id] })
    }

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

    private mutating func read(
        _ entries: [(record: RecordEvidence, work: Int)], focus: Set<MentionID>?,
        places: [MentionID: Int]
    ) {
        struct Group: Hashable {
            var work: Int
            var place: Int
        }
        var byPlace: [Group: [Int]] = [:]
        var byProfile: [Int: [Int]] = [:]
        var byLine: [String: [Int]] = [:]
        for (number, entry) in entries.enumerated() {
            let rests = restsOfList(entry.record)
            for mention in entry.record.mentions.sorted(by: { $0.ordinal < $1.ordinal })
            where focus?.contains(mention.id) ?? true {
                let place = places[mention.id]
                if let place {
                    byPlace[Group(work: entry.work, place: place), default: []].append(signatures.count)
                }
                let profile = profileNumber(of: mention, in: entry.record)
                if let profile { byProfile[profile, default: []].append(signatures.count) }
                if shortLines.contains(entry.work) {
                    byLine["\(entry.work) \(mention.surface)", default: []].append(signatures.count)
                }
                signatures.append(
                    Signature(
                        mention: mention.id, surface: mention.surface,
                        mark: Self.mark(of: mention, on: self.works[entry.work]),
                        form: book.form(mention.surface), record: number, work: entry.work, place: place ?? 0,
                        profile: profile, isAuthor: mention.role == .author,
                        identifiers: mention.identifiers.sorted(), affiliations: Affiliations(mention.affiliations),
                        restOfList: rests[mention.id]))
            }
        }
        sharedPlaces = byPlace.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        copies = byLine.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        profiles = byProfile.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    private static func mark(of mention: MentionEvidence, on work: WorkProfile) -> UInt64 {
        mixed(work.mark ^ stableHash(mention.surface.utf8)) &+ UInt64(max(0, mention.position ?? 0))
    }

    /// The number of the profile page whose person the mention is; nil when it is on none.
    private mutating func profileNumber(of mention: MentionEvidence, in record: RecordEvidence) -> Int? {
        guard mention.role == .subject || mention.basis == .profile else { return nil }
        let number = profileNumbers[record.anchor.sourceHash] ?? profileNumbers.count
        profileNumbers[record.anchor.sourceHash] = number
        return number
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
}
