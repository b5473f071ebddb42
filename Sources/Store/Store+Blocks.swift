public import Catalog

/// What has to be looked at again when something is new: everything that shares a key with it, and so on.
extension Store {
    public func allRecords() throws(StoreError) -> Set<RecordID> {
        Set(try database.rows("SELECT id FROM record") { RecordID($0.int(0)) })
    }

    public func allMentions() throws(StoreError) -> Set<MentionID> {
        Set(try database.rows("SELECT id FROM mention") { MentionID($0.int(0)) })
    }

    /// The records that can be reached from these by shared keys, themselves included.
    public func recordsInBlocks(of start: Set<RecordID>) throws(StoreError) -> Set<RecordID> {
        // Walks the primary key of title_key from record to keys and title_by_key back.
        Set(
            try reach(
                from: start.map(\.rawValue), keys: "SELECT key FROM title_key WHERE record_id = ?1",
                members: "SELECT record_id FROM title_key WHERE key = ?1"
            ).map { RecordID($0) })
    }

    /// The mentions that can be reached from these by shared keys, themselves included.
    public func mentionsInBlocks(of start: Set<MentionID>) throws(StoreError) -> Set<MentionID> {
        // Walks the primary key of block_key from mention to keys and block_by_key back.
        Set(
            try reach(
                from: start.map(\.rawValue), keys: "SELECT key FROM block_key WHERE mention_id = ?1",
                members: "SELECT mention_id FROM block_key WHERE key = ?1"
            ).map { MentionID($0) })
    }

    private func reach(from start: [Int64], keys: String, members: String) throws(StoreError) -> Set<Int64> {
        var reached = Set(start)
        var waiting = start
        var seen: Set<String> = []
        while let next = waiting.popLast() {
            for key in try database.rows(keys, [.int(next)], { $0.text(0) }) where seen.insert(key).inserted {
                for member in try database.rows(members, [.text(key)], { $0.int(0) })
                where reached.insert(member).inserted {
                    waiting.append(member)
                }
            }
        }
        return reached
    }

    /// The active human decisions.
    public func decisions() throws(StoreError) -> [Decision] {
        try database.rows("SELECT kind, a, b, verdict FROM decision WHERE revoked_at IS NULL ORDER BY id") { row in
            Decision(
                kind: Decision.Kind(rawValue: row.text(0)) ?? .person, a: row.int(1), b: row.int(2),
                verdict: Decision.Verdict(rawValue: row.text(3)) ?? .different)
        }
    }
}
