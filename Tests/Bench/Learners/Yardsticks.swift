/// What one thread of this machine does at best, measured with the same compiler and flags as the learners.
enum Yardsticks {
    /// Additions of floats a nanosecond: eight sums of sixteen lanes, none waiting for another.
    static func additions() -> Double {
        let steps = 100_000
        var sums = (0..<8).map { SIMD16<Float>(repeating: Float($0)) }
        let term = SIMD16<Float>(repeating: Float(rounds) * 1e-9)
        let time = fastest {
            var (a, b, c, d) = (sums[0], sums[1], sums[2], sums[3])
            var (e, f, g, h) = (sums[4], sums[5], sums[6], sums[7])
            for _ in 0..<steps {
                a += term
                b += term
                c += term
                d += term
                e += term
                f += term
                g += term
                h += term
            }
            // Kept, so that the compiler may not leave the loop out.
            sums = [a, b, c, d, e, f, g, h]
            return 1
        }
        precondition(sums.allSatisfy { $0.sum().isFinite }, "sums of small numbers are numbers")
        return Double(steps * 8 * 16) / (time.microseconds * 1000)
    }

    /// Bytes a nanosecond that a = b + s·c moves over arrays far larger than any cache.
    static func triad() -> Double {
        let count = 1 << 22
        var a = [SIMD16<Float>](repeating: .init(), count: count)
        let b = [SIMD16<Float>](repeating: .init(repeating: 1), count: count)
        let c = [SIMD16<Float>](repeating: .init(repeating: 2), count: count)
        let time = fastest {
            a.withUnsafeMutableBufferPointer { a in
                b.withUnsafeBufferPointer { b in
                    c.withUnsafeBufferPointer { c in for i in 0..<count { a[i] = b[i] + 3 * c[i] } }
                }
            }
            return 1
        }
        precondition(a[count - 1][0] == 7, "1 + 3 · 2 is 7")
        return Double(3 * 64 * count) / (time.microseconds * 1000)
    }
}
