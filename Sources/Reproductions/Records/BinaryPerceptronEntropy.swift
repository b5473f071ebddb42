import Foundation
import StatPhys

/// How many assignments of ±1 weights store αN random patterns: the entropy per weight against the load.
public enum BinaryPerceptronEntropy: Reproduction {
    public static let record = ReproductionRecord(
        name: "binary-perceptron-entropy", paper: .wideFlatMinima,
        target: "The typical number of solutions for loads in (0, α_c)",
        method: """
            The replica-symmetric entropy is computed over a grid of loads. The paper prints no curve for it; the \
            curve is held to its two ends, all 2^N assignments without patterns and none at the capacity.
            """,
        equations: ["S(α) of the saddle point of binary-perceptron-capacity;  dS/dα = ∫Dz ln H(bz)"],
        claims: [
            Claim(
                id: "without-patterns", quantity: "Entropy per weight as α → 0 (computed at α = 1e-9)",
                published: .init(
                    value: log(2), text: "all 2^N configurations of the hypercube",
                    place: "Theory, binary weights"),
                tolerance: .init(1e-8, close: 1e-6, why: "The first pattern costs ln 2, so S differs by 7e-10")),
            Claim(
                id: "exponentially-many", quantity: "Largest load on the grid at which the entropy is still positive",
                published: .init(
                    value: 0.833, text: "exponentially numerous for any α in (0, α_c), α_c = 0.833",
                    place: "Theory, binary weights"),
                tolerance: .init(
                    0.01, close: 0.05,
                    why: "One step of the coarsest grid; the entropy is positive at every smaller load")),
        ],
        revision: 1)

    public static func parameters(_ plan: RunPlan) -> [Parameter] {
        let step = shortNumber(1 / Double(steps(plan.effort)))
        return [Parameter("loads", "1e-9, then up to 1 in steps of \(step)", .ours)]
    }

    /// One task per load; task 0 is the limit without patterns.
    public static func tasks(_ effort: Effort) -> Int { steps(effort) + 1 }

    /// The saddle point is an equation, so the seed is not used.
    public static func sample(_ task: Int, of plan: RunPlan) throws -> [Observation] {
        let alpha = task == 0 ? 1e-9 : Double(task) / Double(steps(plan.effort))
        let saddle = try BinaryPerceptronSaddle(alpha: alpha)
        return [
            Observation(entropy, x: alpha, value: saddle.entropy),
            Observation("overlap q", x: alpha, value: saddle.q),
        ]
    }

    public static func measure(_ claim: Claim, from observations: [Observation]) -> MeasuredValue? {
        let curve = observations.points(of: entropy)
        if claim.id == "without-patterns" {
            return curve.first { $0.x == 1e-9 }.map { MeasuredValue(value: $0.y, error: 1e-12) }
        }
        guard let change = curve.firstIndex(where: { $0.y <= 0 }), change > 0 else { return nil }
        let step = curve[change].x - curve[change - 1].x
        return MeasuredValue(value: curve[change - 1].x, error: step, note: "the entropy is negative one step further")
    }

    public static func figure(from observations: [Observation]) -> Figure {
        Figure(
            title: "Entropy of the binary perceptron",
            description: "The entropy per weight starts at ln 2 and vanishes at the capacity; beyond it is negative.",
            x: .linear("load α = patterns per weight", 0, 1), y: .linear("entropy per weight and overlap", -0.25, 0.8),
            series: [
                .init("replica-symmetric entropy", .line, observations.points(of: entropy)),
                .init("overlap q of two solutions", .line, observations.points(of: "overlap q")),
                .init(
                    "printed: 2^N at α = 0, none at 0.833", .published,
                    [.init(x: 0, y: log(2)), .init(x: 0.833, y: 0)]),
            ])
    }

    private static let entropy = "entropy per weight"
    private static func steps(_ effort: Effort) -> Int { effort == .check ? 100 : effort == .quick ? 200 : 1000 }
}
