/// Hand-written scanning of text. Everything here is linear in what it looks at.

extension Unicode.Scalar {
    var isBlank: Bool { self == " " || self == "\t" }
    var isDigit: Bool { ("0"..."9").contains(self) }
    var isUpper: Bool { isASCII ? ("A"..."Z").contains(self) : properties.isUppercase }
    var isLower: Bool { isASCII ? ("a"..."z").contains(self) : properties.isLowercase }
    var isLetter: Bool { isASCII ? isUpper || isLower : properties.isAlphabetic }
    /// A letter of a script without capitals, such as Chinese.
    var isUncasedLetter: Bool { !isASCII && properties.isAlphabetic && !isUpper && !isLower && !isMark }
    /// A combining mark.
    var isMark: Bool { properties.generalCategory == .nonspacingMark }
}

extension StringProtocol where SubSequence == Substring, UTF8View: BidirectionalCollection {
    /// The text without blanks at its ends.
    var trimmed: Substring {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return self[startIndex..<startIndex] }
        return self[first..<scalars.index(after: last)]
    }

    /// Whether the text is digits and nothing else.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// Whether the text is four digits of a year a work can have.
    var isYear: Bool { utf8.count == 4 && isDigits && (hasPrefix("19") || hasPrefix("20")) }

    /// Whether the text ends as a sentence does: a stop, then perhaps what closes a quotation or a bracket.
    var endsSentence: Bool {
        for scalar in unicodeScalars.reversed() {
            if ".?!".unicodeScalars.contains(scalar) { return true }
            if !"\"'”’»$)]}*".unicodeScalars.contains(scalar) { return false }
        }
        return false
    }

    /// The digits the text begins with.
    var leadingDigits: Substring { self[..<(utf8.firstIndex { !(0x30...0x39).contains($0) } ?? endIndex)] }

    /// The first place where `literal` stands, byte for byte.
    func range(of literal: String) -> Range<Index>? {
        let needle = Array(literal.utf8)
        guard let first = needle.first else { return nil }
        let bytes = utf8
        var from = bytes.startIndex
        while let start = bytes[from...].firstIndex(of: first) {
            if bytes[start...].starts(with: needle) { return start..<bytes.index(start, offsetBy: needle.count) }
            from = bytes.index(after: start)
        }
        return nil
    }

    /// The last place where `literal` stands, byte for byte.
    func lastRange(of literal: String) -> Range<Index>? {
        let needle = Array(literal.utf8)
        guard let first = needle.first else { return nil }
        let bytes = utf8
        var upTo = bytes.endIndex
        while let start = bytes[..<upTo].lastIndex(of: first) {
            if bytes[start...].starts(with: needle) { return start..<bytes.index(start, offsetBy: needle.count) }
            upTo = start
        }
        return nil
    }

    func contains(literal: String) -> Bool { range(of: literal) != nil }

    /// What stands before and after the first `literal`.
    func cut(at literal: String) -> (before: Substring, after: Substring)? {
        range(of: literal).map { (self[..<$0.lowerBound], self[$0.upperBound...]) }
    }

    /// What stands before and after the last `literal`.
    func cutLast(at literal: String) -> (before: Substring, after: Substring)? {
        lastRange(of: literal).map { (self[..<$0.lowerBound], self[$0.upperBound...]) }
    }

    /// What follows `prefix`, if the text begins with it.
    func after(prefix: String) -> Substring? {
        utf8.starts(with: prefix.utf8) ? self[utf8.index(startIndex, offsetBy: prefix.utf8.count)...] : nil
    }

    /// What precedes `suffix`, if the text ends with it.
    func before(suffix: String) -> Substring? {
        let count = suffix.utf8.count
        guard utf8.count >= count else { return nil }
        let cut = utf8.index(endIndex, offsetBy: -count)
        return utf8[cut...].elementsEqual(suffix.utf8) ? self[..<cut] : nil
    }
}
