public import Catalog

/// The authors of one work, place by place.
///
/// The most complete list is the frame: a whole list before a cut one, then the longer, then the one with fuller names,
/// then the first by its letters, so that a copy of another record takes nobody's place. Other lists align with it in
/// order by compatible names. What is left over goes to the one place whose name it fits, or stands apart under
/// `unplaced`. Editors and the subjects of pages are not authors. The order of `records` and the numbers of ids play no
/// part.
public func alignAuthors(_ records: [RecordEvidence]) -> AuthorPlaces {
    // One list with nobody beside it is its own frame; most works have no other record.
    if let only = records.first, records.count == 1, only.unlistedAuthors.isEmpty, !only.printedList.isEmpty {
        return AuthorPlaces(places: only.printedList.map { [$0.id] }, unplaced: [], isComplete: only.authorsComplete)
    }
    return AuthorAlignment(records, book: NameBook()).authors
}

/// The work of `alignAuthors`, with names read into a book that outlives it.
struct AuthorAlignment {
    private(set) var authors = AuthorPlaces()
    private let book: NameBook
    /// For each place, and each group without one: the forms of the names on it, and the records that filled it.
    private var places: [Group] = []
    private var unplaced: [Group] = []
    private var placesByKey: [String: [Int]] = [:]
    private var unplacedByKey: [String: [Int]] = [:]

    private struct Group {
        var mentions: [MentionID] = []
        var forms: [Int] = []
        var records: Set<Anchor> = []
    }

    private struct Author {
        var mention: MentionID
        var record: Anchor
        var form: Int
    }

    init(_ records: [RecordEvidence], book: NameBook) {
        self.book = book
        let sorted = Self.inOrder(records, book: book)
        guard let frame = Self.frame(of: sorted, book: book) else {
            for record in sorted { leaveOver(record.authorMentions, of: record) }
            finish(isComplete: nil)
            return
        }
        let frameRecord = sorted[frame]
        let frameList = authors(frameRecord.printedList, of: frameRecord)
        for author in frameList { addPlace(author) }
        var leftOver: [Author] = []
        for (index, record) in sorted.enumerated() {
            leftOver +=
                index == frame
                ? authors(record.unlistedAuthors, of: record) : place(record, frame: frameList.map(\.form))
        }
        for author in leftOver where !placeByName(author) { addUnplaced(author) }
        finish(isComplete: frameRecord.authorsComplete)
    }

    /// The fuller names first, then by the letters of the names; where both are equal it does not matter.
    private static func inOrder(_ records: [RecordEvidence], book: NameBook) -> [RecordEvidence] {
        let keyed = records.map { record in
            let names = record.authorMentions.map(\.surface)
            return (
                record: record, fullness: names.reduce(0) { $0 + book.name($1).fullness },
                letters: names.joined(separator: "\n")
            )
        }
        return keyed.sorted {
            ($1.fullness, $0.letters, $0.record.anchor) < ($0.fullness, $1.letters, $1.record.anchor)
        }.map(\.record)
    }

    // MARK: Frame

    private static func frame(of records: [RecordEvidence], book: NameBook) -> Int? {
        func worth(_ record: RecordEvidence) -> (Int, Int, Int) {
            let list = record.printedList
            let completeness = record.authorsComplete.map { $0 ? 2 : 0 } ?? 1
            return (completeness, list.count, list.reduce(0) { $0 + book.name($1.surface).fullness })
        }
        var best: (index: Int, worth: (Int, Int, Int))?
        for (index, record) in records.enumerated() where !record.printedList.isEmpty {
            let worth = worth(record)
            if best.map({ $0.worth < worth }) ?? true { best = (index, worth) }
        }
        return best?.index
    }

    // MARK: Placing

    private func authors(_ mentions: [MentionEvidence], of record: RecordEvidence) -> [Author] {
        mentions.map { Author(mention: $0.id, record: record.anchor, form: book.form($0.surface)) }
    }

    private mutating func addPlace(_ author: Author) {
        for key in book.forms[author.form].keys { placesByKey[key, default: []].append(places.count) }
        places.append(Group(mentions: [author.mention], forms: [author.form], records: [author.record]))
    }

