public import Catalog

/// How far it is established who a researcher is.
extension Store {
    /// The verification level of each of these researchers at a moment.
    ///
    /// Without an approved claim a researcher is at L1 when some source has a page of their own or names them by a
    /// public identifier, and otherwise at L0. A source that accounts alone have brought in lifts nobody.
    public func levels(of researchers: some Collection<ResearcherID>, at moment: Instant) throws(StoreError)
        -> [ResearcherID: VerificationLevel]
    {
        var levels: [ResearcherID: VerificationLevel] = [:]
        for id in researchers { levels[id] = .mentioned }
        for id in try publicPages(of: researchers).keys { levels[id] = .listed }
        return levels
    }

    /// The sources that have a page of a researcher's own, or name them by a public identifier; ascending.
    ///
    /// A page of their own is a profile, or a listing of one author's works.
    public func publicPages(of researchers: some Collection<ResearcherID>) throws(StoreError)
        -> [ResearcherID: [SourceID]]
    {
        try want(researchers.lazy.map(\.rawValue))
        var pages: [ResearcherID: [SourceID]] = [:]
        // Walks researcher_mention_by_researcher, primary keys, and the UNIQUE (source_id, locator) index of record.
        try database.forEach(
            """
            SELECT DISTINCT researcher_mention.researcher_id, record.source_id
              FROM temp.wanted
             CROSS JOIN researcher_mention ON researcher_mention.researcher_id = wanted.id
             CROSS JOIN mention ON mention.id = researcher_mention.mention_id
             CROSS JOIN record ON record.id = mention.record_id
             WHERE (mention.role = 'subject'
                    OR EXISTS (SELECT 1 FROM assertion
                                WHERE assertion.mention_id = mention.id AND assertion.field = 'orcid')
                    OR EXISTS (SELECT 1 FROM record AS page
                                 JOIN assertion AS owner ON owner.record_id = page.id AND owner.field = 'owner'
                                WHERE page.source_id = record.source_id AND page.locator = 'page'
                                  AND owner.value = mention.surface))
               AND (NOT EXISTS (SELECT 1 FROM supply WHERE supply.source_id = record.source_id)
                    OR EXISTS (SELECT 1 FROM supply
                                WHERE supply.source_id = record.source_id AND supply.account_id IS NULL))
             ORDER BY researcher_mention.researcher_id, record.source_id
            """
        ) { row in pages[ResearcherID(row.int(0)), default: []].append(SourceID(row.int(1))) }
        return pages
    }

    /// The accounts that speak for each of these researchers by an approved claim.
    public func claimants(of researchers: some Collection<ResearcherID>) throws(StoreError)
        -> [ResearcherID: Set<AccountID>]
    {
        Dictionary(grouping: try holdingClaims(of: researchers), by: \.researcher).mapValues { Set($0.map(\.account)) }
    }
}
