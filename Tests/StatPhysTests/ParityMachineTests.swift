import Foundation
import StatPhys
import Testing

@Suite struct ParityMachineTests {
    @Test func `at zero overlap a pattern costs ln 2, and only a machine of several units stays there`() {
        for units in 1...9 {
            #expect(abs(ParityMachine.zeroOverlap(units: units).logVolumePerPattern + log(2)) < 1e-15)
        }
        // One unit is a perceptron: Σ (∂ ln P)² = r(0)² = 2/π drives its solutions together.
        #expect(abs(ParityMachine.zeroOverlap(units: 1).force - 2 / Double.pi) < 1e-15)
        for units in 2...9 { #expect(ParityMachine.zeroOverlap(units: units).force == 0) }
    }

    @Test func `the table agrees with the product of signs worked out weight by weight`() throws {
        let table = try ParityMachineTable(units: 3, inputsPerUnit: 3, patterns: 5, from: RandomStream(seed: 1))
        // The patterns are drawn unit by unit, each as the top bits of one word.
        var stream = RandomStream(seed: 1)
        let patterns = (0..<3).map { _ in (0..<5).map { _ in signs(Int(stream.nextWord() >> 29)) } }
        var counts: [Int: Int] = [:]
        for weights in 0..<512 {
            let w = (0..<3).map { unit in signs(weights >> (3 * unit) & 7) }
            var labels = 0
            for mu in 0..<5 {
                let output = (0..<3).map { unit in zip(w[unit], patterns[unit][mu]).map(*).reduce(0, +).signum() }
                    .reduce(1, *)
                if output < 0 { labels |= 1 << mu }
            }
            counts[labels * 10 + weights.nonzeroBitCount, default: 0] += 1
        }
        for labels in 0..<table.labelings {
            for distance in 0...9 {
                #expect(table.count(labels: labels, distance: distance) == counts[labels * 10 + distance] ?? 0)
            }
        }
        #expect(table.count(labels: table.referenceLabels, distance: 0) == 1)
    }

    @Test func `every shell holds a binomial number of weights, spread over the labellings`() throws {
        let table = try ParityMachineTable(units: 3, inputsPerUnit: 5, patterns: 6, from: RandomStream(seed: 2))
        var binomial = 1
        for distance in 0...15 {
            #expect(table.shell(distance: distance) == binomial)
            binomial = binomial * (15 - distance) / (distance + 1)
        }
    }

    @Test func `solutions come in groups of four: flipping two whole units changes no output`() throws {
        let table = try ParityMachineTable(units: 3, inputsPerUnit: 5, patterns: 4, from: RandomStream(seed: 3))
        for labels in 0..<table.labelings { #expect(table.count(labels: labels).isMultiple(of: 4)) }
    }

    @Test func `a single unit stores less than the halving per pattern that three units keep`() throws {
        func typical(units: Int, inputsPerUnit: Int) throws -> Double {
            let values = try (0..<20).map { sample in
                let table = try ParityMachineTable(
                    units: units, inputsPerUnit: inputsPerUnit, patterns: 5,
                    from: RandomStream(seed: 4).split(UInt64(sample)))
                return (0..<table.labelings).reduce(0.0) { sum, labels in
                    sum + log(max(Double(table.count(labels: labels)), 0.5)) - 15 * log(2)
                } / Double(table.labelings * 5)
            }
            return values.reduce(0, +) / 20
        }
        #expect(abs(try typical(units: 3, inputsPerUnit: 5) + log(2)) < 0.02)
        #expect(try typical(units: 1, inputsPerUnit: 15) < -log(2) - 0.03)
    }

    @Test func `sizes beyond enumeration are refused with the rule`() {
        for (units, inputs, patterns) in [(3, 4, 5), (3, 11, 5), (3, 5, 0), (3, 5, 13), (0, 5, 5)] {
            #expect(throws: StatPhysError.self) {
                try ParityMachineTable(
                    units: units, inputsPerUnit: inputs, patterns: patterns, from: RandomStream(seed: 1))
            }
        }
    }

    /// The ±1 values that the low three bits stand for.
    private func signs(_ bits: Int) -> [Int] { (0..<3).map { bits >> $0 & 1 == 0 ? 1 : -1 } }
}
