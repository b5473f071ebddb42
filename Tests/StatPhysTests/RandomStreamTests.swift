import Foundation
import Testing

import StatPhys

@Suite struct RandomStreamTests {
    @Test func `the block function gives the vectors its authors publish`() {
        // kat_vectors of Random123, philox4x32-10.
        let ones = UInt32.max
        #expect(philox(counter: SIMD4(), key: SIMD2()) == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
        #expect(
            philox(counter: SIMD4(repeating: ones), key: SIMD2(repeating: ones))
                == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
        #expect(
            philox(
                counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
                key: SIMD2(0xa409_3822, 0x299f_31d0)) == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
    }

    @Test func `a child depends on its parent's name and its label, not on what was drawn`() {
        let parent = RandomStream(seed: 7)
        var drawn = parent
        for _ in 0..<100 { _ = drawn.next() }
        #expect(drawn.split(3) == parent.split(3))
        #expect(parent.split(3) != parent.split(4) && parent.split(3) != RandomStream(seed: 8).split(3))
        #expect(parent.split(1).split(2) != parent.split(2).split(1))
    }

    @Test func `ten thousand sibling streams start differently, and differently from their parent`() {
        let parent = RandomStream(seed: 1)
        var firsts = Set<UInt64>()
        var stream = parent
        for _ in 0..<10_000 { firsts.insert(stream.next()) }
        for label in 0..<10_000 {
            var child = parent.split(UInt64(label))
            firsts.insert(child.next())
        }
        #expect(firsts.count == 20_000)
    }

    @Test func `each of the 64 bits is set half the time, and neighbouring draws do not agree`() {
        var stream = RandomStream(seed: 2)
        var set = [Int](repeating: 0, count: 64)
        var agreeing = 0
        var previous = stream.next()
        let draws = 40_000
        for _ in 0..<draws {
            let word = stream.next()
            for bit in 0..<64 where word >> UInt64(bit) & 1 == 1 { set[bit] += 1 }
            agreeing += (word ^ ~previous).nonzeroBitCount
            previous = word
        }
        // Standard deviations are 100 per bit and 800 over all bits; five of them are allowed.
        #expect(set.allSatisfy { abs($0 - draws / 2) < 500 })
        #expect(abs(agreeing - draws * 32) < 4000)
    }

    @Test func `uniform numbers have the moments of the unit interval and fill it evenly`() {
        var stream = RandomStream(seed: 3)
        let draws = 100_000
        var (sum, squares) = (0.0, 0.0)
        var bins = [Double](repeating: 0, count: 100)
        for _ in 0..<draws {
            let u = stream.uniform()
            #expect(u >= 0 && u < 1)
            sum += u
            squares += u * u
            bins[Int(u * 100)] += 1
        }
        #expect(abs(sum / Double(draws) - 0.5) < 5 * 0.289 / Double(draws).squareRoot())
        #expect(abs(squares / Double(draws) - 1.0 / 3) < 5 * 0.298 / Double(draws).squareRoot())
        // χ² with 99 degrees of freedom: mean 99, standard deviation 14.
        let chiSquare = bins.reduce(0) { $0 + ($1 - 1000) * ($1 - 1000) / 1000 }
        #expect(chiSquare > 99 - 60 && chiSquare < 99 + 70)
    }

    @Test func `every order of four things is drawn equally often`() {
        var stream = RandomStream(seed: 4)
        var seen: [[Int32]: Double] = [:]
        for _ in 0..<24_000 {
            var order: [Int32] = [0, 1, 2, 3]
            stream.shuffle(&order)
            seen[order, default: 0] += 1
        }
        // χ² with 23 degrees of freedom: mean 23, standard deviation 6.8.
        #expect(seen.count == 24)
        #expect(seen.values.reduce(0) { $0 + ($1 - 1000) * ($1 - 1000) / 1000 } < 23 + 34)
    }

    @Test func `whole numbers below a bound that is no power of two are equally likely`() {
        var stream = RandomStream(seed: 5)
        // Three quarters of the range of a word: a careless multiplication would favour every third number.
        let bound: UInt32 = 3 << 30
        var thirds = [0.0, 0, 0]
        for _ in 0..<30_000 { thirds[Int(stream.below(bound) % 3)] += 1 }
        #expect(thirds.allSatisfy { abs($0 - 10_000) < 5 * 82 })
        #expect((0..<100).allSatisfy { _ in stream.below(1) == 0 })
    }

    @Test func `two streams of the same family are uncorrelated`() {
        var (a, b) = (RandomStream(seed: 6).split(0), RandomStream(seed: 6).split(1))
        let draws = 50_000
        var product = 0.0
        for _ in 0..<draws { product += (a.uniform() - 0.5) * (b.uniform() - 0.5) }
        #expect(abs(product / Double(draws)) < 5.0 / 12 / Double(draws).squareRoot())
    }
}
