/// What a run was made on; no number depends on it.
public struct MachineFacts: Hashable, Sendable {
    /// Operating system with its version.
    public var system: String
    public var architecture: String
    /// The processor's name as it calls itself.
    public var processor: String

    public init(system: String = "unknown", architecture: String = "unknown", processor: String = "unknown") {
        self.system = system
        self.architecture = architecture
        self.processor = processor
    }
}

/// A run as the store keeps it, finished or not.
public struct RecordedRun: Hashable, Sendable {
    public var id: ReproductionRunID
    /// Name of the reproduction, and the revision of its record at the time.
    public var reproduction: String
    public var revision: Int
    public var size: String
    public var seed: UInt64
    /// What was set otherwise than the paper has it, by name.
    public var settings: [String: Double]
    /// Version of the program.
    public var code: String
    public var machine: MachineFacts
    /// Samples at a time.
    public var threads: Int
    /// RFC 3339, UTC; nil while samples are missing.
    public var startedAt: String
    public var finishedAt: String?
    public var verdict: ReproductionVerdict?
    /// Samples that are kept, out of `tasks`.
    public var finished: Int
    public var tasks: Int

    public init(
        id: ReproductionRunID, reproduction: String, revision: Int, size: String, seed: UInt64,
        settings: [String: Double] = [:], code: String, machine: MachineFacts, threads: Int, startedAt: String,
        finishedAt: String? = nil, verdict: ReproductionVerdict? = nil, finished: Int, tasks: Int
    ) {
        self.id = id
        self.reproduction = reproduction
        self.revision = revision
        self.size = size
        self.seed = seed
        self.settings = settings
        self.code = code
        self.machine = machine
        self.threads = threads
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.verdict = verdict
        self.finished = finished
        self.tasks = tasks
    }

    /// Whether everything was as the paper has it, so that its claims could be judged.
    public var isAsPrinted: Bool { settings.isEmpty }
}

/// A reproduction of a paper with the run that speaks for it.
public struct ReproductionStanding: Hashable, Sendable {
    /// With the verdict of `run`, or not run.
    public var summary: ReproductionSummary
    /// Of the finished runs of the present revision with the paper's own settings the latest of the largest size.
    public var run: RecordedRun?
    /// Claims in order, with what `run` measured.
    public var outcomes: [ReproductionFinding.Outcome]
    /// How it is known to be of the paper asked about; empty where none was.
    public var link = ""

    public init(summary: ReproductionSummary, run: RecordedRun?, outcomes: [ReproductionFinding.Outcome]) {
        self.summary = summary
        self.run = run
        self.outcomes = outcomes
    }

    /// The command that measures it again.
    public var command: String {
        "byline reproduce run \(summary.name)" + (run.map { " --size \($0.size) --seed \($0.seed)" } ?? "")
    }
}

/// Code that belongs to a paper, and how that is known.
public struct CodeLink: Hashable, Sendable {
    public enum Relation: String, Hashable, Sendable, CaseIterable {
        /// The paper's own.
        case official
        case byAuthor = "by-author"
        case thirdParty = "third-party"
        /// The paper prints the address; what it is to the paper nobody has said.
        case mentioned
    }
    public var address: String
    public var relation: Relation
    /// In words: the paper's text with its place, a README that names the paper, an author's statement.
    public var evidence: String
    /// Other spellings that the text prints and that were set aside, each with its place.
    public var rejected: [String]

    public init(address: String, relation: Relation, evidence: String, rejected: [String] = []) {
        self.address = address
        self.relation = relation
        self.evidence = evidence
        self.rejected = rejected
    }
}

/// A paper with the reproductions and the code that are linked to it.
public struct PaperReproductions: Hashable, Sendable {
    public var work: WorkSummary
    public var reproductions: [ReproductionStanding]
    public var code: [CodeLink]

    public init(work: WorkSummary, reproductions: [ReproductionStanding], code: [CodeLink]) {
        self.work = work
        self.reproductions = reproductions
        self.code = code
    }
}

/// A run made again and held against the one before.
public struct RunVerification: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// Every number has the same bits.
        case identical
        /// Some bits differ; every claim's number lies within its tolerance of the one before.
        case withinTolerance = "within tolerance"
        case differs
    }
    public var name: String
    public var size: String
    public var seed: UInt64
    public var status: Status
    /// Samples compared, and how many of them have other bits.
    public var samples: Int
    public var differing: Int
    /// The claim whose number moved farthest in units of its tolerance, and how far; nil when all are identical.
    public var farthest: String?
    public var distance: Double?

    public init(
        name: String, size: String, seed: UInt64, status: Status, samples: Int, differing: Int,
        farthest: String? = nil, distance: Double? = nil
    ) {
        self.name = name
        self.size = size
        self.seed = seed
        self.status = status
        self.samples = samples
        self.differing = differing
        self.farthest = farthest
        self.distance = distance
    }
}
