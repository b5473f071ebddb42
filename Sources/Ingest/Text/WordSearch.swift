/// Looks for words of equal length in a text, whatever the case of their letters, without looking at every byte: two
/// bytes at a time tell how far the next word's end is at least (Wu and Manber, “A fast algorithm for multi-pattern
/// searching”, 1994).
package struct WordSearch: Sendable {
    /// In small letters.
    private let words: [[UInt8]]
    private let length: Int
    /// How far to go on from a place where these two bytes stand, by the low five bits of each.
    private let steps: [UInt8]

    /// - Parameter words: in small letters of ASCII, two at least, all of one length below 256.
    package init(_ words: String...) {
        self.words = words.map { Array($0.utf8) }
        let length = self.words.map(\.count).min() ?? 0
        self.length = length
        var steps = [UInt8](repeating: UInt8(clamping: max(1, length - 1)), count: 1 << 10)
        for word in self.words where length > 1 {
            for end in 1..<length {
                let pair = Self.pair(word[end - 1], word[end])
                steps[pair] = min(steps[pair], UInt8(clamping: length - 1 - end))
            }
        }
        self.steps = steps
    }

    private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 0x1F) << 5 | Int(second & 0x1F) }

    /// Whether one of the words stands anywhere in the text, inside another word too.
    package func isFound(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard length > 1 else { return false }
            var end = length - 1
            while end < bytes.count {
                let step = Int(steps[Self.pair(bytes[end - 1], bytes[end])])
                if step == 0, isWord(bytes[(end + 1 - length)...end]) { return true }
                end += max(1, step)
            }
            return false
        }
    }

    private func isWord(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        words.contains { word in zip(bytes, word).allSatisfy { ($0 | 0x20) == $1 } }
    }
}
