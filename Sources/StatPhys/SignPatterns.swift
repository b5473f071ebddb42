/// ±1 patterns, each already multiplied by its label, one bit per input.
///
/// Only the products σξ enter learning: a pattern is stored when the machine answers +1 to σξ. A unit's 128 signs fill
/// one 128-bit word. Spread over the sixteen lanes of a vector of weights, a shift to the left brings the signs of the
/// next sixteen inputs into the sign bits. Pre-activations then need no multiplication and no unpacking: weights are
/// XORed with sign bits and added. A thousand patterns of 999 inputs take 144 kB and stay in the second-level cache,
/// where floats would take 4 MB.
public struct SignPatterns: Sendable, Equatable {
    public let shape: TreeCommittee
    /// Number of patterns M.
    public let count: Int
    /// `words[(pattern · K + unit) · wordsPerUnit + w]`; bit 31 − 8k − s of member j of word w is the sign of input
    /// 128w + 16s + 4k + j, set for −1. Bits beyond the unit's inputs are clear.
    let words: [SIMD4<UInt32>]

    /// Unbiased random patterns with unbiased labels, drawn as their products.
    public init(random count: Int, _ shape: TreeCommittee, from stream: RandomStream) {
        var stream = stream
        self.init(shape, count: count) { _, _ in stream.nextWord() >> 31 == 1 }
    }

    /// Given patterns and labels: `rows[pattern][input]` and `labels[pattern]` are +1 or −1.
    public init(_ shape: TreeCommittee, rows: [[Int]], labels: [Int]) throws(StatPhysError) {
        guard rows.count == labels.count else {
            throw StatPhysError("\(rows.count) patterns and \(labels.count) labels", mend: "Give one label per pattern")
        }
        guard rows.allSatisfy({ $0.count == shape.inputs }) else {
            throw StatPhysError("a pattern is not \(shape.inputs) inputs long", mend: "Give every input of the machine")
        }
        guard (rows.joined().map { $0 } + labels).allSatisfy({ abs($0) == 1 }) else {
            throw StatPhysError("an input or a label is neither +1 nor −1", mend: "Binarise the patterns first")
        }
        self.init(shape, count: rows.count) { pattern, input in rows[pattern][input] * labels[pattern] < 0 }
    }

    /// Asks for every sign once, pattern by pattern and input by input.
    private init(_ shape: TreeCommittee, count: Int, isNegative: (_ pattern: Int, _ input: Int) -> Bool) {
        self.shape = shape
        self.count = count
        let perUnit = shape.wordsPerUnit
        var words = [SIMD4<UInt32>](repeating: SIMD4(), count: count * shape.units * perUnit)
        for pattern in 0..<count {
            for unit in 0..<shape.units {
                for input in 0..<shape.inputsPerUnit
                where isNegative(pattern, unit * shape.inputsPerUnit + input) {
                    let word = (pattern * shape.units + unit) * perUnit + input / 128
                    words[word][input % 4] |= 1 << Self.bit(of: input)
                }
            }
        }
        self.words = words
    }

    /// σξ of one pattern at one input of a unit: +1 or −1.
    public func sign(pattern: Int, unit: Int, input: Int) -> Int {
        let word = words[(pattern * shape.units + unit) * shape.wordsPerUnit + input / 128]
        return word[input % 4] >> Self.bit(of: input) & 1 == 0 ? 1 : -1
    }

    /// Which bit of its word's member holds the sign of an input.
    private static func bit(of input: Int) -> UInt32 { UInt32(31 - input % 16 / 4 * 8 - input % 128 / 16) }
}
