extension TreeCommitteeLearners {
    /// Which arm answers which claim; the two others are answered by rules of their own.
    static let armOfClaim = [
        "lal-epochs": "LAL", "elal-epochs": "eLAL", "elal-epochs-plain-centre": "eLAL, plain centre",
        "cesgd-fast-epochs": "ceSGD-fast",
    ]

    static let claims = [
        claim("lal-epochs", "LAL, mean epochs over the ten shared samples", 76, 15, "76 ± 15", []),
        claim("lal-epochs-50", "LAL, mean epochs over fifty samples", 76, 15, "76 ± 15", []),
        claim(
            "elal-epochs", "eLAL with y = 20, mean epochs over the ten shared samples", 861, 315, "861 ± 315",
            ["The centre W̃ is the replicas' mean brought to norm one per unit"]),
        claim(
            "elal-epochs-plain-centre", "The same under the other reading of the centre", 861, 315, "861 ± 315",
            ["The centre W̃ is the replicas' mean as it is"], isAlternative: true),
        claim(
            "cesgd-fast-epochs", "ceSGD-fast, mean epochs over the ten shared samples", 770, 150, "770 ± 150", [summed]),
        claim(
            "cesgd-slow-epochs", "ceSGD-slow, mean epochs at the growth of β that comes nearest", 12980, 70,
            "(1.298 ± 0.007)·10⁴", [summed, "The loss is summed over the set"],
            needsSource: """
                The growth of β, β₁, is illegible in the available text; the value shown is fitted, not checked.
                """),
    ]

    private static let summed = "The gradient is summed over the mini-batch"

    /// A claim on mean epochs; every one of them is judged by the spread the paper prints.
    private static func claim(
        _ id: String, _ quantity: String, _ value: Double, _ spread: Double, _ text: String, _ readings: [String],
        isAlternative: Bool = false, needsSource: String? = nil
    ) -> Claim {
        Claim(
            id: id, quantity: quantity,
            published: .init(
                value: value, uncertainty: spread, text: "T̄ = \(text) (mean and standard deviation, ten samples)",
                place: "Materials and Methods, Numerical Experiments"),
            tolerance: .init(
                spread, close: 2 * spread,
                why: """
                    The printed standard deviation over samples: 2.2 standard errors of the difference between two \
                    means of ten samples
                    """),
            readings: ["Units are brought to norm one after each mini-batch; rules are looked at after each epoch"]
                + readings,
            isAlternative: isAlternative, needsSource: needsSource)
    }
}
