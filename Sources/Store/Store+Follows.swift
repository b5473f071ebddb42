public import Catalog

/// What accounts follow, and the works seen there.
extension Store {
    // MARK: Follows

    /// Begins to follow, or goes on following what was followed already.
    public func addFollow(of target: FollowTarget, by account: AccountID, at now: Instant) throws(StoreError)
        -> FollowID
    {
        let (researcher, words) = Self.columns(of: target)
        try database.run(
            """
            INSERT INTO follow (account_id, kind, researcher_id, words, since, is_muted) VALUES (?1, ?2, ?3, ?4, ?5, 0)
            ON CONFLICT DO NOTHING
            """,
            [.int(account.rawValue), .text(target.kind.rawValue), researcher, words, .text(now.description)])
        let id = try database.first(
            """
            SELECT id FROM follow
             WHERE account_id = ?1 AND kind = ?2 AND IFNULL(researcher_id, 0) = IFNULL(?3, 0)
               AND IFNULL(words, '') = IFNULL(?4, '')
            """, [.int(account.rawValue), .text(target.kind.rawValue), researcher, words]
        ) { FollowID($0.int(0)) }
        return id ?? FollowID(0)
    }

    private static func columns(of target: FollowTarget) -> (researcher: Value, words: Value) {
        switch target {
        case .researcher(let id): (.int(id.rawValue), .null)
        case .topic(let text), .search(let text): (.null, .text(text))
        }
    }

    /// What an account follows, in the order in which it began; a thing followed under two ids that are one by now
    /// stands once.
    public func follows(of account: AccountID) throws(StoreError) -> [Follow] {
        let found = try follows(where: "follow.account_id = ?1", [.int(account.rawValue)])
        var seen: Set<FollowTarget> = []
        return found.filter { seen.insert($0.target).inserted }
    }

    public func follow(_ id: FollowID) throws(StoreError) -> Follow? {
        try follows(where: "follow.id = ?1", [.int(id.rawValue)]).first
    }

    /// Every follow whose target is the same today, of one account or, with nil, of all.
    public func follows(of target: FollowTarget, by account: AccountID?) throws(StoreError) -> [Follow] {
        let mine = account.map { Value.int($0.rawValue) } ?? .null
        switch target {
        case .researcher(let id):
            return try follows(
                where: """
                    follow.kind = 'researcher' AND (?1 IS NULL OR follow.account_id = ?1)
                    AND (follow.researcher_id = ?2
                         OR follow.researcher_id IN (SELECT old_id FROM redirect WHERE kind = 'person' AND new_id = ?2))
                    """, [mine, .int(id.rawValue)])
        case .topic(let words), .search(let words):
            return try follows(
                where: "follow.kind = ?2 AND follow.words = ?3 AND (?1 IS NULL OR follow.account_id = ?1)",
                [mine, .text(target.kind.rawValue), .text(words)])
        }
    }

    private func follows(where condition: String, _ values: [Value]) throws(StoreError) -> [Follow] {
        let rows = try database.rows(
            """
            SELECT follow.id, follow.account_id, follow.kind, IFNULL(redirect.new_id, follow.researcher_id),
                   follow.words, follow.since, follow.is_muted,
                   IIF(researcher.id IN (\(Self.hidden)), '\(Self.nameWithheld)', researcher.display_name), topic.name
              FROM follow
              LEFT JOIN redirect ON redirect.kind = 'person' AND redirect.old_id = follow.researcher_id
              LEFT JOIN researcher ON researcher.id = IFNULL(redirect.new_id, follow.researcher_id)
              LEFT JOIN topic ON follow.kind = 'topic' AND topic.code = follow.words
             WHERE \(condition) ORDER BY follow.id
            """, values
        ) { row in
            let target: FollowTarget
            let name: String
            switch FollowTarget.Kind(rawValue: row.text(2)) {
            case .researcher:
                target = .researcher(ResearcherID(row.int(3)))
                name = row.optionalText(7) ?? "R\(row.int(3))"
            case .topic:
                target = .topic(row.text(4))
                name = row.text(4) + (row.optionalText(8).map { " \($0)" } ?? "")
            default:
                target = .search(row.text(4))
                name = "“\(row.text(4))”"
            }
            return Follow(
                id: FollowID(row.int(0)), account: AccountID(row.int(1)), target: target, name: name,
                since: Instant(row.text(5)) ?? Instant(secondsSinceEpoch: 0), isMuted: row.flag(6))
        }
        var counted: [Follow] = []
        for var follow in rows {
            follow.followers = try followerCount(of: follow.target)
            counted.append(follow)
        }
        return counted
    }

    /// How many accounts follow this, under whatever id they began.
    public func followerCount(of target: FollowTarget) throws(StoreError) -> Int {
        let found: Int?
        switch target {
        case .researcher(let id):
            found = try database.first(
                """
                SELECT COUNT(DISTINCT account_id) FROM follow
                 WHERE researcher_id = ?1
                    OR researcher_id IN (SELECT old_id FROM redirect WHERE kind = 'person' AND new_id = ?1)
                """, [.int(id.rawValue)]
            ) { $0.integer(0) }
        case .topic(let words), .search(let words):
            found = try database.first(
                "SELECT COUNT(DISTINCT account_id) FROM follow WHERE kind = ?1 AND words = ?2",
                [.text(target.kind.rawValue), .text(words)]
            ) { $0.integer(0) }
        }
        return found ?? 0
    }

