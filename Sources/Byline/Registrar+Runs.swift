public import Catalog
import Foundation
import Reproductions
import Store

extension Registrar {
    // MARK: What there is

    /// Every reproduction with the run that speaks for it, in the order of the papers.
    public func standings() throws(BylineError) -> [ReproductionStanding] {
        try ask { store throws(StoreError) in
            var standings: [ReproductionStanding] = []
            for reproduction in Reproductions.reproductions {
                standings.append(try store.standing(of: reproduction.record))
            }
            return standings
        }
    }

    /// The runs of one reproduction, the latest first.
    public func runs(of name: String) throws(BylineError) -> [RecordedRun] {
        try ask { store throws(StoreError) in try store.recordedRuns(of: name) }
    }

    // MARK: Keeping a run

    /// Writes down that a run begins; a busy or read-only store is told here, before any work.
    public func begin(_ order: ReproductionDesk.Order, on machine: MachineFacts) throws(BylineError) -> RunJournal {
        let (run, record) = (order.run, order.reproduction.record)
        let new = Store.NewRun(
            run: RecordedRun(
                id: ReproductionRunID(0), reproduction: run.reproduction, revision: run.revision,
                size: run.plan.effort.rawValue, seed: run.plan.seed, code: run.code, machine: machine,
                threads: order.threads, startedAt: Self.timestamp(), finished: 0, tasks: run.tasks),
            arxiv: record.paper.arxiv, doi: record.paper.doi, settingsJSON: try Self.json(run.plan.settings),
            parametersJSON: try Self.json(run.parameters))
        return RunJournal(id: try ask { store throws(StoreError) in try store.begin(new) }, registrar: self)
    }

    /// Goes on with a run whose samples are not all there.
    /// - Parameter id: nil for the latest of them.
    public func goOn(
        with id: ReproductionRunID?, at desk: ReproductionDesk, threads: Int
    ) throws(BylineError) -> (order: ReproductionDesk.Order, journal: RunJournal) {
        let found = try ask { store throws(StoreError) -> RecordedRun? in
            guard let id else { return try store.latestUnfinishedRun() }
            return try store.recordedRun(id)
        }
        let run = try found.orNotFound(
            id.map { "There is no run \($0)" } ?? "No run was stopped before its end",
            mend: "`byline reproduce show NAME` lists the runs of a reproduction")
        guard run.verdict == nil else {
            throw BylineError(
                .conflict, "\(run.id) of \(run.reproduction) is finished", mend: "Run it again, or verify it",
                subject: "\(run.id)")
        }
        let order = try desk.order(
            goingOnWith: try document(of: run, code: run.code), label: "\(run.id)", threads: threads)
        let journal = RunJournal(id: run.id, registrar: self)
        // Nothing is added; a busy or read-only store is told before any work.
        try journal.flush()
        return (order, journal)
    }

    // MARK: Asking a run

    /// Runs a kept run once more and compares.
    /// - Parameter name: `X4`, or a reproduction's name for the run that speaks for it.
    public func verify(
        _ name: String, at desk: ReproductionDesk, threads: Int,
        onSample: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(BylineError) -> RunVerification {
        let run = try recordedRun(name)
        return try desk.verify(
            try document(of: run, code: desk.code), label: "\(run.id) of \(run.reproduction)", threads: threads,
            onSample: onSample)
    }

    /// One run by its id, or the one that speaks for a reproduction.
    func recordedRun(_ name: String) throws(BylineError) -> RecordedRun {
        if let id = ReproductionRunID(printed: name) {
            return try ask { store throws(StoreError) in try store.recordedRun(id) }
                .orNotFound("There is no run \(id)", mend: "`byline reproduce show NAME` lists the runs")
        }
        let standing = try standings().first { $0.summary.name == name }
            .orNotFound(
                "“\(name)” is neither a run nor a reproduction", mend: "`byline reproduce list` prints the names")
        return try standing.run.orNotFound(
            "No finished run of “\(name)” is kept", mend: "Make one with `byline reproduce run \(name)`")
    }

    /// A kept run as it was, for a program that makes the same numbers.
    func document(of run: RecordedRun, code: String) throws(BylineError) -> ReproductionRun {
        let samples = try ask { store throws(StoreError) in try store.samples(of: run.id) }
        do {
            let reproduction = try reproduction(named: run.reproduction)
            let revision = reproduction.record.revision
            guard revision == run.revision else {
                throw ReproductionError(
                    "\(run.id) is of revision \(run.revision) of \(run.reproduction), this program has \(revision)",
                    mend: "Run it anew; its numbers are others now")
            }
            let plan = try RunPlan(
                Effort(rawValue: run.size) ?? .check, seed: run.seed, settings: run.settings, of: reproduction)
            return try ReproductionRun(of: reproduction, plan, code: code).with(
                try samples.map { try Sample(json: $0) })
        } catch let error as ReproductionError {
            throw BylineError(.conflict, error.what, mend: error.mend, subject: "\(run.id)")
        } catch {
            throw BylineError(
                .failure, "A sample of \(run.id) cannot be read: \(error)", mend: "Run `byline check` on the store")
        }
    }

    private static func json(_ value: some Encodable) throws(BylineError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return String(decoding: try encoder.encode(value), as: UTF8.self) } catch {
            throw BylineError(.failure, "The run cannot be written down: \(error)", mend: "")
        }
    }
}

