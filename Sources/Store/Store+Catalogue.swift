public import Catalog

/// Writing layer 4: which records are which work, which mentions are which researcher, and the values shown.
extension Store {
    // MARK: Runs and links

    /// Opens a run of the resolver and answers its number.
    public func openRun(parameters: String, normaliser: Int, at time: String) throws(StoreError) -> Int64 {
        try database.insert(
            """
            INSERT INTO run (params_version, normaliser_version, started_at, records, mentions, merged, split, queued)
            VALUES (?1, ?2, ?3, 0, 0, 0, 0, 0)
            """, [.text(parameters), .int(normaliser), .text(time)])
    }

    /// Notes what a run looked at and did.
    public func closeRun(_ run: Int64, records: Int, mentions: Int, merged: Int, split: Int, queued: Int)
        throws(StoreError)
    {
        try database.run(
            "UPDATE run SET records = ?2, mentions = ?3, merged = ?4, split = ?5, queued = ?6 WHERE id = ?1",
            [.int(run), .int(records), .int(mentions), .int(merged), .int(split), .int(queued)])
    }

    /// With which rules and which keys the last run was made; nil when there was none.
    public func lastRunVersions() throws(StoreError) -> (parameters: String, normaliser: Int)? {
        try database.first("SELECT params_version, normaliser_version FROM run ORDER BY id DESC LIMIT 1") { row in
            (row.text(0), row.integer(1))
        }
    }

    /// Empties layer 2, for keys and readings of another kind.
    public func dropReadings() throws(StoreError) {
        for table in ["title_key", "block_key", "name_reading"] { try database.run("DELETE FROM \(table)") }
    }

    /// Makes the links among these members exactly the given ones: others go out of force, and are kept.
    public func setLinks(
        _ links: [IdentityLink], kind: Decision.Kind, among members: [Int64], parameters: String, run: Int64
    ) throws(StoreError) {
        try want(members)
        let former = try database.rows(
            """
            SELECT a, b, score, evidence_json FROM temp.wanted CROSS JOIN link ON kind = ?1 AND a = wanted.id
             WHERE active = 1
             UNION
            SELECT a, b, score, evidence_json FROM temp.wanted CROSS JOIN link ON kind = ?1 AND b = wanted.id
             WHERE active = 1
            """, [.text(kind.rawValue)]
        ) { LinkRow(a: $0.int(0), b: $0.int(1), score: $0.real(2), evidence: $0.text(3)) }
        let due = Set(links.map { LinkRow($0) })
        for link in former where !due.contains(link) {
            try database.run(
                "UPDATE link SET active = 0 WHERE kind = ?1 AND a = ?2 AND b = ?3",
                [.text(kind.rawValue), .int(link.a), .int(link.b)])
        }
        for link in due.subtracting(former).sorted(by: { ($0.a, $0.b) < ($1.a, $1.b) }) {
            try database.run(
                """
                INSERT INTO link (kind, a, b, score, evidence_json, params_version, run_id, active)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)
                ON CONFLICT (kind, a, b) DO UPDATE SET score = excluded.score, evidence_json = excluded.evidence_json,
                    active = 1, params_version = excluded.params_version, run_id = excluded.run_id
                """,
                [
                    .text(kind.rawValue), .int(link.a), .int(link.b), .real(link.score), .text(link.evidence),
                    .text(parameters), .int(run),
                ])
        }
    }

    /// A link as it is stored.
    private struct LinkRow: Hashable {
        var a: Int64
        var b: Int64
        var score: Double
        var evidence: String

        init(a: Int64, b: Int64, score: Double, evidence: String) {
            self.a = a
            self.b = b
            self.score = score
            self.evidence = evidence
        }

        init(_ link: IdentityLink) {
            (a, b, score) = (link.a, link.b, link.score)
            evidence = EvidenceText(reason: link.reason, contributions: link.contributions).json
        }
    }

    // MARK: Works

    /// Makes a work with nothing known of it yet.
    public func addWork(run: Int64) throws(StoreError) -> WorkID {
        WorkID(
            try database.insert(
                "INSERT INTO work (canonical_title, byline, year_is_inferred, created_run) VALUES ('', '', 0, ?1)",
                [.int(run)]))
    }

    /// Puts a record into a work, or with nil into none.
    public func setWork(_ work: WorkID?, of record: RecordID) throws(StoreError) {
        guard let work else {
            return try database.run("DELETE FROM work_record WHERE record_id = ?1", [.int(record.rawValue)])
        }
        try database.run(
            """
            INSERT INTO work_record (record_id, work_id) VALUES (?1, ?2)
            ON CONFLICT (record_id) DO UPDATE SET work_id = excluded.work_id
            """, [.int(record.rawValue), .int(work.rawValue)])
    }

    /// The row of a work, but for what belongs to its authors.
    public struct WorkRow: Hashable, Sendable {
        public var title: String?
        public var canonicalTitle = ""
        public var abstract: String?
        public var abstractRecord: RecordID?
        public var byline = ""
        public var year: Int?
        public var firstPosted: String?
        public var yearIsInferred = false
        public var authorsComplete: Bool?
        public var doi: String?
        public var arxiv: String?
        public init() {}
    }