    public func removeFollow(_ id: FollowID) throws(StoreError) {
        try database.run("DELETE FROM follow WHERE id = ?1", [.int(id.rawValue)])
    }

    public func setMuted(_ isMuted: Bool, follow: FollowID) throws(StoreError) {
        try database.run("UPDATE follow SET is_muted = ?2 WHERE id = ?1", [.int(follow.rawValue), .flag(isMuted)])
    }

    // MARK: Sightings

    /// The works seen in what a follow names, newest first; a work that went into another is that one.
    public func sightings(of follow: FollowID, limit: Int) throws(StoreError) -> [Sighting] {
        try database.rows(
            """
            SELECT work.id, work.title, work.byline, work.abstract, work.doi, work.arxiv, MIN(sighting.at) AS at
              FROM sighting
              LEFT JOIN redirect ON redirect.kind = 'work' AND redirect.old_id = sighting.work_id
              JOIN work ON work.id = IFNULL(redirect.new_id, sighting.work_id)
             WHERE sighting.follow_id = ?1
             GROUP BY work.id ORDER BY at DESC, work.id DESC LIMIT ?2
            """, [.int(follow.rawValue), .int(limit)]
        ) { row in
            Sighting(
                work: WorkID(row.int(0)), title: row.optionalText(1), authors: row.text(2),
                abstract: row.optionalText(3), doi: row.optionalText(4), arxiv: row.optionalText(5),
                at: Instant(row.text(6)) ?? Instant(secondsSinceEpoch: 0))
        }
    }

    /// Notes the works that follows now show and did not before.
    ///
    /// - Parameters:
    ///   - follow: the one to look at; nil for all.
    ///   - works: those that may be new there; nil for all.
    ///   - at: since when they are there; nil for the day each came into the catalogue.
    /// - Returns: for each follow, its new works.
    @discardableResult
    public func noteSightings(in follow: FollowID?, of works: Set<WorkID>?, at now: Instant?) throws(StoreError)
        -> [FollowID: [WorkID]]
    {
        var found: [FollowID: [WorkID]] = [:]
        for (id, work) in try newSightings(in: follow, of: works) {
            try database.run(
                """
                INSERT INTO sighting (follow_id, work_id, at)
                SELECT ?1, ?2, IFNULL(?3, (SELECT run.started_at FROM work JOIN run ON run.id = work.created_run
                                            WHERE work.id = ?2))
                """, [.int(id.rawValue), .int(work.rawValue), .text(now?.description)])
            found[id, default: []].append(work)
        }
        return found
    }

    private func newSightings(in follow: FollowID?, of works: Set<WorkID>?) throws(StoreError) -> [(FollowID, WorkID)] {
        if let works {
            try want(works.lazy.map(\.rawValue))
        } else {
            try want(try allWorks().lazy.map(\.rawValue))
        }
        let only = follow.map { Value.int($0.rawValue) } ?? .null
        let isNew = """
            (?1 IS NULL OR follow.id = ?1)
            AND NOT EXISTS (SELECT 1 FROM sighting
                              LEFT JOIN redirect ON redirect.kind = 'work' AND redirect.old_id = sighting.work_id
                             WHERE sighting.follow_id = follow.id
                               AND IFNULL(redirect.new_id, sighting.work_id) = wanted.id)
            """
        var found = try database.rows(
            """
            SELECT DISTINCT follow.id, wanted.id
              FROM temp.wanted
             CROSS JOIN authorship ON authorship.work_id = wanted.id
             CROSS JOIN follow ON follow.kind = 'researcher'
                    AND (follow.researcher_id = authorship.researcher_id
                         OR follow.researcher_id IN (SELECT old_id FROM redirect
                                                      WHERE kind = 'person' AND new_id = authorship.researcher_id))
             WHERE \(isNew) ORDER BY follow.id, wanted.id
            """, [only]
        ) { (FollowID($0.int(0)), WorkID($0.int(1))) }
        found += try database.rows(
            """
            SELECT DISTINCT follow.id, wanted.id
              FROM temp.wanted
             CROSS JOIN work_topic ON work_topic.work_id = wanted.id
             CROSS JOIN follow ON follow.kind = 'topic' AND follow.words = work_topic.code
             WHERE \(isNew) ORDER BY follow.id, wanted.id
            """, [only]
        ) { (FollowID($0.int(0)), WorkID($0.int(1))) }
        let searches = try database.rows(
            "SELECT id, words FROM follow WHERE kind = 'search' AND (?1 IS NULL OR id = ?1) ORDER BY id", [only]
        ) { (FollowID($0.int(0)), $0.text(1)) }
        for (id, words) in searches {
            let query = Self.allOf(words.split(separator: " ").map(String.init), lastIsPrefix: false)
            found += try database.rows(
                """
                SELECT follow.id, wanted.id
                  FROM work_text
                 CROSS JOIN temp.wanted ON wanted.id = work_text.rowid
                 CROSS JOIN follow ON follow.id = ?1
                 WHERE work_text MATCH ?2 AND \(isNew) ORDER BY wanted.id
                """, [.int(id.rawValue), .text(query)]
            ) { (FollowID($0.int(0)), WorkID($0.int(1))) }
        }
        return found
    }
}
