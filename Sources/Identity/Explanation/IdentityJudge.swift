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

    /// - Parameters:
    ///   - records: all that the questions are about with everything that could bear on it: see
    ///     `Registrar.judge(around:)` for how the front door gathers them.
    public init(
        _ records: [RecordEvidence], decisions: [Decision] = [], parameters: ResolverParameters = .standard
    ) {
        works = resolveWorks(records, decisions: decisions)
        let byID = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let inWorks = Set(works.works.joined())
        let groups =
            works.works.map { $0.compactMap { byID[$0] } }
            + records.filter { !inWorks.contains($0.id) }.map { [$0] }
        people = resolvePeople(in: groups, decisions: decisions)
    }

    /// What the evidence says about two mentions being one person; nil when one of them is not known here.
    public func judge(_ a: MentionID, _ b: MentionID) -> Judgement? { nil }

    /// What the evidence says about two records being one work; nil when one of them is not known here or names no
    /// work.
    public func judge(_ a: RecordID, _ b: RecordID) -> Judgement? { nil }
}
