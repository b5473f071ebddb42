import Foundation
import Reproductions
import Synchronization
import Testing

@Suite struct RunTests {
    @Test(arguments: [2, 3, 8])
    func `a run on several threads gives the same bits as on one`(_ threads: Int) throws {
        let one = try fresh(.check).performed(by: RandomWalk.self, threads: 1)
        #expect(try fresh(.check).performed(by: RandomWalk.self, threads: threads) == one)
        #expect(one.isComplete && one.samples.map(\.task) == Array(0..<23))
    }

    @Test(arguments: [1, 2, 5, 23, 40])
    func `the shards of a run, merged in any order, are the whole run bit for bit`(_ count: Int) throws {
        let whole = try fresh(.check).performed(by: RandomWalk.self)
        let parts = try (1...count).map { index in
            try fresh(.check).performed(by: RandomWalk.self, shard: Shard(index, of: count), threads: 2)
        }
        #expect(try parts.reduce(fresh(.check)) { try $0.merged(with: $1) } == whole)
        #expect(try parts.reversed().reduce(fresh(.check)) { try $0.merged(with: $1) }.json() == whole.json())
        #expect(parts.reduce(0) { $0 + $1.samples.count } == 23)
    }

    @Test func `a cancelled run keeps what it finished, and going on gives the whole`() throws {
        let asked = Mutex(0)
        let part = try fresh(.check).performed(
            by: RandomWalk.self,
            isCancelled: {
                asked.withLock { count in
                    count += 1
                    return count > 7
                }
            })
        #expect(part.samples.map(\.task) == Array(0..<7) && !part.isComplete)
        #expect(part.remaining() == Array(7..<23))
        let kept = try ReproductionRun(json: part.json())
        #expect(try kept.performed(by: RandomWalk.self, threads: 2) == fresh(.check).performed(by: RandomWalk.self))
    }

    @Test func `every finished sample is handed over once, with how far the run has come`() throws {
        let seen = Mutex<[RunProgress]>([])
        let run = try fresh(.check).performed(
            by: RandomWalk.self, shard: Shard(1, of: 2), threads: 2,
            onSample: { progress in seen.withLock { $0.append(progress) } })
        let progress = seen.withLock { $0 }
        #expect(progress.map(\.finished) == Array(1...12) && progress.allSatisfy { $0.total == 12 })
        #expect(progress.map(\.sample).sorted { $0.task < $1.task } == run.samples)
    }

    @Test func `a run comes back from JSON with the same bits and goes on from there`() throws {
        let run = try fresh(.check).performed(by: RandomWalk.self)
        #expect(try ReproductionRun(json: run.json()) == run)
        let text = String(decoding: try run.json(), as: UTF8.self)
        #expect(text.contains(#""seed":18446744073709551615"#) && text.contains(#""code":"test""#))
        #expect(text.contains(#""parameters":[{"name":"steps""#))
    }

    @Test func `a failing sample ends the run with its own error`() throws {
        let run = ReproductionRun(of: RandomWalk.self, RunPlan(.quick, seed: 1), code: "test")
        #expect(throws: ReproductionError("task 3 fails", mend: "")) { try run.performed(by: RandomWalk.self) }
    }

    @Test func `parts of different runs are not joined`() throws {
        let run = try fresh(.check).performed(by: RandomWalk.self, shard: Shard(1, of: 2))
        let others = [
            ReproductionRun(of: RandomWalk.self, RunPlan(.check, seed: 2), code: "test"),
            ReproductionRun(of: RandomWalk.self, RunPlan(.check, seed: .max), code: "other"),
            ReproductionRun(of: RandomWalk.self, RunPlan(.figure, seed: .max), code: "test"),
            ReproductionRun(of: BinaryPerceptronEntropy.self, RunPlan(.check, seed: .max), code: "test"),
        ]
        for other in others { #expect(throws: ReproductionError.self) { try run.merged(with: other) } }
        // A sample that was tampered with is noticed.
        let text = String(decoding: try run.json(), as: UTF8.self).replacing(#""task":2}"#, with: #""task":1}"#)
        #expect(throws: ReproductionError.self) {
            try run.merged(with: fresh(.check).performed(by: RandomWalk.self)).merged(
                with: ReproductionRun(json: Data(text.utf8)))
        }
    }

    @Test func `bad plans are refused before any work`() throws {
        for (index, count) in [(0, 3), (4, 3), (1, 0), (-1, 1)] {
            #expect(throws: ReproductionError.self) { try Shard(index, of: count) }
        }
        for text in ["", "1", "1/", "a/b", "3/2", "1/2/3"] {
            #expect(throws: ReproductionError.self) { try Shard(printed: text) }
        }
        #expect(try Shard(printed: "2/5") == Shard(2, of: 5))
        #expect(throws: ReproductionError.self) { try fresh(.check).performed(by: RandomWalk.self, threads: 0) }
        // A run of another reproduction cannot be continued by this one.
        #expect(throws: ReproductionError.self) { try fresh(.check).performed(by: BinaryPerceptronEntropy.self) }
        #expect(throws: ReproductionError.self) { try ReproductionRun(json: Data("{}".utf8)) }
    }

    private func fresh(_ effort: Effort) -> ReproductionRun {
        ReproductionRun(of: RandomWalk.self, RunPlan(effort, seed: .max), code: "test")
    }
}

/// A reproduction of nothing: sums of random steps, quick to compute and sensitive to every bit.
enum RandomWalk: Reproduction {
    static let record = ReproductionRecord(
        name: "random-walk", paper: PaperReference(arxiv: "", doi: "", title: "None"), target: "", method: "",
        equations: [],
        claims: [
            Claim(
                id: "end", quantity: "Where it ends",
                published: .init(value: 0, uncertainty: nil, text: "0", place: "nowhere"),
                tolerance: .init(1, close: 2, why: "It is an example"))
        ],
        revision: 1)
    static func parameters(_ plan: RunPlan) -> [Parameter] { [Parameter("steps", "100", .ours)] }
    static func tasks(_ effort: Effort) -> Int { 23 }
    static func sample(_ task: Int, of plan: RunPlan) throws -> [Observation] {
        if plan.effort == .quick && task == 3 { throw ReproductionError("task 3 fails", mend: "") }
        var state = plan.seed &+ UInt64(task) &* 0x9E37_79B9_7F4A_7C15
        var place = 0.0
        for _ in 0..<100 {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            place += Double(state >> 11) * 0x1p-53 - 0.5
        }
        return task == 5
            ? [Observation("end", x: 5, missing: "lost, \"quoted\"")]
            : [Observation("end", x: Double(task), value: place)]
    }
    static func measure(_ claim: Claim, from observations: [Observation]) -> MeasuredValue? {
        let values = observations.compactMap(\.value)
        return values.isEmpty ? nil : MeasuredValue(value: values.reduce(0, +), samples: values.count)
    }
    static func figure(from observations: [Observation]) -> Figure {
        Figure(
            title: "Ends <of> walks", description: "Where \"each\" walk ends", x: .linear("walk & task", 0, 22),
            y: .linear("end", -10, 10),
            series: [
                .init(
                    "ends", .marks,
                    observations.compactMap { seen in seen.value.map { .init(x: seen.x, y: $0, error: 1) } }),
                .init("printed", .published, [.init(x: 0, y: 0)]),
            ])
    }
}
