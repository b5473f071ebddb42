import Foundation
import StatPhys
import TestSupport
import Testing

@Suite struct GaussianTailTests {
    @Test(arguments: mpmathValues)
    func `ln H and its slope agree with mpmath to 1e-12`(_ point: TailPoint) {
        #expect(agrees(logH(point.x), point.logH))
        // H itself is at most one, so the slope fades out where the density does.
        #expect(agrees(tailSlope(point.x), point.slope))
    }

    @Test(.enabled(if: hasPython)) func `ln H and its slope agree with mpmath to 1e-12 all over [−40, 40]`() throws {
        var stream = RandomStream(seed: 21)
        // Where ln H is a normal number; beyond, it fades out through those that are not.
        let places = (0..<2000).map { _ in -37 + 77 * stream.uniform() } + [-37, 9.999999, 10, 10.000001, 40]
        let input = places.map { hexadecimal($0) + "\n" }.joined()
        let answer = try python("Oracles/gaussian_tail.py", input: Data(input.utf8))
        let lines = String(decoding: answer, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == places.count)
        for (x, line) in zip(places, lines) {
            let expected = line.split(separator: " ").compactMap { Double($0) }
            try #require(expected.count == 2)
            #expect(abs(logH(x) / expected[0] - 1) <= 1e-12, "ln H(\(x))")
            #expect(abs(tailSlope(x) / expected[1] - 1) <= 1e-12, "slope at \(x)")
        }
    }

    /// A double as C writes it with `%a`: its very bits, in a form that Python reads.
    private func hexadecimal(_ x: Double) -> String { String(format: "%a", x) }

    @Test func `ln H falls without a step where the series takes over`() {
        var previous = logH(9.9)
        for step in 1...400 {
            let x = 9.9 + Double(step) * 0.0005
            let value = logH(x)
            let expected = 0.0005 * tailSlope(x - 0.00025)
            #expect(abs(previous - value - expected) < 1e-11)
            previous = value
        }
    }

    @Test func `beyond the tested range the values stay ordered and never turn into nonsense`() {
        #expect(logH(-60) == 0 && logH(.infinity) == -.infinity && logH(-.infinity) == 0)
        #expect(logH(1e6) < logH(1e5) && logH(1e6).isFinite)
        #expect(abs(tailSlope(1e6) / 1e6 - 1) < 1e-11)
        #expect(logH(.nan).isNaN)
    }

    /// Relative 1e-12, or the spacing of subnormal numbers where the value itself is one.
    private func agrees(_ value: Double, _ expected: Double) -> Bool {
        abs(value - expected) <= max(1e-12 * abs(expected), 1e-12 * Double.leastNormalMagnitude)
            || abs(expected) < Double.leastNormalMagnitude && abs(value) < Double.leastNormalMagnitude
    }
}

struct TailPoint: Sendable, CustomTestStringConvertible {
    let x: Double
    let logH: Double
    let slope: Double
    var testDescription: String { "x = \(x)" }
}

