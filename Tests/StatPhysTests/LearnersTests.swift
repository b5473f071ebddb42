import Foundation
import Testing

import StatPhys

@Suite struct LearnersTests {
    private let shape: TreeCommittee
    private let patterns: SignPatterns

    init() throws {
        shape = try TreeCommittee(units: 9, inputs: 297)
        patterns = SignPatterns(random: 200, shape, from: RandomStream(seed: 11))
    }

    @Test func `least action corrects, of the wrong units, the one nearest its threshold, and only on errors`() throws {
        let start = CommitteeWeights(random: shape, from: RandomStream(seed: 12))
        for pattern in 0..<40 {
            let after = step(start, pattern: pattern, rate: 0.01)
            let x = patterns.preactivations(of: start, pattern: pattern)
            let wrong = x.indices.filter { x[$0] < 0 }
            let isError = wrong.count > 4
            let nearest = wrong.min { abs(x[$0]) < abs(x[$1]) }
            for unit in 0..<9 {
                let moved = (0..<33).contains { after[unit, $0] != start[unit, $0] }
                #expect(moved == (isError && unit == nearest))
            }
            if isError, let nearest {
                // Each of the unit's 33 weights moves by η in the pattern's direction.
                let gain = patterns.preactivations(of: after, pattern: pattern)[nearest] - x[nearest]
                #expect(abs(gain - 0.33) < 1e-5)
            }
        }
    }

    @Test func `the slope of the loss agrees with differences, and the loss with its definition`() {
        for gamma in [0.1, 1, 3, 50] {
            for x in stride(from: -3, through: 3, by: 0.25) {
                let difference = logisticLoss(x + 1e-5, gamma: gamma) - logisticLoss(x - 1e-5, gamma: gamma)
                #expect(abs(difference / 2e-5 - logisticLossSlope(x, gamma: gamma)) < 1e-6)
                if gamma < 10 {
                    let printed = -x / 2 + log(2 * cosh(gamma * x)) / (2 * gamma)
                    #expect(abs(logisticLoss(x, gamma: gamma) - printed) < 1e-13)
                }
            }
            #expect(abs(logisticLoss(-1000, gamma: gamma) - 1000) < 1e-9 && logisticLoss(1e4, gamma: gamma) >= 0)
        }
    }

    @Test func `a descent step is the gradient that differences of the batch's loss give`() throws {
        let start = CommitteeWeights(random: shape, from: RandomStream(seed: 13))
        let (beta, gamma) = (1.5, 2.0)
        let learner = try CrossEntropyDescent(
            rate: 1, beta: .init(start: beta, growth: 0), gamma: .init(start: gamma, growth: 0), stop: .stored)
        var after = start
        let rows = (0..<Int32(patterns.count)).map { $0 }
        withRows(rows) { learner.step(patterns, $0, scratch: $1, beta: beta, gamma: gamma, &after) }
        for (unit, input) in [(0, 0), (3, 17), (8, 32), (5, 5)] {
            func loss(_ shift: Float) throws -> Double {
                let moved = CommitteeWeights(shape) { u, i in start[u, i] + (u == unit && i == input ? shift : 0) }
                return try #require(patterns.crossEntropy(of: moved, beta: beta, gamma: gamma))
            }
            // Weights are single precision: with steps of 2⁻⁷ rounding and curvature each cost about 1e-3.
            let slope = (try loss(0x1p-7) - loss(-0x1p-7)) / Double(0x1p-6)
            #expect(abs(Double(start[unit, input] - after[unit, input]) - slope) < 5e-3 * max(1, abs(slope)))
        }
    }

    @Test func `a mean over the batch is the sum divided by its patterns`() throws {
        let start = CommitteeWeights(random: shape, from: RandomStream(seed: 14))
        func moved(_ gradient: CrossEntropyDescent.BatchGradient) throws -> Float {
            let learner = try CrossEntropyDescent(
                rate: 1, beta: .init(start: 1, growth: 0), gamma: .init(start: 1, growth: 0), stop: .stored,
                gradient: gradient)
            var after = start
            withRows([0, 1, 2, 3]) { learner.step(patterns, $0, scratch: $1, beta: 1, gamma: 1, &after) }
            return after[0, 0] - start[0, 0]
        }
        #expect(abs(try moved(.sum) / moved(.mean) - 4) < 1e-3)
    }

