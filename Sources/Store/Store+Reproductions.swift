public import Catalog

/// Runs of reproductions: begun, filled sample by sample, finished; nothing is ever changed.
extension Store {
    /// What is kept when a run begins. The three JSON texts are the caller's.
    public struct NewRun: Sendable {
        /// The store gives the id; samples and result come later.
        public var run: RecordedRun
        public var arxiv: String
        public var doi: String
        public var settingsJSON: String
        public var parametersJSON: String

        public init(run: RecordedRun, arxiv: String, doi: String, settingsJSON: String, parametersJSON: String) {
            self.run = run
            self.arxiv = arxiv
            self.doi = doi
            self.settingsJSON = settingsJSON
            self.parametersJSON = parametersJSON
        }
    }

    public func begin(_ new: NewRun) throws(StoreError) -> ReproductionRunID {
        let run = new.run
        return ReproductionRunID(
            try database.insert(
                """
                INSERT INTO reproduction_run
                    (reproduction, revision, arxiv, doi, size, seed, settings_json, parameters_json, tasks, code, system,
                     architecture, processor, threads, started_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                """,
                [
                    .text(run.reproduction), .int(run.revision), .text(new.arxiv), .text(new.doi), .text(run.size),
                    .text("\(run.seed)"), .text(new.settingsJSON), .text(new.parametersJSON), .int(run.tasks),
                    .text(run.code), .text(run.machine.system), .text(run.machine.architecture),
                    .text(run.machine.processor), .int(run.threads), .text(run.startedAt),
                ]))
    }

    /// Keeps a finished sample. One that is there already stays: whoever made it again made the same.
    public func addSample(_ json: String, task: Int, of run: ReproductionRunID) throws(StoreError) {
        try database.run(
            """
            INSERT INTO reproduction_sample (run_id, task, sample_json) VALUES (?1, ?2, ?3)
                ON CONFLICT (run_id, task) DO NOTHING
            """, [.int(run.rawValue), .int(task), .text(json)])
    }

    /// Keeps what a complete run says; one that is finished already stays as it is.
    public func finish(
        _ run: ReproductionRunID, at time: String, verdict: ReproductionVerdict,
        outcomes: [ReproductionFinding.Outcome], csv: String, svg: String
    ) throws(StoreError) {
        try transaction { () throws(StoreError) in
            guard try recordedRun(run)?.finishedAt == nil else { return }
            try database.run(
                """
                INSERT INTO reproduction_result (run_id, finished_at, verdict, data_csv, figure_svg)
                VALUES (?1, ?2, ?3, ?4, ?5)
                """, [.int(run.rawValue), .text(time), .text(verdict.rawValue), .text(csv), .text(svg)])
            for (index, outcome) in outcomes.enumerated() {
                let measured = outcome.measured
                try database.run(
                    """
                    INSERT INTO reproduction_outcome
                        (run_id, ordinal, claim, printed, measured, error, spread, samples, note, verdict)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                    """,
                    [
                        .int(run.rawValue), .int(index + 1), .text(outcome.claim.id), .real(outcome.claim.value),
                        .real(measured?.value), .real(measured?.error), .real(measured?.spread),
                        .int(measured?.samples), .text(measured?.note), .text(outcome.verdict.rawValue),
                    ])
            }
        }
    }

    // MARK: Questions

    public func recordedRun(_ id: ReproductionRunID) throws(StoreError) -> RecordedRun? {
        try database.first("\(Self.runs) WHERE reproduction_run.id = ?1", [.int(id.rawValue)], Self.run)
    }

    /// Runs of one reproduction, the latest first.
    public func recordedRuns(of reproduction: String) throws(StoreError) -> [RecordedRun] {
        // Walks reproduction_run_by_name.
        try database.rows(
            "\(Self.runs) WHERE reproduction = ?1 ORDER BY reproduction_run.id DESC", [.text(reproduction)], Self.run)
    }

