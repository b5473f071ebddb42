import Catalog
import Reproductions

// What the room Reproductions knows, in the words of the catalogue.

extension ReproductionSummary {
    init(_ record: ReproductionRecord, verdict: ReproductionVerdict) {
        self.init(
            name: record.name, arxiv: record.paper.arxiv, doi: record.paper.doi, title: record.paper.title,
            target: record.target, claims: record.claims.map(PrintedNumber.init), verdict: verdict)
    }
}

extension ReproductionDetail {
    init(_ reproduction: any Reproduction.Type) {
        let record = reproduction.record
        let bySize = Effort.allCases.map { reproduction.parameters(RunPlan($0)) }
        self.init(
            summary: ReproductionSummary(record, verdict: .notRun), method: record.method,
            equations: record.equations, sizes: Effort.allCases.map(\.rawValue),
            settings: (bySize.first ?? []).map { parameter in
                Setting(
                    name: parameter.name,
                    values: bySize.map { $0.first { $0.name == parameter.name }?.value ?? "" },
                    origin: parameter.origin.rawValue)
            }, knobs: reproduction.knobs.map { .init(name: $0.name, value: $0.value, rule: $0.rule) },
            revision: record.revision)
    }
}

extension PrintedNumber {
    init(_ claim: Claim) {
        self.init(
            id: claim.id, quantity: claim.quantity, value: claim.published.value,
            uncertainty: claim.published.uncertainty, text: claim.published.text, place: claim.published.place,
            tolerance: claim.tolerance.reproduced, closeTolerance: claim.tolerance.close,
            toleranceReason: claim.tolerance.why, readings: claim.readings, isAlternative: claim.isAlternative,
            needsSource: claim.needsSource)
    }
}

extension ReproductionVerdict {
    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .reproduced: .reproduced
            case .close: .close
            case .notReproduced: .notReproduced
            case .notRun: .notRun
            case .needsSource: .needsSource
            }
    }
}

extension ReproductionFinding {
    /// A part of a run shows its numbers and judges none of them: the missing samples could turn any verdict.
    init(_ run: ReproductionRun, _ assessment: Assessment, document: String) {
        let isJudged = run.isComplete
        self.init(
            summary: ReproductionSummary(
                assessment.record, verdict: isJudged ? ReproductionVerdict(assessment.verdict) : .notRun),
            size: run.plan.effort.rawValue, seed: run.plan.seed, settings: run.plan.settings,
            finished: run.samples.count, tasks: run.tasks,
            outcomes: assessment.outcomes.map { outcome in
                let verdict = ReproductionVerdict(outcome.verdict)
                return Outcome(
                    claim: PrintedNumber(outcome.claim), measured: outcome.measured.map(Measurement.init),
                    verdict: isJudged || verdict == .needsSource ? verdict : .notRun)
            },
            documents: Documents(run: document + "\n", csv: assessment.figure.csv, svg: assessment.figure.svg))
    }
}

extension ReproductionFinding.Measurement {
    init(_ measured: MeasuredValue) {
        self.init(
            value: measured.value, error: measured.error, spread: measured.spread, samples: measured.samples,
            note: measured.note)
    }
}
