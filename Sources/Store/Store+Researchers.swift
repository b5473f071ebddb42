public import Catalog

extension Store {
    /// The researcher an id names today: itself, or what it was merged into. nil when it was never given out.
    public func current(_ id: ResearcherID) throws(StoreError) -> ResearcherID? {
        try current(id.rawValue, kind: .person, exists: "SELECT 1 FROM researcher WHERE id = ?1").map {
            ResearcherID($0)
        }
    }

    /// The work an id names today: itself, or what it was merged into. nil when it was never given out.
    public func current(_ id: WorkID) throws(StoreError) -> WorkID? {
        try current(id.rawValue, kind: .work, exists: "SELECT 1 FROM work WHERE id = ?1").map { WorkID($0) }
    }

    private func current(_ id: Int64, kind: Decision.Kind, exists: String) throws(StoreError) -> Int64? {
        if try database.first(exists, [.int(id)], { _ in true }) != nil { return id }
        return try database.first(
            "SELECT new_id FROM redirect WHERE kind = ?1 AND old_id = ?2", [.text(kind.rawValue), .int(id)]
        ) { $0.int(0) }
    }

    /// The names shown for these researchers.
    public func displayNames(of researchers: some Collection<ResearcherID>) throws(StoreError)
        -> [ResearcherID: String]
    {
        try want(researchers.lazy.map(\.rawValue))
        let pairs = try database.rows(
            "SELECT researcher.id, display_name FROM temp.wanted CROSS JOIN researcher ON researcher.id = wanted.id"
        ) { (ResearcherID($0.int(0)), $0.text(1)) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// Researchers in the order given; ids that name nobody are left out.
    public func summaries(of researchers: [ResearcherID]) throws(StoreError) -> [ResearcherSummary] {
        try want(researchers.lazy.map(\.rawValue))
        let variants = try variantsOfWanted()
        var found: [ResearcherID: ResearcherSummary] = [:]
        // Walks the wanted ids, then authorship_by_researcher and the primary key of work.
        try database.forEach(
            """
            SELECT researcher.id, display_name, COUNT(work.id), MIN(work.year), MAX(work.year)
              FROM temp.wanted CROSS JOIN researcher ON researcher.id = wanted.id
              LEFT JOIN authorship ON authorship.researcher_id = researcher.id
              LEFT JOIN work ON work.id = authorship.work_id
             GROUP BY researcher.id
            """
        ) { row in
            let id = ResearcherID(row.int(0))
            found[id] = ResearcherSummary(
                id: id, name: row.text(1), variants: variants[id] ?? [], workCount: row.integer(2),
                firstYear: row.optionalInteger(3), lastYear: row.optionalInteger(4))
        }
        return researchers.compactMap { found[$0] }
    }

    /// Forms of the name as printed, most frequent first, then alphabetically.
    private func variantsOfWanted() throws(StoreError) -> [ResearcherID: [String]] {
        var variants: [ResearcherID: [String]] = [:]
        try database.forEach(
            """
            SELECT researcher_id, surface, COUNT(*) AS times
              FROM temp.wanted CROSS JOIN researcher_mention ON researcher_id = wanted.id
              JOIN mention ON mention.id = researcher_mention.mention_id
             GROUP BY researcher_id, surface ORDER BY researcher_id, times DESC, surface
            """
        ) { row in variants[ResearcherID(row.int(0)), default: []].append(row.text(1)) }
        return variants
    }

    /// Other researchers with a name that shares a key with one of this researcher's, and no work in common.
    /// - Parameter limit: so many printed names with such a key are looked at, key by key, in order of import; nil for
    ///   all, of which a common name has thousands.
    public func namesakes(of researcher: ResearcherID, among limit: Int? = nil) throws(StoreError) -> [ResearcherID] {
        // Each step names everybody once. Walks researcher_mention_by_researcher, the primary key of block_key,
        // block_by_key and back.
        try database.rows(
            """
            WITH own(key) AS MATERIALIZED (
                     SELECT DISTINCT block_key.key
                       FROM researcher_mention AS mine CROSS JOIN block_key ON block_key.mention_id = mine.mention_id
                      WHERE mine.researcher_id = ?1 ORDER BY block_key.key),
                 named(mention_id) AS MATERIALIZED (
                     SELECT other.mention_id FROM own CROSS JOIN block_key AS other ON other.key = own.key LIMIT ?2),
                 near(id) AS MATERIALIZED (
                     SELECT DISTINCT theirs.researcher_id
                       FROM named CROSS JOIN researcher_mention AS theirs ON theirs.mention_id = named.mention_id),
                 beside(id) AS MATERIALIZED (
                     SELECT b.researcher_id
                       FROM authorship AS a CROSS JOIN authorship AS b ON b.work_id = a.work_id
                      WHERE a.researcher_id = ?1)
            SELECT id FROM near WHERE id <> ?1 AND id NOT IN (SELECT id FROM beside) ORDER BY id
            """, [.int(researcher.rawValue), .int(limit ?? -1)]
        ) { ResearcherID($0.int(0)) }
    }

    /// The works of one researcher, newest first, then by title.
    public func works(of researcher: ResearcherID) throws(StoreError) -> [WorkID] {
        // Walks authorship_by_researcher once, then the primary key of work.
        try database.rows(
            """
            SELECT work.id
              FROM authorship JOIN work ON work.id = authorship.work_id
             WHERE authorship.researcher_id = ?1
             ORDER BY work.year IS NULL, work.year DESC, work.first_posted DESC, work.canonical_title, work.id
            """, [.int(researcher.rawValue)]
        ) { WorkID($0.int(0)) }
    }

    /// What pages that are about this researcher state of them, in order of import and of the page.
    public func statements(about researcher: ResearcherID) throws(StoreError) -> [Statement] {
        // Walks researcher_mention_by_researcher, then assertion_by_record.
        try database.rows(
            """
            SELECT assertion.field, assertion.value, source.id, source.label, assertion.line
              FROM researcher_mention
              JOIN mention ON mention.id = researcher_mention.mention_id AND mention.role = 'subject'
              JOIN record ON record.id = mention.record_id
              JOIN source ON source.id = record.source_id
              JOIN assertion ON assertion.record_id = record.id AND assertion.mention_id IS NULL
             WHERE researcher_mention.researcher_id = ?1
             ORDER BY source.id, assertion.id
            """, [.int(researcher.rawValue)], Self.statement)
    }

    static func statement(_ row: Row) -> Statement {
        Statement(
            field: Field(rawValue: row.text(0)), value: row.text(1), source: SourceID(row.int(2)),
            sourceLabel: row.text(3), line: row.integer(4))
    }

    /// A coauthor as stored, before the rule of close collaborators has spoken.
    public struct CoauthorRow: Hashable, Sendable {
        public var id: ResearcherID
        public var name: String
        public var works: Int
        public var strength: Double
        public var firstYear: Int?
        public var lastYear: Int?
        public var isLowerBound: Bool
    }

    /// Coauthors of one researcher: most shared works first, then strength, then name.
    public func coauthors(of researcher: ResearcherID) throws(StoreError) -> [CoauthorRow] {
        // Walks the primary key of coauthorship, then the primary key of researcher.
        try database.rows(
            """
            SELECT them.id, them.display_name, pair.works, pair.strength, pair.first_year, pair.last_year,
                   pair.is_lower_bound
              FROM coauthorship AS pair JOIN researcher AS them ON them.id = pair.other_id
             WHERE pair.researcher_id = ?1
             ORDER BY pair.works DESC, pair.strength DESC, them.display_name, them.id
            """, [.int(researcher.rawValue)]
        ) { row in
            CoauthorRow(
                id: ResearcherID(row.int(0)), name: row.text(1), works: row.integer(2), strength: row.real(3),
                firstYear: row.optionalInteger(4), lastYear: row.optionalInteger(5), isLowerBound: row.flag(6))
        }
    }

    /// Those with the strongest ties to one researcher, strongest first, then by id; without those whose page is hidden.
    public func nearest(to researcher: ResearcherID, limit: Int) throws(StoreError) -> [ResearcherID] {
        // Walks the primary key of coauthorship.
        try database.rows(
            """
            SELECT other_id FROM coauthorship
             WHERE researcher_id = ?1 AND other_id NOT IN (\(Self.hidden))
             ORDER BY strength DESC, other_id LIMIT ?2
            """, [.int(researcher.rawValue), .int(limit)]
        ) { ResearcherID($0.int(0)) }
    }

    /// Two people who wrote works together, in numbers.
    public struct PairRow: Hashable, Sendable {
        public var low: ResearcherID
        public var high: ResearcherID
        public var works: Int
        public var strength: Double
        public var firstYear: Int?
        public var lastYear: Int?
        public var isLowerBound: Bool
    }

    /// The pairs among these people, in the order of ids.
    public func pairs(among people: [ResearcherID]) throws(StoreError) -> [PairRow] {
        try want(people.lazy.map(\.rawValue))
        // Looks each pair up by the primary key of coauthorship.
        return try database.rows(
            """
            SELECT low.id, high.id, works, strength, first_year, last_year, is_lower_bound
              FROM temp.wanted AS low
             CROSS JOIN temp.wanted AS high ON high.id > low.id
             CROSS JOIN coauthorship ON researcher_id = low.id AND other_id = high.id
             ORDER BY low.id, high.id
            """
        ) { row in
            PairRow(
                low: ResearcherID(row.int(0)), high: ResearcherID(row.int(1)), works: row.integer(2),
                strength: row.real(3), firstYear: row.optionalInteger(4), lastYear: row.optionalInteger(5),
                isLowerBound: row.flag(6))
        }
    }

    /// Who of these is a person, with the number of their works, in the order of ids.
    public func workCounts(of people: [ResearcherID]) throws(StoreError) -> [PersonRow] {
        try want(people.lazy.map(\.rawValue))
        // Walks the wanted ids, then authorship_by_researcher.
        return try database.rows(
            """
            SELECT researcher.id, display_name,
                   (SELECT COUNT(*) FROM authorship WHERE authorship.researcher_id = researcher.id)
              FROM temp.wanted CROSS JOIN researcher ON researcher.id = wanted.id AND is_personal = 1
             ORDER BY researcher.id
            """
        ) { row in PersonRow(id: ResearcherID(row.int(0)), name: row.text(1), works: row.integer(2)) }
    }

    /// For each work of a researcher, newest first: its year, whether its author list is whole, and who else wrote it.
    public func companions(of researcher: ResearcherID) throws(StoreError) -> [(
        work: WorkID, year: Int?, isComplete: Bool, others: Set<ResearcherID>
    )] {
        var result: [(work: WorkID, year: Int?, isComplete: Bool, others: Set<ResearcherID>)] = []
        // Walks authorship_by_researcher for `mine`, then the primary key of authorship for `theirs`.
        try database.forEach(
            """
            SELECT work.id, work.year, work.authors_complete, theirs.researcher_id
              FROM authorship AS mine
              JOIN work ON work.id = mine.work_id
              LEFT JOIN authorship AS theirs ON theirs.work_id = work.id AND theirs.researcher_id <> ?1
             WHERE mine.researcher_id = ?1
             ORDER BY work.year IS NULL, work.year DESC, work.first_posted DESC, work.canonical_title, work.id
            """, [.int(researcher.rawValue)]
        ) { row in
            let work = WorkID(row.int(0))
            if result.last?.work != work {
                result.append((work, row.optionalInteger(1), row.optionalFlag(2) == true, []))
            }
            if let other = row.optionalInt(3) { result[result.count - 1].others.insert(ResearcherID(other)) }
        }
        return result
    }

    /// The subjects of a researcher's works: most works first, then code.
    public func topics(of researcher: ResearcherID) throws(StoreError) -> [TopicCount] {
        // Walks authorship_by_researcher, then the primary keys of work_topic and topic.
        try database.rows(
            """
            SELECT topic.code, topic.name, COUNT(*) AS works, topic.candidates
              FROM authorship
              JOIN work_topic ON work_topic.work_id = authorship.work_id
              JOIN topic ON topic.code = work_topic.code
             WHERE authorship.researcher_id = ?1
             GROUP BY topic.code ORDER BY works DESC, topic.code
            """, [.int(researcher.rawValue)]
        ) { row in
            TopicCount(
                code: row.text(0), name: row.text(1), works: row.integer(2),
                candidates: row.text(3).split(separator: " ").map(String.init))
        }
    }
}
