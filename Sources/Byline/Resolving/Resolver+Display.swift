import Catalog
import Identity
import Store

/// What follows from works and people.
extension Resolver {
    /// Writes authors and the values shown of each work: while some are worked out, the next are read.
    mutating func describe(_ works: Set<WorkID>) throws(StoreError) {
        var waiting = works.sorted()[...]
        var before: Ahead<[Description]>?
        while !waiting.isEmpty {
            // One look at who the mentions of so many works are.
            let some = waiting.prefix(portions.read)
            waiting = waiting.dropFirst(some.count)
            let members = try store.records(ofWorks: some)
            let records = Dictionary(grouping: try stored(members.values.joined().sorted()), by: \.id)
            let people = try store.researchers(ofMentions: records.values.flatMap { $0.flatMap(\.mentionIDs) })
            let names = try store.displayNames(of: Set(people.values))
            let next = Ahead {
                some.map { work in
                    let own = (members[work] ?? []).sorted().flatMap { records[$0] ?? [] }
                    return Description(of: work, own, people: people, names: names)
                }
            }
            if let before { try write(before.value()) }
            before = next
        }
        if let before { try write(before.value()) }
        // Whose page is hidden is known by what each work prints of them.
        try store.rewriteBylines(of: try store.hiddenResearchers())
    }

    private func write(_ descriptions: [Description]) throws(StoreError) {
        for description in descriptions {
            let work = description.work
            try store.setAuthors(description.authors, of: work)
            let topics = description.topics.map { ($0.code, $0.name, $0.subject, $0.candidates) }
            try store.setTopics(topics, of: work)
            try store.setValues(description.row, of: work)
        }
    }

    /// What a work shows.
    private struct Description: Sendable {
        var work: WorkID
        var authors: [(researcher: ResearcherID, position: Int?)]
        var topics: [WorkTopic]
        var row = Store.WorkRow()

        init(
            of work: WorkID, _ records: [StoredRecord], people: [MentionID: ResearcherID],
            names: [ResearcherID: String]
        ) {
            let values = WorkValues(of: records)
            let places = alignAuthors(records.map { RecordEvidence($0) })
            self.work = work
            authors = Resolver.authors(
                places, people: people, withoutPlace: Resolver.mentionsWithoutPlace(records))
            topics = values.topics
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
        }
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

    func directCitations(touching works: Set<WorkID>) throws(StoreError) {
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
}
