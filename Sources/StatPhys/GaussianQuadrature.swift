import Foundation

/// Averages over a standard normal variable, ∫Dz f(z), by Gauss–Legendre panels that mirror each other at zero.
public struct GaussianQuadrature: Sendable {
    /// Abscissas, ascending and symmetric.
    public let nodes: [Double]
    /// Weights, the normal density included.
    public let weights: [Double]

    /// The rule that the saddle points use: [−12, 12] in panels of half a unit, halved towards zero down to 1/1024, with
    /// 12 nodes each.
    ///
    /// For an integrand that varies on the scale of a unit or more, or bends sharply at zero only, within a width of
    /// 1/1000 or more, and grows no faster than a power, the relative error is near 10⁻¹⁴. The mass outside the range
    /// is 10⁻³³.
    public static let standard = GaussianQuadrature(
        edges: [0] + (1...10).reversed().map { exp2(-Double($0)) } + (2...24).map { Double($0) / 2 }, nodesPerPanel: 12)

    /// - Parameter edges: the ends of the panels right of zero, ascending from 0.
    public init(edges: [Double], nodesPerPanel: Int) {
        precondition(
            edges.count > 1 && edges[0] == 0 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 },
            "panels need ends that ascend from 0, not \(edges)")
        precondition(nodesPerPanel > 0, "\(nodesPerPanel) nodes are no rule")
        let rule = gaussLegendre(nodesPerPanel)
        var right: [(node: Double, weight: Double)] = []
        for (start, end) in zip(edges, edges.dropFirst()) {
            let half = (end - start) / 2
            for (node, weight) in rule {
                let z = start + half + half * node
                right.append((z, half * weight * normalDensity(z)))
            }
        }
        nodes = right.reversed().map { -$0.node } + right.map(\.node)
        weights = right.reversed().map(\.weight) + right.map(\.weight)
    }

    /// ∫Dz f(z).
    /// - Complexity: one call of `integrand` per node.
    public func average(_ integrand: (Double) -> Double) -> Double {
        var sum = 0.0
        for (node, weight) in zip(nodes, weights) { sum += weight * integrand(node) }
        return sum
    }
}

/// Nodes and weights of the Gauss–Legendre rule of `order` points on [−1, 1], ascending: Newton steps on the Legendre
/// polynomial from the usual cosine guess.
func gaussLegendre(_ order: Int) -> [(node: Double, weight: Double)] {
    (1...order).reversed().map { index in
        var x = cos(Double.pi * (Double(index) - 0.25) / (Double(order) + 0.5))
        for _ in 0..<100 {
            let (value, slope) = legendre(order, at: x)
            let step = value / slope
            x -= step
            if abs(step) < 1e-16 { break }
        }
        let slope = legendre(order, at: x).slope
        return (x, 2 / ((1 - x * x) * slope * slope))
    }
}

/// Pₙ(x) and its derivative by the three-term recurrence, |x| < 1.
private func legendre(_ order: Int, at x: Double) -> (value: Double, slope: Double) {
    var previous = 1.0
    var value = x
    guard order > 1 else { return (x, 1) }
    for n in 2...order {
        (previous, value) = (value, (Double(2 * n - 1) * x * value - Double(n - 1) * previous) / Double(n))
    }
    return (value, Double(order) * (x * value - previous) / (x * x - 1))
}
