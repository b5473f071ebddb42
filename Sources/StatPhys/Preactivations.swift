/// The top bit of each lane, where a float keeps its sign and a word of patterns its next four inputs.
private let signBits = SIMD4<UInt32>(repeating: 0x8000_0000)

@inline(__always)
private func flipped(_ value: SIMD4<Float>, by signs: SIMD4<UInt32>) -> SIMD4<Float> {
    SIMD4<Float>(bitPattern: SIMD4<UInt32>(bitPattern: value) ^ (signs & signBits))
}

extension SIMD4<Float> {
    @inline(__always)
    fileprivate init(bitPattern bits: SIMD4<UInt32>) { self = unsafeBitCast(bits, to: SIMD4<Float>.self) }
}

extension SIMD4<UInt32> {
    @inline(__always)
    fileprivate init(bitPattern value: SIMD4<Float>) { self = unsafeBitCast(value, to: SIMD4<UInt32>.self) }
}

extension SignPatterns {
    /// Writes σx_l for the named patterns into `into[row · K + l]`.
    ///
    /// Every pre-activation is summed in the same order whatever the other rows are, so that a batch and a single
    /// pattern give the same bits.
    /// - Parameter rows: pattern numbers; `into` must hold K entries for each.
    /// - Complexity: one pass over the rows' signs, 128 bits per unit; no allocation.
    package func preactivations(
        of weights: CommitteeWeights, rows: UnsafeBufferPointer<Int32>, into: UnsafeMutableBufferPointer<Float>
    ) {
        let (units, perUnit, perWord) = (shape.units, shape.vectorsPerUnit, shape.wordsPerUnit)
        words.withUnsafeBufferPointer { words in
            weights.vectors.withUnsafeBufferPointer { w in
                guard let words = words.baseAddress, let w = w.baseAddress else { return }
                for first in stride(from: 0, to: rows.count, by: 4) {
                    let start = fourRows(rows, from: first) &* (units * perWord)
                    for unit in 0..<units {
                        let sums = fourSums(words, start &+ unit * perWord, w + unit * perUnit, perUnit)
                        for j in 0..<min(4, rows.count - first) { into[(first + j) * units + unit] = sums[j] }
                    }
                }
            }
        }
    }

    /// Adds Σ_rows c σξ_l to every unit's weights, with `coefficients[row · K + l]` as c.
    /// - Complexity: as for the pre-activations.
    package func accumulate(
        rows: UnsafeBufferPointer<Int32>, coefficients: UnsafeBufferPointer<Float>, onto weights: inout CommitteeWeights
    ) {
        let (units, perUnit, perWord) = (shape.units, shape.vectorsPerUnit, shape.wordsPerUnit)
        words.withUnsafeBufferPointer { words in
            weights.vectors.withUnsafeMutableBufferPointer { w in
                guard let words = words.baseAddress, let w = w.baseAddress else { return }
                for first in stride(from: 0, to: rows.count, by: 4) {
                    let start = fourRows(rows, from: first) &* (units * perWord)
                    for unit in 0..<units {
                        var c = SIMD4<Float>()
                        for j in 0..<min(4, rows.count - first) { c[j] = coefficients[(first + j) * units + unit] }
                        addFour(words, start &+ unit * perWord, c, w + unit * perUnit, perUnit)
                    }
                }
            }
        }
        weights.clearPadding()
    }

    /// Adds `rate` · σξ of one pattern to the weights of one unit.
    package func add(_ rate: Float, pattern: Int, unit: Int, onto weights: inout CommitteeWeights) {
        let (perUnit, perWord) = (shape.vectorsPerUnit, shape.wordsPerUnit)
        let start = (pattern * shape.units + unit) * perWord
        weights.vectors.withUnsafeMutableBufferPointer { w in
            var signs = SIMD4<UInt32>()
            for s in 0..<perUnit {
                if s % 32 == 0 { signs = words[start + s / 32] }
                w[unit * perUnit + s] += flipped(SIMD4(repeating: rate), by: signs)
                signs = signs &<< 1
            }
            let end = (unit + 1) * perUnit - 1
            w[end] = SIMD4().replacing(with: w[end], where: shape.lastLanes)
        }
    }
}

extension CommitteeWeights {
    /// Sets the lanes beyond each unit's inputs back to zero.
    fileprivate mutating func clearPadding() {
        let (perUnit, lanes) = (shape.vectorsPerUnit, shape.lastLanes)
        for end in stride(from: perUnit - 1, to: vectors.count, by: perUnit) {
            vectors[end] = SIMD4().replacing(with: vectors[end], where: lanes)
        }
    }
}

/// Four pattern numbers from `first` on; where fewer are left the last one is repeated, for its copies to be ignored.
@inline(__always)
private func fourRows(_ rows: UnsafeBufferPointer<Int32>, from first: Int) -> SIMD4<Int> {
    let last = rows.count - 1
    return SIMD4(
        Int(rows[first]), Int(rows[min(first + 1, last)]), Int(rows[min(first + 2, last)]),
        Int(rows[min(first + 3, last)]))
}

/// The products of one unit's weights with four patterns at once: the four sums hide each other's latency.
@inline(__always)
private func fourSums(
    _ words: UnsafePointer<SIMD4<UInt32>>, _ start: SIMD4<Int>, _ w: UnsafePointer<SIMD4<Float>>, _ vectors: Int
) -> SIMD4<Float> {
    var (a, b, c, d) = (SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>())
    for word in 0..<(vectors + 31) / 32 {
        var (p, q) = (words[start[0] + word], words[start[1] + word])
        var (r, s) = (words[start[2] + word], words[start[3] + word])
        for i in 32 * word..<min(32 * word + 32, vectors) {
            let weight = w[i]
            a += flipped(weight, by: p)
            b += flipped(weight, by: q)
            c += flipped(weight, by: r)
            d += flipped(weight, by: s)
            p = p &<< 1
            q = q &<< 1
            r = r &<< 1
            s = s &<< 1
        }
    }
    return SIMD4(a.sum(), b.sum(), c.sum(), d.sum())
}

/// Adds four patterns, each times its own coefficient, to one unit's weights.
@inline(__always)
private func addFour(
    _ words: UnsafePointer<SIMD4<UInt32>>, _ start: SIMD4<Int>, _ factors: SIMD4<Float>,
    _ w: UnsafeMutablePointer<SIMD4<Float>>, _ vectors: Int
) {
    let (a, b) = (SIMD4(repeating: factors[0]), SIMD4(repeating: factors[1]))
    let (c, d) = (SIMD4(repeating: factors[2]), SIMD4(repeating: factors[3]))
    for word in 0..<(vectors + 31) / 32 {
        var (p, q) = (words[start[0] + word], words[start[1] + word])
        var (r, s) = (words[start[2] + word], words[start[3] + word])
        for i in 32 * word..<min(32 * word + 32, vectors) {
            w[i] += (flipped(a, by: p) + flipped(b, by: q)) + (flipped(c, by: r) + flipped(d, by: s))
            p = p &<< 1
            q = q &<< 1
            r = r &<< 1
            s = s &<< 1
        }
    }
}