/// Keeps a run in the store, sample by sample; killed at any moment it has lost only what was under way.
public final class RunJournal {
    public let id: ReproductionRunID
    private let registrar: Registrar
    /// What waits for a store that somebody else is writing to.
    private var waiting: [ReproductionDesk.KeptSample] = []

    init(id: ReproductionRunID, registrar: Registrar) {
        self.id = id
        self.registrar = registrar
    }

    /// Keeps one sample; while another process writes to the store it waits for the next.
    public func keep(_ sample: ReproductionDesk.KeptSample) throws(BylineError) {
        waiting.append(sample)
        do { try flush() } catch let error where error.kind == .limit { return }
    }

    /// Keeps the samples that an order brought with it.
    public func keepAll(of order: ReproductionDesk.Order) throws(BylineError) {
        for sample in order.run.samples {
            do { waiting.append(.init(task: sample.task, json: try sample.json())) } catch {
                throw BylineError(.failure, "A sample cannot be written down: \(error)", mend: "")
            }
        }
        try flush()
    }

    /// Keeps what a finding says, when it has all samples.
    public func finish(_ finding: ReproductionFinding) throws(BylineError) {
        try flush()
        guard finding.isComplete else { return }
        try registrar.ask { store throws(StoreError) in
            try store.finish(
                id, at: Registrar.timestamp(), verdict: finding.summary.verdict, outcomes: finding.outcomes,
                csv: finding.documents.csv, svg: finding.documents.svg)
            let authors = try store.researchers(reproducedBy: id)
            try store.transaction { () throws(StoreError) -> Void in
                try TrustKeeper(store, asOf: Registrar.now()).refresh(authors)
            }
        }
    }

    func flush() throws(BylineError) {
        try registrar.ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                for sample in waiting { try store.addSample(sample.json, task: sample.task, of: id) }
            }
        }
        waiting = []
    }
}

extension Store {
    /// A reproduction with the run that speaks for it: finished, with the paper's own settings and the record's present
    /// revision; of these the latest of the largest size, since a larger run answers more claims.
    func standing(of record: ReproductionRecord) throws(StoreError) -> ReproductionStanding {
        let runs = try recordedRuns(of: record.name).filter {
            $0.verdict != nil && $0.isAsPrinted && $0.revision == record.revision
        }
        let sizes = Effort.allCases.map(\.rawValue).reversed()
        let run = sizes.lazy.compactMap { size in runs.first { $0.size == size } }.first
        var found: [String: (ReproductionFinding.Measurement?, ReproductionVerdict)] = [:]
        if let run { for row in try outcomes(of: run.id) { found[row.claim] = (row.measured, row.verdict) } }
        let outcomes = record.claims.map { claim in
            ReproductionFinding.Outcome(
                claim: PrintedNumber(claim), measured: found[claim.id]?.0,
                verdict: found[claim.id]?.1 ?? (claim.needsSource == nil ? .notRun : .needsSource))
        }
        return ReproductionStanding(
            summary: ReproductionSummary(record, verdict: run?.verdict ?? .notRun), run: run, outcomes: outcomes)
    }
}
