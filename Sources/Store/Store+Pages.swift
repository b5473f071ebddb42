public import Catalog

/// What pages show beside the answers that the command line gives.
extension Store {
    /// The abstracts of works that have one.
    public func abstracts(of works: some Collection<WorkID>) throws(StoreError) -> [WorkID: String] {
        try want(works.lazy.map(\.rawValue))
        var found: [WorkID: String] = [:]
        try database.forEach(
            """
            SELECT work.id, work.abstract FROM temp.wanted CROSS JOIN work ON work.id = wanted.id
             WHERE work.abstract IS NOT NULL
            """
        ) { row in found[WorkID(row.int(0))] = row.text(1) }
        return found
    }

    // MARK: Topics

    /// Every topic of a work: most works first, then code.
    public func topics() throws(StoreError) -> [TopicCount] {
        // Looks at every topic and counts along work_topic_by_code.
        try database.rows(
            """
            SELECT code, name, works, candidates
              FROM (SELECT topic.code, name, candidates,
                           (SELECT COUNT(*) FROM work_topic WHERE work_topic.code = topic.code) AS works
                      FROM topic)
             WHERE works > 0 ORDER BY works DESC, code
            """, [], Self.topicCount)
    }

    /// One topic; nil when no work has it.
    public func topic(_ code: String) throws(StoreError) -> TopicCount? {
        try database.rows(
            """
            SELECT topic.code, topic.name, COUNT(*) AS works, topic.candidates
              FROM work_topic JOIN topic ON topic.code = work_topic.code
             WHERE work_topic.code = ?1 GROUP BY topic.code
            """, [.text(code)], Self.topicCount
        ).first
    }

    static func topicCount(_ row: Row) -> TopicCount {
        TopicCount(
            code: row.text(0), name: row.text(1), works: row.integer(2),
            candidates: row.text(3).split(separator: " ").map(String.init))
    }

    /// Works on a topic: newest first, then title.
    public func works(onTopic code: String, limit: Int, offset: Int) throws(StoreError) -> [WorkID] {
        // Walks work_topic_by_code, then the primary key of work.
        try database.rows(
            """
            SELECT work.id FROM work_topic JOIN work ON work.id = work_topic.work_id WHERE code = ?1
             ORDER BY work.year IS NULL, work.year DESC, work.canonical_title, work.id LIMIT ?2 OFFSET ?3
            """, [.text(code), .int(limit), .int(offset)]
        ) { WorkID($0.int(0)) }
    }

    /// Who wrote most on a topic, with the number of works on it; without those whose page is hidden.
    public func researchers(onTopic code: String, limit: Int) throws(StoreError) -> [(id: ResearcherID, works: Int)] {
        // Walks work_topic_by_code, then the primary key of authorship.
        try database.rows(
            """
            SELECT researcher_id, COUNT(*) AS works
              FROM work_topic JOIN authorship ON authorship.work_id = work_topic.work_id
             WHERE code = ?1 AND researcher_id NOT IN (\(Self.hidden))
             GROUP BY researcher_id ORDER BY works DESC, researcher_id LIMIT ?2
            """, [.text(code), .int(limit)]
        ) { (ResearcherID($0.int(0)), $0.integer(1)) }
    }

    // MARK: News

    /// The works that came last, each with the moment of the run that gave it its id; the latest first.
    public func arrivals(of scope: ArrivalScope, limit: Int) throws(StoreError) -> [(work: WorkID, at: String)] {
        let (from, values): (String, [Value]) =
            switch scope {
            case .everything: ("work", [.int(limit)])
            case .researcher(let id):
                // Walks authorship_by_researcher.
                (
                    "authorship JOIN work ON work.id = authorship.work_id AND authorship.researcher_id = ?2",
                    [.int(limit), .int(id.rawValue)]
                )
            case .topic(let code):
                // Walks work_topic_by_code.
                ("work_topic JOIN work ON work.id = work_topic.work_id AND code = ?2", [.int(limit), .text(code)])
            }
        return try database.rows(
            """
            SELECT work.id, run.started_at FROM \(from) JOIN run ON run.id = work.created_run
             ORDER BY work.id DESC LIMIT ?1
            """, values
        ) { (WorkID($0.int(0)), $0.text(1)) }
    }

    // MARK: All of them

    /// The ids of one kind, ascending, a part at a time.
    public func ids(of kind: ListedKind, limit: Int, offset: Int) throws(StoreError) -> [Int64] {
        try database.rows(
            "SELECT id FROM \(kind.rawValue) ORDER BY id LIMIT ?1 OFFSET ?2", [.int(limit), .int(offset)]
        ) { $0.int(0) }
    }

    public func count(of kind: ListedKind) throws(StoreError) -> Int {
        try database.first("SELECT COUNT(*) FROM \(kind.rawValue)") { $0.integer(0) } ?? 0
    }

    /// A table whose rows have pages of their own.
    public enum ListedKind: String, Sendable {
        case researcher, work, source
    }

    // MARK: Figures

    /// The figure of a finished run, as SVG.
    public func figure(of run: ReproductionRunID) throws(StoreError) -> String? {
        try database.first(
            "SELECT figure_svg FROM reproduction_result WHERE run_id = ?1", [.int(run.rawValue)]
        ) { $0.text(0) }
    }
}
