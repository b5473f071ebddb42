/// What a run says: each claim with its measurement and verdict, the figure, and the numbers behind both.
public struct Assessment: Hashable, Sendable {
    public let record: ReproductionRecord
    /// One for each claim, in the record's order.
    public let outcomes: [ClaimOutcome]
    public let figure: Figure
    /// Every observation of the run as CSV: task, series, x, value, why there is none.
    public let observationsCSV: String

    /// Judges a run, complete or not; claims whose samples are missing are not run, and none is when the caller set
    /// something otherwise than the paper has it.
    /// - Throws: when the run is of another reproduction or an older revision of this one.
    public init(of run: ReproductionRun, by reproduction: any Reproduction.Type) throws(ReproductionError) {
        let record = reproduction.record
        guard run.reproduction == record.name, run.revision == record.revision else {
            throw ReproductionError(
                "the run is of \(run.heading), not of \(record.name) r\(record.revision)",
                mend: "Judge it with the version it was made by, or run it again")
        }
        let observations = run.observations
        self.record = record
        outcomes = record.claims.map {
            ClaimOutcome(
                $0, measured: reproduction.measure($0, from: observations), isAsPrinted: run.plan.isAsPrinted)
        }
        figure = reproduction.figure(from: observations).with(run.plan.settings)
        observationsCSV = run.samples.reduce("task,series,x,value,why\n") { text, sample in
            sample.observations.reduce(text) { text, seen in
                let value = seen.value.map { "\($0)" } ?? ""
                return text + "\(sample.task),\(csvField(seen.series)),\(seen.x),\(value),\(csvField(seen.why ?? ""))\n"
            }
        }
    }

    /// The worst of the verdicts that judge anything: not reproduced, close, reproduced; failing these not run, and
    /// needs source when nothing else is claimed. Alternative readings are left out.
    public var verdict: Verdict {
        let order: [Verdict] = [.notReproduced, .close, .notRun, .reproduced, .needsSource]
        let verdicts = Set(outcomes.filter { !$0.claim.isAlternative }.map(\.verdict))
        return order.first { verdicts.contains($0) } ?? .notRun
    }
}

extension Figure {
    /// The figure of a run with settings of the caller's: it names them and leaves out what the paper prints for others.
    fileprivate func with(_ settings: [String: Double]) -> Figure {
        guard !settings.isEmpty else { return self }
        let shown = settings.sorted { $0.key < $1.key }.map { "\($0.key) = \(shortNumber($0.value))" }
        var figure = self
        figure.title += ", " + shown.joined(separator: ", ")
        figure.series.removeAll { $0.style == .published }
        return figure
    }
}
