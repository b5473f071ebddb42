import Catalog
import Identity
import Store

/// Brings layer 4 of a store in step with records that are new, inside the caller's transaction.
///
/// It reads what shares a key with the new records, lets the pure rules of `Identity` decide over that alone, and
/// writes the difference. Because a block's result is a function of evidence and decisions, doing so import by
/// import gives what doing it once over everything would give; `byline check` compares the two.
struct Resolver {
    /// The weights this run goes by.
    static var parameters: String { ResolverParameters.standard.version }
    /// Changes when stored keys or readings would come out otherwise.
    static let normaliser = 2

    struct Outcome {
        var newWorks = 0
        var newResearchers = 0
        var mergedWorks = 0
        var mergedResearchers = 0
        var splits = 0
        var questions = 0
        /// Everybody whose works, co-authors or pages may be others than before.
        var touched: Set<ResearcherID> = []
        /// The works whose records, authors or topics may be others than before.
        var described: Set<WorkID> = []
    }

    private let store: Store
    private let decisions: [Decision]
    private let run: Int64
    private let time: String
    private var loaded: [RecordID: StoredRecord] = [:]
    private var outcome = Outcome()

    init(store: Store, at time: String) throws(StoreError) {
        self.store = store
        self.time = time
        decisions = try store.decisions()
        run = try store.openRun(parameters: Self.parameters, normaliser: Self.normaliser, at: time)
    }

    /// - Parameters:
    ///   - fresh: records that are new, or of whose source something new is known.
    ///   - isAnew: whether everything in reach is written again, also where nobody moved: what was undone stands as
    ///     it did before, and its names and works were written for something else.
    mutating func resolve(_ fresh: Set<RecordID>, isAnew: Bool = false) throws(StoreError) -> Outcome {
        let records = try BlockSearch(store: store, decisions: decisions).records(around: fresh)
        let (changedWorks, retiredWorks) = try decideWorks(over: records, fresh: fresh)
        let mentions = try mentionsInScope(of: changedWorks, fresh: fresh)
        let works = try worksAround(mentions, and: changedWorks)
        let everybody = try store.mentionCount()
        let isWhole = isAnew || mentions.count == everybody
        let (retiredResearchers, moved) = try decidePeople(over: mentions, in: works, isWhole: isWhole)
        // Works that stayed as they were, with the same people under the same names, need nothing.
        let due = works.filter { changedWorks.contains($0.key) || $0.value.contains { $0.names(anyOf: moved) } }
        let before = try store.authors(ofWorks: Set(due.keys).union(retiredWorks.keys))
        try describe(due)
        let after = try store.authors(ofWorks: Set(due.keys))
        try retire(retiredWorks, retiredResearchers)
        try store.rebuildCoauthorships(of: before.union(after).subtracting(retiredResearchers.keys))
        try directCitations(touching: changedWorks)
        outcome.described = Set(due.keys)
        outcome.touched = before.union(after).union(try store.researchersInTexts(of: changedWorks))
            .union(try store.researchers(ofMentions: try store.mentions(ofRecords: fresh)).values)
            .subtracting(retiredResearchers.keys)
        // Whose people they are is noted where their trust is counted.
        try store.noteChanges(
            works: outcome.described, goneWorks: Set(retiredWorks.keys), goneResearchers: Set(retiredResearchers.keys),
            at: time)
        try store.closeRun(
            run, records: records.count, mentions: mentions.count,
            merged: outcome.mergedWorks + outcome.mergedResearchers, split: outcome.splits,
            queued: outcome.questions)
        return outcome
    }

    // MARK: Works

