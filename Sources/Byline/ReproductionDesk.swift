public import Catalog
import Foundation
import Reproductions
import Synchronization

/// The door to the papers that run: what there is to reproduce, running it, joining the parts of a run, and running it
/// once more to compare.
///
/// It needs no store and keeps nothing; whoever asks keeps samples as they come and the documents of a finding.
public struct ReproductionDesk: Sendable {
    /// A run somebody asks for or goes on with, checked as far as it can be without doing it.
    public struct Order: Sendable {
        let reproduction: any Reproduction.Type
        /// With the samples that are there already.
        let run: ReproductionRun
        let shard: Shard
        /// Samples at a time.
        public let threads: Int

        /// The name of the reproduction.
        public var name: String { run.reproduction }
        /// Which part of the run it is, fit for a file's name: `2-of-5`; nil for the whole.
        public var part: String? { shard.count == 1 ? nil : "\(shard.index)-of-\(shard.count)" }
        /// Samples that this order will compute.
        public var remaining: Int { run.remaining(in: shard).count }
        /// Which run this is, for messages.
        public var heading: String { run.heading }

        /// The run as it stands, as one line of JSON.
        public func document() throws(BylineError) -> String {
            do { return String(decoding: try run.json(), as: UTF8.self) } catch {
                throw BylineError(.failure, "The run cannot be written down: \(error)", mend: "")
            }
        }
    }

    /// A sample that was just finished.
    public struct KeptSample: Sendable {
        public let task: Int
        /// One line of JSON, as journals and stores keep it.
        public let json: String
    }

    /// The version of the program, written into every run.
    let code: String

    /// - Parameter code: a commit or a release.
    public init(code: String) { self.code = code }

    /// What a run may be set to, smallest first: `check`, `quick`, `figure`.
    public static let sizes = Effort.allCases.map(\.rawValue)

    /// Every reproduction there is, in the order of the papers. Without a store none is known to have been run.
    public func all() -> [ReproductionSummary] {
        reproductions.map { ReproductionSummary($0.record, verdict: .notRun) }
    }

    /// One reproduction with its method, settings and claims.
    public func detail(of name: String) throws(BylineError) -> ReproductionDetail {
        ReproductionDetail(try find(name))
    }

    // MARK: Running

    /// Checks what a run is to be, before any work.
    /// - Parameters:
    ///   - size: one of `sizes`.
    ///   - settings: what is to be otherwise than the paper has it, by the names that `detail(of:)` lists.
    ///   - threads: how many samples are computed at a time, 1 or more; no number depends on it.
    ///   - shard: `2/5` for the second of five parts; nil for the whole.
    public func order(
        _ name: String, size: String, seed: UInt64, settings: [String: Double] = [:], threads: Int,
        shard: String? = nil
    ) throws(BylineError) -> Order {
        guard let effort = Effort(rawValue: size) else {
            let known = Self.sizes.joined(separator: ", ")
            throw BylineError(.invalidInput, "“\(size)” is not a size", mend: "Sizes are \(known)")
        }
        let reproduction = try find(name)
        let plan: RunPlan
        do { plan = try RunPlan(effort, seed: seed, settings: settings, of: reproduction) } catch {
            throw BylineError(.invalidInput, "\(name) cannot be run: \(error.what)", mend: error.mend, subject: name)
        }
        return Order(
            reproduction: reproduction, run: ReproductionRun(of: reproduction, plan, code: code),
            shard: try shard.map(Self.shard) ?? .whole, threads: try Self.checked(threads))
    }

    /// Goes on with a run that a file holds: a run's document, or the journal of one that was stopped.
    public func order(
        goingOnWith bytes: [UInt8], label: String, threads: Int, shard: String? = nil
    ) throws(BylineError) -> Order {
        try order(
            goingOnWith: try Self.read(bytes, label: label), label: label, threads: threads, shard: shard)
    }

    func order(
        goingOnWith run: ReproductionRun, label: String, threads: Int, shard: String? = nil
    ) throws(BylineError) -> Order {
        let reproduction = try find(run.reproduction)
        let fresh = ReproductionRun(of: reproduction, run.plan, code: code)
        do {
            // What this program would begin anew must be what was begun then.
            _ = try fresh.merged(with: run)
        } catch {
            throw BylineError(
                .conflict,
                "\(label) was begun as \(run.heading), which is not what this program runs: \(fresh.heading)",
                mend: "Go on with the version that began it, or run it anew", subject: label)
        }
        return Order(
            reproduction: reproduction, run: run, shard: try shard.map(Self.shard) ?? .whole,
            threads: try Self.checked(threads))
    }

