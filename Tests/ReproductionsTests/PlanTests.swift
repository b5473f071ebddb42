import Foundation
import Reproductions
import Testing

/// Settings of the caller's: checked before any work, kept with the run, and never judged by the paper's claims.
@Suite struct PlanTests {
    private func plan(_ settings: [String: Double]) throws -> RunPlan {
        try RunPlan(.check, seed: 1, settings: settings, of: TreeCommitteeLearners.self)
    }

    @Test(
        arguments: [
            (["N": 1000], "K must divide N"), (["K": 4], "odd"), (["K": 2.5], "whole number"),
            (["alpha": 0], "α must be"),
            (["alpha": -1], "α must be"), (["alpha": .nan], "α must be"), (["alpha": 1e300], "α must be"),
            (["N": 9, "alpha": 0.01], "α must be"), (["beta": 1], "alpha (above 0"),
        ])
    func `a setting that cannot be is refused with the rule it breaks`(
        _ bad: (settings: [String: Double], rule: String)
    ) {
        let error = #expect(throws: ReproductionError.self) { try plan(bad.settings) }
        #expect(error?.description.contains(bad.rule) == true, "\(error.map(\.description) ?? "")")
    }

    @Test func `the paper's own values are no settings, and nothing can be set where nothing is offered`() throws {
        #expect(try plan(["K": 9, "N": 999, "alpha": 1]) == RunPlan(.check, seed: 1))
        #expect(throws: ReproductionError.self) {
            try RunPlan(.check, seed: 1, settings: ["alpha": 1], of: BinaryPerceptronCapacity.self)
        }
    }

    @Test func `a run with other settings is kept with them, measured, and not judged`() throws {
        let small = try plan(["K": 3, "N": 33, "alpha": 0.5])
        let run = try ReproductionRun(of: TreeCommitteeLearners.self, small, code: "test")
            .performed(by: TreeCommitteeLearners.self)
        #expect(run.parameters.contains { $0.name == "α" && $0.value == "0.5 (17 patterns)" && $0.origin == .ours })
        #expect(try ReproductionRun(json: run.json()) == run && run.heading.contains("alpha = 0.5"))
        let assessment = try Assessment(of: run, by: TreeCommitteeLearners.self)
        #expect(assessment.outcomes.contains { $0.measured != nil })
        #expect(assessment.outcomes.allSatisfy { [.notRun, .needsSource].contains($0.verdict) })
        #expect(assessment.verdict == .notRun)
        #expect(assessment.figure.title.contains("alpha = 0.5"))
        #expect(!assessment.figure.series.contains { $0.style == .published })
        // Runs that differ in a setting alone are not of one run.
        let other = ReproductionRun(of: TreeCommitteeLearners.self, RunPlan(.check), code: "test")
        #expect(throws: ReproductionError.self) { try run.merged(with: other) }
    }

    @Test func `a journal is read back, without the line its writer was killed in`() throws {
        let empty = ReproductionRun(of: RandomWalk.self, RunPlan(.check, seed: 5), code: "test")
        let whole = try empty.performed(by: RandomWalk.self)
        var journal = String(decoding: try empty.json(), as: UTF8.self) + "\n"
        for sample in whole.samples.prefix(7) { journal += try sample.json() + "\n" }
        let kept = try ReproductionRun(json: Data(journal.utf8))
        #expect(kept.samples == Array(whole.samples.prefix(7)))
        let cut = journal + (try whole.samples[7].json()).dropLast(5)
        #expect(try ReproductionRun(json: Data(cut.utf8)) == kept)
        #expect(try kept.performed(by: RandomWalk.self, threads: 2) == whole)
        // A broken line that is not the last is no accident of a kill.
        #expect(throws: ReproductionError.self) { try ReproductionRun(json: Data((cut + "\n{}\n").utf8)) }
        #expect(throws: ReproductionError.self) { try ReproductionRun(json: Data()) }
        #expect(throws: ReproductionError.self) { try kept.with([Sample(task: 99, observations: [])]) }
    }
}
