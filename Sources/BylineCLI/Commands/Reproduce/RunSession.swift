import Byline
import Catalog

extension Session {
    /// Where runs are kept: the store, when there is one.
    /// - Returns: nil, and a note, when there is none.
    func registrarForRuns() throws -> Registrar? {
        guard let registrar = try registrarIfAny(.write) else {
            diagnostics.note(
                "There is no catalogue at “\(storePath)”, so this run is kept nowhere; `byline import` makes one.")
            return nil
        }
        return registrar
    }

    /// The store, or nil where none was made yet.
    func registrarIfAny(_ mode: Registrar.Mode) throws -> Registrar? {
        do { _ = try Files.facts(storePath) } catch let error where error.isAbsence { return nil } catch {
            throw BylineError(.denied, "“\(storePath)” cannot be opened: \(error.reason)", mend: "Name another store")
        }
        return try registrar(mode)
    }

    /// Does an order, keeping each sample at once wherever samples are kept.
    func perform(
        _ order: ReproductionDesk.Order, at desk: ReproductionDesk, journal: RunJournal?, file: RunFile?,
        isStopped: @escaping @Sendable () -> Bool
    ) throws -> ReproductionFinding {
        var meter = meter(of: order.name)
        let start = surroundings.now()
        defer { meter.ending().map(diagnostics.raw) }
        let finding = try desk.run(order, isStopped: isStopped) { sample, done, total in
            try journal?.keep(sample)
            try file?.append(sample.json)
            show(&meter, done: done, total: total, since: start)
        }
        try journal?.finish(finding)
        return finding
    }

    /// A meter of samples.
    func meter(of name: String) -> ProgressMeter {
        let redraws = surroundings.errorsAreTerminal && surroundings.environment["TERM"] != "dumb"
        return ProgressMeter(total: 0, redraws: redraws && !diagnostics.isJSON, noun: "samples of \(name)")
    }

    func show(_ meter: inout ProgressMeter, done: Int, total: Int, since start: Duration) {
        meter.total = total
        guard let text = meter.text(done: done, elapsed: surroundings.now() - start) else { return }
        if meter.redraws { diagnostics.raw(text) } else { diagnostics.progress(text) }
    }

    /// Says where a run is kept, or how to go on with one that was stopped.
    func tellKeeping(_ finding: ReproductionFinding, journal: RunJournal?, file: RunFile?) {
        if finding.isComplete {
            if let journal { diagnostics.note("Kept as \(journal.id) in \(storePath).") }
            return
        }
        guard let place = journal.map({ "\($0.id)" }) ?? file?.path else { return }
        diagnostics.note(
            """
            \(finding.finished) of \(finding.tasks) samples are kept; go on with `byline reproduce resume \(place)`.
            """)
    }

    /// Prints what was found and says how the call ends: 1 when some claim is not reproduced.
    func tell(_ findings: [ReproductionFinding], to output: inout some TextOutputStream) -> ExitStatus {
        if format == .table {
            output.write(findings.map { FindingPage.text($0, layout) }.joined(separator: "\n"))
        } else {
            output.write(Listing<FoundClaim>.findings.render(FoundClaim.all(findings), as: format, layout: layout))
        }
        return findings.contains { $0.summary.verdict == .notReproduced } ? .failure : .ok
    }
}
