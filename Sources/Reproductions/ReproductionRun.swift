public import Foundation

/// The observations of one task.
public struct Sample: Hashable, Sendable, Codable {
    public var task: Int
    public var observations: [Observation]

    public init(task: Int, observations: [Observation]) {
        self.task = task
        self.observations = observations
    }
}

/// The samples of a reproduction that are finished so far, with all that is needed to repeat them or go on.
///
/// It holds nothing that depends on the machine or the hour, so two runs that agree are equal.
public struct ReproductionRun: Hashable, Sendable, Codable {
    /// Name of the reproduction.
    public private(set) var reproduction: String
    /// The record's revision.
    public private(set) var revision: Int
    /// The version of the program, as the caller states it: a commit or a release.
    public private(set) var code: String
    public private(set) var plan: RunPlan
    public private(set) var parameters: [Parameter]
    /// How many samples the whole run consists of.
    public private(set) var tasks: Int
    /// Finished samples by ascending task.
    public internal(set) var samples: [Sample]

    /// A run with nothing done yet.
    public init(of reproduction: any Reproduction.Type, _ plan: RunPlan, code: String) {
        self.reproduction = reproduction.record.name
        revision = reproduction.record.revision
        self.code = code
        self.plan = plan
        parameters = reproduction.parameters(plan)
        tasks = reproduction.tasks(plan.effort)
        samples = []
    }

    /// Whether every sample is there.
    public var isComplete: Bool { samples.count == tasks }

    /// All observations in the order of the tasks.
    public var observations: [Observation] { samples.flatMap(\.observations) }

    /// Tasks of a shard that have no sample yet, ascending.
    public func remaining(in shard: Shard = .whole) -> [Int] {
        let done = Set(samples.map(\.task))
        return (0..<tasks).filter { shard.contains($0) && !done.contains($0) }
    }

    /// Adds finished samples; tasks that are there already keep theirs.
    mutating func add(_ finished: [Sample]) {
        let done = Set(samples.map(\.task))
        samples = (samples + finished.filter { !done.contains($0.task) }).sorted { $0.task < $1.task }
    }

    /// Joins the samples of two parts of one run. A sample that both hold must be the same in both.
    /// - Throws: when the parts differ in anything but their samples, or disagree on a sample.
    public func merged(with other: ReproductionRun) throws(ReproductionError) -> ReproductionRun {
        var (mine, theirs) = (self, other)
        (mine.samples, theirs.samples) = ([], [])
        guard mine == theirs else {
            throw ReproductionError(
                "the parts are not of one run: \(mine.heading) and \(theirs.heading)",
                mend: "Merge parts of the same reproduction, revision, code, effort, seed and parameters")
        }
        let known = Dictionary(samples.map { ($0.task, $0) }, uniquingKeysWith: { first, _ in first })
        if let odd = other.samples.first(where: { known[$0.task] ?? $0 != $0 }) {
            throw ReproductionError(
                "the parts disagree on sample \(odd.task) of \(heading)",
                mend: "One of them was made by other code or on another platform; run it again")
        }
        var whole = self
        whole.add(other.samples)
        return whole
    }

    /// Which run this is, for messages.
    public var heading: String {
        let settings = plan.settings.sorted { $0.key < $1.key }.map { ", \($0.key) = \(shortNumber($0.value))" }
            .joined()
        return "\(reproduction) r\(revision) (\(code)), \(plan.effort.rawValue), seed \(plan.seed)\(settings)"
    }

    /// The run as JSON with sorted keys; numbers are written so that reading them back gives the same bits.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// Reads what `json()` wrote, or a journal: a run on the first line and further samples on lines of their own. Of a
    /// journal whose writer was killed the last line may be cut; it is left out.
    /// - Throws: when the data is no run, or its samples do not fit its tasks.
    public init(json data: Data) throws(ReproductionError) {
        let lines = data.split(separator: UInt8(ascii: "\n"))
        do {
            guard let head = lines.first else { throw ReproductionError("it is empty", mend: "") }
            self = try JSONDecoder().decode(ReproductionRun.self, from: Data(head))
            for (index, line) in lines.enumerated().dropFirst() {
                let isCut = index == lines.count - 1 && data.last != UInt8(ascii: "\n")
                do { add([try JSONDecoder().decode(Sample.self, from: Data(line))]) } catch  where isCut { break }
            }
        } catch {
            throw ReproductionError("the data is not a run: \(error)", mend: "Give a file that a run was kept in")
        }
        try checkSamples()
    }

    /// This run with samples that were kept one by one.
    /// - Throws: when one is not among its tasks.
    public func with(_ kept: [Sample]) throws(ReproductionError) -> ReproductionRun {
        var run = self
        run.add(kept)
        try run.checkSamples()
        return run
    }

    private func checkSamples() throws(ReproductionError) {
        let order = samples.map(\.task)
        let ascends = zip(order, order.dropFirst()).allSatisfy { $0 < $1 }
        guard tasks >= 0, ascends, order.allSatisfy({ (0..<tasks).contains($0) }) else {
            throw ReproductionError(
                "the samples of \(heading) are not in order or not among its \(tasks) tasks",
                mend: "The file was changed by hand; run it again")
        }
    }
}

extension Sample {
    /// The sample as one line of JSON without its end; numbers are written so that reading them gives the same bits.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Reads what `json()` wrote.
    public init(json text: String) throws { self = try JSONDecoder().decode(Sample.self, from: Data(text.utf8)) }
}
