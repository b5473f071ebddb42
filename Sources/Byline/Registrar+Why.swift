public import Catalog
import Identity
import Store

extension Registrar {
    /// Why two are held for one or not: the chain of links that joins them, or what the evidence says of the nearest
    /// two of theirs.
    ///
    /// Each is named by id or words: two of people (`R12`, `M5`, a name), or two of works (`W7`, `E40`).
    public func explain(_ a: String, _ b: String) throws(BylineError) -> IdentityExplanation {
        let (one, other) = (try anchor(a), try anchor(b))
        guard one.kind == other.kind else {
            throw BylineError(
                .invalidInput, "One of \(one) and \(other) is a person and the other a work",
                mend: "Name two of R… and M…, or two of W… and E…")
        }
        return try ask { store throws(StoreError) in
            let groups = try IdentityGroups(store, holding: (one.members + other.members).map { (one.kind, $0) })
            let pair = groups.pair(one.kind, one.members[0], other.members[0])
            return pair.a == pair.b
                ? try explainJoin(one, other, in: store) : try explainGap(one, other, in: store)
        }
    }

    // MARK: The same

    private func explainJoin(_ one: IdentityAnchor, _ other: IdentityAnchor, in store: Store) throws(StoreError)
        -> IdentityExplanation
    {
        let links = try store.links(ofGroupOf: one.members[0], kind: one.kind)
        let (a, b) = Self.ends(of: one, other, links: links)
        let path = strongestPath(from: a, to: b, through: links) ?? []
        let judgement = path.count == 1 ? try judge(a, b, one.kind, in: store) : nil
        let stops = path.reduce(into: [a]) { stops, link in
            stops.append(link.a == stops.last ? link.b : link.a)
        }
        let rulings = try rulings(pinning: stops, one.kind, in: store)
        let fact = factHolding(path)
        let isByHand = path.contains { $0.contributions.contains { $0.evidence == "decided-by-hand" } }
        return try explanation(
            one.kind, .same, stops: path.isEmpty ? [a, b] : stops,
            steps: path.map { .init(score: $0.score, reason: $0.reason, contributions: $0.contributions) },
            judgement: judgement,
            flip: isByHand ? rulings.last.map { "Taking \($0) back" } ?? fact : fact, decisions: rulings, in: store)
    }

    /// One member of each side; of a group compared with itself the ends of its weakest link.
    private static func ends(of one: IdentityAnchor, _ other: IdentityAnchor, links: [IdentityLink]) -> (Int64, Int64) {
        if let b = other.members.first(where: { !one.members.contains($0) }) { return (one.members[0], b) }
        if let a = one.members.first(where: { !other.members.contains($0) }) { return (a, other.members[0]) }
        let weakest = links.min { ($0.score, $0.a, $0.b) < ($1.score, $1.a, $1.b) }
        return weakest.map { ($0.a, $0.b) } ?? (one.members[0], one.members[0])
    }

    // MARK: Apart

    /// How many members of each side are compared with how many of the other.
    private static let comparedMembers = 40

    private func explainGap(_ one: IdentityAnchor, _ other: IdentityAnchor, in store: Store) throws(StoreError)
        -> IdentityExplanation
    {
        let judge = try judge(around: one.members + other.members, one.kind, in: store)
        var nearest: (a: Int64, b: Int64, judgement: Judgement)?
        var vetoes: [String] = []
        for a in one.members.prefix(Self.comparedMembers) {
            for b in other.members.prefix(Self.comparedMembers) {
                guard let found = judge.judge(a, b, one.kind) else { continue }
                for veto in found.vetoes where !vetoes.contains(veto) && vetoes.count < 3 { vetoes.append(veto) }
                if nearest.map({ found.score > $0.judgement.score }) ?? true { nearest = (a, b, found) }
            }
        }
        let (a, b) = nearest.map { ($0.a, $0.b) } ?? (one.members[0], other.members[0])
        var judgement = nearest?.judgement
        judgement?.vetoes = vetoes
        let rulings = try rulings(pinning: one.members + other.members, one.kind, in: store)
        let apart = try store.decisions().contains { pin in
            pin.verdict == .different && pin.kind == one.kind
                && (one.members.contains(pin.a) && other.members.contains(pin.b)
                    || one.members.contains(pin.b) && other.members.contains(pin.a))
        }
        let flip =
            apart
            ? rulings.last.map { "Taking \($0) back, if the evidence then suffices" } ?? "A decision by hand"
            : judgement.map { factJoining($0, kind: one.kind) } ?? "A decision by hand: they were never compared"
        return try explanation(
            one.kind, Self.verdict(judgement, isApart: apart), stops: [a, b], steps: [], judgement: judgement,
            flip: flip, decisions: rulings, in: store)
    }

