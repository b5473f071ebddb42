import Foundation
import Catalog

import Identity

/// Small catalogues in which names, titles and lists collide on purpose.
struct RandomCatalogue {
    private(set) var records: [RecordEvidence] = []
    private(set) var decisions: [Decision] = []
    private var random: SeededRandom
    private var make = EvidenceMaker()
    private let world: World

    /// Words that no other world has, so that catalogues of two worlds share no key.
    struct World {
        var given: [String]
        var families: [String]
        var words: [String]
        var source: String

        static let first = World(
            given: ["Wei", "Wenlong", "Ada Maria", "Anna", "Chen", "Jian-Nan"],
            families: ["Zhang", "Mézard", "Arola-Fernández", "Della Vecchia", "Li"],
            words: ["rare", "dense", "minima", "of", "random", "networks", "entropy", "flat"], source: "one")
        static let second = World(
            given: ["Obi", "Uwe Emeka", "Uli", "Obinna"],
            families: ["Okafor", "Körner", "van Dijk"],
            words: ["graph", "colouring", "bounds", "with", "trees", "cycles"],
            source: "two")
    }

    init(seed: UInt64, world: World = .first, idsFrom start: Int64 = 0, pins: Bool = true) {
        random = SeededRandom(seed: seed)
        self.world = world
        for _ in 0..<(2 + random.below(4)) { addWork() }
        if random.chance(50) { addProfile() }
        if random.chance(40) { records.append(make.record(nil, [name(person())], source: source(), kind: .byline)) }
        for index in records.indices {
            records[index].id = RecordID(records[index].id.rawValue + start)
            for slot in records[index].mentions.indices {
                records[index].mentions[slot].id = MentionID(records[index].mentions[slot].id.rawValue + start)
            }
        }
        if pins { addPins() }
    }

    private mutating func source() -> String { "\(world.source) \(random.below(5))" }
    private mutating func person() -> (given: String, family: String) {
        (random.pick(world.given), random.pick(world.families))
    }

    /// One of the ways in which sources print a name.
    private mutating func name(_ person: (given: String, family: String)) -> String {
        let initials = person.given.split { $0 == " " || $0 == "-" }.map { "\($0.prefix(1))." }
        switch random.below(7) {
        case 0: return "\(initials[0]) \(person.family)"
        case 1: return "\(initials.joined(separator: " ")) \(person.family)"
        case 2: return "\(person.family), \(person.given)"
        case 3:
            let plain = fold(person.family).split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            return "\(person.given) \(plain.joined(separator: " "))"
        case 4: return "\(person.given.split(separator: " ")[0]) \(person.family)"
        default: return "\(person.given) \(person.family)"
        }
    }

    private mutating func title() -> String {
        (0..<(1 + random.below(5))).map { _ in random.pick(world.words) }.joined(separator: " ")
    }

    private mutating func abstract() -> String {
        (0..<40).map { _ in random.pick(world.words) + random.pick(["ing", "ed", "s", ""]) }.joined(separator: " ")
    }

    private mutating func addWork() {
        let authors = (0...random.below(4)).map { _ in person() }
        let (title, abstract, year) = (title(), abstract(), 2015 + random.below(6))
        for _ in 0...random.below(3) {
            let shown = random.chance(30) ? 1 + random.below(authors.count) : authors.count
            let isSubject = random.chance(15)
            var record = make.record(
                isSubject ? nil : title + random.pick(["", ".", "*"]),
                random.chance(15) ? [] : authors.prefix(shown).map { name($0) },
                years: random.chance(20) ? [] : [year + random.below(3)], source: source(),
                kind: isSubject ? .subject : .item,
                abstract: random.chance(50) ? abstract : nil,
                identifiers: random.chance(20)
                    ? ["\(world.source):\(random.below(3))", "arxiv:\(world.source)\(random.below(2))"] : [],
                complete: shown == authors.count)
            if random.chance(10) { make.add(name(random.pick(authors)), to: &record, position: nil, basis: .listing) }
            if random.chance(5) { make.add("The \(world.source) Collaboration", to: &record, position: 9) }
            records.append(record)
        }
    }

    private mutating func addProfile() {
        let owner = person()
        var page = make.record(nil, source: "\(world.source) profile", kind: .page)
        make.add("\(owner.given) \(owner.family)", to: &page, position: nil, role: .subject)
        records.append(page)
        let titles = records.compactMap(\.title)
        for _ in 0...random.below(3) where !titles.isEmpty {
            records.append(
                make.profileItem(
                    random.pick(titles), of: "\(owner.given) \(owner.family)", year: 2015 + random.below(8),
                    source: "\(world.source) profile"))
        }
    }

    private mutating func addPins() {
        let mentions = records.flatMap(\.mentions).map(\.id.rawValue)
        for _ in 0..<random.below(3) where random.chance(30) && mentions.count > 1 {
            decisions.append(
                Decision(
                    kind: .person, a: random.pick(mentions), b: random.pick(mentions),
                    verdict: random.chance(50) ? .same : .different))
            decisions.append(
                Decision(
                    kind: .work, a: random.pick(records).id.rawValue, b: random.pick(records).id.rawValue,
                    verdict: random.chance(50) ? .same : .different))
        }
    }
}

/// A result with every id replaced by what it names, for comparing results across ids and orders.
struct Canonical: Equatable {
    var works: [[String]] = []
    var workLinks: [String] = []
    var people: [[String]] = []
    var names: [String] = []
    var personLinks: [String] = []

    init(_ resolved: Resolved) {
        let records = Self.records(resolved.records)
        works = resolved.works.works.map { $0.map { records[$0.rawValue] ?? "?" } }
        workLinks = resolved.works.links.map { "\(records[$0.a] ?? "?") + \(records[$0.b] ?? "?"): \($0.reason)" }
        add(resolved.people, of: resolved.records)
    }

    init(_ people: PeopleResolution, of records: [RecordEvidence]) { add(people, of: records) }

    private mutating func add(_ resolution: PeopleResolution, of records: [RecordEvidence]) {
        let mentions = Self.mentions(records)
        people = resolution.people.map { $0.mentions.map { mentions[$0.rawValue] ?? "?" } }
        names = resolution.people.map { "\($0.displayName) \($0.isPersonal)" }
        personLinks = resolution.links.map { "\(mentions[$0.a] ?? "?") + \(mentions[$0.b] ?? "?"): \($0.reason)" }
    }

    static func records(_ records: [RecordEvidence]) -> [Int64: String] {
        Dictionary(uniqueKeysWithValues: records.map { ($0.id.rawValue, $0.anchor.description) })
    }

    static func mentions(_ records: [RecordEvidence]) -> [Int64: String] {
        Dictionary(
            uniqueKeysWithValues: records.flatMap { record in
                record.mentions.map { ($0.id.rawValue, "\(record.anchor) #\($0.ordinal)") }
            })
    }
}
