import Foundation
import StatPhys

/// The volume of solutions of the parity machine: every pattern halves it.
public enum ParityMachineVolume: Reproduction {
    public static let record = ReproductionRecord(
        name: "parity-machine-volume", paper: .wideFlatMinima,
        target: "The log-ratio −α ln 2 of the volumes with and without patterns",
        method: """
            At zero overlap the replica-symmetric equations are solved exactly. All assignments of a small machine \
            with ±1 weights are enumerated for every labelling of random patterns, by their distance from a centre.
            """,
        equations: [
            "P(h) = ½(1 + Π_l (1 − 2H(h_l)));  q/(1−q) = α Σ_l ⟨(∂_l ln P)²⟩ = 0 at q = 0 for K ≥ 2",
            "ln(V/V₀) = αN ln P(0) = −αN ln 2",
        ],
        claims: [
            Claim(
                id: "saddle",
                quantity: "ln of the volume ratio per pattern at the replica-symmetric saddle point, K = 3",
                published: halving,
                tolerance: .init(1e-12, close: 1e-9, why: "An identity, up to rounding")),
            Claim(
                id: "typical", quantity: "Mean of ln of the solutions' share of all weights, per pattern, enumerated",
                published: halving,
                tolerance: .init(
                    0.005, close: 0.02,
                    why: """
                        Solutions come in fours and units have few inputs: the second moment of the share puts the \
                        finite-size shift below 0.001 at N = 21, and below 0.005 at N = 15
                        """),
                readings: [binary]),
            Claim(
                id: "every-distance",
                quantity: "ln of the mean share of solutions, per pattern, at the distance farthest from −ln 2",
                published: halving,
                tolerance: .init(1e-12, close: 1e-9, why: "An identity over all labellings, up to rounding"),
                readings: [
                    binary,
                    "Distances are counted from a centre that does not depend on the labels",
                    "The mean is over all labellings",
                ]),
            Claim(
                id: "around-a-solution",
                quantity: "ln of the mean share of solutions, per pattern, two flips away from a solution",
                published: halving,
                tolerance: .init(0.02, close: 0.05, why: "As wide as the enumerated sizes can tell"),
                readings: [
                    binary,
                    "The labels are those that the centre itself gives; the share is averaged, then its ln taken",
                ],
                needsSource: """
                    The text does not say from which centre the distance is counted; near a solution the enumerated \
                    share is larger than the printed one. The calculation stands in an appendix that is not available.
                    """),
        ],
        revision: 1)

    public static func parameters(_ plan: RunPlan) -> [Parameter] {
        let size = size(plan.effort)
        return [
            Parameter("K", "3", .printed),
            Parameter("N", "\(3 * size.inputsPerUnit)", .ours),
            Parameter("patterns", "\(size.patterns)", .ours),
            Parameter("weights", "±1", .reading),
            Parameter("samples", "\(tasks(plan.effort))", .ours),
        ]
    }

    public static func tasks(_ effort: Effort) -> Int { effort == .check ? 40 : effort == .quick ? 100 : 1000 }

    public static func sample(_ task: Int, of plan: RunPlan) throws -> [Observation] {
        let size = size(plan.effort)
        let table = try ParityMachineTable(
            units: 3, inputsPerUnit: size.inputsPerUnit, patterns: size.patterns,
            from: RandomStream(seed: plan.seed).split(UInt64(task)))
        let saddle = ParityMachine.zeroOverlap(units: table.units)
        return [
            saddle.force == 0
                ? Observation(atSaddle, x: 0, value: saddle.logVolumePerPattern)
                : Observation(atSaddle, x: 0, missing: "zero overlap is no saddle point"),
            typicalShare(table),
            Observation(patterns, x: 0, value: Double(table.patterns)),
        ] + shells(table)
    }

