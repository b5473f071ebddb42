public import Catalog

extension Store {
    /// Begins to watch, or goes on watching what was watched already, as often as is said now.
    public func addWatch(_ target: Watch.Target, everyHours: Int, at now: Instant) throws(StoreError) -> WatchID {
        let id = try database.first(
            """
            INSERT INTO watch (kind, base, words, prefix, every_hours, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (kind, base, words, prefix) DO UPDATE SET every_hours = ?5
            RETURNING id
            """,
            [
                .text(target.kind), .text(target.base), .text(Self.words(of: target)), .text(Self.prefix(of: target)),
                .int(everyHours), .text(now.description),
            ]
        ) { WatchID($0.int(0)) }
        return id ?? WatchID(0)
    }

    /// All of them, in the order in which they began.
    public func watches() throws(StoreError) -> [Watch] {
        try database.rows(
            """
            SELECT id, kind, base, words, prefix, every_hours, since, last_at, last_fresh, last_failure, last_whole_at
              FROM watch ORDER BY id
            """
        ) { row in
            func moment(_ column: Int) -> Instant? { row.optionalText(column).flatMap { Instant($0) } }
            let (base, words) = (row.text(2), row.text(3))
            let target: Watch.Target =
                switch row.text(1) {
                case "query": .query(words, base: base)
                case "author": .author(words, base: base)
                default: .harvest(HarvestOrder(base: base, prefix: row.text(4), set: words.isEmpty ? nil : words))
                }
            return Watch(
                id: WatchID(row.int(0)), target: target, everyHours: row.integer(5),
                since: moment(6) ?? Instant(secondsSinceEpoch: 0),
                last: moment(7).map { .init(at: $0, fresh: row.integer(8), failure: row.optionalText(9)) },
                lastWhole: moment(10))
        }
    }

    /// Notes how a run of a watch went, in place of the one before.
    public func setOutcome(_ outcome: Watch.Outcome, of watch: WatchID) throws(StoreError) {
        try database.run(
            """
            UPDATE watch SET last_at = ?2, last_fresh = ?3, last_failure = ?4,
                             last_whole_at = CASE WHEN ?4 IS NULL THEN ?2 ELSE last_whole_at END
             WHERE id = ?1
            """,
            [
                .int(watch.rawValue), .text(outcome.at.description), .int(outcome.fresh), .text(outcome.failure),
            ])
    }

    /// - Returns: false when there is none of that id.
    public func removeWatch(_ watch: WatchID) throws(StoreError) -> Bool {
        let removed = try database.first(
            "DELETE FROM watch WHERE id = ?1 RETURNING id", [.int(watch.rawValue)]
        ) { _ in true }
        return removed == true
    }

    private static func words(of target: Watch.Target) -> String {
        switch target {
        case .query(let words, _), .author(let words, _): words
        case .harvest(let order): order.set ?? ""
        }
    }

    private static func prefix(of target: Watch.Target) -> String {
        if case .harvest(let order) = target { order.prefix } else { "" }
    }
}