    @Test func `every learner stores the patterns, alone and with its readings turned`() throws {
        for normalisation in [TrainingPlan.Normalisation.everyBatch, .everyEpoch] {
            let plan = TrainingPlan(batchSize: 64, normalisation: normalisation, epochLimit: 5000)
            let stream = RandomStream(seed: 15)
            let schedule = CrossEntropyDescent.Schedule(start: 1, growth: 1e-2)
            let outcomes = try [
                LeastActionLearning(rate: 0.01, plan: plan).train(on: patterns, from: stream),
                EntropicLeastActionLearning(rate: 0.02, replicas: 5, coupling: 0.5, couplingGrowth: 0.01, plan: plan)
                    .train(on: patterns, from: stream),
                EntropicLeastActionLearning(
                    rate: 0.02, replicas: 5, coupling: 0.5, couplingGrowth: 0.01, centre: .plainMean, plan: plan
                ).train(on: patterns, from: stream),
                CrossEntropyDescent(rate: 0.01, beta: schedule, gamma: schedule, stop: .stored, plan: plan)
                    .train(on: patterns, from: stream),
                CrossEntropyDescent(rate: 0.01, beta: schedule, gamma: schedule, stop: .loss(below: 1e-3), plan: plan)
                    .train(on: patterns, from: stream),
            ]
            for outcome in outcomes {
                #expect(outcome.ending == .reached && outcome.errors == 0 && outcome.epochs > 0)
                #expect(patterns.areStored(by: outcome.weights))
            }
            // The slow rule asks for more than the fast one.
            #expect(outcomes[4].epochs > outcomes[3].epochs)
        }
    }

    @Test func `the same stream gives the same training to the last bit, another one another`() throws {
        let learner = try LeastActionLearning(rate: 0.01)
        let first = learner.train(on: patterns, from: RandomStream(seed: 16))
        #expect(learner.train(on: patterns, from: RandomStream(seed: 16)) == first)
        #expect(learner.train(on: patterns, from: RandomStream(seed: 17)).weights != first.weights)
    }

    @Test func `beyond the capacity a training ends as exhausted, never with a solution`() throws {
        // Ten patterns per weight are far more than a committee of nine units can store.
        let small = try TreeCommittee(units: 9, inputs: 27)
        let many = SignPatterns(random: 270, small, from: RandomStream(seed: 18))
        let plan = TrainingPlan(epochLimit: 30)
        let outcome = try LeastActionLearning(rate: 0.01, plan: plan).train(on: many, from: RandomStream(seed: 19))
        #expect(outcome.ending == .exhausted && outcome.epochs == 30 && outcome.errors > 0)
    }

    @Test func `a training whose weights stop being numbers ends as diverged`() throws {
        let outcome = try CrossEntropyDescent(
            rate: 3e38, beta: .init(start: 10, growth: 0), gamma: .init(start: 1, growth: 0), stop: .stored,
            plan: TrainingPlan(epochLimit: 3)
        ).train(on: patterns, from: RandomStream(seed: 22))
        #expect(outcome.ending == .diverged && outcome.errors > 0)
    }

    @Test func `replicas without coupling do not collapse, and one replica is its own centre`() throws {
        let plan = TrainingPlan(epochLimit: 20)
        let free = try EntropicLeastActionLearning(
            rate: 0.01, replicas: 3, coupling: 0, couplingGrowth: 0, plan: plan)
        #expect(free.train(on: patterns, from: RandomStream(seed: 20)).ending == .exhausted)
        let alone = try EntropicLeastActionLearning(
            rate: 0.01, replicas: 1, coupling: 0.5, couplingGrowth: 0, plan: plan)
        #expect(alone.train(on: patterns, from: RandomStream(seed: 20)).epochs == 1)
    }

    @Test func `parameters that would not learn are refused with the rule they break`() {
        #expect(throws: StatPhysError.self) { try LeastActionLearning(rate: 0) }
        #expect(throws: StatPhysError.self) { try LeastActionLearning(rate: .infinity) }
        #expect(throws: StatPhysError.self) {
            try EntropicLeastActionLearning(rate: 0.01, replicas: 0, coupling: 1, couplingGrowth: 0)
        }
        #expect(throws: StatPhysError.self) {
            try EntropicLeastActionLearning(rate: 0.01, replicas: 2, coupling: -1, couplingGrowth: 0)
        }
        #expect(throws: StatPhysError.self) {
            try CrossEntropyDescent(
                rate: 0.01, beta: .init(start: 0, growth: 0), gamma: .init(start: 1, growth: 0), stop: .stored)
        }
    }

    private func withRows(
        _ rows: [Int32], _ body: (UnsafeBufferPointer<Int32>, UnsafeMutableBufferPointer<Float>) -> Void
    ) {
        var scratch = [Float](repeating: 0, count: rows.count * shape.units)
        rows.withUnsafeBufferPointer { rows in scratch.withUnsafeMutableBufferPointer { body(rows, $0) } }
    }

    private func step(_ start: CommitteeWeights, pattern: Int, rate: Float) -> CommitteeWeights {
        var weights = start
        withRows([Int32(pattern)]) { leastActionStep(patterns, $0, scratch: $1, rate: rate, &weights) }
        return weights
    }
}
