public import Catalog

/// Reading layer 4: which records are which work, which mentions are which researcher.
extension Store {
    /// The work each of these records is in, where it is in one.
    public func works(ofRecords records: some Collection<RecordID>) throws(StoreError) -> [RecordID: WorkID] {
        try want(records.lazy.map(\.rawValue))
        let pairs = try database.rows(
            "SELECT record_id, work_id FROM temp.wanted CROSS JOIN work_record ON record_id = wanted.id"
        ) { (RecordID($0.int(0)), WorkID($0.int(1))) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The records of each of these works.
    public func records(ofWorks works: some Collection<WorkID>) throws(StoreError) -> [WorkID: Set<RecordID>] {
        try want(works.lazy.map(\.rawValue))
        var result: [WorkID: Set<RecordID>] = [:]
        try database.forEach(
            "SELECT work_id, record_id FROM temp.wanted CROSS JOIN work_record ON work_id = wanted.id"
        ) { row in result[WorkID(row.int(0)), default: []].insert(RecordID(row.int(1))) }
        return result
    }

    /// The researcher each of these mentions is, where they have been resolved.
    public func researchers(ofMentions mentions: some Collection<MentionID>) throws(StoreError)
        -> [MentionID: ResearcherID]
    {
        try want(mentions.lazy.map(\.rawValue))
        let pairs = try database.rows(
            """
            SELECT researcher_mention.mention_id, researcher_id
              FROM temp.wanted CROSS JOIN researcher_mention ON researcher_mention.mention_id = wanted.id
            """
        ) { (MentionID($0.int(0)), ResearcherID($0.int(1))) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The mentions of each of these researchers.
    public func mentions(ofResearchers researchers: some Collection<ResearcherID>) throws(StoreError)
        -> [ResearcherID: Set<MentionID>]
    {
        try want(researchers.lazy.map(\.rawValue))
        var result: [ResearcherID: Set<MentionID>] = [:]
        try database.forEach(
            """
            SELECT researcher_id, researcher_mention.mention_id
              FROM temp.wanted CROSS JOIN researcher_mention ON researcher_id = wanted.id
            """
        ) { row in result[ResearcherID(row.int(0)), default: []].insert(MentionID(row.int(1))) }
        return result
    }

    /// The records these mentions stand in.
    public func records(ofMentions mentions: some Collection<MentionID>) throws(StoreError) -> Set<RecordID> {
        try want(mentions.lazy.map(\.rawValue))
        return Set(
            try database.rows(
                "SELECT DISTINCT record_id FROM temp.wanted CROSS JOIN mention ON mention.id = wanted.id"
            ) { RecordID($0.int(0)) })
    }

    /// The mentions of these records.
    public func mentions(ofRecords records: some Collection<RecordID>) throws(StoreError) -> Set<MentionID> {
        try want(records.lazy.map(\.rawValue))
        return Set(
            try database.rows("SELECT mention.id FROM temp.wanted CROSS JOIN mention ON record_id = wanted.id") {
                MentionID($0.int(0))
            })
    }

    /// The works these mentions stand on.
    public func works(on mentions: some Collection<MentionID>) throws(StoreError) -> Set<WorkID> {
        try want(mentions.lazy.map(\.rawValue))
        return Set(
            try database.rows(
                """
                SELECT DISTINCT work_record.work_id
                  FROM temp.wanted CROSS JOIN mention ON mention.id = wanted.id
                 CROSS JOIN work_record ON work_record.record_id = mention.record_id
                """
            ) { WorkID($0.int(0)) })
    }

    /// The researchers whom these records name.
    public func researchers(on records: some Collection<RecordID>) throws(StoreError) -> Set<ResearcherID> {
        try want(records.lazy.map(\.rawValue))
        return Set(
            try database.rows(
                """
                SELECT DISTINCT researcher_mention.researcher_id
                  FROM temp.wanted CROSS JOIN mention ON mention.record_id = wanted.id
                 CROSS JOIN researcher_mention ON researcher_mention.mention_id = mention.id
                """
            ) { ResearcherID($0.int(0)) })
    }

    /// These records by the hash of their source, then by locator.
    public func inCanonicalOrder(_ records: some Collection<RecordID>) throws(StoreError) -> [RecordID] {
        try want(records.lazy.map(\.rawValue))
        return try database.rows(
            """
            SELECT record.id
              FROM temp.wanted CROSS JOIN record ON record.id = wanted.id JOIN source ON source.id = record.source_id
             ORDER BY source.sha256, record.locator
            """
        ) { RecordID($0.int(0)) }
    }

    /// How these mentions are printed: by the hash of their source, then by locator, then as they stand in the record.
    public func surfaces(
        ofMentions mentions: some Collection<MentionID>
    ) throws(StoreError) -> [(mention: MentionID, surface: String)] {
        try want(mentions.lazy.map(\.rawValue))
        return try database.rows(
            """
            SELECT mention.id, mention.surface
              FROM temp.wanted CROSS JOIN mention ON mention.id = wanted.id
             CROSS JOIN record ON record.id = mention.record_id JOIN source ON source.id = record.source_id
             ORDER BY source.sha256, record.locator, mention.ordinal
            """
        ) { (MentionID($0.int(0)), $0.text(1)) }
    }
}
