import Catalog
import Store

/// Everything a store believes about identity, one JSON object a line.
///
/// With `stored` ids a thing is named as the command line names it. With `canonical` ids a record is named by its
/// source's hash and its locator, a mention by its record and slot, a group by its smallest member; equal catalogues
/// then give equal bytes, whatever the order in which their sources came in.
struct CanonicalExport {
    private let store: Store
    private let ids: Registrar.ExportIDs
    /// Those of the sources asked for.
    private let records: [StoredRecord]
    private let statuses: MentionStatuses
    private let workOf: [RecordID: WorkID]
    private let personOf: [MentionID: ResearcherID]
    /// Mentions of hidden people that no work prints: their own pages' word.
    private let unseen: Set<MentionID>
    private var recordNames: [RecordID: String] = [:]
    private var mentionNames: [MentionID: String] = [:]
    private var workNames: [WorkID: String] = [:]
    private var personNames: [ResearcherID: String] = [:]
    private var personSizes: [ResearcherID: Int] = [:]

    /// - Parameters:
    ///   - isWanted: which records, by source, are told of; things are named as in the whole catalogue.
    ///   - hidden: people who are left out; what is printed of them stays.
    init(
        of store: Store, ids: Registrar.ExportIDs = .canonical, hiding hidden: Set<ResearcherID> = [],
        isWanted: ((StoredRecord) -> Bool)? = nil
    ) throws(StoreError) {
        self.store = store
        self.ids = ids
        let all = try store.storedRecords(try store.allRecords())
        records = isWanted.map { all.filter($0) } ?? all
        workOf = try store.allWorkRecords()
        let everybody = try store.allResearcherMentions()
        personOf = hidden.isEmpty ? everybody : everybody.filter { !hidden.contains($0.value) }
        unseen = hidden.isEmpty ? [] : Self.unprinted(in: records, of: everybody, hidden)
        statuses = try MentionStatuses(store)
        nameEverything(all)
    }

    private static func unprinted(
        in records: [StoredRecord], of people: [MentionID: ResearcherID], _ hidden: Set<ResearcherID>
    ) -> Set<MentionID> {
        Set(
            records.flatMap { record in
                zip(record.mentionIDs, record.printed.mentions).filter { id, mention in
                    (mention.basis != .printed || mention.role == .subject)
                        && people[id].map(hidden.contains) ?? false
                }.map(\.0)
            })
    }

    private mutating func nameEverything(_ all: [StoredRecord]) {
        for record in all {
            let name = record.anchor.description
            recordNames[record.id] = ids == .canonical ? name : record.id.description
            if let work = workOf[record.id] {
                workNames[work] = ids == .canonical ? min(workNames[work] ?? name, name) : work.description
            }
            for (index, mention) in record.mentionIDs.enumerated() {
                let name = "\(name) #\(index + 1)"
                mentionNames[mention] = ids == .canonical ? name : mention.description
                guard let person = personOf[mention] else { continue }
                personNames[person] = ids == .canonical ? min(personNames[person] ?? name, name) : person.description
                personSizes[person, default: 0] += 1
            }
        }
    }

    /// The lines in order: records, mentions, papers, researchers, decisions; within a kind by id.
    /// - Parameter withEdges: adds topics, citations, coauthors and links, which are derived too and which a replay
    ///   must give again.
    func lines(withEdges: Bool = false) throws(StoreError) -> [String] {
        var lines = sorted(records.map { ($0.id.rawValue, recordNames[$0.id] ?? "", recordLine($0)) })
        lines += sorted(
            records.flatMap { record in
                record.mentionIDs.enumerated().filter { !unseen.contains($0.element) }.map { index, id in
                    (id.rawValue, mentionNames[id] ?? "", mentionLine(record, index, id))
                }
            })
        let wanted = Wanted(records, workOf: workOf, personOf: personOf)
        let works = try store.summaries(of: try store.allWorks().filter(wanted.works.contains), unveiled: true)
        lines += sorted(works.map { ($0.id.rawValue, workNames[$0.id] ?? "", paperLine($0)) })
        let people = try store.summaries(of: try store.allResearchers().filter(wanted.people.contains))
        lines += sorted(people.map { ($0.id.rawValue, personNames[$0.id] ?? "", researcherLine($0)) })
        lines += try reviewLines(wanted)
        lines += try decisionLines(wanted)
        if withEdges { lines += try edgeLines(works) }
        return lines
    }