    /// Decides which records are which work and stores that. Answers the works whose records changed or are new,
    /// and the works that are no more, with their successors.
    private mutating func decideWorks(over records: Set<RecordID>, fresh: Set<RecordID>) throws(StoreError) -> (
        changed: Set<WorkID>, retired: [WorkID: WorkID?]
    ) {
        try load(records)
        let resolution = resolveWorks(
            records.sorted().compactMap { loaded[$0].map { RecordEvidence($0) } }, decisions: decisions, isAsking: false
        )
        let former = try store.works(ofRecords: records)
        let succession = Succession(
            groups: resolution.works.map { $0.map(\.rawValue) },
            former: Dictionary(uniqueKeysWithValues: former.map { ($0.key.rawValue, $0.value.rawValue) }))
        var ids: [WorkID] = []
        for heir in succession.heirs {
            if let heir { ids.append(WorkID(heir)) } else { ids.append(try store.addWork(run: run)) }
        }
        outcome.newWorks += succession.heirs.count { $0 == nil }
        outcome.mergedWorks += succession.retired.count
        outcome.splits += succession.departures

        var changed: Set<WorkID> = []
        var homeless = Set(former.keys)
        for (id, members) in zip(ids, resolution.works) {
            for record in members {
                homeless.remove(record)
                if former[record] != id {
                    try store.setWork(id, of: record)
                    try store.setCitation(nil, shownBy: record)
                    changed.insert(id)
                    if let old = former[record] { changed.insert(old) }
                }
                if fresh.contains(record) { changed.insert(id) }
            }
        }
        for record in homeless.sorted() {
            try store.setWork(nil, of: record)
            try store.setCitation(nil, shownBy: record)
            if let old = former[record] { changed.insert(old) }
        }
        try store.setLinks(
            resolution.links, kind: .work, among: records.map(\.rawValue), parameters: Self.parameters, run: run)
        try askAboutWorks(records)
        let retired = Dictionary(
            uniqueKeysWithValues: succession.retired.map { (WorkID($0.key), $0.value.map { ids[$0] }) })
        return (changed.subtracting(retired.keys), retired)
    }

    // MARK: People

    /// Stores what works in scope leave to a person. Their neighbours, by first and last author, are looked at with
    /// them; see `workReviews`.
    private mutating func askAboutWorks(_ records: Set<RecordID>) throws(StoreError) {
        let isAll = records.count == (try store.recordCount())
        var near = records
        if !isAll {
            let homes = Set(
                records.compactMap { loaded[$0] }.flatMap { reviewKeys(RecordEvidence($0)) }.map { "=" + $0 })
            near.formUnion(try store.records(beginningOrEndingIn: homes))
        }
        let works = try store.records(ofWorks: Set(try store.works(ofRecords: near).values))
        try load(works.values.reduce(into: []) { $0.formUnion($1) })
        let reviews = workReviews(
            works.sorted { $0.key < $1.key }.map {
                $0.value.sorted().compactMap { loaded[$0].map { RecordEvidence($0) } }
            },
            touching: records, decisions: decisions)
        outcome.questions += try store.setReviews(reviews, kind: .work, among: records.map(\.rawValue))
    }

    /// The blocks of whatever stands on changed works and new records.
    private func mentionsInScope(of works: Set<WorkID>, fresh: Set<RecordID>) throws(StoreError) -> Set<MentionID> {
        if fresh.count * 2 >= (try store.recordCount()) { return try store.allMentions() }
        let records = try store.records(ofWorks: works).values.reduce(into: fresh) { $0.formUnion($1) }
        var search = BlockSearch(store: store, decisions: decisions)
        return try search.mentions(around: try store.mentions(ofRecords: records))
    }

    /// The works these mentions stand on and the changed ones, which may name nobody, each with all its records.
    /// Records that name people and no work become `loneRecords`.
    private mutating func worksAround(_ mentions: Set<MentionID>, and changed: Set<WorkID>) throws(StoreError)
        -> [WorkID: [StoredRecord]]
    {
        let records = try store.records(ofMentions: mentions)
        let membership = try store.works(ofRecords: records)
        let members = try store.records(ofWorks: changed.union(membership.values))
        try load(members.values.reduce(into: records) { $0.formUnion($1) })
        loneRecords = records.filter { membership[$0] == nil }.sorted()
        return members.mapValues { $0.sorted().compactMap { loaded[$0] } }
    }
    /// Pages, bylines and whatever else names people and no work.
    private var loneRecords: [RecordID] = []