    /// Runs what was ordered and judges it; a run that was stopped comes back with what it has.
    /// - Parameters:
    ///   - isStopped: asked before each sample, on any thread; once true no other is begun.
    ///   - onSample: called after each sample with how many are done and how many this order does in all; one call at
    ///     a time, on whatever thread finished it. What it throws ends the run.
    /// - Throws: what the computation refused; a run that diverges is an observation, not an error.
    public func run(
        _ order: Order, isStopped: @escaping @Sendable () -> Bool = { false },
        onSample: (_ sample: KeptSample, _ done: Int, _ total: Int) throws -> Void = { _, _, _ in }
    ) throws(BylineError) -> ReproductionFinding {
        do {
            let run = try withoutActuallyEscaping(onSample) { onSample in
                let listener = Listener(hear: onSample)
                let run = try order.run.performed(
                    by: order.reproduction, shard: order.shard, threads: order.threads,
                    onSample: { listener.take($0) }, isCancelled: { isStopped() || listener.hasFailed })
                if let failure = listener.failure { throw failure }
                return run
            }
            return try Self.finding(run, by: order.reproduction)
        } catch let error as BylineError {
            throw error
        } catch {
            throw BylineError(.failure, "\(order.name) ended without a result: \(error)", mend: "", subject: order.name)
        }
    }

    /// Joins the parts of one run and judges the whole.
    /// - Parameter parts: what `ReproductionFinding.Documents.run` held, each with a label for messages; one or more.
    /// - Throws: when one is no run, when they are not of the same run, or disagree on a sample.
    public func merge(
        _ parts: [(label: String, bytes: [UInt8])]
    ) throws(BylineError) -> (order: Order, finding: ReproductionFinding) {
        var whole: ReproductionRun?
        for part in parts {
            let run = try Self.read(part.bytes, label: part.label)
            do { whole = try whole?.merged(with: run) ?? run } catch {
                throw BylineError(.conflict, "\(part.label): \(error.what)", mend: error.mend, subject: part.label)
            }
        }
        guard let whole else { throw BylineError(.invalidInput, "No part of a run is given", mend: "Name its files") }
        let reproduction = try find(whole.reproduction)
        return (
            Order(reproduction: reproduction, run: whole, shard: .whole, threads: 1),
            try Self.finding(whole, by: reproduction)
        )
    }

    // MARK: Steps

    /// Hands samples on. The runner calls one at a time and never once it has returned, so nothing is entered twice.
    private final class Listener: @unchecked Sendable {
        private let hear: (KeptSample, Int, Int) throws -> Void
        private let state = Mutex<(any Error)?>(nil)

        init(hear: @escaping (KeptSample, Int, Int) throws -> Void) { self.hear = hear }

        var failure: (any Error)? { state.withLock { $0 } }
        var hasFailed: Bool { failure != nil }

        func take(_ progress: RunProgress) {
            guard !hasFailed else { return }
            do {
                let sample = KeptSample(task: progress.sample.task, json: try progress.sample.json())
                try hear(sample, progress.finished, progress.total)
            } catch {
                state.withLock { $0 = error }
            }
        }
    }

    private static func checked(_ threads: Int) throws(BylineError) -> Int {
        guard threads >= 1 else {
            throw BylineError(.invalidInput, "A run on \(threads) threads cannot be", mend: "Use 1 or more")
        }
        return threads
    }

    func find(_ name: String) throws(BylineError) -> any Reproduction.Type {
        do { return try reproduction(named: name) } catch {
            throw BylineError(.notFound, error.what, mend: error.mend, subject: name)
        }
    }

    private static func shard(_ text: String) throws(BylineError) -> Shard {
        do { return try Shard(printed: text) } catch {
            throw BylineError(.invalidInput, "There is no such part: \(error.what)", mend: error.mend)
        }
    }

    static func read(_ bytes: [UInt8], label: String) throws(BylineError) -> ReproductionRun {
        do { return try ReproductionRun(json: Data(bytes)) } catch {
            throw BylineError(.invalidInput, "\(label): \(error.what)", mend: error.mend, subject: label)
        }
    }

    static func finding(
        _ run: ReproductionRun, by reproduction: any Reproduction.Type
    ) throws(BylineError) -> ReproductionFinding {
        do {
            return try ReproductionFinding(
                run, Assessment(of: run, by: reproduction), document: String(decoding: run.json(), as: UTF8.self))
        } catch let error as ReproductionError {
            throw BylineError(.conflict, error.what, mend: error.mend, subject: run.reproduction)
        } catch {
            throw BylineError(.failure, "The run cannot be written down: \(error)", mend: "")
        }
    }
}
