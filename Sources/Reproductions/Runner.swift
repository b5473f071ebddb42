import Dispatch
import Synchronization

/// How far a run has come; handed over with every finished sample.
public struct RunProgress: Hashable, Sendable {
    /// Samples finished by this call, the one handed over included.
    public var finished: Int
    /// Samples this call set out to do.
    public var total: Int
    /// The sample just finished. A caller that keeps each one loses at most the samples under way.
    public var sample: Sample
}

extension ReproductionRun {
    /// Does the samples that a shard of this run still lacks and returns the run with them.
    ///
    /// Samples are handed to the threads one at a time, in ascending order, so the result does not depend on how many
    /// threads there are. A sample that throws ends the call once those under way are done.
    /// - Parameters:
    ///   - threads: how many samples are computed at a time, 1 or more.
    ///   - onSample: called after each sample, one call at a time, on whatever thread finished it.
    ///   - isCancelled: asked before each sample; once true, no other is begun and the finished ones are returned.
    /// - Throws: what is wrong with the plan, before any work, or what the first failing sample threw.
    public func performed(
        by reproduction: any Reproduction.Type, shard: Shard = .whole, threads: Int = 1,
        onSample: @Sendable (RunProgress) -> Void = { _ in }, isCancelled: @Sendable () -> Bool = { false }
    ) throws -> ReproductionRun {
        try check(against: reproduction, threads: threads)
        let todo = remaining(in: shard)
        let work = Mutex(Work())
        let plan = plan
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, todo.count))) { _ in
            while let task = work.withLock({ $0.begin(todo, isCancelled: isCancelled()) }) {
                let result = Result { try reproduction.sample(task, of: plan) }
                work.withLock { work in
                    guard let sample = work.end(task, result) else { return }
                    onSample(RunProgress(finished: work.finished.count, total: todo.count, sample: sample))
                }
            }
        }
        let done = work.withLock { $0 }
        if let failure = done.failure { throw failure }
        var run = self
        run.add(done.finished)
        return run
    }

    /// Refuses, before any work, a run that this code would not continue faithfully.
    private func check(against reproduction: any Reproduction.Type, threads: Int) throws(ReproductionError) {
        guard threads >= 1 else { throw ReproductionError("\(threads) threads", mend: "Use 1 or more") }
        let fresh = ReproductionRun(of: reproduction, plan, code: code)
        var bare = self
        bare.samples = []
        guard bare == fresh else {
            throw ReproductionError(
                "\(heading) was begun with other settings than \(fresh.heading) has now",
                mend: "Begin a new run; the finished samples of the old one stay valid for the old code")
        }
    }
}

/// What the threads of a run share.
private struct Work: Sendable {
    var next = 0
    var finished: [Sample] = []
    var failure: (any Error)?

    /// The next task, or nil when there is none, one failed, or the run was cancelled.
    mutating func begin(_ todo: [Int], isCancelled: Bool) -> Int? {
        guard next < todo.count, failure == nil, !isCancelled else { return nil }
        defer { next += 1 }
        return todo[next]
    }

    mutating func end(_ task: Int, _ result: Result<[Observation], any Error>) -> Sample? {
        switch result {
        case .success(let observations):
            let sample = Sample(task: task, observations: observations)
            finished.append(sample)
            return sample
        case .failure(let error):
            failure = failure ?? error
            return nil
        }
    }
}
