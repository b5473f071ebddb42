import Catalog

/// Puts records into canonical order and reads from them what the joining of people needs.
struct EvidenceReader {
    private(set) var signatures: [Signature] = []
    /// Groups of signatures that a profile page says are one person.
    private(set) var profiles: [[Int]] = []
    /// Groups of two or more signatures on one place of one work.
    private(set) var sharedPlaces: [[Int]] = []
    /// The authors of each work, each form once, in canonical order.
    private(set) var authorsOfWork: [[CoauthorIndex.Author]] = []

    init(_ works: [[RecordEvidence]], focus: Set<MentionID>?, book: NameBook) {
        let sorted = works.map { $0.sorted { $0.anchor < $1.anchor } }.filter { !$0.isEmpty }
            .sorted { $0[0].anchor < $1[0].anchor }
        var entries: [(record: RecordEvidence, work: Int)] = []
        var places: [MentionID: (place: Int, group: Int)] = [:]
        for (work, records) in sorted.enumerated() {
            entries += records.map { ($0, work) }
            authorsOfWork.append(Self.authors(of: records, book: book))
            guard records.contains(where: { $0.mentions.contains { focus?.contains($0.id) ?? true } }) else { continue }
            note(places: Self.places(of: records, book: book), into: &places)
        }
        entries.sort { $0.record.anchor < $1.record.anchor }
        read(entries, focus: focus, places: places, book: book)
    }

    private static func authors(of records: [RecordEvidence], book: NameBook) -> [CoauthorIndex.Author] {
        var seen: Set<Int> = []
        var result: [CoauthorIndex.Author] = []
        for record in records where record.kind != .page {
            for mention in record.authorMentions {
                let form = book.form(mention.surface)
                guard book.forms[form].isPersonal, seen.insert(form).inserted else { continue }
                result.append(.init(form: form, surface: mention.surface))
            }
        }
        return result
    }

    /// A single record needs no alignment: its mentions stand where they stand.
    private static func places(of records: [RecordEvidence], book: NameBook) -> AuthorPlaces {
        guard records.count == 1 else { return AuthorAlignment(records, book: book).authors }
        return AuthorPlaces(places: records[0].printedList.map { [$0.id] })
    }

    private func note(places authors: AuthorPlaces, into places: inout [MentionID: (place: Int, group: Int)]) {
        for (index, place) in authors.places.enumerated() {
            for mention in place { places[mention] = (index + 1, index + 1) }
        }
        for (index, group) in authors.unplaced.enumerated() {
            for mention in group { places[mention] = (0, -index - 1) }
        }
    }

    private mutating func read(
        _ entries: [(record: RecordEvidence, work: Int)], focus: Set<MentionID>?,
        places: [MentionID: (place: Int, group: Int)], book: NameBook
    ) {
        struct Group: Hashable {
            var work: Int
            var place: Int
        }
        var byPlace: [Group: [Int]] = [:]
        var byProfile: [String: [Int]] = [:]
        for (number, entry) in entries.enumerated() {
            for mention in entry.record.mentions.sorted(by: { $0.ordinal < $1.ordinal })
            where focus?.contains(mention.id) ?? true {
                let place = places[mention.id]
                if let place {
                    byPlace[Group(work: entry.work, place: place.group), default: []].append(signatures.count)
                }
                if mention.role == .subject || mention.basis == .profile {
                    byProfile[entry.record.anchor.sourceHash, default: []].append(signatures.count)
                }
                signatures.append(
                    Signature(
                        mention: mention.id, surface: mention.surface, form: book.form(mention.surface), record: number,
                        work: entry.work, place: place?.place ?? 0, isAuthor: mention.role == .author))
            }
        }
        sharedPlaces = byPlace.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        profiles = byProfile.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
