import Foundation
import StatPhys
import Testing

@Suite struct BinaryPerceptronSaddleTests {
    /// Solved with mpmath 1.3 at 22 digits: tanh-sinh quadrature on [−14, 14] and a two-dimensional Newton search for
    /// (q, q̂), so neither the rule, nor the tail function, nor the search is shared with the code under test.
    static let solved: [(alpha: Double, q: Double, qHat: Double, entropy: Double)] = [
        (0.01, 0.00636270050841907, 0.00644427602044383, 0.686205539168287),
        (0.2, 0.126864673874665, 0.164930194539131, 0.55012010651608),
        (0.5, 0.322385363223561, 0.66803498953513, 0.314390066855625),
        (0.75, 0.499698587100127, 1.78485688731474, 0.0864774729842791),
        (0.833, 0.563886554719774, 2.57540380403583, 8.54166700628536e-5),
        (0.95, 0.661550360785802, 4.76764033185882, -0.137207955387607),
    ]

    @Test(arguments: solved)
    func `overlap, conjugate and entropy agree with an independent solution`(
        _ expected: (alpha: Double, q: Double, qHat: Double, entropy: Double)
    ) throws {
        let saddle = try BinaryPerceptronSaddle(alpha: expected.alpha)
        #expect(abs(saddle.q - expected.q) < 1e-12)
        #expect(abs(saddle.qHat - expected.qHat) < 1e-11)
        #expect(abs(saddle.entropy - expected.entropy) < 1e-12)
    }

    @Test func `the capacity agrees with an independent solution`() throws {
        // The zero of the mpmath entropy above by a secant search: 0.83307859973958.
        #expect(abs(try BinaryPerceptronSaddle.capacity() - 0.83307859973958) < 1e-11)
    }

    @Test func `without patterns the entropy is ln 2 and each pattern costs ln 2`() throws {
        for alpha in [1e-3, 1e-4, 1e-5] {
            let saddle = try BinaryPerceptronSaddle(alpha: alpha)
            // The next order is −(α/π)², from q ≈ q̂ ≈ 2α/π.
            #expect(abs(saddle.entropy - log(2) * (1 - alpha)) < alpha * alpha)
            #expect(abs(saddle.entropySlope + log(2)) < alpha)
            #expect(abs(saddle.q / (2 * alpha / Double.pi) - 1) < 2 * alpha)
        }
    }

    @Test func `the slope is that of the entropy, and the curve falls and bends down`() throws {
        let step = 1e-4
        var previous = -log(2.0)
        for tenths in 1...11 {
            let alpha = Double(tenths) / 10
            let saddle = try BinaryPerceptronSaddle(alpha: alpha)
            let above = try BinaryPerceptronSaddle(alpha: alpha + step).entropy
            let below = try BinaryPerceptronSaddle(alpha: alpha - step).entropy
            #expect(abs((above - below) / (2 * step) - saddle.entropySlope) < 1e-6)
            #expect(saddle.entropySlope < previous)
            previous = saddle.entropySlope
        }
    }

    @Test(arguments: [0, -0.5, 1.28, .nan, .infinity])
    func `a load without a saddle point is refused with the rule`(_ alpha: Double) {
        #expect(throws: StatPhysError.self) { try BinaryPerceptronSaddle(alpha: alpha) }
    }
}
