import StatPhys

/// One learner with its settings, as the tree-committee record runs it.
struct CommitteeArm: Sendable {
    /// The machine and the number of patterns that a plan asks for.
    struct Machine {
        let shape: TreeCommittee
        let patterns: Int

        init(_ plan: RunPlan) throws {
            let sizes = try ["K", "N"].map { name in
                let value = plan[name, of: TreeCommitteeLearners.self]
                guard let whole = Int(exactly: value), whole <= 1_000_000 else {
                    throw ReproductionError(
                        "\(name) = \(shortNumber(value))", mend: "Give a whole number up to 1000000")
                }
                return whole
            }
            do {
                shape = try TreeCommittee(units: sizes[0], inputs: sizes[1])
                _ = try shape.patternCount(load: plan["alpha", of: TreeCommitteeLearners.self])
            } catch {
                throw ReproductionError(error.what, mend: error.mend)
            }
            patterns = CommitteeArm.patterns(plan)
            guard patterns * shape.inputs <= 1 << 30 else {
                throw ReproductionError(
                    "\(patterns) patterns of \(shape.inputs) inputs", mend: "Together they may have 2³⁰ signs")
            }
        }
    }

    /// M = αN; at the paper's own settings 1000, for so the caption of Fig. 4 has it where α = 1 would give 999.
    static func patterns(_ plan: RunPlan) -> Int {
        let count = plan["alpha", of: TreeCommitteeLearners.self] * plan["N", of: TreeCommitteeLearners.self]
        return plan.isAsPrinted ? 1000 : Int(exactly: count.rounded()) ?? 0
    }

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
    func observe(sample: Int, arm: UInt64, of plan: RunPlan) throws -> [Observation] {
        let stream = RandomStream(seed: plan.seed).split(UInt64(sample))
        let machine = try Machine(plan)
        let patterns = SignPatterns(random: machine.patterns, machine.shape, from: stream.split(0))
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
