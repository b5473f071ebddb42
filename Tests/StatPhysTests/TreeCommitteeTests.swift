import Foundation
import Testing

import StatPhys

@Suite struct TreeCommitteeTests {
    /// Shapes that leave one, two, three or no spare lanes, one that fills a word and two that need several.
    static let shapes = [(1, 1), (3, 9), (3, 33), (9, 999), (5, 110), (1, 128), (3, 387), (1, 1001), (1, 256)]

    @Test(arguments: shapes)
    func `pre-activations are the plain sums, for a batch as for a single pattern`(
        _ size: (units: Int, inputs: Int)
    ) throws {
        let shape = try TreeCommittee(units: size.units, inputs: size.inputs)
        let patterns = SignPatterns(random: 7, shape, from: RandomStream(seed: 1))
        let weights = CommitteeWeights(random: shape, from: RandomStream(seed: 2))
        let rows: [Int32] = [3, 0, 6, 5, 5, 1, 2]
        var batch = [Float](repeating: .nan, count: rows.count * shape.units)
        rows.withUnsafeBufferPointer { rows in
            batch.withUnsafeMutableBufferPointer { patterns.preactivations(of: weights, rows: rows, into: $0) }
        }
        for (i, row) in rows.enumerated() {
            let single = patterns.preactivations(of: weights, pattern: Int(row))
            for unit in 0..<shape.units {
                let plain = (0..<shape.inputsPerUnit).reduce(0.0) { sum, input in
                    let sign = patterns.sign(pattern: Int(row), unit: unit, input: input)
                    return sum + Double(weights[unit, input]) * Double(sign)
                }
                #expect(abs(Double(batch[i * shape.units + unit]) - plain) < 2e-6)
                #expect(batch[i * shape.units + unit] == single[unit])
            }
        }
    }

    @Test(arguments: shapes)
    func `adding patterns to weights is the plain sum, and the spare lanes stay zero`(
        _ size: (units: Int, inputs: Int)
    ) throws {
        let shape = try TreeCommittee(units: size.units, inputs: size.inputs)
        let patterns = SignPatterns(random: 6, shape, from: RandomStream(seed: 3))
        let before = CommitteeWeights(random: shape, from: RandomStream(seed: 4))
        let rows: [Int32] = [4, 1, 5, 0, 2]
        let factors = (0..<rows.count * shape.units).map { Float($0 % 7) * 0.25 - 0.5 }
        var after = before
        rows.withUnsafeBufferPointer { rows in
            factors.withUnsafeBufferPointer { patterns.accumulate(rows: rows, coefficients: $0, onto: &after) }
        }
        patterns.add(0.125, pattern: 3, unit: 0, onto: &after)
        for unit in 0..<shape.units {
            for input in 0..<shape.inputsPerUnit {
                var plain = Double(before[unit, input])
                for (i, row) in rows.enumerated() {
                    let sign = Double(patterns.sign(pattern: Int(row), unit: unit, input: input))
                    plain += Double(factors[i * shape.units + unit]) * sign
                }
                if unit == 0 { plain += 0.125 * Double(patterns.sign(pattern: 3, unit: 0, input: input)) }
                #expect(abs(Double(after[unit, input]) - plain) < 2e-6)
            }
        }
        for unit in 0..<shape.units {
            let last = after.vectors[(unit + 1) * shape.vectorsPerUnit - 1]
            for lane in 0..<Lanes.scalarCount where !shape.lastLanes[lane] { #expect(last[lane] == 0) }
        }
    }

    @Test func `a pattern is an error when its units' votes do not sum to the label's side`() throws {
        // Enumerated: three units of one input with weight 1 each see the pattern itself.
        let shape = try TreeCommittee(units: 3, inputs: 3)
        let weights = CommitteeWeights(shape) { _, _ in 1 }
        for bits in 0..<8 {
            let row = (0..<3).map { bits >> $0 & 1 == 0 ? 1 : -1 }
            for label in [1, -1] {
                let patterns = try SignPatterns(shape, rows: [row], labels: [label])
                let wrong = label * row.reduce(0, +) <= 0
                #expect(patterns.errors(of: weights) == (wrong ? 1 : 0))
                #expect(patterns.areStored(by: weights) == !wrong)
            }
        }
        let undecided = CommitteeWeights(zero: shape)
        #expect(try SignPatterns(shape, rows: [[1, 1, 1]], labels: [1]).errors(of: undecided) == 1)
    }

    @Test func `units are brought to norm one and a centre is the mean`() throws {
        let shape = try TreeCommittee(units: 3, inputs: 33)
        let members = (0..<4).map { CommitteeWeights(random: shape, from: RandomStream(seed: UInt64($0))) }
        for unit in 0..<3 {
            let norm = (0..<11).reduce(0.0) { $0 + pow(Double(members[0][unit, $1]), 2) }
            #expect(abs(norm - 1) < 1e-6)
        }
        var mean = CommitteeWeights(zero: shape)
        mean.average(members)
        #expect(abs(Double(mean[2, 10]) - members.reduce(0) { $0 + Double($1[2, 10]) } / 4) < 1e-7)
        var pulled = members[0]
        pulled.pull(towards: mean, by: 1)
        #expect(pulled.squaredDistance(to: mean) < 1e-12)
        #expect(members[0].squaredDistance(to: members[1]) > 1)
    }

    @Test func `the cross-entropy is the sum over patterns, and gives up at its limit`() throws {
        let shape = try TreeCommittee(units: 3, inputs: 33)
        let patterns = SignPatterns(random: 50, shape, from: RandomStream(seed: 5))
        let weights = CommitteeWeights(random: shape, from: RandomStream(seed: 6))
        let plain = (0..<50).reduce(0.0) { sum, pattern in
            let delta = patterns.preactivations(of: weights, pattern: pattern).reduce(0) { $0 + tanh(1.5 * Double($1)) }
            let x = delta / 3.0.squareRoot()
            return sum - x / 2 + log(2 * cosh(0.7 * x)) / 1.4
        }
        let loss = try #require(patterns.crossEntropy(of: weights, beta: 1.5, gamma: 0.7))
        #expect(abs(loss / plain - 1) < 1e-12)
        #expect(patterns.crossEntropy(of: weights, beta: 1.5, gamma: 0.7, limit: 0.99 * plain) == nil)
        #expect(patterns.crossEntropy(of: weights, beta: 1.5, gamma: 0.7, limit: 1.01 * plain) == loss)
    }

    @Test(arguments: [(0, 9), (4, 8), (3, 10), (-3, 9), (3, 0)])
    func `a shape that is no committee is refused`(_ size: (units: Int, inputs: Int)) {
        #expect(throws: StatPhysError.self) { try TreeCommittee(units: size.units, inputs: size.inputs) }
    }

    @Test func `a load that gives no pattern is refused, and patterns that are not ±1 are`() throws {
        let shape = try TreeCommittee(units: 3, inputs: 9)
        for alpha in [0, -1, 0.01, .nan] { #expect(throws: StatPhysError.self) { try shape.patternCount(load: alpha) } }
        #expect(try shape.patternCount(load: 1) == 9)
        let row = [1, 1, 1, -1, 1, 1, -1, 1, 1]
        #expect(throws: StatPhysError.self) { try SignPatterns(shape, rows: [row], labels: [0]) }
        #expect(throws: StatPhysError.self) { try SignPatterns(shape, rows: [row + [1]], labels: [1]) }
        #expect(throws: StatPhysError.self) { try SignPatterns(shape, rows: [row, row], labels: [1]) }
    }
}
