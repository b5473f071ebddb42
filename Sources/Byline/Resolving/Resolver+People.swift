import Catalog
import Identity
import Store

extension Resolver {
    /// The blocks of whatever stands on changed works and new records.
    func mentionsInScope(of works: Set<WorkID>, fresh: Set<RecordID>) throws(StoreError) -> Set<MentionID> {
        if fresh.count * 2 >= (try store.recordCount()) { return try store.allMentions() }
        let records = try store.records(ofWorks: works).values.reduce(into: fresh) { $0.formUnion($1) }
        var search = BlockSearch(store: store, decisions: decisions)
        return try search.mentions(around: try store.mentions(ofRecords: records))
    }

    /// What deciding about people came to.
    struct ChangedPeople {
        /// Those who are no more, with their successors.
        var retired: [ResearcherID: ResearcherID?] = [:]
        /// The works on which somebody is new, or other than before.
        var works: Set<WorkID> = []

        mutating func add(_ other: ChangedPeople) {
            retired.merge(other.retired) { first, _ in first }
            works.formUnion(other.works)
        }
    }

    /// Decides which mentions are which researcher and stores that.
    /// - Parameter isAnew: whether every name is written anew; it is when these are all mentions.
    mutating func decidePeople(over mentions: Set<MentionID>, isAnew: Bool) throws(StoreError) -> ChangedPeople {
        let isAll = mentions.count == (try store.mentionCount())
        guard isAll && mentions.count > portions.mentions else {
            return try write(try reading(mentions), isWhole: isAnew || isAll)
        }
        var ties = try TiedMembers(ofMentionsIn: store, decisions: decisions)
        let (alone, together) = ties.portions(
            of: mentions.map(\.rawValue).sorted(), atMost: portions.mentions)
        var found = ChangedPeople()
        let count = try store.recordCount()
        let memory = EvidenceMemory(mostWorks: count <= portions.remembered ? count : 0, mostNames: portions.remembered)
        // No portion waits for what another comes to: while one is decided, the next is read and the last written.
        var before: PeopleAhead?
        for some in together {
            let next = try reading(Set(some.map { MentionID($0) }), memory: memory)
            if let before { found.add(try write(before, isWhole: true)) }
            before = next
        }
        if let before { found.add(try write(before, isWhole: true)) }
        for some in alone {
            let mentions = try store.surfaces(ofMentions: some.map { MentionID($0) })
            found.add(try write(PeopleAhead(alone: mentions), isWhole: true))
        }
        return found
    }

    /// Stores which of a portion's mentions are which researcher, once that is decided.
    private mutating func write(_ portion: PeopleAhead, isWhole: Bool) throws(StoreError) -> ChangedPeople {
        let mentions = portion.mentions
        let resolution = portion.decided()
        let former = try store.researchers(ofMentions: mentions)
        let succession = Succession(
            groups: resolution.people.map { $0.mentions.map(\.rawValue) },
            former: Dictionary(uniqueKeysWithValues: former.map { ($0.key.rawValue, $0.value.rawValue) }))
        outcome.newResearchers += succession.heirs.count { $0 == nil }
        outcome.mergedResearchers += succession.retired.count
        outcome.splits += succession.departures

        var sizes: [ResearcherID: Int] = [:]
        for id in former.values { sizes[id, default: 0] += 1 }
        var moved: [MentionID] = []
        var ids: [ResearcherID] = []
        for (person, heir) in zip(resolution.people, succession.heirs) {
            if let heir = heir.map({ ResearcherID($0) }), !isWhole, sizes[heir] == person.mentions.count,
                person.mentions.allSatisfy({ former[$0] == heir })
            {
                ids.append(heir)
                continue
            }
            moved += person.mentions
            let forms = Self.nameForms(person.mentions.compactMap { portion.surfaces[$0] }, shown: person.displayName)
            let id: ResearcherID
            if let heir {
                id = ResearcherID(heir)
                try store.setName(person.displayName, forms: forms, isPersonal: person.isPersonal, of: id)
            } else {
                id = try store.addResearcher(
                    name: person.displayName, forms: forms, isPersonal: person.isPersonal, run: run)
            }
            for mention in person.mentions where former[mention] != id { try store.setResearcher(id, of: mention) }
            ids.append(id)
        }
        try store.setLinks(
            resolution.links, kind: .person, among: mentions.map(\.rawValue), parameters: Self.parameters, run: run)
        outcome.questions += try store.setReviews(
            resolution.reviews, kind: .person, among: mentions.map(\.rawValue))
        let retired = Dictionary(
            uniqueKeysWithValues: succession.retired.map { (ResearcherID($0.key), $0.value.map { ids[$0] }) })
        return ChangedPeople(retired: retired, works: try store.works(on: moved))
    }

    /// Hands over the works these mentions stand on, each with all its records, and the records that name people and no
    /// work; from then on they are being decided, tied to none but these.
    private mutating func reading(
        _ mentions: Set<MentionID>, memory: EvidenceMemory? = nil
    ) throws(StoreError) -> PeopleAhead {
        let ahead = PeopleAhead(deciding: mentions, decisions: decisions, memory: memory)
        defer { ahead.end() }
        var waiting = try groups(of: mentions)[...]
        while !waiting.isEmpty {
            var count = 0
            let some = waiting.prefix { group in
                count += group.count
                return count - group.count < portions.read
            }
            waiting = waiting.dropFirst(some.count)
            ahead.take(try works(of: some, memory: memory))
        }
        return ahead
    }

    /// The works of these groups of records; what the memory has is not read.
    private mutating func works(
        of groups: ArraySlice<[RecordID]>, memory: EvidenceMemory?
    ) throws(StoreError) -> [PeopleAhead.Work] {
        let known = groups.map { $0.count == 1 ? memory?.record($0[0]) : nil }
        var records = try stored(zip(groups, known).flatMap { $1 == nil ? $0 : [] })[...]
        return zip(groups, known).map { group, known in
            if let known { return .known(known) }
            defer { records = records.dropFirst(group.count) }
            return .stored(Array(records.prefix(group.count)))
        }
    }

    /// Records by work, and those of no work each alone; in canonical order.
    private func groups(of mentions: Set<MentionID>) throws(StoreError) -> [[RecordID]] {
        let named = try store.records(ofMentions: mentions)
        let works = Set(try store.works(ofRecords: named).values)
        let all = try store.records(ofWorks: works).values.reduce(into: named) { $0.formUnion($1) }
        let homes = try store.works(ofRecords: all)
        var groups: [[RecordID]] = []
        var places: [WorkID: Int] = [:]
        for record in try store.inCanonicalOrder(all) {
            if let place = homes[record].flatMap({ places[$0] }) {
                groups[place].append(record)
            } else {
                if let work = homes[record] { places[work] = groups.count }
                groups.append([record])
            }
        }
        return groups
    }

    /// Every form by which somebody may look for a person: as shown, as printed with its accents mended, folded.
    private static func nameForms(_ surfaces: [String], shown: String) -> String {
        var forms: Set<String> = [shown]
        for surface in Set(surfaces) {
            let repaired = repairName(surface)
            forms.formUnion([repaired, foldedName(repaired)])
            // A damaged `K¨ording` stands here mended: the full-text index would take it for two words.
            forms.formUnion(foldedAlternatives(repaired))
        }
        return forms.filter { !$0.isEmpty }.sorted().joined(separator: "\n")
    }
}