    public static func measure(_ claim: Claim, from observations: [Observation]) -> MeasuredValue? {
        switch claim.id {
        case "saddle":
            return observations.first { $0.series == atSaddle }?.value.map { MeasuredValue(value: $0, error: 1e-15) }
        case "typical":
            return MeasuredValue(meanOf: typical, in: observations)
        case "every-distance":
            let ratios = observations.points(of: anywhere).map(\.y)
            return ratios.max { abs($0 + log(2)) < abs($1 + log(2)) }.map {
                MeasuredValue(value: $0, error: 1e-15, samples: ratios.count)
            }
        default:
            return aroundSolutions(observations).first { $0.x == 2 }.map {
                MeasuredValue(value: $0.y, error: $0.error, samples: observations.count { $0.series == typical })
            }
        }
    }

    public static func figure(from observations: [Observation]) -> Figure {
        let farthest = observations.filter { $0.series == anywhere }.map(\.x).max() ?? 1
        let solutions = aroundSolutions(observations)
        let lowest = solutions.map { $0.y - ($0.error ?? 0) }.min() ?? 0
        return Figure(
            title: "Share of solutions of the parity machine",
            description: """
                ln of the share per pattern against the Hamming distance from the centre: −ln 2 at every distance from \
                a centre that knows nothing of the labels, more close to a solution.
                """,
            x: .linear("Hamming distance from the centre", 0, farthest),
            y: .linear("ln(share of solutions) per pattern", min(-0.8, lowest - 0.02), 0.02),
            series: [
                .init("any centre, mean over labellings", .marks, observations.means(of: anywhere)),
                .init("centre is a solution", .marks, solutions),
                .init(
                    "printed: −ln 2 at any distance", .published,
                    [0, 0.5, 1].map { .init(x: $0 * farthest, y: -log(2)) }),
            ])
    }

    // MARK: Samples

    private static func size(_ effort: Effort) -> (inputsPerUnit: Int, patterns: Int) {
        effort == .check ? (5, 8) : (7, 10)
    }

    /// The mean over all labellings of ln of the share of weights that store them.
    private static func typicalShare(_ table: ParityMachineTable) -> Observation {
        let counts = (0..<table.labelings).map { table.count(labels: $0) }
        let alpha = Double(table.patterns) / Double(table.inputs)
        let unstored = counts.count { $0 == 0 }
        guard unstored == 0 else {
            return Observation(typical, x: alpha, missing: "\(unstored) labellings have no solution")
        }
        let total = counts.reduce(0.0) { $0 + log(Double($1)) - Double(table.inputs) * log(2) }
        return Observation(typical, x: alpha, value: total / Double(table.labelings * table.patterns))
    }

    /// At every distance from the centre: the mean share over labellings, and the share for the centre's own labels.
    private static func shells(_ table: ParityMachineTable) -> [Observation] {
        var binomial = 1.0
        return (0...table.inputs).flatMap { distance in
            defer { binomial = binomial * Double(table.inputs - distance) / Double(distance + 1) }
            let mean = Double(table.shell(distance: distance)) / Double(table.labelings) / binomial
            let own = Double(table.count(labels: table.referenceLabels, distance: distance)) / binomial
            return [
                Observation(anywhere, x: Double(distance), value: log(mean) / Double(table.patterns)),
                Observation(around, x: Double(distance), value: own),
            ]
        }
    }

    /// ln of the mean share around a solution, per pattern; no point where no sample had a neighbour.
    private static func aroundSolutions(_ observations: [Observation]) -> [Figure.Point] {
        guard let patterns = observations.first(where: { $0.series == patterns })?.value else { return [] }
        return observations.means(of: around).compactMap { mean in
            guard mean.y > 0 else { return nil }
            let error = mean.error.map { $0 / mean.y / patterns }
            return Figure.Point(x: mean.x, y: log(mean.y) / patterns, error: error)
        }
    }

    private static let halving = Claim.Published(
        value: -log(2), text: "log-ratio constant and equal to −α log 2, at any distance",
        place: "Not All Devices Are Appropriate")
    private static let binary = "The enumerated machine has ±1 weights where the paper's are continuous"
    private static let atSaddle = "zero-overlap saddle"
    private static let typical = "all weights"
    private static let anywhere = "any centre"
    private static let around = "share around a solution"
    private static let patterns = "patterns"
}