    /// Writes the values of a work, unless they are there already: an unchanged row costs no index work.
    public func setValues(_ row: WorkRow, of work: WorkID) throws(StoreError) {
        let abstractRecord = row.abstractRecord?.rawValue
        try database.run(
            """
            UPDATE work SET title = ?2, canonical_title = ?3, abstract = ?4, abstract_record = ?5, byline = ?6,
                   year = ?7, first_posted = ?8, year_is_inferred = ?9, authors_complete = ?10, doi = ?11, arxiv = ?12
             WHERE id = ?1
               AND (title IS NOT ?2 OR canonical_title IS NOT ?3 OR abstract IS NOT ?4 OR abstract_record IS NOT ?5
                    OR byline IS NOT ?6 OR year IS NOT ?7 OR first_posted IS NOT ?8 OR year_is_inferred IS NOT ?9
                    OR authors_complete IS NOT ?10 OR doi IS NOT ?11 OR arxiv IS NOT ?12)
            """,
            [
                .int(work.rawValue), .text(row.title), .text(row.canonicalTitle), .text(row.abstract),
                abstractRecord.map { .int($0) } ?? .null, .text(row.byline), .int(row.year), .text(row.firstPosted),
                .flag(row.yearIsInferred), .flag(row.authorsComplete), .text(row.doi), .text(row.arxiv),
            ])
    }

    /// Replaces the authors of a work: at most one row a researcher, at most one researcher a place.
    public func setAuthors(_ authors: [(researcher: ResearcherID, position: Int?)], of work: WorkID)
        throws(StoreError)
    {
        try database.run("DELETE FROM authorship WHERE work_id = ?1", [.int(work.rawValue)])
        for author in authors {
            try database.run(
                "INSERT INTO authorship (work_id, researcher_id, position) VALUES (?1, ?2, ?3)",
                [.int(work.rawValue), .int(author.researcher.rawValue), .int(author.position)])
        }
    }

    /// Writes down what topics are called.
    public func setTopics(
        _ topics: [(code: String, name: String, subject: String, candidates: [String])]
    ) throws(StoreError) {
        for topic in topics {
            try database.run(
                """
                INSERT INTO topic (code, name, subject, candidates) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, subject = excluded.subject,
                    candidates = excluded.candidates
                """,
                [
                    .text(topic.code), .text(topic.name), .text(topic.subject),
                    .text(topic.candidates.joined(separator: " ")),
                ])
        }
    }

    /// Replaces the topics of a work, which are written down already.
    public func setTopics(_ codes: [String], of work: WorkID) throws(StoreError) {
        try database.run("DELETE FROM work_topic WHERE work_id = ?1", [.int(work.rawValue)])
        for code in codes {
            try database.run(
                "INSERT INTO work_topic (work_id, code) VALUES (?1, ?2)", [.int(work.rawValue), .text(code)])
        }
    }

    /// Takes a work away that no record is in any more. Its id answers with its successor, or with nothing.
    public func retire(_ work: WorkID, into successor: WorkID?, run: Int64) throws(StoreError) {
        let id = Value.int(work.rawValue)
        try database.run("DELETE FROM authorship WHERE work_id = ?1", [id])
        try database.run("DELETE FROM work_topic WHERE work_id = ?1", [id])
        try database.run("DELETE FROM citation WHERE citing = ?1 OR cited = ?1", [id])
        try database.run("DELETE FROM work WHERE id = ?1", [id])
        try redirect(kind: .work, work.rawValue, to: successor?.rawValue, run: run)
    }

    // MARK: Researchers

    public func addResearcher(name: String, forms: String, isPersonal: Bool, run: Int64) throws(StoreError)
        -> ResearcherID
    {
        ResearcherID(
            try database.insert(
                "INSERT INTO researcher (display_name, name_forms, is_personal, created_run) VALUES (?1, ?2, ?3, ?4)",
                [.text(name), .text(forms), .flag(isPersonal), .int(run)]))
    }

    public func setName(_ name: String, forms: String, isPersonal: Bool, of researcher: ResearcherID)
        throws(StoreError)
    {
        try database.run(
            """
            UPDATE researcher SET display_name = ?2, name_forms = ?3, is_personal = ?4
             WHERE id = ?1 AND (display_name IS NOT ?2 OR name_forms IS NOT ?3 OR is_personal IS NOT ?4)
            """, [.int(researcher.rawValue), .text(name), .text(forms), .flag(isPersonal)])
    }

    public func setResearcher(_ researcher: ResearcherID, of mention: MentionID) throws(StoreError) {
        try database.run(
            """
            INSERT INTO researcher_mention (mention_id, researcher_id) VALUES (?1, ?2)
            ON CONFLICT (mention_id) DO UPDATE SET researcher_id = excluded.researcher_id
            """, [.int(mention.rawValue), .int(researcher.rawValue)])
    }

    /// Takes a researcher away who has no mention any more. Their id answers with their successor.
    public func retire(_ researcher: ResearcherID, into successor: ResearcherID?, run: Int64) throws(StoreError) {
        let id = Value.int(researcher.rawValue)
        try database.run("DELETE FROM authorship WHERE researcher_id = ?1", [id])
        try deleteCoauthorships(of: [researcher])
        try database.run("DELETE FROM trust WHERE researcher_id = ?1", [id])
        try database.run("DELETE FROM researcher WHERE id = ?1", [id])
        try redirect(kind: .person, researcher.rawValue, to: successor?.rawValue, run: run)
    }

    private func redirect(kind: Decision.Kind, _ old: Int64, to new: Int64?, run: Int64) throws(StoreError) {
        guard let new else { return }
        try database.run(
            "UPDATE redirect SET new_id = ?3 WHERE kind = ?1 AND new_id = ?2",
            [.text(kind.rawValue), .int(old), .int(new)])
        try database.run(
            """
            INSERT INTO redirect (kind, old_id, new_id, run_id) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (kind, old_id) DO UPDATE SET new_id = excluded.new_id, run_id = excluded.run_id
            """, [.text(kind.rawValue), .int(old), .int(new), .int(run)])
    }
}
