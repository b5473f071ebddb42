public import Catalog
import Identity
import Store

extension Registrar {
    /// What waits for a person, the worthiest first; at most one question for each pair of people or works.
    public func questions() throws(BylineError) -> [Question] {
        try ask { store throws(StoreError) in
            let waiting = try Self.waiting(in: store)
            let sides = try QuestionSides(waiting, in: store)
            return waiting.compactMap { review in
                guard let a = sides.side(review.kind, review.a), let b = sides.side(review.kind, review.b) else {
                    return nil
                }
                return Question(
                    id: QuestionID(review.id), kind: review.kind, a: a, b: b, score: review.score,
                    reason: review.reason, contributions: review.contributions, priority: review.priority)
            }
        }
    }

    /// Answers a question with “same” or “different”; either can be taken back.
    public func answer(_ id: QuestionID, same: Bool, by authority: Authority) throws(BylineError) -> DecisionReport {
        let open = try ask { store throws(StoreError) in try Self.waiting(in: store) }
        let review = try open.first { $0.id == id.rawValue }
            .orNotFound("No question \(id) is open", mend: "List them with `byline identity review`")
        let (a, b) = (try group(of: review.a, review.kind), try group(of: review.b, review.kind))
        let pins =
            same
            ? Decision.tying(Set(a.members + b.members).sorted(), kind: review.kind)
            : Decision.parting(a.members, from: b.members, kind: review.kind)
        return try decide(same ? .accept : .reject, "\(id): \(a) \(b)", pins, answering: id, by: authority)
    }

    /// The researcher or work that a mention or record is of, with all its members.
    func group(of member: Int64, _ kind: Decision.Kind) throws(BylineError) -> IdentityAnchor {
        switch kind {
        case .person:
            let id = MentionID(member)
            let found = try ask { store throws(StoreError) in try store.researchers(ofMentions: [id])[id] }
            return try researcherAnchor(try found.orNotFound("\(id) is nobody's", mend: "Run `byline check`"))
        case .work:
            let id = RecordID(member)
            guard let work = try ask({ store throws(StoreError) in try store.works(ofRecords: [id])[id] }) else {
                return try anchor(id.description)
            }
            return try workAnchor(work)
        }
    }

    /// Open questions about two that are still apart and that no decision keeps apart, one for each pair of groups.
    static func waiting(in store: Store) throws(StoreError) -> [Store.Review] {
        let reviews = try store.openReviews()
        if reviews.isEmpty { return [] }
        let groups = try IdentityGroups(
            store, holding: reviews.map { ($0.kind, $0.a) } + reviews.map { ($0.kind, $0.b) })
        var settled = try groups.keptApart(by: store.decisions())
        return reviews.filter { review in
            let pair = groups.pair(review.kind, review.a, review.b)
            return pair.a != pair.b && settled.insert(pair).inserted
        }
    }
}

/// Which groups some members are in.
struct IdentityGroups {
    /// Two groups of one kind; the smaller id first.
    struct Pair: Hashable {
        var kind: Decision.Kind
        var a: Int64
        var b: Int64
        init(_ kind: Decision.Kind, _ a: Int64, _ b: Int64) {
            self.kind = kind
            (self.a, self.b) = (min(a, b), max(a, b))
        }
    }
    private let store: Store
    private var people: [MentionID: ResearcherID]
    private var works: [RecordID: WorkID]

    init(_ store: Store, holding members: [(Decision.Kind, Int64)]) throws(StoreError) {
        self.store = store
        people = try store.researchers(
            ofMentions: Set(members.filter { $0.0 == .person }.map { MentionID($0.1) }))
        works = try store.works(ofRecords: Set(members.filter { $0.0 == .work }.map { RecordID($0.1) }))
    }

    /// The groups of two members; one that is in none counts as a group of its own.
    func pair(_ kind: Decision.Kind, _ a: Int64, _ b: Int64) -> Pair { Pair(kind, group(kind, a), group(kind, b)) }

    func group(_ kind: Decision.Kind, _ member: Int64) -> Int64 {
        switch kind {
        case .person: people[MentionID(member)]?.rawValue ?? -member
        case .work: works[RecordID(member)]?.rawValue ?? -member
        }
    }

    /// The pairs of groups that some decision says are different.
    func keptApart(by decisions: [Decision]) throws(StoreError) -> Set<Pair> {
        let bars = decisions.filter { $0.verdict == .different }
        let known = try IdentityGroups(store, holding: bars.map { ($0.kind, $0.a) } + bars.map { ($0.kind, $0.b) })
        return Set(bars.map { known.pair($0.kind, $0.a, $0.b) })
    }
}

/// What each side of some questions looks like.
private struct QuestionSides {
    private var names: [Int64: Question.Side] = [:]
    private var titles: [Int64: Question.Side] = [:]

    init(_ reviews: [Store.Review], in store: Store) throws(StoreError) {
        let asked = reviews.flatMap { [($0.kind, $0.a), ($0.kind, $0.b)] }
        let groups = try IdentityGroups(store, holding: asked)
        let mentions = Set(asked.filter { $0.0 == .person }.map { MentionID($0.1) })
        let records = Set(asked.filter { $0.0 == .work }.map { RecordID($0.1) })
        for record in try store.storedRecords(records.union(try store.records(ofMentions: mentions))) {
            let place = "\(record.sourceLabel), \(record.printed.locator)"
            let work = groups.group(.work, record.id.rawValue)
            titles[record.id.rawValue] = .init(
                anchor: record.id.description, group: work > 0 ? WorkID(work).description : nil,
                text: record.printed[.title] ?? "untitled", place: place)
            for (index, id) in record.mentionIDs.enumerated() where mentions.contains(id) {
                names[id.rawValue] = .init(
                    anchor: id.description, group: ResearcherID(groups.group(.person, id.rawValue)).description,
                    text: record.printed.mentions[index].surface, place: "\(place) #\(index + 1)")
            }
        }
    }

    func side(_ kind: Decision.Kind, _ member: Int64) -> Question.Side? {
        kind == .work ? titles[member] : names[member]
    }
}
