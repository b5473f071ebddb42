import Catalog
import Testing

import Identity

/// What copies' ids are above those of what they are copies of.
private let copyIDs: Int64 = 100_000

/// What must hold of every catalogue, on a thousand random ones each.
@Suite struct ResolutionPropertyTests {
    private static let cases: Range<UInt64> = 0..<1_000

    @Test func `neither the order of records nor the ids show in the result`() {
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed)
            var random = SeededRandom(seed: seed &+ 77)
            let (records, decisions) = Self.renumbered(catalogue, &random)
            let (a, b) = (
                Resolved(catalogue.records, decisions: catalogue.decisions), Resolved(records, decisions: decisions)
            )
            #expect(Canonical(a) == Canonical(b), "seed \(seed)")
        }
    }

    /// The same records and decisions, shuffled, under other ids.
    private static func renumbered(
        _ catalogue: RandomCatalogue, _ random: inout SeededRandom
    ) -> ([RecordEvidence], [Decision]) {
        let newIDs = (1...5_000).map { Int64($0) }.shuffled(using: &random)
        var records = catalogue.records
        for index in records.indices {
            records[index].id = RecordID(newIDs[Int(records[index].id.rawValue)])
            for slot in records[index].mentions.indices {
                records[index].mentions[slot].id = MentionID(newIDs[Int(records[index].mentions[slot].id.rawValue)])
            }
        }
        let decisions = catalogue.decisions.map {
            Decision(kind: $0.kind, a: newIDs[Int($0.b)], b: newIDs[Int($0.a)], verdict: $0.verdict)
        }
        return (records.shuffled(using: &random), decisions.shuffled(using: &random))
    }

    @Test func `every record that names a work is in one, every mention in one person, and links span both`() {
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed)
            let resolved = Resolved(catalogue.records, decisions: catalogue.decisions)
            let inWorks = resolved.works.works.flatMap { $0 }
            let expected = catalogue.records.filter { record in
                guard record.kind != .page, record.kind != .byline else { return false }
                return record.title != nil || !record.identifiers.isEmpty
                    || (record.kind == .subject && record.abstract != nil)
            }
            #expect(inWorks.count == expected.count && Set(inWorks) == Set(expected.map(\.id)), "seed \(seed)")
            let inPeople = resolved.people.people.flatMap(\.mentions)
            let mentions = catalogue.records.flatMap(\.mentions)
            #expect(inPeople.count == mentions.count && Set(inPeople) == Set(mentions.map(\.id)), "seed \(seed)")
            #expect(Self.span(resolved.works.links, resolved.works.works.map { $0.map(\.rawValue) }), "seed \(seed)")
            #expect(
                Self.span(resolved.people.links, resolved.people.people.map { $0.mentions.map(\.rawValue) }),
                "seed \(seed)")
        }
    }

    /// Whether the links join just these groups, with one link fewer than members each.
    private static func span(_ links: [IdentityLink], _ groups: [[Int64]]) -> Bool {
        var groupOf: [Int64: Int] = [:]
        for (number, group) in groups.enumerated() { for member in group { groupOf[member] = number } }
        var parent = groupOf.keys.reduce(into: [Int64: Int64]()) { $0[$1] = $1 }
        func top(_ member: Int64) -> Int64 {
            var member = member
            while let up = parent[member], up != member { member = up }
            return member
        }
        for link in links {
            guard groupOf[link.a] == groupOf[link.b], top(link.a) != top(link.b) else { return false }
            parent[top(link.a)] = top(link.b)
        }
        return links.count == groups.reduce(0) { $0 + $1.count - 1 }
    }

    @Test func `no person stands twice on a work or has two names that cannot be one, and no work two identities`() {
        // Names are read once for all cases; what fits is asked of the compared shapes, pair by pair.
        let book = NameBook()
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed, pins: false)
            let resolved = Resolved(catalogue.records)
            let byMention = Dictionary(
                uniqueKeysWithValues: catalogue.records.flatMap { record in
                    record.mentions.map { ($0.id, (record, $0)) }
                })
            var placeOf: [MentionID: String] = [:]
            for (number, work) in grouped(catalogue.records, by: resolved.works).enumerated() {
                for (place, mentions) in alignAuthors(work).places.enumerated() {
                    for mention in mentions { placeOf[mention] = "\(number):\(place)" }
                }
            }
            for person in resolved.people.people {
                let slots = person.mentions.compactMap { byMention[$0] }
                for (index, first) in slots.enumerated() {
                    for second in slots[..<index] {
                        #expect(
                            !compatibility(book.name(first.1.surface), book.name(second.1.surface)).isConflict,
                            "seed \(seed): \(first.1.surface) / \(second.1.surface)")
                        #expect(first.0.id != second.0.id || first.1.role == .subject, "seed \(seed)")
                    }
                }
                let places = Set(person.mentions.compactMap { placeOf[$0] })
                #expect(Set(places.map { $0.prefix { $0 != ":" } }).count == places.count, "seed \(seed)")
            }
            Self.expectOneIdentity(resolved, "seed \(seed)")
        }
    }

    private static func expectOneIdentity(_ resolved: Resolved, _ seed: Comment) {
        let byID = Dictionary(uniqueKeysWithValues: resolved.records.map { ($0.id, $0) })
        for work in resolved.works.works {
            let members = work.compactMap { byID[$0] }
            for (index, a) in members.enumerated() {
                for b in members[..<index] {
                    let (x, y) = (
                        a.identifiers.filter { $0.hasPrefix("arxiv") }, b.identifiers.filter { $0.hasPrefix("arxiv") }
                    )
                    #expect(x.isEmpty || y.isEmpty || x == y, seed)
                    if Set(a.identifiers).isDisjoint(with: b.identifiers), let first = a.title, let second = b.title {
                        #expect(titleConflict(first, second) == nil, seed)
                    }
                }
            }
        }
    }

    @Test func `pins are obeyed, in works and in people`() {
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed)
            let resolved = Resolved(catalogue.records, decisions: catalogue.decisions)
            let works = resolved.works.works.map { Set($0.map(\.rawValue)) }
            let people = resolved.people.people.map { Set($0.mentions.map(\.rawValue)) }
            for pin in catalogue.decisions where pin.a != pin.b {
                let groups = pin.kind == .work ? works : people
                let areOne = groups.contains { $0.contains(pin.a) && $0.contains(pin.b) }
                switch pin.verdict {
                case .different: #expect(!areOne, "seed \(seed)")
                case .same:
                    let isContradicted = catalogue.decisions.contains {
                        $0.kind == pin.kind && $0.verdict == .different
                    }
                    let known = Set(groups.joined())
                    if !isContradicted && known.contains(pin.a) && known.contains(pin.b) {
                        #expect(areOne, "seed \(seed)")
                    }
                }
            }
        }
    }

    @Test func `what shares no key changes nothing`() {
        for seed in Self.cases {
            let here = RandomCatalogue(seed: seed)
            let there = RandomCatalogue(seed: seed &+ 5_000, world: .second, idsFrom: 10_000)
            let keys = Set(here.records.flatMap(recordKeys))
            let names = Set(here.records.flatMap(\.mentions).flatMap { nameKeys($0.surface) })
            #expect(keys.isDisjoint(with: there.records.flatMap(recordKeys)), "seed \(seed)")
            #expect(
                names.isDisjoint(with: there.records.flatMap(\.mentions).flatMap { nameKeys($0.surface) }),
                "seed \(seed)")
            let alone = Canonical(Resolved(here.records, decisions: here.decisions))
            let both = Canonical(Resolved(here.records + there.records, decisions: here.decisions + there.decisions))
            #expect(alone.works == both.works.filter { !$0[0].hasPrefix("two") }, "seed \(seed)")
            #expect(alone.people == both.people.filter { !$0[0].hasPrefix("two") }, "seed \(seed)")
            #expect(alone.workLinks == both.workLinks.filter { !$0.hasPrefix("two") }, "seed \(seed)")
            #expect(alone.personLinks == both.personLinks.filter { !$0.hasPrefix("two") }, "seed \(seed)")
        }
    }

    @Test func `people within a focus come out as they do without one`() {
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed)
            let works = grouped(catalogue.records, by: resolveWorks(catalogue.records, decisions: catalogue.decisions))
            let whole = resolvePeople(in: works, decisions: catalogue.decisions)
            let focus = Self.closedFocus(catalogue, seed: seed)
            // The works are handed over in the way the front door does: only those that the focus touches.
            let touched = works.filter { $0.contains { $0.mentions.contains { focus.contains($0.id) } } }
            let part = resolvePeople(in: touched, focus: focus, decisions: catalogue.decisions)
            #expect(part.people == whole.people.filter { focus.contains($0.mentions[0]) }, "seed \(seed)")
            #expect(part.links == whole.links.filter { focus.contains(MentionID($0.a)) }, "seed \(seed)")
        }
    }

    @Test func `works taken in one by one give the same people`() {
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed)
            let works = grouped(catalogue.records, by: resolveWorks(catalogue.records, decisions: catalogue.decisions))
            let first = { (work: [RecordEvidence]) in
                work.map { ($0.anchor.sourceHash, $0.anchor.locator) }.min { $0 < $1 }
            }
            var evidence = PeopleEvidence(focus: nil)
            for work in works.sorted(by: { (first($0) ?? ("", "")) < (first($1) ?? ("", "")) }) { evidence.take(work) }
            #expect(
                evidence.resolution(decisions: catalogue.decisions)
                    == resolvePeople(in: works, decisions: catalogue.decisions), "seed \(seed)")
        }
    }

    /// A random mention with all that share a key with it, are a slip of the pen away or are pinned to it, and so on; a second one now and then.
    private static func closedFocus(_ catalogue: RandomCatalogue, seed: UInt64) -> Set<MentionID> {
        var random = SeededRandom(seed: seed &+ 99)
        let mentions = catalogue.records.flatMap(\.mentions)
        let keys = Dictionary(uniqueKeysWithValues: mentions.map { ($0.id, Set(nameKeys($0.surface))) })
        var focus = Set((0...random.below(2)).map { _ in random.pick(mentions).id })
        while true {
            var grown = focus
            let known = focus.reduce(into: Set<String>()) { $0.formUnion(keys[$1] ?? []) }
            var slips = SlipIndex()
            for key in known { slips.insert(key) }
            for mention in mentions {
                let own = keys[mention.id] ?? []
                if own.contains(where: { known.contains($0) || !slips.slips(of: $0).isEmpty }) {
                    grown.insert(mention.id)
                }
            }
            for pin in catalogue.decisions where pin.kind == .person {
                if grown.contains(MentionID(pin.a)) || grown.contains(MentionID(pin.b)) {
                    grown.formUnion([MentionID(pin.a), MentionID(pin.b)])
                }
            }
            if grown == focus { return focus }
            focus = grown
        }
    }

    @Test func `a second copy of the same records under other addresses leaves works and people as they were`() {
        for seed in Self.cases {
            let records = RandomCatalogue(seed: seed, pins: false).records
            let copies = Self.copies(of: records)
            let (once, twice) = (Resolved(records), Resolved(records + copies))
            #expect(
                Self.withoutCopies(twice.works.works.map { $0.map(\.rawValue) })
                    == Self.withoutCopies(once.works.works.map { $0.map(\.rawValue) }), "seed \(seed)")
            #expect(
                Self.withoutCopies(twice.people.people.map { $0.mentions.map(\.rawValue) })
                    == Self.withoutCopies(once.people.people.map { $0.mentions.map(\.rawValue) }), "seed \(seed)")
            // What names no work may be somebody else's; whatever names one is known again.
            let placed = Set(copies.filter { $0.title != nil }.flatMap(\.mentions).map(\.id))
            for person in twice.people.people where person.isPersonal && !placed.isDisjoint(with: person.mentions) {
                #expect(person.mentions.contains { $0.rawValue < copyIDs }, "seed \(seed): \(person.displayName)")
            }
        }
    }

    /// Each record once more as if from another file that sorts elsewhere, if the rules know it again at all: a short
    /// title without year or journal may be another work's.
    private static func copies(of records: [RecordEvidence]) -> [RecordEvidence] {
        records.compactMap { record in
            var copy = record
            copy.id = RecordID(record.id.rawValue + copyIDs)
            copy.anchor = Anchor(
                sourceHash: String(record.anchor.sourceHash.reversed()) + " again", locator: record.anchor.locator)
            for slot in copy.mentions.indices {
                copy.mentions[slot].id = MentionID(record.mentions[slot].id.rawValue + copyIDs)
            }
            let known = resolveWorks([record, copy]).works
            return known.count == 2 ? nil : copy
        }
    }

    private static func withoutCopies(_ groups: [[Int64]]) -> [[Int64]] {
        groups.map { $0.filter { $0 < copyIDs }.sorted() }.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
    }

    @Test func `resolving what was resolved changes nothing`() {
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed)
            let once = resolveWorks(catalogue.records, decisions: catalogue.decisions)
            // Works handed over in their resolved grouping are as good as in any other order.
            let byID = Dictionary(uniqueKeysWithValues: catalogue.records.map { ($0.id, $0) })
            let regrouped = once.works.reversed().flatMap { $0.compactMap { byID[$0] } }
            #expect(resolveWorks(regrouped, decisions: catalogue.decisions) == once, "seed \(seed)")
        }
    }
}
