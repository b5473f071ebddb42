import Foundation

extension SignPatterns {
    /// The number of patterns the machine gets wrong: Σ_l sign(σx_l) ≤ 0.
    public func errors(of weights: CommitteeWeights) -> Int {
        var errors = 0
        scan(weights) { row in
            if !hasMajority(row) { errors += 1 }
            return true
        }
        return errors
    }

    /// Whether the machine gets every pattern right. Stops at the first that it does not.
    public func areStored(by weights: CommitteeWeights) -> Bool {
        var stored = true
        scan(weights) { row in
            stored = hasMajority(row)
            return stored
        }
        return stored
    }

    /// Σ over the patterns of f_γ(Δ), Δ = K^{−½} Σ_l tanh(β σx_l); nil as soon as the sum exceeds `limit`.
    ///
    /// No term is negative, so a sum that has passed the limit cannot come back.
    public func crossEntropy(of weights: CommitteeWeights, beta: Double, gamma: Double, limit: Double = .infinity)
        -> Double?
    {
        let share = 1 / Double(shape.units).squareRoot()
        var loss = 0.0
        scan(weights) { row in
            let delta = row.reduce(0) { $0 + tanh(beta * Double($1)) } * share
            loss += logisticLoss(delta, gamma: gamma)
            return loss <= limit
        }
        return loss <= limit ? loss : nil
    }

    /// The normalised pre-activations σx_l of one pattern.
    public func preactivations(of weights: CommitteeWeights, pattern: Int) -> [Float] {
        var row = [Float](repeating: 0, count: shape.units)
        withUnsafePointer(to: Int32(pattern)) { number in
            row.withUnsafeMutableBufferPointer {
                preactivations(of: weights, rows: UnsafeBufferPointer(start: number, count: 1), into: $0)
            }
        }
        return row
    }

    /// Walks the patterns in order until `visit` answers false, 32 pre-activation rows at a time.
    private func scan(_ weights: CommitteeWeights, visit: (Slice<UnsafeMutableBufferPointer<Float>>) -> Bool) {
        let (units, chunk) = (shape.units, 32)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: chunk) { rows in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: chunk * units) { values in
                for first in stride(from: 0, to: count, by: chunk) {
                    let size = min(chunk, count - first)
                    for i in 0..<size { rows[i] = Int32(first + i) }
                    let block = UnsafeBufferPointer(rebasing: rows[..<size])
                    preactivations(of: weights, rows: block, into: values)
                    for i in 0..<size where !visit(values[i * units..<(i + 1) * units]) { return }
                }
            }
        }
    }
}

/// Whether more units are on the right side than on the wrong one; a unit at exactly zero has no vote.
@inline(__always)
func hasMajority(_ row: Slice<UnsafeMutableBufferPointer<Float>>) -> Bool {
    var votes = 0
    for x in row { votes += (x > 0 ? 1 : 0) - (x < 0 ? 1 : 0) }
    return votes > 0
}

/// f_γ(x) = −x/2 + ln(2cosh γx)/(2γ) = ln(1 + e^{−2γx})/(2γ), the paper's cross-entropy for one output; ≥ 0.
public func logisticLoss(_ x: Double, gamma: Double) -> Double {
    let t = -2 * gamma * x
    // The larger of 1 and eᵗ is taken out, so that neither end overflows or rounds to zero.
    return (max(t, 0) + log1p(exp(-abs(t)))) / (2 * gamma)
}

/// df_γ/dx = −1/(1 + e^{2γx}), in (−1, 0).
public func logisticLossSlope(_ x: Double, gamma: Double) -> Double { -1 / (1 + exp(2 * gamma * x)) }
