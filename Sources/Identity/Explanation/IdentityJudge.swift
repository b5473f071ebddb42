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
    private let parameters: ResolverParameters

    /// - Parameters:
    ///   - records: all that the questions are about with everything that could bear on it: whole blocks with all
    ///     records of their works. `Registrar.identityJudge(around:)` gathers them.
    ///   - focus: the mentions whose blocks are whole; nil for all. Others lend their names as co-authors.
    public init(
        _ records: [RecordEvidence], focus: Set<MentionID>? = nil, decisions: [Decision] = [],
        parameters: ResolverParameters = .standard
    ) {
        self.parameters = parameters
        workResolver = WorkResolver.resolved(records, decisions: decisions, parameters: parameters)
        works = workResolver.resolution
        let byID = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let inWorks = Set(works.works.joined())
        let groups =
            works.works.map { $0.compactMap { byID[$0] } }
            + records.filter { !inWorks.contains($0.id) }.map { [$0] }
        peopleResolver = PeopleResolver(groups, focus: focus, decisions: decisions, parameters: parameters)
        people = peopleResolver.resolution
    }

    /// What the evidence says about two mentions being one person; nil when one of them is not known here.
    ///
    /// Each mention speaks with the names, co-authors and subjects of the record it stands on; what its researcher has
    /// beside is another question, which `judgePeople` answers.
    public func judge(_ a: MentionID, _ b: MentionID) -> Judgement? {
        peopleResolver.judge(a, b, asGroups: false)
    }

    /// What the evidence says about the people behind two mentions being one, each with all that their mentions have;
    /// nil when one of them is not known here.
    public func judgePeople(_ a: MentionID, _ b: MentionID) -> Judgement? {
        peopleResolver.judge(a, b, asGroups: true)
    }

    /// What the evidence says about two records being one work; nil when one of them is not known here or names no
    /// work.
    public func judge(_ a: RecordID, _ b: RecordID) -> Judgement? { workResolver.judge(a, b) }
}

extension PeopleResolver {
    func judge(_ a: MentionID, _ b: MentionID, asGroups: Bool) -> Judgement? {
        let signatures = context.signatures
        guard let x = signatures.firstIndex(where: { $0.mention == a }),
            let y = signatures.firstIndex(where: { $0.mention == b })
        else { return nil }
        guard let first = groups.first(where: { $0.members.contains(x) }),
            let second = groups.first(where: { $0.members.contains(y) })
        else { return nil }
        if !asGroups, let link = links.first(where: { ($0.a, $0.b) == (min(x, y), max(x, y)) }) {
            return judgement(of: link)
        }
        if asGroups, first.members == second.members {
            return Judgement(verdict: .same, score: 0, checked: ["one person already"])
        }
        // How rare a name is, the whole block says.
        let forms = Set(
            groups.filter { group in
                group.forms.contains { form in
                    (first.forms + second.forms).contains { context.book.shareKey(form, $0) }
                }
            }.flatMap(\.forms)
        ).sorted()
        var names = BlockNames(forms: forms, book: context.book, parameters: context.parameters)
        let (one, other) =
            asGroups ? (first, second) : (context.group(of: x), context.group(of: y))
        return context.judge(one, other, names: &names)
            ?? Judgement(
                verdict: .different, score: 0, vetoes: [context.veto(one, other) ?? NameConflict.family.rawValue])
    }

    private func judgement(of link: BlockResolver.Link) -> Judgement {
        let (one, other) = (context.group(of: link.a), context.group(of: link.b))
        return Judgement(
            verdict: .same, score: link.contributions.reduce(0) { $0 + $1.bits }, contributions: link.contributions,
            checked: context.checks(one, other, sparing: []))
    }
}
