import Foundation

/// The replica-symmetric saddle point of the binary perceptron that stores αN random patterns (Krauth and Mézard 1989).
///
/// With b = √(q/(1−q)) and r = G/H:
///
///     q = ∫Dz tanh²(√q̂ z),    q̂ = α/(1−q) ∫Dz r(bz)²
///     S = −½ q̂ (1−q) + ∫Dz ln 2cosh(√q̂ z) + α ∫Dz ln H(bz)
public struct BinaryPerceptronSaddle: Sendable, Equatable {
    /// Patterns per weight α.
    public let alpha: Double
    /// Overlap of two typical solutions, in [0, 1).
    public let q: Double
    /// Its conjugate, ≥ 0.
    public let qHat: Double
    /// ln of the number of solutions per weight, in nats; negative beyond the capacity, where none exist.
    public let entropy: Double
    /// dS/dα. At the saddle the entropy is stationary in q and q̂, so this is ∫Dz ln H(bz).
    public let entropySlope: Double

    /// Solves the saddle point at load `alpha`, in (0, 1.25]: at 4/π ≈ 1.273 q reaches one and no saddle point is left.
    /// - Complexity: about ten evaluations of two averages over 816 nodes, about a millisecond.
    public init(alpha: Double) throws(StatPhysError) {
        guard alpha > 0, alpha <= 1.25 else {
            throw StatPhysError("load α = \(alpha)", mend: "The saddle point exists for 0 < α < 4/π; use up to 1.25")
        }
        let residual = { (q: Double) throws(StatPhysError) -> Double in
            Self.overlap(qHat: Self.conjugate(q: q, alpha: alpha)) - q
        }
        guard let q = try bracketedRoot(0, 0.99999, tolerance: 1e-15, of: residual) else {
            throw StatPhysError("no overlap solves the saddle point at α = \(alpha)", mend: "Use a smaller load")
        }
        let qHat = Self.conjugate(q: q, alpha: alpha)
        let energetic = Self.logVolumePerPattern(q: q)
        self.alpha = alpha
        self.q = q
        self.qHat = qHat
        entropySlope = energetic
        entropy = Self.entropicTerm(q: q, qHat: qHat) + alpha * energetic
    }

    /// The load at which the entropy vanishes: beyond it no assignment of the weights stores the patterns.
    /// - Parameter tolerance: on the load.
    public static func capacity(tolerance: Double = 1e-12) throws(StatPhysError) -> Double {
        let entropy = { (alpha: Double) throws(StatPhysError) -> Double in
            try BinaryPerceptronSaddle(alpha: alpha).entropy
        }
        guard let alpha = try bracketedRoot(0.5, 1.1, tolerance: tolerance, of: entropy) else {
            throw StatPhysError("the entropy keeps its sign from α = 0.5 to 1.1", mend: "The saddle point is at fault")
        }
        return alpha
    }

    private static func overlap(qHat: Double) -> Double {
        let field = qHat.squareRoot()
        return GaussianQuadrature.standard.average { z in
            let m = tanh(field * z)
            return m * m
        }
    }

    private static func conjugate(q: Double, alpha: Double) -> Double {
        let b = (q / (1 - q)).squareRoot()
        let square = GaussianQuadrature.standard.average { z in
            let r = tailSlope(b * z)
            return r * r
        }
        return alpha / (1 - q) * square
    }

    private static func entropicTerm(q: Double, qHat: Double) -> Double {
        let field = qHat.squareRoot()
        // ln 2cosh x = |x| + ln(1 + e^{−2|x|}) does not overflow.
        let average = GaussianQuadrature.standard.average { z in
            let x = abs(field * z)
            return x + log1p(exp(-2 * x))
        }
        return average - 0.5 * qHat * (1 - q)
    }

    private static func logVolumePerPattern(q: Double) -> Double {
        let b = (q / (1 - q)).squareRoot()
        return GaussianQuadrature.standard.average { z in logH(b * z) }
    }
}
