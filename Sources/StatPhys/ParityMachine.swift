import Foundation

/// The parity machine: like the tree committee, but the output is the product of its units' signs.
public enum ParityMachine {
    /// What the replica-symmetric equations say at zero overlap between solutions.
    public struct ZeroOverlap: Sendable, Equatable {
        /// ln of the fraction of weights that stores one more pattern.
        public let logVolumePerPattern: Double
        /// Σ_l (∂ ln P/∂h_l)² at h = 0, which by the saddle-point equation drives q away from zero. The machine's
        /// solutions are uncorrelated exactly where it vanishes.
        public let force: Double
    }

    /// P(h) = ½(1 + Π_l (1 − 2H(h_l))) at h = 0 and its logarithmic gradient, for K = `units`.
    public static func zeroOverlap(units: Int) -> ZeroOverlap {
        let half = exp(logH(0))
        let others = (0..<units - 1).reduce(1.0) { product, _ in product * (1 - 2 * half) }
        let probability = 0.5 * (1 + others * (1 - 2 * half))
        let gradient = normalDensity(0) * others / probability
        return ZeroOverlap(logVolumePerPattern: log(probability), force: Double(units) * gradient * gradient)
    }
}

/// Every assignment of ±1 weights to a small parity machine, counted by the labels it gives to a set of random
/// patterns and by its Hamming distance from the assignment of all +1.
public struct ParityMachineTable: Sendable, Equatable {
    public let units: Int
    public let inputsPerUnit: Int
    /// Number of patterns M.
    public let patterns: Int
    /// Labels that the reference, all weights +1, gives: bit μ is set where the output is −1.
    public let referenceLabels: Int
    /// `counts[labels · (N + 1) + distance]`.
    private let counts: [UInt32]

    /// Draws M patterns of unbiased signs and counts all 2^N assignments.
    ///
    /// N = K · `inputsPerUnit` is at most 27, M at most 12; a unit has an odd number of inputs, so that it always votes.
    /// - Complexity: 2^N steps, about 5 ms at N = 21; (N + 1) · 2^M counters.
    public init(units: Int, inputsPerUnit: Int, patterns: Int, from stream: RandomStream) throws(StatPhysError) {
        let inputs = units * inputsPerUnit
        guard units > 0, inputsPerUnit > 0, !inputsPerUnit.isMultiple(of: 2), inputs <= 27 else {
            throw StatPhysError(
                "\(units) units of \(inputsPerUnit) inputs", mend: "Enumeration takes odd units and at most 27 inputs")
        }
        guard (1...12).contains(patterns) else {
            throw StatPhysError("\(patterns) patterns", mend: "Enumeration takes 1 to 12 patterns")
        }
        var stream = stream
        let votes = (0..<units).map { _ in
            let drawn = (0..<patterns).map { _ in Int(stream.nextWord() >> UInt32(32 - inputsPerUnit)) }
            return unitVotes(inputs: inputsPerUnit, patterns: drawn)
        }
        self.units = units
        self.inputsPerUnit = inputsPerUnit
        self.patterns = patterns
        referenceLabels = votes.reduce(0) { $0 ^ $1[0] }
        counts = countByLabels(votes, inputs: inputs, patterns: patterns)
    }

    /// Number of weights N.
    public var inputs: Int { units * inputsPerUnit }
    /// Number of ways to label the patterns, 2^M.
    public var labelings: Int { 1 << patterns }

    /// How many assignments at this distance give these labels.
    public func count(labels: Int, distance: Int) -> Int { Int(counts[labels * (inputs + 1) + distance]) }

    /// How many assignments give these labels.
    public func count(labels: Int) -> Int { (0...inputs).reduce(0) { $0 + count(labels: labels, distance: $1) } }

    /// How many assignments there are at this distance, whatever labels they give.
    public func shell(distance: Int) -> Int { (0..<labelings).reduce(0) { $0 + count(labels: $1, distance: distance) } }
}

/// For every assignment of one unit's weights, the patterns on which it votes −1, as bits. Bits of an assignment and of
/// a pattern stand for −1.
private func unitVotes(inputs: Int, patterns: [Int]) -> [Int] {
    (0..<1 << inputs).map { weights in
        patterns.indices.reduce(0) { bits, mu in
            let opposed = (weights ^ patterns[mu]).nonzeroBitCount
            return 2 * opposed > inputs ? bits | 1 << mu : bits
        }
    }
}

/// Goes through all combinations of the units' assignments; a product of signs is an XOR of vote bits.
private func countByLabels(_ votes: [[Int]], inputs: Int, patterns: Int) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: (inputs + 1) << patterns)
    counts.withUnsafeMutableBufferPointer { counts in
        visit(votes[...], labels: 0, distance: 0, stride: inputs + 1, counts)
    }
    return counts
}

/// Adds the assignments of the remaining units, given what the units before them say.
private func visit(
    _ votes: ArraySlice<[Int]>, labels: Int, distance: Int, stride: Int, _ counts: UnsafeMutableBufferPointer<UInt32>
) {
    guard let unit = votes.first else {
        counts[labels * stride + distance] += 1
        return
    }
    let rest = votes.dropFirst()
    guard rest.isEmpty else {
        for (weights, vote) in unit.enumerated() {
            let distance = distance + weights.nonzeroBitCount
            visit(rest, labels: labels ^ vote, distance: distance, stride: stride, counts)
        }
        return
    }
    unit.withUnsafeBufferPointer { unit in
        for weights in 0..<unit.count {
            counts[(labels ^ unit[weights]) * stride + distance + weights.nonzeroBitCount] += 1
        }
    }
}
