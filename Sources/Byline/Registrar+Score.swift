public import Catalog
import Identity
import Secrets
import Store

extension Registrar {
    /// Measures who is who and which work is which on a gold, beside both trivial floors.
    /// - Parameters:
    ///   - gold: the bytes of a gold file; see `byline help identity score`.
    ///   - file: the name to speak of in errors.
    public func identityScore(gold bytes: [UInt8], file: String) throws(BylineError) -> IdentityScoreAnswer {
        let gold = try Self.gold(bytes, file: file)
        let score = try ask { store throws(StoreError) in
            let catalogue = try MeasuredCatalogue(store)
            return IdentityScore(
                gold: gold, mentions: catalogue.mentions, records: catalogue.records,
                questions: catalogue.questions(try Self.waiting(in: store)))
        }
        guard score.people.partition.count + score.works.count > 0 else {
            throw BylineError(
                .invalidInput, "“\(file)” labels nothing that this catalogue holds",
                mend: "Its first field after “record” is the name under which a page was imported; see "
                    + "`byline source list`", subject: file)
        }
        return IdentityScoreAnswer(score, parameters: Resolver.parameters, goldHash: Digest.sha256(bytes))
    }

    static func gold(_ bytes: [UInt8], file: String) throws(BylineError) -> Gold {
        do {
            return try Gold(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw BylineError(
                .invalidInput, "“\(file)”, line \(error.line): \(error.what)", mend: error.mend, subject: file)
        }
    }
}

/// Every mention and record of a store as the measures want them.
struct MeasuredCatalogue {
    private(set) var mentions: [MeasuredMention] = []
    private(set) var records: [MeasuredRecord] = []
    private var rows: [Int64: Int] = [:]

    init(_ store: Store) throws(StoreError) {
        let works = try store.allWorkRecords()
        let people = try store.allResearcherMentions()
        for record in try store.storedRecords(try store.allRecords()) {
            let place = Gold.Place(source: record.sourceLabel, locator: record.printed.locator)
            let (number, work) = (Int(record.id.rawValue), works[record.id].map { Int($0.rawValue) })
            records.append(MeasuredRecord(place: place, record: number, work: work))
            for (index, mention) in record.printed.mentions.enumerated() {
                let id = record.mentionIDs[index]
                rows[id.rawValue] = mentions.count
                mentions.append(
                    MeasuredMention(
                        place: place.slot(index + 1), surface: mention.surface, position: mention.position,
                        record: number, work: work, researcher: Int(people[id]?.rawValue ?? -id.rawValue)))
            }
        }
    }

    /// Questions about people as pairs of indices, in the order given.
    func questions(_ reviews: [Store.Review]) -> [(a: Int, b: Int)] {
        reviews.filter { $0.kind == .person }.compactMap { review in
            rows[review.a].flatMap { a in rows[review.b].map { (a, $0) } }
        }
    }
}

extension IdentityScoreAnswer {
    init(_ score: IdentityScore, parameters: String, goldHash: String) {
        self.init(
            groupings: [
                Grouping("people", score.people), Grouping("people by exact name", score.exactName),
                Grouping("people by surname and initial", score.surnameInitial),
            ] + score.classes.map { Grouping("  \($0.name)", $0.people) } + [Grouping("works", score.works)],
            strangers: score.strangers, doublePlaces: score.doublePlaces, workAccuracy: score.workAccuracy,
            questionsAsked: score.queue.asked, firstQuestions: score.queue.firstAsked,
            firstRight: score.queue.firstRight, pairRecallIfAccepted: score.queue.recallIfAccepted,
            labelsWithoutPlace: score.labelsWithoutPlace, parameters: parameters, goldHash: goldHash)
    }
}

extension IdentityScoreAnswer.Grouping {
    fileprivate init(_ name: String, _ people: IdentityScore.People) {
        self.init(name, people.partition)
        variantRecall = people.variantRecall
        strangersJoined = people.strangersJoined
    }

    fileprivate init(_ name: String, _ score: PartitionScore) {
        self.init(
            name: name, count: score.count, precision: score.bCubed.precision, recall: score.bCubed.recall,
            f1: score.bCubed.f1, pairPrecision: score.pairwise.precision, pairRecall: score.pairwise.recall,
            pairF1: score.pairwise.f1, wrongPairs: score.wrongPairs, missedPairs: score.missedPairs)
    }
}
