public import Catalog

/// What the resolver knows about some works and the people on them, kept for questions about any two of them.
///
/// It resolves what it is given once, as `resolveWorks` and `resolvePeople` would, and then answers from that state.
/// Two mentions or records that a link joins are judged by that very link, so that the contributions sum to the score
/// that was stored with it.
public struct IdentityJudge {
    /// The works and people it came to.
    public let works: WorkResolution
    public let people: PeopleResolution
    private let peopleResolver: PeopleResolver
    private let workResolver: WorkResolver
    private var signatures: [MentionID: Int] = [:]
    private var groupOf: [Int: Int] = [:]

    /// - Parameters:
    ///   - records: all that the questions are about with everything that could bear on it: whole blocks with all
    ///     records of their works. `Resolver.judge(around:)` gathers them.
    ///   - focus: the mentions whose blocks are whole; nil for all. Others lend their names as co-authors.
    public init(
        _ records: [RecordEvidence], focus: Set<MentionID>? = nil, decisions: [Decision] = [],
        parameters: ResolverParameters = .standard
    ) {
        workResolver = WorkResolver.resolved(records, decisions: decisions, parameters: parameters)
        works = workResolver.resolution
        let byID = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let inWorks = Set(works.works.joined())
        let groups =
            works.works.map { $0.compactMap { byID[$0] } }
            + records.filter { !inWorks.contains($0.id) }.map { [$0] }
        peopleResolver = PeopleResolver(
            PeopleContext(groups, focus: focus, decisions: decisions, parameters: parameters), keepsGroups: true)
        people = peopleResolver.resolution
        for (number, signature) in peopleResolver.context.signatures.enumerated() {
            signatures[signature.mention] = number
        }
        for (number, group) in peopleResolver.groups.enumerated() {
            for member in group.members { groupOf[member] = number }
        }
    }

    /// What the evidence says about two mentions being one person; nil when one of them is not known here.
    ///
    /// Each mention speaks with the names, co-authors and subjects of the record it stands on; what its researcher has
    /// beside is another question, which `judgePeople` answers.
    public func judge(_ a: MentionID, _ b: MentionID) -> Judgement? {
        guard let x = signatures[a], let y = signatures[b], a != b else { return nil }
        let links = peopleResolver.links
        if let link = links.first(where: { ($0.a, $0.b) == (min(x, y), max(x, y)) }) { return judgement(of: link) }
        let context = peopleResolver.context
        return judge(context.group(of: x), context.group(of: y))
    }

    /// What the evidence says about the people behind two mentions being one, each with all that their mentions have;
    /// nil when one of them is not known here.
    public func judgePeople(_ a: MentionID, _ b: MentionID) -> Judgement? {
        guard let x = signatures[a].flatMap({ groupOf[$0] }), let y = signatures[b].flatMap({ groupOf[$0] }) else {
            return nil
        }
        if x == y { return Judgement(verdict: .same, score: 0, checked: ["one person already"]) }
        return judge(peopleResolver.groups[x], peopleResolver.groups[y])
    }

    /// What the evidence says about two records being one work; nil when one of them is not known here or names no
    /// work.
    public func judge(_ a: RecordID, _ b: RecordID) -> Judgement? {
        workResolver.judge(a, b, links: works.links)
    }

    // MARK: Groups

    private func judge(_ one: PersonGroup, _ other: PersonGroup) -> Judgement {
        let context = peopleResolver.context
        // How rare a name is, its block says; the blocks of two names that could be one are the same or equally good.
        if let block = peopleResolver.blockOf[one.members[0]] ?? peopleResolver.blockOf[other.members[0]] {
            var names = peopleResolver.names[block]
            if let judgement = context.judge(one, other, names: &names) { return judgement }
        }
        return Judgement(
            verdict: .different, score: 0, vetoes: [context.veto(one, other) ?? NameConflict.family.rawValue])
    }

    private func judgement(of link: BlockResolver.Link) -> Judgement {
        let context = peopleResolver.context
        return Judgement(
            verdict: .same, score: link.contributions.reduce(0) { $0 + $1.bits }, contributions: link.contributions,
            checked: context.checks(context.group(of: link.a), context.group(of: link.b), sparing: []))
    }
}
