import StatPhys

/// The load beyond which a perceptron with ±1 weights cannot store random patterns.
public enum BinaryPerceptronCapacity: Reproduction {
    public static let record = ReproductionRecord(
        name: "binary-perceptron-capacity", paper: .wideFlatMinima,
        target: "α_c = 0.833 in the text, and the marks α_c and α_U of Fig. 2",
        method: """
            The replica-symmetric saddle point is solved at each load by a bracketed search for the overlap; the \
            capacity is the load where the entropy per weight changes sign.
            """,
        equations: [
            "q = ∫Dz tanh²(√q̂ z),  q̂ = α/(1−q) ∫Dz r(bz)²,  r = G/H,  b² = q/(1−q)",
            "S = −½ q̂(1−q) + ∫Dz ln 2cosh(√q̂ z) + α ∫Dz ln H(bz),  S(α_c) = 0",
        ],
        claims: [
            Claim(
                id: "capacity", quantity: "Load α_c where the replica-symmetric entropy vanishes",
                published: .init(value: 0.833, text: "α_c = 0.833", place: "Theory, binary weights (its ref. 6)"),
                tolerance: .init(
                    0.0005, close: 0.005,
                    why: "Half a unit of the last printed digit; the computation itself is exact to 1e-11")),
            Claim(
                id: "non-isolated-solutions", quantity: "Load α_U up to which non-isolated solutions exist",
                published: .init(value: 0.76, text: "α_U ≈ 0.76", place: "Fig. 2, caption"),
                tolerance: .init(0.005, close: 0.05, why: "Half a unit of the last printed digit"),
                needsSource: """
                    The value comes from the local-entropy calculation with binary weights, whose equations stand in \
                    an appendix that is not available here.
                    """),
        ],
        revision: 1)

    public static func parameters(_ plan: RunPlan) -> [Parameter] {
        [
            Parameter("loads drawn", "0.78 to 0.88 in steps of \(shortNumber(step(plan.effort)))", .ours),
            Parameter("quadrature", "Gauss–Legendre panels on [−12, 12], 816 nodes", .ours),
        ]
    }

    public static func tasks(_ effort: Effort) -> Int { 1 }

    /// The saddle point is an equation, so the seed is not used.
    public static func sample(_ task: Int, of plan: RunPlan) throws -> [Observation] {
        let count = Int((0.1 / step(plan.effort)).rounded())
        let curve = try (0...count).map { index in
            let alpha = 0.78 + 0.1 * Double(index) / Double(count)
            return Observation(entropy, x: alpha, value: try BinaryPerceptronSaddle(alpha: alpha).entropy)
        }
        return [Observation(capacity, x: 0, value: try BinaryPerceptronSaddle.capacity())] + curve
    }

    public static func measure(_ claim: Claim, from observations: [Observation]) -> MeasuredValue? {
        guard claim.id == "capacity" else { return nil }
        return observations.first { $0.series == capacity }?.value.map { MeasuredValue(value: $0, error: 1e-11) }
    }

    public static func figure(from observations: [Observation]) -> Figure {
        let curve = observations.points(of: entropy)
        let zero = observations.compactMap { $0.series == capacity ? $0.value : nil }
        return Figure(
            title: "Entropy of the binary perceptron near its capacity",
            description: "The entropy per weight falls through zero at the capacity, which the paper gives as 0.833.",
            x: .linear("load α = patterns per weight", 0.78, 0.88), y: .linear("entropy per weight", -0.06, 0.06),
            series: [
                .init("replica-symmetric entropy", .line, curve),
                .init("measured α_c", .marks, zero.map { .init(x: $0, y: 0) }),
                .init("printed: α_c = 0.833", .published, [.init(x: 0.833, y: 0)]),
            ])
    }

    private static let entropy = "entropy per weight"
    private static let capacity = "capacity"
    private static func step(_ effort: Effort) -> Double { effort == .check ? 0.02 : effort == .quick ? 0.005 : 0.001 }
}
