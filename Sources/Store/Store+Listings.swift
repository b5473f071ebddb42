public import Catalog

/// Lists in pieces. Each piece begins after an id, so that what is added meanwhile neither repeats nor hides anything.
extension Store {
    public func researchers(after id: ResearcherID, limit: Int) throws(StoreError) -> [ResearcherID] {
        try database.rows(
            "SELECT id FROM researcher WHERE id > ?1 ORDER BY id LIMIT ?2", [.int(id.rawValue), .int(Int64(limit))]
        ) { ResearcherID($0.int(0)) }
    }

    public func works(after id: WorkID, _ filter: WorkFilter, limit: Int) throws(StoreError) -> [WorkID] {
        // Walks work_topic_by_code or authorship_by_researcher from the id on where one is asked for, else the primary
        // key of work.
        let topic =
            filter.topic == nil
            ? (join: "", holds: "?5 IS NULL")
            : (join: "JOIN work_topic ON work_topic.work_id = work.id", holds: "work_topic.code = ?5")
        let author =
            filter.researcher == nil
            ? (join: "", holds: "?6 IS NULL")
            : (join: "JOIN authorship ON authorship.work_id = work.id", holds: "authorship.researcher_id = ?6")
        return try database.rows(
            """
            SELECT work.id FROM work \(topic.join) \(author.join)
             WHERE work.id > ?1 AND (?2 IS NULL OR year >= ?2) AND (?3 IS NULL OR year <= ?3)
               AND \(topic.holds) AND \(author.holds)
             ORDER BY work.id LIMIT ?4
            """,
            [
                .int(id.rawValue), .int(filter.since), .int(filter.until), .int(Int64(limit)), .text(filter.topic),
                filter.researcher.map { .int($0.rawValue) } ?? .null,
            ]
        ) { WorkID($0.int(0)) }
    }

    public func sources(after id: SourceID, limit: Int) throws(StoreError) -> [SourceSummary] {
        try summaries(ofSources: "SELECT id FROM source WHERE id > \(id.rawValue) ORDER BY id LIMIT \(limit)")
    }
}
