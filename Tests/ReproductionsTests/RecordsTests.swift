import Foundation
import Reproductions
import Testing

@Suite struct RecordsTests {
    @Test func `names are unique, records are complete, and tolerances give their reason`() throws {
        #expect(Set(reproductions.map { $0.record.name }).count == reproductions.count)
        for candidate in reproductions {
            let record = candidate.record
            #expect(record.paper.arxiv == "1905.07833" && record.paper.doi == "10.1073/pnas.1908636117")
            #expect(!record.target.isEmpty && !record.method.isEmpty && !record.equations.isEmpty)
            #expect(Set(record.claims.map(\.id)).count == record.claims.count && !record.claims.isEmpty)
            for claim in record.claims {
                #expect(!claim.tolerance.why.isEmpty && !claim.published.text.isEmpty && !claim.published.place.isEmpty)
            }
            for effort in Effort.allCases { #expect(candidate.tasks(effort) > 0) }
            #expect(try reproduction(named: record.name).record == record)
        }
        #expect(throws: ReproductionError.self) { try reproduction(named: "none") }
    }

    @Test(arguments: [
        "binary-perceptron-capacity", "binary-perceptron-entropy", "parity-machine-volume", "tree-committee-learners",
    ])
    func `at check size no claim is missed, and one thread gives what two give`(_ name: String) throws {
        let found = try reproduction(named: name)
        let run = ReproductionRun(of: found, RunPlan(.check, seed: 1), code: "test")
        let done = try run.performed(by: found, threads: 2)
        #expect(try run.performed(by: found, threads: 1) == done)
        let assessment = try Assessment(of: done, by: found)
        for outcome in assessment.outcomes {
            #expect([.reproduced, .notRun, .needsSource].contains(outcome.verdict), "\(outcome.claim.id)")
        }
        #expect(assessment.outcomes.contains { $0.verdict == .reproduced })
    }

    @Test func `the capacity agrees with the paper to its printed digits`() throws {
        let outcome = try #require(try check(BinaryPerceptronCapacity.self).first { $0.claim.id == "capacity" })
        let value = try #require(outcome.measured?.value)
        #expect((value * 1000).rounded() == 833)
    }

    @Test func `the learners of a sample share their patterns, and samples differ`() throws {
        // LAL and ceSGD-fast are deterministic in their stream: a sample done twice is the same, the next is not.
        let first = try TreeCommitteeLearners.sample(0, of: RunPlan(.check, seed: 1))
        #expect(try TreeCommitteeLearners.sample(0, of: RunPlan(.check, seed: 1)) == first)
        #expect(try TreeCommitteeLearners.sample(0, of: RunPlan(.check, seed: 2)) != first)
        #expect(try TreeCommitteeLearners.sample(0, of: RunPlan(.figure, seed: 1)) == first)
        #expect(first.map(\.series) == ["LAL", "LAL: errors"] && first[1].value == 0)
    }

    @Test func `fifty samples are not claimed from ten, and a training that did not end is no number`() throws {
        let fifty = try #require(TreeCommitteeLearners.record.claims.first { $0.id == "lal-epochs-50" })
        let ten = try #require(TreeCommitteeLearners.record.claims.first { $0.id == "lal-epochs" })
        var seen = (0..<10).map { Observation("LAL", x: Double($0), value: 70) }
        #expect(TreeCommitteeLearners.measure(fifty, from: seen) == nil)
        #expect(TreeCommitteeLearners.measure(ten, from: seen)?.value == 70)
        seen[3] = Observation("LAL", x: 3, missing: "not converged in 20000 epochs")
        let measured = try #require(TreeCommitteeLearners.measure(ten, from: seen))
        #expect(measured.samples == 9 && measured.value == 70)
        #expect(measured.note == "1 of 10 gave no number (not converged in 20000 epochs)")
    }

    private func check(_ reproduction: any Reproduction.Type) throws -> [ClaimOutcome] {
        let run = try ReproductionRun(of: reproduction, RunPlan(.check, seed: 1), code: "test")
            .performed(by: reproduction)
        return try Assessment(of: run, by: reproduction).outcomes
    }
}
