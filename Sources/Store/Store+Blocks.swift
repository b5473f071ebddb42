public import Catalog

/// What has to be looked at again when something is new: everything that shares a key with it, and so on.
extension Store {
    public func allRecords() throws(StoreError) -> Set<RecordID> {
        Set(try database.rows("SELECT id FROM record") { RecordID($0.int(0)) })
    }

    public func allMentions() throws(StoreError) -> Set<MentionID> {
        Set(try database.rows("SELECT id FROM mention") { MentionID($0.int(0)) })
    }

    public func recordCount() throws(StoreError) -> Int { try count("SELECT COUNT(*) FROM record") }
    public func mentionCount() throws(StoreError) -> Int { try count("SELECT COUNT(*) FROM mention") }

    private func count(_ query: String) throws(StoreError) -> Int {
        try database.rows(query) { Int($0.int(0)) }.first ?? 0
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

    /// Every mention that has one of these keys: `=malatesta e` for those at home there, `~malatesta e` for those that
    /// another reading of their name leads there, `#orcid:…` for those of that identifier.
    public func mentions(withKeys keys: Set<String>) throws(StoreError) -> Set<MentionID> {
        var found: Set<MentionID> = []
        // Walks block_by_key once for each key.
        for key in keys.sorted() {
            try database.forEach("SELECT mention_id FROM block_key WHERE key = ?1", [.text(key)]) { row in
                found.insert(MentionID(row.int(0)))
            }
        }
        return found
    }

    /// The block keys of these mentions, with the surface of each.
    public func blockKeys(of mentions: some Collection<MentionID>) throws(StoreError) -> [(
        mention: MentionID, surface: String, key: String
    )] {
        try want(mentions.lazy.map(\.rawValue))
        // Walks the primary keys of mention and of block_key.
        return try database.rows(
            """
            SELECT mention.id, mention.surface, block_key.key
              FROM temp.wanted CROSS JOIN mention ON mention.id = wanted.id
             CROSS JOIN block_key ON block_key.mention_id = mention.id
             ORDER BY mention.id, block_key.key
            """
        ) { (MentionID($0.int(0)), $0.text(1), $0.text(2)) }
    }

    /// Where the authors beside each of these mentions are at home: on all records of the mention's work, or on its
    /// record when that is of no work.
    public func homesBeside(_ mentions: some Collection<MentionID>) throws(StoreError) -> [MentionID: Set<String>] {
        try want(mentions.lazy.map(\.rawValue))
        var homes: [MentionID: Set<String>] = [:]
        // From the mention to its record, to the records of its work (or that record), to their mentions and keys.
        try database.forEach(
            """
            WITH beside (mention_id, record_id) AS (
                SELECT mine.id, theirs.record_id
                  FROM temp.wanted CROSS JOIN mention AS mine ON mine.id = wanted.id
                 CROSS JOIN work_record AS own ON own.record_id = mine.record_id
                 CROSS JOIN work_record AS theirs ON theirs.work_id = own.work_id
                 UNION
                SELECT mine.id, mine.record_id
                  FROM temp.wanted CROSS JOIN mention AS mine ON mine.id = wanted.id)
            SELECT beside.mention_id, block_key.key
              FROM beside CROSS JOIN record ON record.id = beside.record_id
             CROSS JOIN mention ON mention.record_id = beside.record_id
             CROSS JOIN block_key ON block_key.mention_id = mention.id
             WHERE record.kind <> 'page' AND mention.role = 'author' AND block_key.key LIKE '=%'
            """
        ) { row in homes[MentionID(row.int(0)), default: []].insert(row.text(1)) }
        return homes
    }

    /// The mentions on each work of these, themselves included, where the work has more than one record.
    public func mentionsOnSharedWorks(of mentions: some Collection<MentionID>) throws(StoreError) -> [WorkID:
        [MentionID]]
    {
        try want(mentions.lazy.map(\.rawValue))
        // From the mention to its work, and from the work's records to their mentions.
        var found: [WorkID: [MentionID]] = [:]
        try database.forEach(
            """
            WITH shared (id) AS (
                SELECT DISTINCT own.work_id
                  FROM temp.wanted CROSS JOIN mention AS mine ON mine.id = wanted.id
                 CROSS JOIN work_record AS own ON own.record_id = mine.record_id
                 WHERE EXISTS (SELECT 1 FROM work_record AS other
                                WHERE other.work_id = own.work_id AND other.record_id <> own.record_id))
            SELECT shared.id, mention.id
              FROM shared CROSS JOIN work_record ON work_record.work_id = shared.id
             CROSS JOIN mention ON mention.record_id = work_record.record_id
            """, []
        ) { row in found[WorkID(row.int(0)), default: []].append(MentionID(row.int(1))) }
        return found
    }

    /// Records whose first or last printed author is at home in one of these blocks.
    public func records(beginningOrEndingIn homes: Set<String>) throws(StoreError) -> Set<RecordID> {
        var found: Set<RecordID> = []
        for home in homes.sorted() {
            // Walks block_by_key to the mention, and the record's UNIQUE (record_id, ordinal) for its last place.
            try database.forEach(
                """
                SELECT mention.record_id FROM block_key CROSS JOIN mention ON mention.id = block_key.mention_id
                 WHERE block_key.key = ?1 AND mention.basis = 'printed' AND mention.role = 'author'
                   AND (mention.position = 1
                        OR mention.position = (SELECT MAX(position) FROM mention AS last
                                                WHERE last.record_id = mention.record_id AND last.role = 'author'
                                                  AND last.basis = 'printed'))
                """, [.text(home)]
            ) { row in found.insert(RecordID(row.int(0))) }
        }
        return found
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