    private func sorted(_ entries: [(id: Int64, name: String, line: String)]) -> [String] {
        entries.sorted { ids == .canonical ? $0.name < $1.name : $0.id < $1.id }.map(\.line)
    }

    // MARK: Lines

    private func recordLine(_ record: StoredRecord) -> String {
        let identifiers = RecordFacts(record)
        return JSONLine([
            ("kind", .text("record")), ("record_id", .text(recordNames[record.id])),
            ("source", .text(record.sourceLabel)), ("locator", .text(record.printed.locator)),
            ("title", .text(record.printed[.title])), ("year", .number(identifiers.year)),
            ("doi", .text(identifiers.doi)), ("arxiv", .text(identifiers.arxiv)),
            ("paper_id", .text(workOf[record.id].flatMap { workNames[$0] })),
        ]).description
    }

    private func mentionLine(_ record: StoredRecord, _ index: Int, _ id: MentionID) -> String {
        let mention = record.printed.mentions[index]
        let person = personOf[id]
        let isAlone = person.map { personSizes[$0] == 1 } ?? true
        let status = statuses[id] ?? (isAlone ? .undecided : .resolver)
        return JSONLine([
            ("kind", .text("mention")), ("mention_id", .text(mentionNames[id])),
            ("record_id", .text(recordNames[record.id])), ("source", .text(record.sourceLabel)),
            ("locator", .text("\(record.printed.locator) #\(index + 1)")), ("position", .number(mention.position)),
            ("surface", .text(mention.surface)), ("role", .text(mention.role.rawValue)),
            ("researcher_id", .text(person.flatMap { personNames[$0] })),
            ("status", .text(status.rawValue)),
        ]).description
    }

    private func paperLine(_ work: WorkSummary) -> String {
        JSONLine([
            ("kind", .text("paper")), ("paper_id", .text(workNames[work.id])), ("title", .text(work.title)),
            ("year", .number(work.year)),
            ("authors", .list(names(of: work.authors.filter { $0.position != nil }))),
            (
                "unplaced_authors",
                .list(names(of: work.authors.filter { $0.position == nil }).sorted())
            ),
            ("complete", .flag(work.authorsComplete)),
        ]).description
    }

    private func names(of authors: [AuthorName]) -> [String] {
        authors.compactMap { $0.id.flatMap { personNames[$0] } }
    }

    private func researcherLine(_ person: ResearcherSummary) -> String {
        JSONLine([
            ("kind", .text("researcher")), ("researcher_id", .text(personNames[person.id])),
            ("name", .text(person.name)), ("variants", .list(person.variants.sorted())),
        ]).description
    }

    /// In the order of the queue with stored ids, by name with canonical ones.
    private func reviewLines(_ wanted: Wanted) throws(StoreError) -> [String] {
        let lines = try Registrar.waiting(in: store).filter {
            wanted.holds($0.kind, $0.a) || wanted.holds($0.kind, $0.b)
        }
        .map { review in
            JSONLine([
                ("kind", .text("review")), ("type", .text(review.kind == .work ? "paper" : "person")),
                ("a", .text(anchorName(review.kind, review.a))), ("b", .text(anchorName(review.kind, review.b))),
                ("score", .decimal(review.score)), ("reason", .text(review.reason)),
            ]).description
        }
        return ids == .canonical ? lines.sorted() : lines
    }

    private func decisionLines(_ wanted: Wanted) throws(StoreError) -> [String] {
        let lines = try store.allDecisions().filter { entry in
            entry.revokedAt == nil
                && (wanted.holds(entry.decision.kind, entry.decision.a)
                    || wanted.holds(entry.decision.kind, entry.decision.b))
        }.map { entry in
            JSONLine([
                ("kind", .text("decision")), ("type", .text(entry.decision.kind == .work ? "paper" : "person")),
                ("a", .text(anchorName(entry.decision.kind, entry.decision.a))),
                ("b", .text(anchorName(entry.decision.kind, entry.decision.b))),
                ("verdict", .text(entry.decision.verdict.rawValue)), ("actor", .text(entry.actor)),
                ("at", .text(entry.at)),
            ]).description
        }
        return ids == .canonical ? lines.sorted() : lines
    }

