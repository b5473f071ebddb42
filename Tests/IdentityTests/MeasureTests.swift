import Foundation
import Identity
import TestSupport
import Testing

/// The measures against the definitions, pair by pair, and against a twin in Python.
@Suite struct MeasureTests {
    /// A grouping, the truth, and how the things look, all drawn.
    private struct Sample {
        var predicted: [Int]
        var truth: [Int]
        var surfaces: [Int]

        init(_ random: inout SeededGenerator) {
            let count = Int.random(in: 1...14, using: &random)
            func draw(_ kinds: Int) -> [Int] { (0..<count).map { _ in Int.random(in: 0..<kinds, using: &random) } }
            predicted = draw(Int.random(in: 1...6, using: &random))
            truth = draw(Int.random(in: 1...6, using: &random))
            surfaces = draw(3)
        }

        var pairs: [(Int, Int)] {
            truth.indices.flatMap { a in truth.indices.dropFirst(a + 1).map { (a, $0) } }
        }
    }

    @Test func `every measure is what its definition counts, thing by thing and pair by pair`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let sample = Sample(&random)
            let score = PartitionScore(predicted: sample.predicted, truth: sample.truth)
            let (p, t, s) = (sample.predicted, sample.truth, sample.surfaces)
            let shares = p.indices.map { i -> (Double, Double) in
                let mine = p.indices.filter { p[$0] == p[i] }
                let true_ = p.indices.filter { t[$0] == t[i] }
                let both = Double(mine.count { t[$0] == t[i] })
                return (both / Double(mine.count), both / Double(true_.count))
            }
            let n = Double(p.count)
            #expect(abs(score.bCubed.precision - shares.map(\.0).reduce(0, +) / n) < 1e-12)
            #expect(abs(score.bCubed.recall - shares.map(\.1).reduce(0, +) / n) < 1e-12)
            let joined = sample.pairs.filter { p[$0.0] == p[$0.1] }
            let same = sample.pairs.filter { t[$0.0] == t[$0.1] }
            let right = joined.count { t[$0.0] == t[$0.1] }
            #expect(score.wrongPairs == joined.count - right && score.missedPairs == same.count - right)
            #expect(score.pairwise.precision == (joined.isEmpty ? 1 : Double(right) / Double(joined.count)))
            #expect(score.pairwise.recall == (same.isEmpty ? 1 : Double(right) / Double(same.count)))
            let variants = variantPairs(predicted: p, truth: t, surfaces: s)
            let unlike = same.filter { s[$0.0] != s[$0.1] }
            #expect(variants.all == unlike.count && variants.found == unlike.count { p[$0.0] == p[$0.1] })
        }
    }

    /// n things of one person put into k equal groups, and k people of m things put into one.
    @Test(arguments: [(groups: 2, size: 3), (groups: 5, size: 4), (groups: 1, size: 7)])
    func `splitting and lumping have the closed forms`(_ shape: (groups: Int, size: Int)) {
        let many = (0..<shape.groups * shape.size).map { $0 % shape.groups }
        let one = many.map { _ in 0 }
        let split = PartitionScore(predicted: many, truth: one)
        #expect(split.bCubed.precision == 1 && abs(split.bCubed.recall - 1 / Double(shape.groups)) < 1e-12)
        let lump = PartitionScore(predicted: one, truth: many)
        #expect(lump.bCubed.recall == 1 && abs(lump.bCubed.precision - 1 / Double(shape.groups)) < 1e-12)
        let inner = Double(shape.groups * shape.size * (shape.size - 1))
        let all = Double(many.count * (many.count - 1))
        #expect(abs(lump.pairwise.precision - inner / all) < 1e-12 && split.pairwise.recall == lump.pairwise.precision)
    }

    @Test(.enabled(if: hasPython)) func `a twin in Python agrees on a thousand groupings`() throws {
        struct Line: Codable, Equatable {
            var predicted: [Int]
            var truth: [Int]
            var surfaces: [Int]
        }
        var random = SeededGenerator(seed: 5)
        let samples = (0..<1_000).map { _ in Sample(&random) }
        let input = try JSONEncoder().encode(
            samples.map { Line(predicted: $0.predicted, truth: $0.truth, surfaces: $0.surfaces) })
        let told = try JSONDecoder().decode(
            [[Double]].self, from: try python("Oracles/measures.py", input: input))
        try #require(told.count == samples.count)
        for (sample, row) in zip(samples, told) {
            let score = PartitionScore(predicted: sample.predicted, truth: sample.truth)
            let variants = variantPairs(
                predicted: sample.predicted, truth: sample.truth, surfaces: sample.surfaces)
            let ours = [
                score.bCubed.precision, score.bCubed.recall, score.bCubed.f1, score.pairwise.precision,
                score.pairwise.recall, Double(variants.found), Double(variants.all),
            ]
            #expect(zip(ours, row).allSatisfy { abs($0 - $1) < 1e-12 }, "\(sample)")
        }
    }
}