/// ln H(x) and G(x)/H(x) computed with mpmath 1.3 at 50 digits: log1p(−erfc(−x/√2)/2) left of zero, log(erfc(x/√2)/2)
/// right of it, and exp(−x²/2)/√(2π) over erfc(x/√2)/2; printed to 20 digits.
private let mpmathValues: [TailPoint] = [
    TailPoint(x: -40, logH: -0.0, slope: 0.0),
    TailPoint(x: -37.25, logH: -5.2978887799272688403e-304, slope: 1.9748837798916328974e-302),
    TailPoint(x: -30.5, logH: -1.3029379131780763509e-204, slope: 3.9782234272821200755e-203),
    TailPoint(x: -25, logH: -3.0566967063825609164e-138, slope: 7.6539297364193926596e-137),
    TailPoint(x: -20.125, logH: -2.2288606383103429402e-90, slope: 4.4966030919559794034e-89),
    TailPoint(x: -15, logH: -3.6709661993127508858e-51, slope: 5.5307095498444161592e-50),
    TailPoint(x: -10, logH: -7.619853024160526066e-24, slope: 7.6945986267064193463e-23),
    TailPoint(x: -8.5, logH: -9.4795348222033183991e-18, slope: 8.1662356316695501168e-17),
    TailPoint(x: -6, logH: -9.8658764552437573169e-10, slope: 6.0758828558176764452e-9),
    TailPoint(x: -4.25, logH: -0.000010688582897633079842, slope: 0.000047719146588533214851),
    TailPoint(x: -3, logH: -0.0013508099647481937988, slope: 0.0044378390421256637933),
    TailPoint(x: -2, logH: -0.023012909328963488465, slope: 0.055247862678989959102),
    TailPoint(x: -1.5, logH: -0.069143455612233982993, slope: 0.1387897504588507562),
    TailPoint(x: -1, logH: -0.17275377902344988953, slope: 0.28759997093917836123),
    TailPoint(x: -0.5, logH: -0.36894641528865639307, slope: 0.50916043383703348583),
    TailPoint(x: -0.125, logH: -0.59831306891242499386, slope: 0.72004759550252538296),
    TailPoint(x: -1e-06, logH: -0.6931463826757028164, slope: 0.79788392418320199512),
    TailPoint(x: 0, logH: -0.69314718055994530942, slope: 0.79788456080286535588),
    TailPoint(x: 1e-06, logH: -0.69314797844482442221, slope: 0.79788519742274673025),
    TailPoint(x: 0.125, logH: -0.79792614275302409024, slope: 0.8791278957566339919),
    TailPoint(x: 0.5, logH: -1.1759117615936186089, slope: 1.1410777703680644809),
    TailPoint(x: 1, logH: -1.8410216450092635058, slope: 1.5251352761609812091),
    TailPoint(x: 1.5, logH: -2.705944400823889807, slope: 1.9386771666225431895),
    TailPoint(x: 2, logH: -3.7831843336820319488, slope: 2.3732155328228408673),
    TailPoint(x: 3, logH: -6.6077262215103495433, slope: 3.2830986549304365069),
    TailPoint(x: 4.25, logH: -11.446339749365847058, slope: 4.4644731692662006511),
    TailPoint(x: 5, logH: -15.064998393988725736, slope: 5.1865039671258421156),
    TailPoint(x: 6, logH: -20.736768949974705655, slope: 6.1584826045445989173),
    TailPoint(x: 7.75, logH: -33.013888722743087178, slope: 7.87505516320360582),
    TailPoint(x: 8, logH: -35.013437159914549896, slope: 8.1213681122361126807),
    TailPoint(x: 9.5, logH: -48.306019298965230282, slope: 9.6030500903842820923),
    TailPoint(x: 9.99609375, logH: -53.191847031131570713, slope: 10.094223893603744312),
    TailPoint(x: 10, logH: -53.231285150512470578, slope: 10.098093233962511963),
    TailPoint(x: 10.00390625, logH: -53.270738384557395427, slope: 10.101962601579589905),
    TailPoint(x: 12, logH: -75.410673001568795939, slope: 12.08221417525428433),
    TailPoint(x: 15, logH: -116.13138484571169524, slope: 15.066086827167822035),
    TailPoint(x: 20.125, logH: -206.43116783908300388, slope: 20.174447045575577535),
    TailPoint(x: 25, logH: -316.63940800802025894, slope: 25.039873012057562583),
    TailPoint(x: 30.5, logH: -469.46273732291211439, slope: 30.532716770660158055),
    TailPoint(x: 35, logH: -616.97510126192251347, slope: 35.02852497059668787),
    TailPoint(x: 37.25, logH: -698.31855987240157286, slope: 37.276807081607793803),
    TailPoint(x: 38.5, logH: -745.69527029041108133, slope: 38.525939096854493696),
    TailPoint(x: 40, logH: -804.60844201375378817, slope: 40.024968847207263723),
]
