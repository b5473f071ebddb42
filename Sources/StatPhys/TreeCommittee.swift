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

    /// Four-lane vectors that hold one unit's weights.
    package var vectorsPerUnit: Int { (inputsPerUnit + 3) / 4 }

    /// 128-bit words that hold one pattern's signs for one unit.
    var wordsPerUnit: Int { (vectorsPerUnit + 31) / 32 }

    /// Selects the lanes of a unit's last vector that hold an input.
    package var lastLanes: SIMDMask<SIMD4<Int32>> {
        SIMD4<Int32>(0, 1, 2, 3) .< SIMD4(repeating: Int32(inputsPerUnit - 4 * (vectorsPerUnit - 1)))
    }
}
