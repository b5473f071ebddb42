public import Catalog
import Identity
import Store

extension Registrar {
    /// Who decides, and why.
    public struct Authority: Sendable {
        public var actor: String
        public var note: String
        public init(actor: String, note: String = "") {
            self.actor = actor
            self.note = note
        }
    }

    /// Holds two things for one from now on, whatever the evidence says.
    ///
    /// Each is named by id or words: two of people (`R12`, `M5`, a name), or two of works (`W7`, `E40`, a title). All
    /// that they hold is tied together.
    /// - Throws: a conflict with the chain of earlier decisions that say otherwise.
    public func declareSame(_ a: String, _ b: String, by authority: Authority) throws(BylineError) -> DecisionReport {
        let (a, b) = try pair(a, b)
        let members = Set(a.members).union(b.members).sorted()
        return try decide(.same, "\(a) \(b)", Decision.tying(members, kind: a.kind), by: authority)
    }

    /// Keeps two things apart from now on, whatever the evidence says. `R12` and one of its own mentions: that
    /// mention is another's.
    public func declareDifferent(_ a: String, _ b: String, by authority: Authority) throws(BylineError)
        -> DecisionReport
    {
        let (a, b) = try pair(a, b)
        let (mine, theirs) = Self.apart(a, b)
        guard !mine.isEmpty, !theirs.isEmpty else {
            throw BylineError(
                .invalidInput, "\(a) and \(b) hold the very same names or records",
                mend: "Take some out with `byline identity split`")
        }
        return try decide(
            .different, "\(a) \(b)", Decision.parting(mine, from: theirs, kind: a.kind), by: authority)
    }

    /// Takes mentions out of a researcher, or records out of a work; what is taken out stays together.
    public func split(_ whole: String, _ parts: [String], by authority: Authority) throws(BylineError) -> DecisionReport
    {
        let whole = try anchor(whole)
        let part = Set(try parts.map { part throws(BylineError) in try member(part, of: whole) }.joined())
        let rest = whole.members.filter { !part.contains($0) }
        guard !part.isEmpty, !rest.isEmpty else {
            throw BylineError(
                .invalidInput, "There would be nothing left of \(whole)",
                mend: "Name some of its mentions or records, not all")
        }
        let pins =
            Decision.tying(part.sorted(), kind: whole.kind)
            + Decision.parting(part.sorted(), from: rest, kind: whole.kind)
        return try decide(.split, ([whole.description] + parts).joined(separator: " "), pins, by: authority) {
            store throws(StoreError) in
            // The part that leaves gets the new id, also when it is the larger.
            try store.detach(part.sorted(), kind: whole.kind)
            return []
        }
    }

    /// Every decision ever taken, in order.
    public func rulings() throws(BylineError) -> [Ruling] {
        try ask { store throws(StoreError) in try store.rulings() }
    }

    // MARK: Carrying out

    /// A mention or a record.
    typealias Member = (kind: Decision.Kind, member: Int64)

