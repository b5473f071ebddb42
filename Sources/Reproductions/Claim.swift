/// One number of a paper, and how near to it a measurement must come. Written down before the measurement is made.
public struct Claim: Hashable, Sendable, Codable {
    /// What the paper prints.
    public struct Published: Hashable, Sendable, Codable {
        public var value: Double
        /// The printed uncertainty, if there is one; `text` says of what kind it is.
        public var uncertainty: Double?
        /// The number as printed: `76 ± 15 (standard deviation)`.
        public var text: String
        /// Where in the paper: `Materials and Methods, Numerical Experiments`.
        public var place: String

        public init(value: Double, uncertainty: Double? = nil, text: String, place: String) {
            self.value = value
            self.uncertainty = uncertainty
            self.text = text
            self.place = place
        }
    }

    /// Distances between measured and printed value, and the reason for them.
    public struct Tolerance: Hashable, Sendable, Codable {
        /// Up to here the claim is reproduced.
        public var reproduced: Double
        /// Up to here it is close; beyond, it is not reproduced.
        public var close: Double
        public var why: String

        public init(_ reproduced: Double, close: Double, why: String) {
            precondition(reproduced >= 0 && close >= reproduced, "close (\(close)) lies inside \(reproduced)")
            self.reproduced = reproduced
            self.close = close
            self.why = why
        }
    }

    /// Unique in its reproduction: `lal-epochs`.
    public var id: String
    /// What is measured, in words: `LAL, mean epochs to solution over the ten shared samples`.
    public var quantity: String
    public var published: Published
    public var tolerance: Tolerance
    /// Choices of ours where the paper's text is silent (marked R in the report); printed with the result.
    public var readings: [String]
    /// Whether this holds the same printed number to another reading of the text. Its verdict is shown like any other
    /// and left out of the reproduction's overall one.
    public var isAlternative: Bool
    /// What the paper's available text lacks for this claim to be judged; nil when it can be. A measurement is then
    /// still shown, but never counts as agreement or as a miss.
    public var needsSource: String?

    public init(
        id: String, quantity: String, published: Published, tolerance: Tolerance, readings: [String] = [],
        isAlternative: Bool = false, needsSource: String? = nil
    ) {
        self.id = id
        self.quantity = quantity
        self.published = published
        self.tolerance = tolerance
        self.readings = readings
        self.isAlternative = isAlternative
        self.needsSource = needsSource
    }
}

/// What our run says of a claim.
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    case reproduced
    case close
    case notReproduced = "not reproduced"
    case notRun = "not run"
    case needsSource = "needs source"
}

/// A number with its error bar, from one or more samples.
public struct MeasuredValue: Hashable, Sendable, Codable {
    public var value: Double
    /// Standard error of a mean, or the numerical error of a computed value; nil when one sample gives none.
    public var error: Double?
    /// Standard deviation over the samples, when there are two or more.
    public var spread: Double?
    /// Number of samples that gave a number.
    public var samples: Int
    /// What a reader must know beside the number: trainings that did not end, fits, limits.
    public var note: String?

    public init(value: Double, error: Double? = nil, spread: Double? = nil, samples: Int = 1, note: String? = nil) {
        self.value = value
        self.error = error
        self.spread = spread
        self.samples = samples
        self.note = note
    }
}

/// A claim with its measurement and verdict.
public struct ClaimOutcome: Hashable, Sendable, Codable {
    public var claim: Claim
    /// nil when the run gave no number for it.
    public var measured: MeasuredValue?
    public var verdict: Verdict

    /// Judges a measurement by the claim's own tolerance.
    /// - Parameter isAsPrinted: whether it was made with the paper's own settings; nothing is judged otherwise.
    public init(_ claim: Claim, measured: MeasuredValue?, isAsPrinted: Bool = true) {
        self.claim = claim
        self.measured = measured
        verdict = isAsPrinted || claim.needsSource != nil ? Self.verdict(claim, measured?.value) : .notRun
    }

    private static func verdict(_ claim: Claim, _ value: Double?) -> Verdict {
        if claim.needsSource != nil { return .needsSource }
        guard let value else { return .notRun }
        let distance = abs(value - claim.published.value)
        if distance <= claim.tolerance.reproduced { return .reproduced }
        // A value that is not a number is at no distance, so it falls through to the last line.
        return distance <= claim.tolerance.close ? .close : .notReproduced
    }
}
