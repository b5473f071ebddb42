public import Catalog
import Store

/// What pages ask beside the questions of the command line.
extension Registrar {
    /// The abstracts of works that have one.
    public func abstracts(of works: [WorkID]) throws(BylineError) -> [WorkID: String] {
        try ask { store throws(StoreError) in try store.abstracts(of: works) }
    }

    // MARK: Topics

    /// Every topic that a work here has: most works first, then code.
    public func topics() throws(BylineError) -> [TopicCount] {
        try ask { store throws(StoreError) in try store.topics() }
    }

    /// A topic with a part of its works.
    /// - Throws: when no work here has it.
    public func topic(_ code: String, limit: Int, offset: Int = 0, authors: Int = 20) throws(BylineError) -> TopicDetail
    {
        try ask { store throws(StoreError) -> TopicDetail? in
            guard let topic = try store.topic(code) else { return nil }
            let works = try store.works(onTopic: code, limit: limit, offset: offset)
            let most = try store.researchers(onTopic: code, limit: authors)
            let names = try store.displayNames(of: most.map(\.id))
            return TopicDetail(
                topic: topic, works: try store.summaries(of: works),
                authors: most.map { .init(id: $0.id, name: names[$0.id] ?? $0.id.description, works: $0.works) })
        }
        .orNotFound("No work here is on “\(code)”", mend: "Choose one of the list of topics")
    }

    // MARK: News

    /// The works that the catalogue has had for the shortest time, the latest first.
    public func arrivals(of scope: ArrivalScope = .everything, limit: Int) throws(BylineError) -> [Arrival] {
        try ask { store throws(StoreError) in
            let arrivals = try store.arrivals(of: scope, limit: limit)
            let works = arrivals.map(\.work)
            let abstracts = try store.abstracts(of: works)
            return zip(arrivals, try store.summaries(of: works)).map { arrival, work in
                Arrival(work: work, abstract: abstracts[work.id], at: arrival.at)
            }
        }
    }

    // MARK: A record

    /// Where the claim to a researcher's record stands, and the identifiers that sources print for them.
    public func standing(of researcher: ResearcherID) throws(BylineError) -> RecordStanding {
        let level = try ask { store throws(StoreError) in
            try store.storedTrust(of: [researcher])[researcher]?.level ?? .mentioned
        }
        return try ask { store throws(StoreError) in
            let claims = try store.claims(to: researcher).map(\.state).filter(\.isLive)
            let printed = try store.printedIdentifiers("orcid", of: researcher)
            // Several live claims contest one another; one is as it stands.
            return RecordStanding(
                claim: claims.count > 1 ? .contested : claims.first ?? .unclaimed, level: level,
                orcids: printed.sorted().compactMap { ORCID($0) })
        }
    }

    /// How well a record was found to be supported when that was last counted; nil when it never was.
    /// - Throws: `.denied` when the page is hidden.
    public func storedTrust(of researcher: ResearcherID) throws(BylineError) -> StoredTrust? {
        try refuseHidden(researcher)
        return try ask { store throws(StoreError) in try store.storedTrust(of: [researcher])[researcher] }
    }

    /// A researcher as a list shows them.
    public func profileSummary(of researcher: ResearcherID) throws(BylineError) -> ResearcherSummary {
        try summary(of: researcher)
    }

    /// The figure of a finished run, as SVG from our own pen.
    public func figure(of run: ReproductionRunID) throws(BylineError) -> String {
        try ask { store throws(StoreError) in try store.figure(of: run) }
            .orNotFound("No figure of \(run) is kept", mend: "Only finished runs have one")
    }

    // MARK: Everything

    /// The number of the catalogue's last change.
    public func revision() throws(BylineError) -> Int {
        try ask { store throws(StoreError) in try store.revision() }
    }

    /// A part of all researchers, by ascending id.
    public func allResearchers(limit: Int, offset: Int) throws(BylineError) -> [ResearcherID] {
        try ask { store throws(StoreError) in
            try store.ids(of: .researcher, limit: limit, offset: offset).map { ResearcherID($0) }
        }
    }

    /// A part of all works, by ascending id.
    public func allWorks(limit: Int, offset: Int) throws(BylineError) -> [WorkID] {
        try ask { store throws(StoreError) in
            try store.ids(of: .work, limit: limit, offset: offset).map { WorkID($0) }
        }
    }

    /// A part of all sources, by ascending id.
    public func allSources(limit: Int, offset: Int) throws(BylineError) -> [SourceID] {
        try ask { store throws(StoreError) in
            try store.ids(of: .source, limit: limit, offset: offset).map { SourceID($0) }
        }
    }

    /// A part of all sources, in order of import.
    public func sources(limit: Int, offset: Int) throws(BylineError) -> [SourceSummary] {
        try ask { store throws(StoreError) in
            var sources: [SourceSummary] = []
            for id in try store.ids(of: .source, limit: limit, offset: offset) {
                if let source = try store.sourceSummary(SourceID(id)) { sources.append(source) }
            }
            return sources
        }
    }

    /// How many researchers, works and sources there are.
    public func sizes() throws(BylineError) -> (researchers: Int, works: Int, sources: Int) {
        try ask { store throws(StoreError) in
            (try store.count(of: .researcher), try store.count(of: .work), try store.count(of: .source))
        }
    }
}
