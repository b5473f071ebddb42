/// The signs of one word, spread so that those of the first sixteen inputs stand in the sign bits of the lanes.
@inline(__always)
private func signs(_ word: SIMD4<UInt32>) -> SIMD16<UInt32> {
    SIMD16(
        lowHalf: SIMD8(lowHalf: word, highHalf: word &<< 8),
        highHalf: SIMD8(lowHalf: word &<< 16, highHalf: word &<< 24))
}

/// The values, negated where a sign bit is set.
@inline(__always)
private func flipped(_ value: Lanes, by signs: SIMD16<UInt32>) -> Lanes {
    let bits = unsafeBitCast(value, to: SIMD16<UInt32>.self)
    return unsafeBitCast(bits ^ (signs & SIMD16(repeating: 0x8000_0000)), to: Lanes.self)
}

extension SignPatterns {
    /// Writes σx_l for the named patterns into `into[row · K + l]`.
    ///
    /// Every pre-activation is summed in the same order whatever the other rows are, so that a batch and a single
    /// pattern give the same bits.
    /// - Parameter rows: pattern numbers; `into` must hold K entries for each.
    /// - Complexity: one pass over the rows' signs, 128 bits per 128 inputs; no allocation.
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
            var bits = SIMD16<UInt32>()
            for s in 0..<perUnit {
                if s % 8 == 0 { bits = signs(words[start + s / 8]) }
                w[unit * perUnit + s] += flipped(Lanes(repeating: rate), by: bits)
                bits = bits &<< 1
            }
            let end = (unit + 1) * perUnit - 1
            w[end] = Lanes().replacing(with: w[end], where: shape.lastLanes)
        }
    }
}

extension CommitteeWeights {
    /// Sets the lanes beyond each unit's inputs back to zero.
    fileprivate mutating func clearPadding() {
        let (perUnit, lanes) = (shape.vectorsPerUnit, shape.lastLanes)
        for end in stride(from: perUnit - 1, to: vectors.count, by: perUnit) {
            vectors[end] = Lanes().replacing(with: vectors[end], where: lanes)
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
    _ words: UnsafePointer<SIMD4<UInt32>>, _ start: SIMD4<Int>, _ w: UnsafePointer<Lanes>, _ vectors: Int
) -> SIMD4<Float> {
    var (a, b, c, d) = (Lanes(), Lanes(), Lanes(), Lanes())
    for word in 0..<(vectors + 7) / 8 {
        var (p, q) = (signs(words[start[0] + word]), signs(words[start[1] + word]))
        var (r, s) = (signs(words[start[2] + word]), signs(words[start[3] + word]))
        for i in 8 * word..<min(8 * word + 8, vectors) {
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
    return fourSums(a, b, c, d)
}

/// The sums over the lanes of four vectors, taken together: half the additions and shuffles of taking them one by one.
@inline(__always)
private func fourSums(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) -> SIMD4<Float> {
    func quarter(_ v: Lanes) -> SIMD4<Float> {
        let half = v.lowHalf + v.highHalf
        return half.lowHalf + half.highHalf
    }
    func pairs(_ v: SIMD4<Float>, _ w: SIMD4<Float>) -> SIMD4<Float> {
        SIMD4(lowHalf: v.evenHalf, highHalf: w.evenHalf) + SIMD4(lowHalf: v.oddHalf, highHalf: w.oddHalf)
    }
    return pairs(pairs(quarter(a), quarter(b)), pairs(quarter(c), quarter(d)))
}

/// Adds four patterns, each times its own coefficient, to one unit's weights.
@inline(__always)
private func addFour(
    _ words: UnsafePointer<SIMD4<UInt32>>, _ start: SIMD4<Int>, _ factors: SIMD4<Float>,
    _ w: UnsafeMutablePointer<Lanes>, _ vectors: Int
) {
    let (a, b) = (Lanes(repeating: factors[0]), Lanes(repeating: factors[1]))
    let (c, d) = (Lanes(repeating: factors[2]), Lanes(repeating: factors[3]))
    for word in 0..<(vectors + 7) / 8 {
        var (p, q) = (signs(words[start[0] + word]), signs(words[start[1] + word]))
        var (r, s) = (signs(words[start[2] + word]), signs(words[start[3] + word]))
        for i in 8 * word..<min(8 * word + 8, vectors) {
            w[i] += (flipped(a, by: p) + flipped(b, by: q)) + (flipped(c, by: r) + flipped(d, by: s))
            p = p &<< 1
            q = q &<< 1
            r = r &<< 1
            s = s &<< 1
        }
    }
}
