/// The shape of a tree committee machine: K units that see N/K inputs each and vote.
///
/// Unit l has the pre-activation x_l = w_l·ξ_l with |w_l|² = 1; the machine says the sign of Σ_l sign(x_l).
public struct TreeCommittee: Sendable, Hashable {
    /// Number of units K, odd, so that no vote is tied.
    public let units: Int
    /// Number of inputs N over all units.
    public let inputs: Int

    public init(units: Int, inputs: Int) throws(StatPhysError) {
        guard units > 0, !units.isMultiple(of: 2) else {
            throw StatPhysError("K = \(units) units", mend: "A committee needs an odd number of units, 1 or more")
        }
        guard inputs > 0, inputs.isMultiple(of: units) else {
            throw StatPhysError(
                "N = \(inputs) inputs for K = \(units) units", mend: "K must divide N, and N be positive")
        }
        self.units = units
        self.inputs = inputs
    }

    /// Inputs of one unit, N/K.
    public var inputsPerUnit: Int { inputs / units }

    /// The number of patterns M = αN.
    public func patternCount(load alpha: Double) throws(StatPhysError) -> Int {
        let count = (alpha * Double(inputs)).rounded()
        guard alpha > 0, count >= 1, count <= Double(Int32.max) else {
            throw StatPhysError("load α = \(alpha) at N = \(inputs)", mend: "α must be positive, and αN at least 1")
        }
        return Int(count)
    }

    /// Vectors that hold one unit's weights.
    package var vectorsPerUnit: Int { (inputsPerUnit + Lanes.scalarCount - 1) / Lanes.scalarCount }

    /// Words that hold one pattern's signs for one unit, eight vectors' worth each.
    var wordsPerUnit: Int { (vectorsPerUnit + 7) / 8 }

    /// Selects the lanes of a unit's last vector that hold an input.
    package var lastLanes: SIMDMask<Lanes.MaskStorage> {
        let filled = inputsPerUnit - Lanes.scalarCount * (vectorsPerUnit - 1)
        return laneNumbers .< Lanes.MaskStorage(repeating: Int32(filled))
    }
}

/// Sixteen single-precision numbers: one register of a processor with AVX-512, two with AVX2, four elsewhere. Sums over
/// lanes are taken in the same order on all of them.
package typealias Lanes = SIMD16<Float>

private let laneNumbers = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
