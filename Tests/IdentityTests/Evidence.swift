import Catalog

import Identity

/// Builds evidence by hand, counting ids.
struct EvidenceMaker {
    private var records: Int64 = 0
    private var mentions: Int64 = 0

    /// A record whose authors stand in printed order.
    mutating func record(
        _ title: String?, _ authors: [String] = [], years: [Int] = [], source: String = "a", locator: String? = nil,
        kind: PrintedRecord.Kind = .item, abstract: String? = nil, identifiers: [String] = [], complete: Bool? = true
    ) -> RecordEvidence {
        records += 1
        var record = RecordEvidence(
            id: RecordID(records), anchor: Anchor(sourceHash: source, locator: locator ?? "item \(records)"),
            kind: kind,
            title: title, abstract: abstract, years: years, identifiers: identifiers,
            authorsComplete: authors.isEmpty ? nil : complete)
        for (index, author) in authors.enumerated() { add(author, to: &record, position: index + 1) }
        return record
    }

    /// An item of a profile page: its person is an author without a place.
    mutating func profileItem(_ title: String, of person: String, year: Int, source: String, abstract: String? = nil)
        -> RecordEvidence
    {
        var item = record(title, years: [year], source: source, abstract: abstract)
        add(person, to: &item, position: nil, basis: .profile)
        return item
    }

    mutating func add(
        _ surface: String, to record: inout RecordEvidence, position: Int?, role: PrintedMention.Role = .author,
        basis: PrintedMention.Basis = .printed
    ) {
        mentions += 1
        record.mentions.append(
            MentionEvidence(
                id: MentionID(mentions), ordinal: record.mentions.count + 1, surface: surface, position: position,
                role: role, basis: basis))
    }
}

/// Works and people of some records, as the front door will ask for them.
struct Resolved {
    let records: [RecordEvidence]
    let works: WorkResolution
    let people: PeopleResolution

    init(_ records: [RecordEvidence], decisions: [Decision] = []) {
        self.records = records
        works = resolveWorks(records, decisions: decisions)
        people = resolvePeople(in: grouped(records, by: works), decisions: decisions)
    }

    /// Titles of the works, each as the set of its records' locators.
    var workLocators: Set<Set<String>> {
        let locators = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0.anchor.description) })
        return Set(works.works.map { Set($0.compactMap { locators[$0] }) })
    }

    /// The surfaces of each person who has one of those given.
    func people(named surface: String) -> [PeopleResolution.Person] {
        let ids = Set(records.flatMap(\.mentions).filter { $0.surface == surface }.map(\.id))
        return people.people.filter { !ids.isDisjoint(with: $0.mentions) }
    }

    func surfaces(of person: PeopleResolution.Person) -> Set<String> {
        let surfaces = Dictionary(uniqueKeysWithValues: records.flatMap(\.mentions).map { ($0.id, $0.surface) })
        return Set(person.mentions.compactMap { surfaces[$0] })
    }

    /// Whether two records are one work.
    func areOneWork(_ a: RecordEvidence, _ b: RecordEvidence) -> Bool {
        works.works.contains { $0.contains(a.id) && $0.contains(b.id) }
    }
}

/// The records of each work, and each record without a work on its own.
func grouped(_ records: [RecordEvidence], by works: WorkResolution) -> [[RecordEvidence]] {
    let byID = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
    let inWorks = Set(works.works.joined())
    return works.works.map { $0.compactMap { byID[$0] } } + records.filter { !inWorks.contains($0.id) }.map { [$0] }
}