    private func anchorName(_ kind: Decision.Kind, _ id: Int64) -> String? {
        kind == .work ? recordNames[RecordID(id)] : mentionNames[MentionID(id)]
    }

    private func edgeLines(_ works: [WorkSummary]) throws(StoreError) -> [String] {
        var lines = works.flatMap { work in
            work.topics.map { "topic \(workNames[work.id] ?? "") \($0) first posted \(work.firstPosted ?? "")" }
        }
        lines += try store.allCitations().map { edge in
            "citation \(recordNames[edge.record] ?? "") \(workNames[edge.citing] ?? "") cites "
                + "\(workNames[edge.cited] ?? "") \(edge.basis.rawValue)"
        }
        lines += try store.allCoauthorships().map { pair in
            "coauthors \(personNames[pair.0] ?? "") \(personNames[pair.1] ?? "") \(pair.works) \(pair.strength) "
                + "\(pair.years) \(pair.isLowerBound)"
        }
        lines += try store.allActiveLinks().map { link in
            link.kind == .work
                ? "link \(recordNames[RecordID(link.a)] ?? "") \(recordNames[RecordID(link.b)] ?? "")"
                : "link \(mentionNames[MentionID(link.a)] ?? "") \(mentionNames[MentionID(link.b)] ?? "")"
        }
        return lines.sorted()
    }
}

/// What some records are and name.
private struct Wanted {
    var works: Set<WorkID>
    var people: Set<ResearcherID>
    private var anchors: [Decision.Kind: Set<Int64>]

    init(_ records: [StoredRecord], workOf: [RecordID: WorkID], personOf: [MentionID: ResearcherID]) {
        let mentions = records.flatMap(\.mentionIDs)
        works = Set(records.compactMap { workOf[$0.id] })
        people = Set(mentions.compactMap { personOf[$0] })
        anchors = [.work: Set(records.map(\.id.rawValue)), .person: Set(mentions.map(\.rawValue))]
    }

    func holds(_ kind: Decision.Kind, _ anchor: Int64) -> Bool { anchors[kind]?.contains(anchor) ?? false }
}

/// What a record line shows of a record's year and identifiers.
private struct RecordFacts {
    var year: Int?
    var doi: String?
    var arxiv: String?

    init(_ record: StoredRecord) {
        let printed = record.printed
        year =
            [Field.year, .date, .datePublished].lazy.compactMap { printed[$0] }
            .compactMap { PartialDate(printed: $0)?.year }.first
        doi = printed[.doi].flatMap { DOI($0)?.key }
        arxiv = printed[.arxiv].flatMap { ArXivID($0)?.key }
    }
}

extension Registrar {
    public enum ExportIDs: String, Sendable, CaseIterable {
        /// As stored: `R12`.
        case stored
        /// Names that do not depend on the order of imports: equal catalogues give equal bytes.
        case canonical
    }

    /// Everything the catalogue believes about identity, one JSON object a line, in a stable order. Mentions of people
    /// whose page is hidden stand in it as nobody's.
    /// - Parameter source: an id (`S3`) or the name under which it was imported; nil for all.
    public func exportMentions(ids: ExportIDs, source: String? = nil, to write: (String) throws -> Void) throws {
        let wanted = try source.map { try sources(named: $0) }
        let lines = try ask { store throws(StoreError) in
            try CanonicalExport(
                of: store, ids: ids, hiding: try store.hiddenResearchers(),
                isWanted: wanted.map { ids in { ids.contains($0.source) } }
            ).lines()
        }
        for line in lines { try write(line) }
    }

    private func sources(named name: String) throws(BylineError) -> Set<SourceID> {
        let found = Set(
            try sources().filter { $0.id == SourceID(printed: name) || $0.label == name }.map(\.id))
        guard !found.isEmpty else {
            throw BylineError(.notFound, "There is no source “\(name)”", mend: "List them with `byline source list`")
        }
        return found
    }
}