    /// The latest run that lacks samples or a result; nil when there is none.
    public func latestUnfinishedRun() throws(StoreError) -> RecordedRun? {
        try database.first(
            "\(Self.runs) WHERE verdict IS NULL ORDER BY reproduction_run.id DESC LIMIT 1", [], Self.run)
    }

    /// The samples of a run as they were kept, by ascending task.
    public func samples(of run: ReproductionRunID) throws(StoreError) -> [String] {
        try database.rows(
            "SELECT sample_json FROM reproduction_sample WHERE run_id = ?1 ORDER BY task", [.int(run.rawValue)]
        ) { $0.text(0) }
    }

    /// What a finished run measured for each claim, in the record's order.
    public func outcomes(of run: ReproductionRunID) throws(StoreError) -> [(
        claim: String, measured: ReproductionFinding.Measurement?, verdict: ReproductionVerdict
    )] {
        try database.rows(
            """
            SELECT claim, measured, error, spread, samples, note, verdict
              FROM reproduction_outcome WHERE run_id = ?1 ORDER BY ordinal
            """, [.int(run.rawValue)]
        ) { row in
            let measured = row.optionalReal(1).map {
                ReproductionFinding.Measurement(
                    value: $0, error: row.optionalReal(2), spread: row.optionalReal(3), samples: row.integer(4),
                    note: row.optionalText(5))
            }
            return (row.text(0), measured, ReproductionVerdict(rawValue: row.text(6)) ?? .notRun)
        }
    }

    private static let runs = """
        SELECT reproduction_run.id, reproduction, revision, size, seed, code, system, architecture, processor, threads,
               started_at, finished_at, verdict, tasks,
               (SELECT COUNT(*) FROM reproduction_sample WHERE reproduction_sample.run_id = reproduction_run.id),
               (SELECT group_concat(key || '=' || printf('%!.17g', value)) FROM json_each(settings_json))
          FROM reproduction_run LEFT JOIN reproduction_result ON reproduction_result.run_id = reproduction_run.id
        """

    private static func run(_ row: Row) -> RecordedRun {
        RecordedRun(
            id: ReproductionRunID(row.int(0)), reproduction: row.text(1), revision: row.integer(2), size: row.text(3),
            seed: UInt64(row.text(4)) ?? 0, settings: settings(row.text(15)), code: row.text(5),
            machine: MachineFacts(system: row.text(6), architecture: row.text(7), processor: row.text(8)),
            threads: row.integer(9), startedAt: row.text(10), finishedAt: row.optionalText(11),
            verdict: row.optionalText(12).flatMap(ReproductionVerdict.init), finished: row.integer(14),
            tasks: row.integer(13))
    }

    /// Reads `K=3,alpha=0.8`.
    private static func settings(_ text: String) -> [String: Double] {
        Dictionary(
            text.split(separator: ",").compactMap { pair in
                let parts = pair.split(separator: "=")
                return parts.count == 2 ? Double(parts[1]).map { (String(parts[0]), $0) } : nil
            }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: Code of papers

    /// What people said of a paper's code, in the order in which they said it.
    public func codeLinks(arxiv: String?, doi: String?) throws(StoreError) -> [CodeLink] {
        // Walks code_link_by_arxiv and code_link_by_doi.
        try database.rows(
            "SELECT address, relation, evidence FROM code_link WHERE arxiv = ?1 OR doi = ?2 ORDER BY id",
            [.text(arxiv), .text(doi)]
        ) { row in
            CodeLink(
                address: row.text(0), relation: CodeLink.Relation(rawValue: row.text(1)) ?? .mentioned,
                evidence: row.text(2))
        }
    }

    public func addCodeLink(_ link: CodeLink, arxiv: String?, doi: String?, at time: String) throws(StoreError) {
        try database.run(
            "INSERT INTO code_link (arxiv, doi, address, relation, evidence, said_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            [
                .text(arxiv), .text(doi), .text(link.address), .text(link.relation.rawValue), .text(link.evidence),
                .text(time),
            ])
    }
}
