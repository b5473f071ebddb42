/// Where and when a run was made; no number depends on it.
public struct RunCircumstances: Hashable, Sendable {
    /// Operating system with its version.
    public var system: String
    public var architecture: String
    /// The processor's name as it calls itself.
    public var processor: String
    /// Samples that were computed at a time.
    public var threads: Int
    /// RFC 3339, UTC.
    public var startedAt: String
    public var finishedAt: String
    /// The command that measures it again.
    public var command: String

    public init(
        system: String, architecture: String, processor: String, threads: Int, startedAt: String, finishedAt: String,
        command: String
    ) {
        self.system = system
        self.architecture = architecture
        self.processor = processor
        self.threads = threads
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.command = command
    }
}

/// A finished run with its verdicts, as a report tells it.
public struct ReportedRun: Sendable {
    public let run: ReproductionRun
    public let assessment: Assessment
    public let circumstances: RunCircumstances

    public init(_ run: ReproductionRun, _ assessment: Assessment, _ circumstances: RunCircumstances) {
        self.run = run
        self.assessment = assessment
        self.circumstances = circumstances
    }

    var name: String { run.reproduction }
}

/// A number of ours with its error bar: `0.833079 ± 1e-11`.
func withError(_ measured: MeasuredValue) -> String {
    shortNumber(measured.value) + (measured.error.map { " ± " + shortNumber($0) } ?? "")
}
