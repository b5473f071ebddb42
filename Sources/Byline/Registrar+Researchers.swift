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

    /// - Parameter places: of the works to tell, in the list of all, newest first; nil for every one.
    package func portrait(of researcher: ResearcherID, works places: Range<Int>? = nil) throws(BylineError) -> Portrait
    {
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
                    possiblySame: try possiblySame(as: summary, in: store, hidden: hidden)),
                topics: topics, collaborators: everybody.filter { !hidden.contains($0.id) })
        }
    }

    /// Researchers whose name may be another form of this one's, by the name alone: they share no co-author, or the
    /// form fits several people, so nothing was joined.
    private func possiblySame(as summary: ResearcherSummary, in store: Store, hidden: Set<ResearcherID>)
        throws(StoreError) -> [ResearcherSummary]
    {
        // Of a common family name there are thousands: only those whose name fits are looked at closer.
        let namesakes = try store.namesakes(of: summary.id).filter { !hidden.contains($0) }
        let names = try store.displayNames(of: namesakes)
        // Many of them bear one name, and reading a name takes its time.
        let fitting = Set(names.values).filter { mayBeOneName(summary.name, $0) }
        return try store.summaries(of: namesakes.filter { names[$0].map(fitting.contains) ?? false })
    }

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
