/// What our measurement says of a printed number.
public enum ReproductionVerdict: String, Hashable, Sendable, CaseIterable {
    case reproduced
    case close
    case notReproduced = "not reproduced"
    case notRun = "not run"
    /// The paper's available text lacks what a judgement needs.
    case needsSource = "needs source"
}

/// A number that a paper prints, and what would count as finding it again.
public struct PrintedNumber: Hashable, Sendable {
    /// Unique in its reproduction: `capacity`.
    public var id: String
    /// What is measured, in words.
    public var quantity: String
    public var value: Double
    public var uncertainty: Double?
    /// The number as printed: `76 ± 15`.
    public var text: String
    /// Where in the paper.
    public var place: String
    /// How far from `value` a measurement is still reproduced.
    public var tolerance: Double
    /// How far it is still close.
    public var closeTolerance: Double
    /// Why these distances.
    public var toleranceReason: String
    /// Our choices where the paper is silent, marked R when printed.
    public var readings: [String]
    /// Another reading of a number that is claimed already; its verdict does not count in the overall one.
    public var isAlternative: Bool
    /// What the available text lacks for a judgement; nil when it lacks nothing.
    public var needsSource: String?

    public init(
        id: String, quantity: String, value: Double, uncertainty: Double?, text: String, place: String,
        tolerance: Double, closeTolerance: Double, toleranceReason: String, readings: [String], isAlternative: Bool,
        needsSource: String?
    ) {
        self.id = id
        self.quantity = quantity
        self.value = value
        self.uncertainty = uncertainty
        self.text = text
        self.place = place
        self.tolerance = tolerance
        self.closeTolerance = closeTolerance
        self.toleranceReason = toleranceReason
        self.readings = readings
        self.isAlternative = isAlternative
        self.needsSource = needsSource
    }
}

/// One line in the list of reproductions.
public struct ReproductionSummary: Hashable, Sendable {
    /// What it is called by: lower-case words joined by hyphens.
    public var name: String
    /// The paper's arXiv identifier, its DOI and its title.
    public var arxiv: String
    public var doi: String
    public var title: String
    /// Figure, table or number of the paper.
    public var target: String
    public var claims: [PrintedNumber]
    /// Of the latest run that is known; not run where none is.
    public var verdict: ReproductionVerdict

    public init(
        name: String, arxiv: String, doi: String, title: String, target: String, claims: [PrintedNumber],
        verdict: ReproductionVerdict
    ) {
        self.name = name
        self.arxiv = arxiv
        self.doi = doi
        self.title = title
        self.target = target
        self.claims = claims
        self.verdict = verdict
    }
}

/// Everything a reader may know of a reproduction before it is run.
public struct ReproductionDetail: Hashable, Sendable {
    /// What a run of one size is set to.
    public struct Setting: Hashable, Sendable {
        public var name: String
        /// One for each size, in the order of `ReproductionDetail.sizes`.
        public var values: [String]
        /// `printed` in the paper, a `reading` of ours (R), or `ours`: no part of the claim.
        public var origin: String

        public init(name: String, values: [String], origin: String) {
            self.name = name
            self.values = values
            self.origin = origin
        }
    }
    /// Something a caller may set: its name, the paper's value, and what a value must be.
    public struct Knob: Hashable, Sendable {
        public var name: String
        public var value: Double
        public var rule: String

        public init(name: String, value: Double, rule: String) {
            self.name = name
            self.value = value
            self.rule = rule
        }
    }
    public var summary: ReproductionSummary
    public var method: String
    public var equations: [String]
    /// The sizes of runs, smallest first.
    public var sizes: [String]
    public var settings: [Setting]
    /// What a caller may set otherwise than the paper has it.
    public var knobs: [Knob]
    /// Runs that the store keeps, the latest first.
    public var runs: [RecordedRun] = []
    /// Raised whenever a change alters the numbers of a run.
    public var revision: Int

    public init(
        summary: ReproductionSummary, method: String, equations: [String], sizes: [String], settings: [Setting],
        knobs: [Knob], revision: Int
    ) {
        self.summary = summary
        self.method = method
        self.equations = equations
        self.sizes = sizes
        self.settings = settings
        self.knobs = knobs
        self.revision = revision
    }
}

/// What a run, or a part of one, found.
public struct ReproductionFinding: Hashable, Sendable {
    /// One claim with what was measured for it.
    public struct Outcome: Hashable, Sendable {
        public var claim: PrintedNumber
        public var measured: Measurement?
        public var verdict: ReproductionVerdict

        public init(claim: PrintedNumber, measured: Measurement?, verdict: ReproductionVerdict) {
            self.claim = claim
            self.measured = measured
            self.verdict = verdict
        }
    }
    /// A number of ours.
    public struct Measurement: Hashable, Sendable {
        public var value: Double
        /// Standard error of a mean, or numerical error; nil when one sample gives none.
        public var error: Double?
        /// Standard deviation over the samples.
        public var spread: Double?
        public var samples: Int
        public var note: String?

        public init(value: Double, error: Double?, spread: Double?, samples: Int, note: String?) {
            self.value = value
            self.error = error
            self.spread = spread
            self.samples = samples
            self.note = note
        }
    }
    /// What a run leaves behind for other programs and readers.
    public struct Documents: Hashable, Sendable {
        /// The run itself, as `byline reproduce merge` reads it.
        public var run: String
        /// The points of the figure: series, x, y, half the error bar.
        public var csv: String
        /// The figure.
        public var svg: String

        public init(run: String, csv: String, svg: String) {
            self.run = run
            self.csv = csv
            self.svg = svg
        }
    }
    /// With the verdict of this run.
    public var summary: ReproductionSummary
    public var size: String
    public var seed: UInt64
    /// What was set otherwise than the paper has it, by name; nothing is judged then.
    public var settings: [String: Double]
    /// Samples that are finished, out of `tasks`.
    public var finished: Int
    public var tasks: Int
    /// In the order of the claims. While samples are missing nothing is judged.
    public var outcomes: [Outcome]
    public var documents: Documents

    public init(
        summary: ReproductionSummary, size: String, seed: UInt64, settings: [String: Double] = [:], finished: Int,
        tasks: Int, outcomes: [Outcome], documents: Documents
    ) {
        self.summary = summary
        self.size = size
        self.seed = seed
        self.settings = settings
        self.finished = finished
        self.tasks = tasks
        self.outcomes = outcomes
        self.documents = documents
    }

    public var isComplete: Bool { finished == tasks }
}
