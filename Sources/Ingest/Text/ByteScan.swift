/// Looking at bytes eight at a time. A word's bytes are compared at once by arithmetic that carries no borrow from one
/// byte into the answer of an earlier one (Warren, Hacker's Delight, 6-1).
enum ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Whether every byte is below 0x80.
    static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var at = 0
        var seen: UInt64 = 0
        while at + 8 <= bytes.count {
            seen |= bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            at += 8
        }
        while at < bytes.count {
            seen |= UInt64(bytes[at])
            at += 1
        }
        return seen & highs == 0
    }

    /// The first place from `start` on of a quotation mark, a backslash or a control character; the end when there is
    /// none.
    static func endOfPlainString(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let found = equal(word, 0x22) | equal(word, 0x5C) | ((word &- ones &* 0x20) & ~word & highs)
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { at += 1 }
        return at
    }

    /// The first place from `start` on of a blank or a control character; the end when there is none.
    static func endOfWord(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let found = (word &- ones &* 0x21) & ~word & highs
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < bytes.count, bytes[at] > 0x20 { at += 1 }
        return at
    }

    /// What there is to see in a piece of text: its line feeds, whether all is ASCII, and whether a control character
    /// stands in it that is neither tab nor line's end.
    static func survey(_ bytes: UnsafeRawBufferPointer) -> (lines: Int, isASCII: Bool, hasControl: Bool) {
        var lines = 0
        var seen: UInt64 = 0
        var controls: UInt64 = 0
        var at = 0
        while at + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            seen |= word
            // Only a word that holds something below a blank is looked at closely.
            if (word &- ones &* 0x20) & ~word & highs != 0 {
                for byte in bytes[at..<(at + 8)] { note(byte, &lines, &controls) }
            }
            at += 8
        }
        while at < bytes.count {
            seen |= UInt64(bytes[at])
            note(bytes[at], &lines, &controls)
            at += 1
        }
        return (lines, seen & highs == 0, controls != 0)
    }

    private static func note(_ byte: UInt8, _ lines: inout Int, _ controls: inout UInt64) {
        if byte == 0x0A { lines += 1 }
        if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { controls += 1 }
    }

    /// The first place from `start` on of a byte; the end when there is none.
    static func first(_ wanted: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let found = equal(word, UInt64(wanted))
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < bytes.count, bytes[at] != wanted { at += 1 }
        return at
    }

    /// The high bit of the first byte that equals `value`, and perhaps of later ones.
    private static func equal(_ word: UInt64, _ value: UInt64) -> UInt64 {
        let difference = word ^ (ones &* value)
        return (difference &- ones) & ~difference & highs
    }
}

extension String {
    /// Whether every character is one of ASCII.
    var isASCII: Bool {
        mutating get { withUTF8 { ByteScan.isASCII(UnsafeRawBufferPointer($0)) } }
    }

    /// Whether these bytes stand anywhere in it. Cheaper than a search among characters; the bytes must be ASCII.
    func holds(_ bytes: StaticString) -> Bool {
        var text = self
        return bytes.withUTF8Buffer { wanted in
            text.withUTF8 { text in
                guard let first = wanted.first, text.count >= wanted.count else { return wanted.isEmpty }
                for at in 0...(text.count - wanted.count) where text[at] == first {
                    if text[at..<(at + wanted.count)].elementsEqual(wanted) { return true }
                }
                return false
            }
        }
    }
}
