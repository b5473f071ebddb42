public import Catalog
import Reproductions

extension ReproductionDesk {
    /// Runs once more what a file holds and compares: bit for bit, and where bits differ, claim by claim within its
    /// tolerance.
    /// - Parameter bytes: a whole run's document.
    public func verify(
        _ bytes: [UInt8], label: String, threads: Int, onSample: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(BylineError) -> RunVerification {
        try verify(try Self.read(bytes, label: label), label: label, threads: threads, onSample: onSample)
    }

    func verify(
        _ before: ReproductionRun, label: String, threads: Int, onSample: (_ done: Int, _ total: Int) -> Void
    ) throws(BylineError) -> RunVerification {
        guard before.isComplete else {
            throw BylineError(
                .conflict, "\(label) lacks \(before.tasks - before.samples.count) of \(before.tasks) samples",
                mend: "Go on with it first: `byline reproduce resume`", subject: label)
        }
        let reproduction = try find(before.reproduction)
        let order = try order(
            before.reproduction, size: before.plan.effort.rawValue, seed: before.plan.seed,
            settings: before.plan.settings, threads: threads)
        let after: ReproductionRun
        do {
            after = try withoutActuallyEscaping(onSample) { onSample in
                let ear = Ear(hear: onSample)
                return try order.run.performed(
                    by: reproduction, threads: threads, onSample: { ear.hear($0.finished, $0.total) })
            }
            return try Self.comparison(of: before, with: after, by: reproduction)
        } catch let error as ReproductionError {
            throw BylineError(.conflict, "\(label): \(error.what)", mend: error.mend, subject: label)
        } catch {
            throw BylineError(.failure, "\(order.name) ended without a result: \(error)", mend: "", subject: order.name)
        }
    }

    /// The runner calls one at a time and never once it has returned.
    private struct Ear: @unchecked Sendable {
        let hear: (Int, Int) -> Void
    }

    private static func comparison(
        of before: ReproductionRun, with after: ReproductionRun, by reproduction: any Reproduction.Type
    ) throws(ReproductionError) -> RunVerification {
        let (was, now) = try (Assessment(of: before, by: reproduction), Assessment(of: after, by: reproduction))
        let differing = zip(before.samples, after.samples).count { $0 != $1 }
        var result = RunVerification(
            name: before.reproduction, size: before.plan.effort.rawValue, seed: before.plan.seed, status: .identical,
            samples: before.samples.count, differing: differing)
        guard differing > 0 || before.samples.count != after.samples.count else { return result }
        result.status = .withinTolerance
        for (old, new) in zip(was.outcomes, now.outcomes) {
            let distance = distance(old, new)
            if distance > 1 { result.status = .differs }
            if distance > result.distance ?? -1 { (result.farthest, result.distance) = (old.claim.id, distance) }
        }
        return result
    }

    /// How far a claim's number moved, in units of its tolerance; infinite where one run has a number and the other none.
    private static func distance(_ old: ClaimOutcome, _ new: ClaimOutcome) -> Double {
        switch (old.measured?.value, new.measured?.value) {
        case (nil, nil): return 0
        case (let was?, let now?):
            if was == now { return 0 }
            return abs(was - now) / old.claim.tolerance.reproduced
        default: return .infinity
        }
    }
}
