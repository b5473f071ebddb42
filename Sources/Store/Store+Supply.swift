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

    /// The sources that nobody but these accounts has brought in.
    public func sources(broughtOnlyBy accounts: Set<AccountID>) throws(StoreError) -> Set<SourceID> {
        if accounts.isEmpty { return [] }
        try want(accounts.lazy.map(\.rawValue))
        return Set(
            try database.rows(
                """
                SELECT DISTINCT source_id
                  FROM temp.wanted CROSS JOIN supply AS theirs ON theirs.account_id = wanted.id
                 WHERE NOT EXISTS (SELECT 1 FROM supply AS other
                                    WHERE other.source_id = theirs.source_id
                                      AND (other.account_id IS NULL
                                           OR other.account_id NOT IN (SELECT id FROM temp.wanted)))
                """
            ) { SourceID($0.int(0)) })
    }
}
