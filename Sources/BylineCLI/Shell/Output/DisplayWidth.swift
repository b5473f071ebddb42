extension StringProtocol {
    /// How many columns of a terminal the text takes: combining marks none, East Asian wide characters two.
    package var displayWidth: Int {
        // Plain ASCII is the common case and needs no look at properties.
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// The text filled up with blanks to a width; unchanged when it is wider.
    func padded(to width: Int) -> String {
        String(self) + String(repeating: " ", count: Swift.max(0, width - displayWidth))
    }

    /// The text with blanks before it up to a width; unchanged when it is wider.
    func rightAligned(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - displayWidth)) + String(self)
    }

    /// The text, or as much of it as fits into `width` columns together with the mark of the cut.
    func cut(to width: Int, mark: String = "…") -> String {
        guard displayWidth > width else { return String(self) }
        var room = width - mark.displayWidth
        var kept = ""
        for character in self {
            room -= character.displayWidth
            if room < 0 { break }
            kept.append(character)
        }
        while kept.last == " " { kept.removeLast() }
        return kept + mark
    }

    /// The text in lines of at most `width` columns, broken at blanks; a longer word has a line of its own.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in split(whereSeparator: \.isWhitespace) {
            let wordWidth = word.displayWidth
            if used > 0, used + 1 + wordWidth > width {
                lines.append(line)
                line = ""
                used = 0
            }
            if used > 0 {
                line += " "
                used += 1
            }
            line += word
            used += wordWidth
        }
        if used > 0 { lines.append(line) }
        return lines
    }
}

extension Character {
    package var displayWidth: Int {
        guard let first = unicodeScalars.first(where: { !$0.takesNoColumn }) else { return 0 }
        let isEmoji = first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}")
        return isEmoji || first.isWide ? 2 : 1
    }
}

extension Unicode.Scalar {
    fileprivate var takesNoColumn: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: true
        default: false
        }
    }

    /// East Asian Width W or F (Unicode Standard Annex #11), to the block.
    fileprivate var isWide: Bool {
        guard value >= 0x1100 else { return false }
        return Self.wideBlocks.contains { $0.contains(value) }
    }

    private static let wideBlocks: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
        0x1AFF0...0x1B2FF, 0x20000...0x3FFFD,
    ]
}