    /// Puts the names of `record` that align on their places and returns the others.
    private mutating func place(_ record: RecordEvidence, frame: [Int]) -> [Author] {
        let list = authors(record.printedList, of: record)
        let aligned = ListAligner(book: book).places(of: list.map(\.form), in: frame)
        var leftOver: [Author] = []
        for (author, place) in zip(list, aligned) {
            if let place { fill(place, with: author) } else { leftOver.append(author) }
        }
        return leftOver + authors(record.unlistedAuthors, of: record)
    }

    private mutating func fill(_ place: Int, with author: Author) {
        places[place].mentions.append(author.mention)
        places[place].records.insert(author.record)
        if !places[place].forms.contains(author.form) { places[place].forms.append(author.form) }
    }

    /// Puts an author on the one place whose names it fits; of several, on the one with an equal name.
    private mutating func placeByName(_ author: Author) -> Bool {
        let fitting = candidates(author, in: places, by: placesByKey)
        let equal = fitting.filter { place in places[place].forms.contains { book.areEqual($0, author.form) } }
        guard let place = fitting.count == 1 ? fitting.first : equal.count == 1 ? equal.first : nil else {
            return false
        }
        fill(place, with: author)
        return true
    }

    private func candidates(_ author: Author, in groups: [Group], by key: [String: [Int]]) -> [Int] {
        Set(book.forms[author.form].keys.flatMap { key[$0] ?? [] }).sorted().filter { index in
            !groups[index].records.contains(author.record)
                && groups[index].forms.allSatisfy { book.areCompatible($0, author.form) }
        }
    }

    private mutating func leaveOver(_ mentions: [MentionEvidence], of record: RecordEvidence) {
        for author in authors(mentions, of: record) { addUnplaced(author) }
    }

    /// Groups an author without a place with the equal name of another record.
    private mutating func addUnplaced(_ author: Author) {
        let equal = candidates(author, in: unplaced, by: unplacedByKey).first { index in
            unplaced[index].forms.allSatisfy { book.areEqual($0, author.form) }
        }
        if let equal {
            unplaced[equal].mentions.append(author.mention)
            unplaced[equal].records.insert(author.record)
        } else {
            for key in book.forms[author.form].keys { unplacedByKey[key, default: []].append(unplaced.count) }
            unplaced.append(Group(mentions: [author.mention], forms: [author.form], records: [author.record]))
        }
    }

    /// With the people who are on the work as something else than authors: each name of theirs on a place of its own.
    func placesOfAll(_ records: [RecordEvidence]) -> AuthorPlaces {
        var others: [Int: [MentionID]] = [:]
        for record in records {
            for mention in record.mentions where mention.role != .author && mention.role != .subject {
                others[book.form(mention.surface), default: []].append(mention.id)
            }
        }
        var all = authors
        all.unplaced += others.values.sorted { $0[0] < $1[0] }
        return all
    }

    private mutating func finish(isComplete: Bool?) {
        let inOrder = unplaced.enumerated().map { (anchor: $0.element.records.min(), at: $0.offset, group: $0.element) }
            .sorted { a, b in
                a.anchor == b.anchor ? a.at < b.at : a.anchor.map { x in b.anchor.map { x < $0 } ?? true } ?? false
            }
        authors = AuthorPlaces(
            places: places.map(\.mentions), unplaced: inOrder.map(\.group.mentions), isComplete: isComplete)
    }
}

extension RecordEvidence {
    /// Authors in canonical order, editors and subjects left out.
    var authorMentions: [MentionEvidence] {
        mentions.filter { $0.role == .author }.sorted { $0.ordinal < $1.ordinal }
    }

    /// The printed author list: mentions with a place, by place.
    package var printedList: [MentionEvidence] {
        mentions.filter { $0.role == .author && $0.position != nil && $0.basis == .printed }
            .sorted { ($0.position ?? 0, $0.ordinal) < ($1.position ?? 0, $1.ordinal) }
    }

    /// Authors without a place: a profile's person, a listing's owner, a set in the order of the alphabet.
    var unlistedAuthors: [MentionEvidence] {
        authorMentions.filter { $0.position == nil || $0.basis != .printed }
    }
}

extension PersonName {
    /// How much of the given names is written out: ten for each name, one for each initial, one for each particle.
    var fullness: Int {
        guard let shape = readings.first?.shape else { return 0 }
        return shape.given.reduce(shape.particles.count) { $0 + ($1.isInitial ? 1 : 10) }
    }
}