    /// Checks pins against those in force, writes them down and resolves what they touch, all in one transaction.
    func decide(
        _ verb: Ruling.Verb, _ said: String, _ pins: [Decision], answering question: QuestionID? = nil,
        by authority: Authority, prepare: (Store) throws(StoreError) -> [Member] = { _ in [] }
    ) throws(BylineError) -> DecisionReport {
        try refuseContradiction(pins)
        return try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                let ruling = try store.add(
                    verb, said: said, pins: pins, review: question, actor: authority.actor, note: authority.note,
                    at: Self.timestamp())
                return try carryOut(ruling, pins, in: store, prepare: prepare)
            }
        }
    }

    /// Resolves anew what some pins touch, and tells what moved.
    /// - Parameter prepare: puts members where they are to keep or find their ids, and answers them; the resolver then
    ///   decides over them.
    func carryOut(
        _ ruling: RulingID, _ pins: [Decision], isUndo: Bool = false, in store: Store,
        prepare: (Store) throws(StoreError) -> [Member] = { _ in [] }
    ) throws(StoreError) -> DecisionReport {
        // What a stopped import left comes first, in a run of its own: what the decision moves is its own alone.
        if try store.unresolvedCount() > 0 {
            var report = ImportReport()
            try decide(about: [], into: &report)
        }
        // Everything, when the rules have changed since the last run; so this comes before a new one is opened.
        let stale = try bringingUpToDate([])
        // A resolver opens its run at once, so that what is put back by hand counts as moved by it.
        var resolver = try Resolver(store: store, at: Self.timestamp())
        let members = try prepare(store) + pins.flatMap { [($0.kind, $0.a), ($0.kind, $0.b)] }
        let mentions = Set(members.filter { $0.kind == .person }.map { MentionID($0.member) })
        let records = Set(members.filter { $0.kind == .work }.map { RecordID($0.member) })
        let outcome = try resolver.resolve(
            stale.union(records).union(try store.records(ofMentions: mentions)), isAnew: true)
        let run = try store.lastRun()
        if !isUndo { try store.setRun(run, of: ruling) }
        try settleClaims(on: outcome.touched)
        try store.advanceRevision()
        try TrustKeeper(store, asOf: Self.now()).refresh(outcome.touched)
        let told = try store.rulings().first { $0.id == ruling }
        return DecisionReport(
            ruling: told ?? Ruling(id: ruling, verb: .same, said: "", actor: "", at: "", note: "", pins: pins.count),
            isUndo: isUndo, moves: try Self.moves(of: run, in: store),
            openQuestions: try Self.waiting(in: store).count, isDryRun: mode == .dryRun)
    }

    private static func moves(of run: Int64, in store: Store) throws(StoreError) -> [DecisionReport.Move] {
        let groups = Dictionary(grouping: try store.moves(of: run)) { [$0.kind == .work ? 0 : 1, $0.old, $0.new ?? 0] }
        var moves: [DecisionReport.Move] = []
        for (_, members) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let first = members[0]
            let name: String
            let isMerge: Bool
            switch first.kind {
            case .work:
                name =
                    try first.new.map { id throws(StoreError) in
                        try store.summaries(of: [WorkID(id)]).first?.title ?? ""
                    } ?? ""
                isMerge = try store.current(WorkID(first.old)) != WorkID(first.old)
            case .person:
                name = try store.summaries(of: [ResearcherID(first.new ?? 0)]).first?.name ?? ""
                isMerge = try store.current(ResearcherID(first.old)) != ResearcherID(first.old)
            }
            moves.append(
                .init(
                    kind: first.kind, before: printed(first.old, first.kind),
                    after: first.new.map { printed($0, first.kind) }, name: name, members: members.count,
                    isMerge: isMerge))
        }
        return moves
    }

    private static func printed(_ group: Int64, _ kind: Decision.Kind) -> String {
        kind == .work ? WorkID(group).description : ResearcherID(group).description
    }

    // MARK: Contradictions

    /// Refuses pins that the pins in force contradict, with the chain that does.
    func refuseContradiction(_ pins: [Decision]) throws(BylineError) {
        let found = try ask { store throws(StoreError) -> (what: String, ruling: RulingID?)? in
            guard let clash = PinBook(try store.decisions() + pins).contradiction() else { return nil }
            var words: [String] = []
            var ruling: RulingID?
            for link in clash.links + [clash.bar] {
                let behind = try store.ruling(behind: link)
                ruling = behind ?? ruling
                let sign = link.verdict == .same ? "is" : "is not"
                let (a, b) = (Self.anchorText(link.a, link.kind), Self.anchorText(link.b, link.kind))
                words.append("\(a) \(sign) \(b) (\(behind.map { "by \($0)" } ?? "asked now"))")
            }
            return (words.joined(separator: "; "), ruling)
        }
        guard let found else { return }
        throw BylineError(
            .conflict, "That contradicts what was decided: \(found.what)",
            mend: found.ruling.map { "Take the earlier one back with `byline identity undo \($0)` first" }
                ?? "Name them otherwise")
    }

    static func anchorText(_ id: Int64, _ kind: Decision.Kind) -> String {
        kind == .work ? RecordID(id).description : MentionID(id).description
    }
}
