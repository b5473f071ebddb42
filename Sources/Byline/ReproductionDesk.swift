public import Catalog
import Foundation
import Reproductions

/// The door to the papers that run: what there is to reproduce, running it, and joining the parts of a run.
///
/// It needs no store and keeps nothing; whoever asks keeps the documents that a finding carries.
public struct ReproductionDesk: Sendable {
    /// A run somebody asks for, checked as far as it can be without doing it.
    public struct Order: Sendable {
        /// The name of the reproduction.
        public let name: String
        let reproduction: any Reproduction.Type
        let size: Effort
        let seed: UInt64
        let threads: Int
        let shard: Shard

        /// Which part of the run it is, fit for a file's name: `2-of-5`; nil for the whole.
        public var part: String? { shard.count == 1 ? nil : "\(shard.index)-of-\(shard.count)" }
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
    ///   - threads: how many samples are computed at a time, 1 or more; no number depends on it.
    ///   - shard: `2/5` for the second of five parts; nil for the whole.
    public func order(
        _ name: String, size: String, seed: UInt64, threads: Int, shard: String? = nil
    ) throws(BylineError) -> Order {
        guard let effort = Effort(rawValue: size) else {
            let known = Self.sizes.joined(separator: ", ")
            throw BylineError(.invalidInput, "“\(size)” is not a size", mend: "Sizes are \(known)")
        }
        guard threads >= 1 else {
            throw BylineError(.invalidInput, "A run on \(threads) threads cannot be", mend: "Use 1 or more")
        }
        return Order(
            name: name, reproduction: try find(name), size: effort, seed: seed, threads: threads,
            shard: try shard.map(Self.shard) ?? .whole)
    }

    /// Runs what was ordered and judges it.
    /// - Parameter progress: called after each sample with how many are done and how many this order does in all; one
    ///   call at a time, on whatever thread finished the sample.
    /// - Throws: what the computation refused; a run that diverges is an observation, not an error.
    public func run(
        _ order: Order, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(BylineError) -> ReproductionFinding {
        let empty = ReproductionRun(of: order.reproduction, effort: order.size, seed: order.seed, code: code)
        do {
            let run = try withoutActuallyEscaping(progress) { progress in
                let listener = Listener(hear: progress)
                return try empty.performed(
                    by: order.reproduction, shard: order.shard, threads: order.threads,
                    onSample: { listener.hear($0.finished, $0.total) })
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
    public func merge(_ parts: [(label: String, bytes: [UInt8])]) throws(BylineError) -> ReproductionFinding {
        var whole: ReproductionRun?
        for part in parts {
            let run = try Self.read(part.bytes, label: part.label)
            do { whole = try whole?.merged(with: run) ?? run } catch {
                throw BylineError(.conflict, "\(part.label): \(error.what)", mend: error.mend, subject: part.label)
            }
        }
        guard let whole else { throw BylineError(.invalidInput, "No part of a run is given", mend: "Name its files") }
        return try Self.finding(whole, by: try find(whole.reproduction))
    }

    // MARK: Steps

    /// The runner calls one at a time and never once it has returned, so nothing is entered twice.
    private struct Listener: @unchecked Sendable {
        let hear: (Int, Int) -> Void
    }

    private func find(_ name: String) throws(BylineError) -> any Reproduction.Type {
        do { return try reproduction(named: name) } catch {
            throw BylineError(.notFound, error.what, mend: error.mend, subject: name)
        }
    }

    private static func shard(_ text: String) throws(BylineError) -> Shard {
        do { return try Shard(printed: text) } catch {
            throw BylineError(.invalidInput, "There is no such part: \(error.what)", mend: error.mend)
        }
    }

    private static func read(_ bytes: [UInt8], label: String) throws(BylineError) -> ReproductionRun {
        do { return try ReproductionRun(json: Data(bytes)) } catch {
            throw BylineError(.invalidInput, "\(label): \(error.what)", mend: error.mend, subject: label)
        }
    }

    private static func finding(
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
