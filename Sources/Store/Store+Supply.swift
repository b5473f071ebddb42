public import Catalog

/// Who brought which source in.
extension Store {
    /// Notes that an account brings a source in, or with nil the catalogue's keeper.
    /// - Parameter isNew: whether the source was not there before.
    /// - Returns: whether that says something new of a source that was there.
    public func noteSupply(of source: SourceID, by account: AccountID?, isNew: Bool, at time: String)
        throws(StoreError) -> Bool
    {
        let known = try database.rows(
            "SELECT account_id FROM supply WHERE source_id = ?1 ORDER BY account_id", [.int(source.rawValue)]
        ) { $0.optionalInt(0) }
        let isKept = isNew ? account == nil : known.isEmpty || known.contains(nil)
        guard let account else {
            // A source that accounts alone have brought is confirmed by coming from the keeper as well.
            if isKept { return false }
            try addSupply(of: source, by: nil, at: time)
            return true
        }
        if known.contains(account.rawValue) { return false }
        if isKept, !known.contains(nil) { try addSupply(of: source, by: nil, at: time) }
        try addSupply(of: source, by: account, at: time)
        return !isKept && !isNew
    }

    private func addSupply(of source: SourceID, by account: AccountID?, at time: String) throws(StoreError) {
        let account = account?.rawValue
        try database.run(
            "INSERT INTO supply (source_id, account_id, supplied_at) VALUES (?1, ?2, ?3)",
            [.int(source.rawValue), account.map { .int($0) } ?? .null, .text(time)])
    }

    /// The sources that accounts alone have brought in, and not the catalogue's keeper.
    public func sourcesFromAccountsAlone() throws(StoreError) -> Set<SourceID> {
        Set(
            try database.rows(
                """
                SELECT DISTINCT source_id FROM supply
                 WHERE source_id NOT IN (SELECT source_id FROM supply WHERE account_id IS NULL)
                 ORDER BY source_id
                """
            ) { SourceID($0.int(0)) })
    }

    /// The authors of every work that one of these sources speaks of.
    public func authors(ofWorksIn sources: Set<SourceID>) throws(StoreError) -> Set<ResearcherID> {
        if sources.isEmpty { return [] }
        try want(sources.lazy.map(\.rawValue))
        // Walks the UNIQUE (source_id, locator) index of record, then primary keys.
        return Set(
            try database.rows(
                """
                SELECT DISTINCT authorship.researcher_id
                  FROM temp.wanted
                 CROSS JOIN record ON record.source_id = wanted.id
                 CROSS JOIN work_record ON work_record.record_id = record.id
                 CROSS JOIN authorship ON authorship.work_id = work_record.work_id
                 ORDER BY authorship.researcher_id
                """
            ) { ResearcherID($0.int(0)) })
    }
}
