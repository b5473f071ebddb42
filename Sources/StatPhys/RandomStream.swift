/// A stream of random numbers that is a pure function of its name: no state is shared, nothing depends on threads.
///
/// The stream is the counter-based generator Philox 4×32-10 (Salmon, Moraes, Dror and Shaw, SC 2011): block `n` is a
/// keyed bijection of the counter `n`, so a stream can be split into children without drawing from it. A stream's name
/// is 128 bits, 64 in the key and 64 in the upper half of the counter, and a child's name is a block of its parent's
/// under a different key. Two streams therefore coincide only when 128 bits do.
public struct RandomStream: RandomNumberGenerator, Sendable, Equatable {
    private let key: SIMD2<UInt32>
    private let name: SIMD2<UInt32>
    private var counter: UInt64 = 0
    /// The block under way and how many of its four words are used up.
    private var block = SIMD4<UInt32>()
    private var used = 4

    /// The root stream of a run.
    public init(seed: UInt64) { self.init(key: SIMD2(low(seed), high(seed)), name: SIMD2()) }

    private init(key: SIMD2<UInt32>, name: SIMD2<UInt32>) {
        self.key = key
        self.name = name
    }

    /// The child stream called `label`. It depends on this stream's name only, not on how much was drawn from it.
    public func split(_ label: UInt64) -> RandomStream {
        // The flipped key keeps names apart from the numbers that the stream itself gives.
        let child = philox(counter: SIMD4(low(label), high(label), name.x, name.y), key: ~key)
        return RandomStream(key: SIMD2(child.x, child.y), name: SIMD2(child.z, child.w))
    }

    /// The next 32 random bits.
    public mutating func nextWord() -> UInt32 {
        if used == 4 {
            block = philox(counter: SIMD4(low(counter), high(counter), name.x, name.y), key: key)
            counter &+= 1
            used = 0
        }
        used += 1
        // Spelt out: an index known only at run time would send the block through memory.
        switch used {
        case 1: return block.x
        case 2: return block.y
        case 3: return block.z
        default: return block.w
        }
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 { UInt64(nextWord()) << 32 | UInt64(nextWord()) }

    /// A number in [0, 1), a multiple of 2⁻⁵³.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number in 0..<bound, every one equally likely (multiply and reject, Lemire 2019).
    public mutating func below(_ bound: UInt32) -> UInt32 {
        precondition(bound > 0, "no whole number lies in 0..<\(bound)")
        var product = UInt64(nextWord()) * UInt64(bound)
        if low(product) < bound {
            let threshold = (0 &- bound) % bound
            while low(product) < threshold { product = UInt64(nextWord()) * UInt64(bound) }
        }
        return high(product)
    }

    /// Puts the elements in an order drawn uniformly from all orders (Fisher and Yates).
    public mutating func shuffle(_ elements: inout [Int32]) {
        elements.withUnsafeMutableBufferPointer { buffer in
            for last in stride(from: buffer.count - 1, to: 0, by: -1) {
                buffer.swapAt(last, Int(below(UInt32(last + 1))))
            }
        }
    }
}

/// One block of Philox 4×32 with ten rounds: four words that look independent of the counter and of each other.
package func philox(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (c, k) = (counter, key)
    for _ in 0..<10 {
        let even = UInt64(c.x) * 0xD251_1F53
        let odd = UInt64(c.z) * 0xCD9E_8D57
        c = SIMD4(high(odd) ^ c.y ^ k.x, low(odd), high(even) ^ c.w ^ k.y, low(even))
        k = SIMD2(k.x &+ 0x9E37_79B9, k.y &+ 0xBB67_AE85)
    }
    return c
}

private func low(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word) }
private func high(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> 32) }
