import Foundation
import StatPhys
import Testing

@Suite struct GaussianQuadratureTests {
    private let rule = GaussianQuadrature.standard

    @Test func `even moments are the double factorials and odd ones vanish`() {
        var doubleFactorial = 1.0
        for order in 0...10 {
            if order > 0 { doubleFactorial *= Double(2 * order - 1) }
            let even = rule.average { pow($0, Double(2 * order)) }
            #expect(abs(even / doubleFactorial - 1) < 1e-13)
            let odd = rule.average { pow($0, Double(2 * order + 1)) }
            #expect(abs(odd) < 1e-12 * doubleFactorial * Double(2 * order + 1))
        }
    }

    @Test func `a cosine averages to exp(−k²/2) and a kink at zero costs nothing`() {
        for k in [0.5, 1, 2, 4] { #expect(abs(rule.average { cos(k * $0) } - exp(-k * k / 2)) < 1e-14) }
        #expect(abs(rule.average { abs($0) } - (2 / Double.pi).squareRoot()) < 1e-14)
    }

    @Test func `H of a Gaussian field averages to one half, its square by the arctangent`() {
        // ⟨H(bz)²⟩ is the probability that two Gaussians of correlation b²/(1+b²) are both positive.
        for b in [0.3, 1, 2.5, 30, 1000] {
            let correlation = b * b / (1 + b * b)
            let both = 0.25 + asin(correlation) / (2 * Double.pi)
            #expect(abs(rule.average { exp(logH(b * $0)) } - 0.5) < 1e-14)
            #expect(abs(rule.average { exp(2 * logH(b * $0)) } - both) < 1e-13)
        }
    }

    @Test func `nodes ascend and the weights sum to one in a coarse rule too`() {
        let coarse = GaussianQuadrature(edges: [0, 2, 4, 6, 8], nodesPerPanel: 10)
        #expect(coarse.nodes.count == 80 && coarse.nodes == coarse.nodes.sorted())
        #expect(abs(coarse.weights.reduce(0, +) - 1) < 1e-10)
    }
}
