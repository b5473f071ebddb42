public import Catalog

/// What ties records and mentions of the whole catalogue together, told pair by pair, so that nobody need hold the keys.
extension Store {
    /// Calls `tie` for records that share a key or a work: enough pairs to connect each group.
    public func forEachTie(ofRecords tie: (RecordID, RecordID) -> Void) throws(StoreError) {
        // Walks title_by_key twice: for the keys that several have, and for those.
        try database.forEach(
            """
            SELECT shared.first, title_key.record_id
              FROM (SELECT key, MIN(record_id) AS first FROM title_key GROUP BY key HAVING COUNT(*) > 1) AS shared
             CROSS JOIN title_key ON title_key.key = shared.key
            """
        ) { tie(RecordID($0.int(0)), RecordID($0.int(1))) }
        try database.forEach(
            """
            SELECT shared.first, work_record.record_id
              FROM (SELECT work_id, MIN(record_id) AS first FROM work_record GROUP BY work_id HAVING COUNT(*) > 1) AS shared
             CROSS JOIN work_record ON work_record.work_id = shared.work_id
            """
        ) { tie(RecordID($0.int(0)), RecordID($0.int(1))) }
    }

    /// Calls `tie` for mentions at home in one block, of one identifier, or of one researcher: enough pairs to connect
    /// each group.
    public func forEachTie(ofMentions tie: (MentionID, MentionID) -> Void) throws(StoreError) {
        // Keys of other readings begin with `~`, which comes after the signs of homes and identifiers.
        try database.forEach(
            """
            SELECT shared.first, block_key.mention_id
              FROM (SELECT key, MIN(mention_id) AS first FROM block_key
                     WHERE key < '~' GROUP BY key HAVING COUNT(*) > 1) AS shared
             CROSS JOIN block_key ON block_key.key = shared.key
            """
        ) { tie(MentionID($0.int(0)), MentionID($0.int(1))) }
        try database.forEach(
            """
            SELECT shared.first, researcher_mention.mention_id
              FROM (SELECT researcher_id, MIN(mention_id) AS first FROM researcher_mention
                     GROUP BY researcher_id HAVING COUNT(*) > 1) AS shared
             CROSS JOIN researcher_mention ON researcher_mention.researcher_id = shared.researcher_id
            """
        ) { tie(MentionID($0.int(0)), MentionID($0.int(1))) }
    }

    /// Each work of several records with the names on them: work, mention, and a key of the mention without its sign.
    /// The rows of a work come together.
    public func forEachKeyOnSharedWorks(_ visit: (WorkID, MentionID, String) -> Void) throws(StoreError) {
        try database.forEach(
            """
            SELECT shared.work_id, mention.id, substr(block_key.key, 2)
              FROM (SELECT work_id FROM work_record GROUP BY work_id HAVING COUNT(*) > 1) AS shared
             CROSS JOIN work_record ON work_record.work_id = shared.work_id
             CROSS JOIN mention ON mention.record_id = work_record.record_id
             CROSS JOIN block_key ON block_key.mention_id = mention.id
             ORDER BY shared.work_id
            """
        ) { visit(WorkID($0.int(0)), MentionID($0.int(1)), $0.text(2)) }
    }

    /// Keys, without their sign, at which some names are at home and to which other readings of other names lead.
    public func keysOfOtherReadings() throws(StoreError) -> [String] {
        try database.rows(
            """
            SELECT substr(key, 2) FROM block_key AS turned
             WHERE key >= '~' AND EXISTS (SELECT 1 FROM block_key AS home WHERE home.key = '=' || substr(turned.key, 2))
             GROUP BY key ORDER BY key
            """
        ) { $0.text(0) }
    }

    /// The mentions with this key, and their surfaces.
    public func surfaces(withKey key: String) throws(StoreError) -> [(mention: MentionID, surface: String)] {
        try database.rows(
            """
            SELECT mention.id, mention.surface FROM block_key CROSS JOIN mention ON mention.id = block_key.mention_id
             WHERE block_key.key = ?1 ORDER BY mention.id
            """, [.text(key)]
        ) { (MentionID($0.int(0)), $0.text(1)) }
    }

    /// The highest id that was given to a record, and to a mention.
    public func reach() throws(StoreError) -> (record: Int64, mention: Int64) {
        try database.first("SELECT IFNULL((SELECT MAX(id) FROM record), 0), IFNULL((SELECT MAX(id) FROM mention), 0)") {
            ($0.int(0), $0.int(1))
        } ?? (0, 0)
    }

    /// Records that have a key and are in no work, of these.
    public func recordsNamingNewWorks(among records: [RecordID]) throws(StoreError) -> [RecordID] {
        try want(records.lazy.map(\.rawValue))
        return try database.rows(
            """
            SELECT wanted.id FROM temp.wanted
             WHERE EXISTS (SELECT 1 FROM title_key WHERE title_key.record_id = wanted.id)
               AND NOT EXISTS (SELECT 1 FROM work_record WHERE work_record.record_id = wanted.id)
             ORDER BY wanted.id
            """
        ) { RecordID($0.int(0)) }
    }

    /// Where the first and the last author that a record prints are at home: the home, the record, and whether the
    /// record has an abstract. In the order of homes.
    public func forEachEndOfList(_ visit: (_ home: String, _ work: WorkID, _ hasAbstract: Bool) -> Void)
        throws(StoreError)
    {
        // Walks the records in order, and the mentions of each along its UNIQUE (record_id, ordinal).
        try database.forEach(
            """
            SELECT block_key.key, work_record.work_id,
                   EXISTS (SELECT 1 FROM assertion WHERE assertion.record_id = ends.record_id
                              AND assertion.field IN ('abstract', 'abstract.cut') AND assertion.value <> '')
              FROM (SELECT record.id AS record_id, MIN(position) AS first, MAX(position) AS last
                      FROM record CROSS JOIN mention ON mention.record_id = record.id
                     WHERE role = 'author' AND basis = 'printed' AND position IS NOT NULL GROUP BY record.id) AS ends
             CROSS JOIN work_record ON work_record.record_id = ends.record_id
             CROSS JOIN mention ON mention.record_id = ends.record_id AND mention.position IN (ends.first, ends.last)
                    AND mention.role = 'author' AND mention.basis = 'printed'
             CROSS JOIN block_key ON block_key.mention_id = mention.id AND block_key.key LIKE '=%'
             ORDER BY block_key.key, work_record.work_id
            """
        ) { visit($0.text(0), WorkID($0.int(1)), $0.flag(2)) }
    }

    /// Works of several records, ascending.
    public func worksOfSeveralRecords() throws(StoreError) -> [WorkID] {
        try database.rows("SELECT work_id FROM work_record GROUP BY work_id HAVING COUNT(*) > 1 ORDER BY work_id") {
            WorkID($0.int(0))
        }
    }
}
