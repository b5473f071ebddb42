import StatPhys

/// One learner with its settings, as the tree-committee record runs it.
struct CommitteeArm: Sendable {
    static let units = 9
    static let inputs = 999
    /// α = 1 would give 999; the caption of Fig. 4 says 1000.
    static let patterns = 1000

    /// Names the learner in observations.
    let id: String
    /// Its parameters, for a reader.
    let settings: String
    let origin: Parameter.Origin
    /// Samples at check, quick and figure size.
    let counts: (check: Int, quick: Int, figure: Int)
    let train: @Sendable (SignPatterns, RandomStream) throws(StatPhysError) -> TrainingOutcome

    func samples(_ effort: Effort) -> Int {
        switch effort {
        case .check: counts.check
        case .quick: counts.quick
        case .figure: counts.figure
        }
    }

    /// Trains on one sample. The patterns depend on seed and sample only, so all learners share them.
    func observe(sample: Int, arm: UInt64, seed: UInt64) throws -> [Observation] {
        let stream = RandomStream(seed: seed).split(UInt64(sample))
        let shape = try TreeCommittee(units: Self.units, inputs: Self.inputs)
        let patterns = SignPatterns(random: Self.patterns, shape, from: stream.split(0))
        let outcome = try train(patterns, stream.split(1).split(arm))
        let x = Double(sample)
        let epochs =
            switch outcome.ending {
            case .reached: Observation(id, x: x, value: Double(outcome.epochs))
            case .exhausted: Observation(id, x: x, missing: "not converged in \(outcome.epochs) epochs")
            case .diverged: Observation(id, x: x, missing: "diverged within \(outcome.epochs) epochs")
            }
        return [epochs, Observation(Self.errors(id), x: x, value: Double(outcome.errors))]
    }

    /// Mean epochs of one arm over its first samples, with a note on trainings that left patterns wrong.
    static func epochs(_ id: String, in observations: [Observation], first count: Int) -> MeasuredValue? {
        let isWanted = { (seen: Observation) in seen.x < Double(count) }
        guard var mean = MeasuredValue(meanOf: id, in: observations, where: isWanted) else { return nil }
        let wrong = observations.count { $0.series == errors(id) && isWanted($0) && $0.value != 0 }
        if wrong > 0 {
            let remark = "\(wrong) ended with patterns that sign units get wrong"
            mean.note = mean.note.map { $0 + "; " + remark } ?? remark
        }
        return mean
    }

    private static func errors(_ id: String) -> String { id + ": errors" }

    static let all: [CommitteeArm] =
        [
            CommitteeArm(
                id: "LAL", settings: "η = 5e-3; stop: no errors", origin: .printed, counts: (10, 10, 50)
            ) { patterns, stream throws(StatPhysError) in
                try LeastActionLearning(rate: 5e-3).train(on: patterns, from: stream)
            },
            entropic("eLAL", .normalisedMean, counts: (0, 5, 10)),
            entropic("eLAL, plain centre", .plainMean, counts: (0, 0, 10)),
            CommitteeArm(
                id: "ceSGD-fast", settings: "η = 1e-2, γ₀ = 3, β₀ = 1, γ₁ = 0, β₁ = 1e-3; stop: no errors",
                origin: .printed, counts: (2, 10, 10)
            ) { patterns, stream throws(StatPhysError) in
                try CrossEntropyDescent(
                    rate: 1e-2, beta: .init(start: 1, growth: 1e-3), gamma: .init(start: 3, growth: 0), stop: .stored
                ).train(on: patterns, from: stream)
            },
        ] + [("1e-4", 1e-4), ("1.5e-4", 1.5e-4), ("2e-4", 2e-4), ("2.5e-4", 2.5e-4)].map { slow($0.0, $0.1) }

    private static func entropic(
        _ id: String, _ centre: EntropicLeastActionLearning.Centre, counts: (Int, Int, Int)
    ) -> CommitteeArm {
        let name = centre == .normalisedMean ? "norm one per unit" : "the plain mean"
        return CommitteeArm(
            id: id, settings: "η = 1e-2, λ₀ = 0.5, λ₁ = 1e-4, y = 20, centre: \(name); stop: spread < 1e-7",
            origin: .reading, counts: counts
        ) { patterns, stream throws(StatPhysError) in
            try EntropicLeastActionLearning(
                rate: 1e-2, replicas: 20, coupling: 0.5, couplingGrowth: 1e-4, centre: centre
            ).train(on: patterns, from: stream)
        }
    }

    private static func slow(_ printed: String, _ growth: Double) -> CommitteeArm {
        CommitteeArm(
            id: "ceSGD-slow, β₁ = \(printed)",
            settings: "η = 3e-3, γ₀ = 0.1, β₀ = 0.5, γ₁ = 4e-4, β₁ = \(printed) (fitted); stop: summed loss < 1e-7",
            origin: .reading, counts: (0, growth == 2e-4 ? 2 : 0, 10)
        ) { patterns, stream throws(StatPhysError) in
            try CrossEntropyDescent(
                rate: 3e-3, beta: .init(start: 0.5, growth: growth), gamma: .init(start: 0.1, growth: 4e-4),
                stop: .loss(below: 1e-7), plan: TrainingPlan(epochLimit: 20_000)
            ).train(on: patterns, from: stream)
        }
    }
}
