import Reproductions
import Testing

@Suite struct VerdictTests {
    private let claim = Claim(
        id: "a", quantity: "A number", published: .init(value: 10, uncertainty: 1, text: "10 ± 1", place: "Table 1"),
        tolerance: .init(1, close: 2, why: "An example"))

    @Test func `a value is judged by its distance from the printed one`() {
        let expected: [(Double, Verdict)] = [
            (10, .reproduced), (11, .reproduced), (9, .reproduced), (11.001, .close), (8, .close),
            (12.001, .notReproduced), (7.9, .notReproduced), (-10, .notReproduced), (.infinity, .notReproduced),
            (.nan, .notReproduced),
        ]
        for (value, verdict) in expected {
            #expect(ClaimOutcome(claim, measured: MeasuredValue(value: value)).verdict == verdict)
        }
    }

    @Test func `a claim without a measurement is not run, never a miss`() {
        #expect(ClaimOutcome(claim, measured: nil).verdict == .notRun)
    }

    @Test func `a claim that needs its source is neither reproduced nor missed, whatever was measured`() {
        var unclear = claim
        unclear.needsSource = "A digit is illegible"
        for value in [10.0, 1000] {
            let outcome = ClaimOutcome(unclear, measured: MeasuredValue(value: value))
            #expect(outcome.verdict == .needsSource && outcome.measured?.value == value)
        }
        #expect(ClaimOutcome(unclear, measured: nil).verdict == .needsSource)
    }

    @Test func `an observation that is not a number is a missing one, with the reason`() {
        for value in [Double.nan, .infinity, -.infinity] {
            let seen = Observation("s", x: 1, value: value)
            #expect(seen.value == nil && seen.why == "the result is \(value)")
        }
    }

    @Test func `an assessment keeps missing observations and quotes what CSV must quote`() throws {
        let run = try ReproductionRun(of: RandomWalk.self, RunPlan(.check, seed: 3), code: "test")
            .performed(by: RandomWalk.self)
        let assessment = try Assessment(of: run, by: RandomWalk.self)
        let lines = assessment.observationsCSV.split(separator: "\n")
        #expect(lines.count == 24 && lines[0] == "task,series,x,value,why")
        #expect(lines[6] == #"5,end,5.0,,"lost, ""quoted""""#)
        #expect(assessment.outcomes.map(\.claim.id) == ["end"] && assessment.outcomes[0].measured?.samples == 22)
        #expect(assessment.verdict == assessment.outcomes[0].verdict)
        let empty = ReproductionRun(of: RandomWalk.self, RunPlan(.check, seed: 3), code: "test")
        #expect(try Assessment(of: empty, by: RandomWalk.self).verdict == .notRun)
        #expect(throws: ReproductionError.self) { try Assessment(of: run, by: BinaryPerceptronEntropy.self) }
    }
}
