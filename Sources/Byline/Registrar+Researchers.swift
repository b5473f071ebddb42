public import Catalog
import Graph
import Identity
import Store

extension Registrar {
    /// Name, variants, what pages declare, counters printed beside counted, and works.
    /// - Throws: `.denied` when the page is hidden, as every question about one person does.
    public func profile(of researcher: ResearcherID) throws(BylineError) -> ResearcherProfile {
        try portrait(of: researcher).profile
    }

    /// What a page about one person tells, each question asked of the store once.
    package struct Portrait {
        package var profile: ResearcherProfile
        package var topics: [TopicCount]
        /// As `collaborators(of:)` has them.
        package var collaborators: [Collaborator]
    }

    /// - Parameters:
    ///   - places: of the works to tell, in the list of all, newest first; nil for every one.
    ///   - doubles: so many of those who may be the same person; nil for all, which takes its time with a common name.
    package func portrait(
        of researcher: ResearcherID, works places: Range<Int>? = nil, doubles: Int? = nil
    ) throws(BylineError) -> Portrait {
        try refuseHidden(researcher)
        let summary = try summary(of: researcher)
        let topics = try topics(of: researcher)
        let everybody = try everyCollaborator(of: researcher)
        let hidden = try hiddenResearchers()
        return try ask { store throws(StoreError) in
            let statements = try store.statements(about: researcher)
            let works = try store.works(of: researcher)
            return Portrait(
                profile: ResearcherProfile(
                    summary: summary,
                    declared: statements.filter { Self.declaredFields.contains($0.field) },
                    counters: Self.counters(
                        counted: [
                            .init(label: "works", count: summary.workCount),
                            .init(label: "topics", count: topics.count),
                            // Numbers count those too whose page is hidden; only lists leave them out.
                            .init(
                                label: "close-collaborators", count: everybody.count(where: \.isClose),
                                isLowerBound: everybody.contains(where: \.isLowerBound)),
                            .init(label: "followers", count: try store.followerCount(of: .researcher(researcher))),
                        ], printed: statements),
                    trust: try store.storedTrust(of: [researcher])[researcher],
                    works: try store.summaries(of: places.map { Array(works[$0.clamped(to: works.indices)]) } ?? works),
                    possiblySame: try possiblySame(as: summary, atMost: doubles, in: store, hidden: hidden)),
                topics: topics, collaborators: everybody.filter { !hidden.contains($0.id) })
        }
    }

    /// Researchers whose name may be another form of this one's, by the name alone: they share no co-author, or the
    /// form fits several people, so nothing was joined.
    /// - Parameter limit: the first of them by id, found among the first few thousand names; nil for all.
    private func possiblySame(
        as summary: ResearcherSummary, atMost limit: Int?, in store: Store, hidden: Set<ResearcherID>
    ) throws(StoreError) -> [ResearcherSummary] {
        guard limit != 0 else { return [] }
        let namesakes = try store.namesakes(of: summary.id, among: limit.map { _ in Self.namesLookedAt })
            .filter { !hidden.contains($0) }
        var found: [ResearcherID] = []
        // Many of them bear one name, and reading a name takes its time.
        var fits: [String: Bool] = [:]
        for start in stride(from: 0, to: namesakes.count, by: Self.namesReadAtOnce) {
            let some = namesakes[start..<min(start + Self.namesReadAtOnce, namesakes.count)]
            let names = try store.displayNames(of: some)
            for other in some {
                guard let name = names[other] else { continue }
                let fit = fits[name] ?? mayBeOneName(summary.name, name)
                fits[name] = fit
                if fit { found.append(other) }
            }
            if let limit, found.count >= limit { break }
        }
        return try store.summaries(of: limit.map { Array(found.prefix($0)) } ?? found)
    }

    /// Of a common family name there are tens of thousands, and a page is not to read them all.
    private static let namesLookedAt = 2_000
    private static let namesReadAtOnce = 100

    /// What a page may declare about its person that is no counter.
    private static let declaredFields: Set<Field> = [
        .description, .role, .affiliation, .affiliationState, .collaboration, .trustScore, .trustTier,
        .verificationLevel, .claimState,
    ]

    func summary(of researcher: ResearcherID) throws(BylineError) -> ResearcherSummary {
        let found = try ask { store throws(StoreError) in try store.summaries(of: [researcher]).first }
        guard let found else {
            throw BylineError(
                .notFound, "There is no researcher \(researcher)", mend: "Find one with `byline search <name>`")
        }
        return found
    }

    /// A number that the catalogue counts.
    private struct Count {
        var label: String
        var count: Int
        var isLowerBound = false
    }

    /// The counters that pages print or that the catalogue can count, in a fixed order; others as pages print them.
    private static func counters(counted: [Count], printed statements: [Statement]) -> [Counter] {
        let prefix = "count."
        var result = counted.map { entry in
            Counter(
                label: entry.label, printed: statements.filter { $0.field.rawValue == prefix + entry.label },
                counted: entry.count, isLowerBound: entry.isLowerBound)
        }
        let known = Set(result.map { prefix + $0.label })
        for statement in statements
        where statement.field.rawValue.hasPrefix(prefix) && !known.contains(statement.field.rawValue) {
            let label = String(statement.field.rawValue.dropFirst(prefix.count))
            if let index = result.firstIndex(where: { $0.label == label }) {
                result[index].printed.append(statement)
            } else {
                result.append(Counter(label: label, printed: [statement], counted: nil))
            }
        }
        return result
    }

    /// Newest first.
    public func works(of researcher: ResearcherID) throws(BylineError) -> [WorkSummary] {
        try refuseHidden(researcher)
        return try ask { store throws(StoreError) in try store.summaries(of: try store.works(of: researcher)) }
    }

    /// Most shared works first, then strength, then name; without those whose page is hidden.
    public func collaborators(of researcher: ResearcherID) throws(BylineError) -> [Collaborator] {
        try refuseHidden(researcher)
        let hidden = try hiddenResearchers()
        return try everyCollaborator(of: researcher).filter { !hidden.contains($0.id) }
    }

    private func everyCollaborator(of researcher: ResearcherID) throws(BylineError) -> [Collaborator] {
        try ask { store throws(StoreError) in
            let companions = try store.companions(of: researcher)
            let close = CloseCollaboratorRule().closeCollaborators(
                in: companions.map { .init(year: $0.year, others: $0.others) })
            // One walk over all works: who has written hundreds has hundreds of co-authors.
            var shared: [ResearcherID: [WorkID]] = [:]
            for companion in companions {
                for other in companion.others { shared[other, default: []].append(companion.work) }
            }
            return try store.coauthors(of: researcher).map { row in
                Collaborator(
                    id: row.id, name: row.name, sharedWorks: row.works, strength: row.strength,
                    firstYear: row.firstYear, lastYear: row.lastYear, isClose: close.contains(row.id),
                    isLowerBound: row.isLowerBound,
                    works: shared[row.id] ?? [])
            }
        }
    }

    /// Most works first, then code.
    public func topics(of researcher: ResearcherID) throws(BylineError) -> [TopicCount] {
        try refuseHidden(researcher)
        return try ask { store throws(StoreError) in try store.topics(of: researcher) }
    }
}
