/// A word of a folded text as numbers, for what counts and compares words and never shows them.
package struct WordHash {
    /// `stableHash` of the word.
    package var whole: UInt64
    /// That of the word without a final s, where it has more than four letters: a plural counts as its singular.
    package var singular: UInt64
    /// In UTF-8.
    package var byteCount: Int
    package var letterCount: Int
}

/// The hashes of `words(ofFolded:)`, in order.
/// - Complexity: linear in the length of `text`; plain ASCII never leaves a byte loop.
package func wordHashes(ofFolded text: String) -> [WordHash] {
    var hashes: [WordHash] = []
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    guard isPlain else {
        for word in words(ofFolded: text) {
            var reader = WordHashReader()
            for byte in word.utf8 { reader.take(byte) }
            if let hash = reader.finished() { hashes.append(hash) }
        }
        return hashes
    }
    hashes.reserveCapacity(text.utf8.count / 7)
    var reader = WordHashReader()
    for byte in text.utf8 {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x41...0x5A: reader.take(byte)
        case 0x27: continue
        default: if let hash = reader.finished() { hashes.append(hash) }
        }
    }
    if let hash = reader.finished() { hashes.append(hash) }
    return hashes
}

/// Takes the bytes of a word one by one, and what `stableHash` would say of them and of all but the last.
private struct WordHashReader {
    private var hash: UInt64 = Self.start
    private var before: UInt64 = Self.start
    private var count = 0
    private var letters = 0
    private var last: UInt8 = 0

    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func take(_ byte: UInt8) {
        before = hash
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        count += 1
        if byte & 0xC0 != 0x80 { letters += 1 }
        last = byte
    }

    /// Nil where no word was; begins the next.
    mutating func finished() -> WordHash? {
        guard count > 0 else { return nil }
        let isPlural = count > 4 && last == UInt8(ascii: "s")
        let found = WordHash(
            whole: mixed(hash), singular: mixed(isPlural ? before : hash), byteCount: count, letterCount: letters)
        self = WordHashReader()
        return found
    }
}
