public import Catalog

/// Joins mentions into people.
///
/// Human decisions first; then one profile page is one person; then the same place on the same work; then equal
/// names; then thinner forms of a name join the one fullest name they fit, if they share a co-author with it. Every
/// join is refused that would give one person two places on one work or two names that cannot be the same. Each
/// mention in focus ends up in exactly one person.
///
/// - Parameters:
///   - works: The records of each work; pages and bylines as works of one record.
///   - focus: The mentions to join; nil for all. Others lend their names as co-authors and are not joined. When the
///     focus holds, with every mention, all that share a name key with it and all it is pinned to, the people in it
///     come out as without a focus.
/// - Returns: People in canonical order, the same whatever the order of records and whatever the ids.
/// - Complexity: near linear in the mentions; names are compared only within a key.
public func resolvePeople(
    in works: [[RecordEvidence]], focus: Set<MentionID>? = nil, decisions: [Decision] = []
) -> PeopleResolution {
    var resolver = PeopleResolver(works, focus: focus, decisions: decisions)
    resolver.obeyDecisions()
    resolver.joinProfiles()
    resolver.joinPlaces()
    resolver.joinEqualFullNames()
    resolver.joinMissingMiddles()
    resolver.joinEqualInitials()
    resolver.joinInitials()
    return resolver.resolution
}

struct PeopleResolver {
    let book: NameBook
    /// In canonical order: by the anchor of the record, then by ordinal.
    let signatures: [Signature]
    var clusters: PeopleClusters
    var coauthors: CoauthorIndex
    var fullForms: FullForms
    /// Signatures in focus by spelling of the name without accents, ascending.
    let byEqualName: [(key: String, signatures: [Int])]
    /// The same, for looking up one spelling.
    let signaturesByName: [String: [Int]]
    private let profiles: [[Int]]
    private let sharedPlaces: [[Int]]
    private let decisions: [Decision]

    init(_ works: [[RecordEvidence]], focus: Set<MentionID>?, decisions: [Decision]) {
        let book = NameBook()
        let reading = EvidenceReader(works, focus: focus, book: book)
        self.book = book
        signatures = reading.signatures
        profiles = reading.profiles
        sharedPlaces = reading.sharedPlaces
        clusters = PeopleClusters(reading.signatures, book: book)
        coauthors = CoauthorIndex(authors: reading.authorsOfWork, book: book)
        fullForms = FullForms(forms: Set(reading.signatures.map(\.form)).sorted(), book: book)
        self.decisions = decisions.filter { $0.kind == .person }
        var byName: [String: [Int]] = [:]
        for (number, signature) in reading.signatures.enumerated() {
            for key in book.forms[signature.form].equalityKeys { byName[key, default: []].append(number) }
        }
        signaturesByName = byName
        byEqualName = byName.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    // MARK: Certain joins

    mutating func obeyDecisions() {
        let numbers = Dictionary(
            signatures.enumerated().map { ($1.mention.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        func pairs(_ verdict: Decision.Verdict) -> [(Int, Int)] {
            decisions.filter { $0.verdict == verdict }.compactMap { decision in
                guard let a = numbers[decision.a], let b = numbers[decision.b], a != b else { return nil }
                return (min(a, b), max(a, b))
            }.sorted { $0 < $1 }
        }
        for (a, b) in pairs(.different) { clusters.keepApart(a, b) }
        for (a, b) in pairs(.same) where !clusters.arePinnedApart(clusters.root(a), clusters.root(b)) {
            clusters.pin(a, b)
        }
    }

    /// A profile page says of each work it lists that this person wrote it.
    mutating func joinProfiles() {
        for profile in profiles { joinAll(profile) { "the same profile page: \($0) / \($1)" } }
    }

    mutating func joinPlaces() {
        for place in sharedPlaces { joinAll(place) { "same place on the same work: \($0) / \($1)" } }
    }

    mutating func joinEqualFullNames() {
        for (_, equal) in byEqualName where book.forms[signatures[equal[0]].form].isFull {
            joinAll(equal) { "equal names: \($0) / \($1)" }
        }
    }

    /// Joins each signature with the first group of its predecessors that will have it.
    private mutating func joinAll(_ list: [Int], reason: (String, String) -> String) {
        var groups: [Int] = []
        for next in list {
            let isTaken = groups.contains { first in
                clusters.tryJoin(first, next, reason: reason(signatures[first].surface, signatures[next].surface))
            }
            if !isTaken { groups.append(next) }
        }
    }

    // MARK: Co-authors

    /// Names of a co-author that two clusters have in common.
    mutating func sharedCoauthor(_ a: Int, _ b: Int) -> String? {
        let own = clusters.forms[a] + clusters.forms[b]
        return coauthors.shared(worksOf: works(of: a), worksOf: works(of: b), own: own)
    }

    private func works(of cluster: Int) -> [Int] { Set(clusters.members[cluster].map { signatures[$0].work }).sorted() }

    // MARK: Result

    var resolution: PeopleResolution {
        var people: [[Int]] = clusters.members.filter { !$0.isEmpty }.map { $0.sorted() }
        people.sort { $0[0] < $1[0] }
        return PeopleResolution(people: people.map(person), links: links)
    }

    private func person(_ members: [Int]) -> PeopleResolution.Person {
        let surfaces = members.map { signatures[$0].surface }
        return .init(
            mentions: members.map { signatures[$0].mention }, displayName: displayName(surfaces, book: book),
            isPersonal: surfaces.contains { book.name($0).isPersonal })
    }

    private var links: [IdentityLink] {
        clusters.joins.sorted { ($0.a, $0.b) < ($1.a, $1.b) }.map { join in
            IdentityLink(
                kind: .person, a: signatures[join.a].mention.rawValue, b: signatures[join.b].mention.rawValue,
                reason: join.reason)
        }
    }
}