    /// Decides which mentions are which researcher and stores that. Answers the researchers who are no more, and the
    /// mentions of those who are new, or other than before.
    /// - Parameter isWhole: whether these are all mentions: then every name is written anew.
    private mutating func decidePeople(
        over mentions: Set<MentionID>, in works: [WorkID: [StoredRecord]], isWhole: Bool
    ) throws(StoreError) -> (retired: [ResearcherID: ResearcherID?], moved: Set<MentionID>) {
        let groups =
            works.values.map { $0.map { RecordEvidence($0) } }
            + loneRecords.compactMap { loaded[$0].map { [RecordEvidence($0)] } }
        let resolution = resolvePeople(in: groups, focus: mentions, decisions: decisions)
        let former = try store.researchers(ofMentions: mentions)
        let succession = Succession(
            groups: resolution.people.map { $0.mentions.map(\.rawValue) },
            former: Dictionary(uniqueKeysWithValues: former.map { ($0.key.rawValue, $0.value.rawValue) }))
        outcome.newResearchers += succession.heirs.count { $0 == nil }
        outcome.mergedResearchers += succession.retired.count
        outcome.splits += succession.departures

        let surfaces = surfacesOfLoadedMentions()
        var sizes: [ResearcherID: Int] = [:]
        for id in former.values { sizes[id, default: 0] += 1 }
        var moved: Set<MentionID> = []
        var ids: [ResearcherID] = []
        for (person, heir) in zip(resolution.people, succession.heirs) {
            if let heir = heir.map({ ResearcherID($0) }), !isWhole, sizes[heir] == person.mentions.count,
                person.mentions.allSatisfy({ former[$0] == heir })
            {
                ids.append(heir)
                continue
            }
            moved.formUnion(person.mentions)
            let forms = Self.nameForms(person.mentions.compactMap { surfaces[$0] }, shown: person.displayName)
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
        return (retired, moved)
    }

    private func surfacesOfLoadedMentions() -> [MentionID: String] {
        var surfaces: [MentionID: String] = [:]
        for record in loaded.values {
            for (id, mention) in zip(record.mentionIDs, record.printed.mentions) { surfaces[id] = mention.surface }
        }
        return surfaces
    }

    /// Every form by which somebody may look for a person: as shown, as printed with its accents mended, folded.
    private static func nameForms(_ surfaces: [String], shown: String) -> String {
        var forms: Set<String> = [shown]
        for surface in Set(surfaces) {
            let name = PersonName(surface)
            forms.formUnion([name.repaired, name.folded])
            // A damaged `K¨ording` stands here mended: the full-text index would take it for two words.
            forms.formUnion(foldedAlternatives(name.repaired))
        }
        return forms.filter { !$0.isEmpty }.sorted().joined(separator: "\n")
    }

    // MARK: What follows

    /// Works described with one look at who their mentions are.
    private static let worksAtOnce = 2_000

    /// Writes authors and the values shown of each work.
    private func describe(_ works: [WorkID: [StoredRecord]]) throws(StoreError) {
        var waiting = works.sorted { $0.key < $1.key }[...]
        while !waiting.isEmpty {
            let some = waiting.prefix(Self.worksAtOnce)
            waiting = waiting.dropFirst(some.count)
            let people = try store.researchers(ofMentions: some.flatMap { $0.value.flatMap(\.mentionIDs) })
            let names = try store.displayNames(of: Set(people.values))
            for (work, records) in some { try describe(work, records, people: people, names: names) }
        }
        // Whose page is hidden is known by what each work prints of them.
        try store.rewriteBylines(of: try store.hiddenResearchers())
    }

    private func describe(
        _ work: WorkID, _ records: [StoredRecord], people: [MentionID: ResearcherID], names: [ResearcherID: String]
    ) throws(StoreError) {
        let values = WorkValues(of: records)
        let places = alignAuthors(records.map { RecordEvidence($0) })
        let authors = Self.authors(places, people: people, withoutPlace: Self.mentionsWithoutPlace(records))
        try store.setAuthors(authors, of: work)
        try store.setTopics(values.topics.map { ($0.code, $0.name, $0.subject, $0.candidates) }, of: work)
        var row = Store.WorkRow()
        row.title = values.title
        row.canonicalTitle = values.canonicalTitle
        row.abstract = values.abstract
        row.abstractRecord = values.abstractRecord
        row.byline = authors.compactMap { names[$0.researcher] }.joined(separator: ", ")
        row.year = values.year
        row.firstPosted = values.firstPosted
        row.yearIsInferred = values.yearIsInferred
        row.authorsComplete = places.isComplete
        row.doi = values.doi
        row.arxiv = values.arxiv
        try store.setValues(row, of: work)
    }

    /// Mentions whose source gives no place: a profile's person, the owner of a listing, an unordered set.
    private static func mentionsWithoutPlace(_ records: [StoredRecord]) -> Set<MentionID> {
        Set(
            records.flatMap { record in
                zip(record.mentionIDs, record.printed.mentions).filter { $0.1.position == nil }.map(\.0)
            })
    }

    /// One researcher a place and one place a researcher: the first mention of a place speaks for it. Names that
    /// another record's list prints in a place, and that the list shown does not have, are a disagreement between
    /// sources: they stay with their record and are not added to the list.
    private static func authors(
        _ places: AuthorPlaces, people: [MentionID: ResearcherID], withoutPlace: Set<MentionID>
    ) -> [(researcher: ResearcherID, position: Int?)] {
        var seen: Set<ResearcherID> = []
        var authors: [(researcher: ResearcherID, position: Int?)] = []
        for (index, place) in places.places.enumerated() {
            guard let person = place.lazy.compactMap({ people[$0] }).first, seen.insert(person).inserted else {
                continue
            }
            authors.append((person, index + 1))
        }
        for group in places.unplaced {
            for person in group.filter(withoutPlace.contains).compactMap({ people[$0] })
            where seen.insert(person).inserted {
                authors.append((person, nil))
            }
        }
        return authors
    }

    private func directCitations(touching works: Set<WorkID>) throws(StoreError) {
        for evidence in try store.citationEvidence(touching: works) {
            let (row, subject) = (evidence.row, evidence.subject)
            let edge: (citing: WorkID, cited: WorkID, basis: CitationLine.Basis)?
            if row == subject {
                edge = nil
            } else if evidence.kind == .reference {
                edge = (subject, row, .printed)
            } else {
                switch CitationDirection(rowYear: evidence.rowYear, subjectYear: evidence.subjectYear) {
                case .rowCitesSubject(let basis): edge = (row, subject, basis)
                case .subjectCitesRow(let basis): edge = (subject, row, basis)
                }
            }
            try store.setCitation(edge, shownBy: evidence.record)
        }
    }

    private func retire(_ works: [WorkID: WorkID?], _ researchers: [ResearcherID: ResearcherID?]) throws(StoreError) {
        for (work, successor) in works.sorted(by: { $0.key < $1.key }) {
            try store.retire(work, into: successor, run: run)
        }
        for (researcher, successor) in researchers.sorted(by: { $0.key < $1.key }) {
            try store.retire(researcher, into: successor, run: run)
        }
    }

    private mutating func load(_ records: Set<RecordID>) throws(StoreError) {
        for record in try store.storedRecords(records.filter { loaded[$0] == nil }) { loaded[record.id] = record }
    }
}

extension StoredRecord {
    /// Whether one of these mentions stands on it.
    fileprivate func names(anyOf mentions: Set<MentionID>) -> Bool { mentionIDs.contains(where: mentions.contains) }
}
