/// The weights of a tree committee in single precision, sixteen inputs to a vector.
///
/// Lanes beyond a unit's inputs are zero at all times.
public struct CommitteeWeights: Sendable, Equatable {
    public let shape: TreeCommittee
    /// `vectors[unit · vectorsPerUnit + s]` holds inputs 16s … 16s + 15 of the unit.
    package var vectors: [Lanes]

    /// All weights zero.
    public init(zero shape: TreeCommittee) {
        self.shape = shape
        vectors = Array(repeating: Lanes(), count: shape.units * shape.vectorsPerUnit)
    }

    /// Weights drawn uniformly from (−1, 1), then every unit brought to norm one.
    public init(random shape: TreeCommittee, from stream: RandomStream) {
        var stream = stream
        self.init(shape) { _, _ in Float(2 * stream.uniform() - 1) }
        normalise()
    }

    /// Weights given one by one, not normalised.
    public init(_ shape: TreeCommittee, weight: (_ unit: Int, _ input: Int) -> Float) {
        self.init(zero: shape)
        for unit in 0..<shape.units {
            for input in 0..<shape.inputsPerUnit {
                vectors[unit * shape.vectorsPerUnit + input / Lanes.scalarCount][input % Lanes.scalarCount] = weight(
                    unit, input)
            }
        }
    }

    /// One weight.
    public subscript(unit: Int, input: Int) -> Float {
        vectors[unit * shape.vectorsPerUnit + input / Lanes.scalarCount][input % Lanes.scalarCount]
    }

    /// Brings every unit to |w_l|² = 1; a unit whose weights are all zero stays as it is.
    public mutating func normalise() {
        let perUnit = shape.vectorsPerUnit
        vectors.withUnsafeMutableBufferPointer { w in
            for start in stride(from: 0, to: w.count, by: perUnit) {
                var sum = Lanes()
                for i in start..<start + perUnit { sum += w[i] * w[i] }
                let square = sum.sum()
                guard square > 0 else { continue }
                let scale = 1 / square.squareRoot()
                for i in start..<start + perUnit { w[i] *= scale }
            }
        }
    }

    /// Moves every weight by `fraction` of its distance to the same weight of `centre`.
    public mutating func pull(towards centre: CommitteeWeights, by fraction: Float) {
        precondition(shape == centre.shape, "weights of \(shape) cannot be pulled towards weights of \(centre.shape)")
        vectors.withUnsafeMutableBufferPointer { w in
            centre.vectors.withUnsafeBufferPointer { c in
                for i in w.indices { w[i] += fraction * (c[i] - w[i]) }
            }
        }
    }

    /// Becomes the mean of `members`, not normalised.
    public mutating func average(_ members: [CommitteeWeights]) {
        let share = 1 / Float(members.count)
        vectors.withUnsafeMutableBufferPointer { mean in
            for i in mean.indices { mean[i] = Lanes() }
            for member in members {
                member.vectors.withUnsafeBufferPointer { w in
                    for i in mean.indices { mean[i] += w[i] }
                }
            }
            for i in mean.indices { mean[i] *= share }
        }
    }

    /// Σ (w − w′)² over all weights of all units.
    public func squaredDistance(to other: CommitteeWeights) -> Double {
        precondition(shape == other.shape, "weights of \(shape) have no distance to weights of \(other.shape)")
        var sum = Lanes()
        for (a, b) in zip(vectors, other.vectors) { sum += (a - b) * (a - b) }
        return Double(sum.sum())
    }

    /// Whether every weight is a number.
    public var isFinite: Bool {
        vectors.allSatisfy { all($0 .== $0) && all(magnitude($0) .< Lanes(repeating: .infinity)) }
    }
}

private func magnitude(_ v: Lanes) -> Lanes { v.replacing(with: -v, where: v .< 0) }