    /// Two that are apart are never “same”: where the two nearest would do, their groups as wholes did not.
    private static func verdict(_ judgement: Judgement?, isApart: Bool) -> Judgement.Verdict {
        guard let judgement, !isApart, judgement.vetoes.isEmpty else { return .different }
        return judgement.score >= ResolverParameters.standard.review ? .review : .different
    }

    // MARK: Shared

    private func explanation(
        _ kind: Decision.Kind, _ verdict: Judgement.Verdict, stops: [Int64], steps: [IdentityExplanation.Step],
        judgement: Judgement?, flip: String, decisions: [RulingID], in store: Store
    ) throws(StoreError) -> IdentityExplanation {
        let parameters = ResolverParameters.standard
        let described = try ExplanationStops(stops, kind, in: store)
        return IdentityExplanation(
            kind: kind, verdict: verdict, stops: stops.compactMap { described[$0] }, steps: steps,
            judgement: judgement, same: parameters.same, review: parameters.review, flip: flip, decisions: decisions,
            parameters: Resolver.parameters, run: Int(try store.lastRun()))
    }

    private func rulings(pinning members: [Int64], _ kind: Decision.Kind, in store: Store) throws(StoreError)
        -> [RulingID]
    {
        let wanted = Set(members)
        var found: Set<RulingID> = []
        for pin in try store.decisions()
        where pin.kind == kind && (wanted.contains(pin.a) || wanted.contains(pin.b)) {
            if let ruling = try store.ruling(behind: pin) { found.insert(ruling) }
        }
        return found.sorted()
    }

    private func judge(_ a: Int64, _ b: Int64, _ kind: Decision.Kind, in store: Store) throws(StoreError)
        -> Judgement?
    {
        try judge(around: [a, b], kind, in: store).judge(a, b, kind)
    }

    /// The resolver's own view of some members: their whole blocks, with whole works.
    func judge(around members: [Int64], _ kind: Decision.Kind, in store: Store) throws(StoreError) -> IdentityJudge {
        switch kind {
        case .work: try Resolver.judge(around: Set(members.map { RecordID($0) }), in: store)
        case .person: try Resolver.judge(around: Set(members.map { MentionID($0) }), in: store)
        }
    }
}

extension IdentityJudge {
    fileprivate func judge(_ a: Int64, _ b: Int64, _ kind: Decision.Kind) -> Judgement? {
        kind == .work ? judge(RecordID(a), RecordID(b)) : judge(MentionID(a), MentionID(b))
    }
}

/// What the stops of an explanation look like.
private struct ExplanationStops {
    private var stops: [Int64: IdentityExplanation.Stop] = [:]

    init(_ members: [Int64], _ kind: Decision.Kind, in store: Store) throws(StoreError) {
        let groups = try IdentityGroups(store, holding: members.map { (kind, $0) })
        let records =
            kind == .work
            ? Set(members.map { RecordID($0) }) : try store.records(ofMentions: Set(members.map { MentionID($0) }))
        for record in try store.storedRecords(records) {
            let place = "\(record.sourceLabel), \(record.printed.locator)"
            let title = record.printed[.title]
            let year = RecordEvidence(record).years.first
            if kind == .work {
                let work = groups.group(.work, record.id.rawValue)
                stops[record.id.rawValue] = .init(
                    anchor: record.id.description, group: work > 0 ? WorkID(work).description : nil,
                    text: title ?? "untitled", place: place, title: nil, year: year)
            } else {
                for (index, id) in record.mentionIDs.enumerated() {
                    stops[id.rawValue] = .init(
                        anchor: id.description,
                        group: ResearcherID(groups.group(.person, id.rawValue)).description,
                        text: record.printed.mentions[index].surface, place: "\(place) #\(index + 1)", title: title,
                        year: year)
                }
            }
        }
    }

    subscript(_ member: Int64) -> IdentityExplanation.Stop? { stops[member] }
}
