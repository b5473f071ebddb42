extension String {
    /// The text in ASCII alone: accents dropped, ligatures and Greek letters spelt out, the rest as `\u4E2D`.
    package var transliterated: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        return unicodeScalars.map(\.transliterated).joined()
    }

    /// The text made safe for a terminal and for one line: line breaks and tabs become blanks; characters that could
    /// move the cursor, recolour the screen or turn the direction of what follows, the replacement character.
    package var onOneLine: String {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n", "\t", "\r", "\u{2028}", "\u{2029}": text += " "
            default:
                if scalar.properties.generalCategory == .control || scalar.turnsDirection {
                    text += "\u{FFFD}"
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Whether it overrides or isolates the direction of writing (Unicode Standard Annex #9).
    fileprivate var turnsDirection: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }

    fileprivate var transliterated: String {
        if isASCII { return String(self) }
        if let known = Self.spellings[self] { return known }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return ""
        case .spaceSeparator: return " "
        case .lineSeparator, .paragraphSeparator: return "\n"
        default: return letterOfItsName ?? "\\u" + String(value, radix: 16, uppercase: true)
        }
    }

    /// The plain letter inside a Unicode name: `LATIN SMALL LETTER E WITH ACUTE` says `e`.
    private var letterOfItsName: String? {
        guard let words = properties.name?.split(separator: " "), words.count >= 4, words[2] == "LETTER",
            words[1] == "SMALL" || words[1] == "CAPITAL", words.count == 4 || words[4] == "WITH"
        else { return nil }
        let letter = String(words[3])
        let isShort = words[0] == "LATIN" && letter.utf8.count <= 2
        guard isShort || words[0] == "GREEK" else { return nil }
        if words[1] == "SMALL" { return letter.lowercased() }
        return isShort ? letter : letter.prefix(1) + letter.dropFirst().lowercased()
    }

    private static let spellings: [Unicode.Scalar: String] = [
        "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'", "‚": "'", "´": "'", "¨": "\"",
        "–": "-", "—": "--", "−": "-", "‐": "-", "‑": "-", "…": "...", "·": "*", "•": "*", "×": "x", "≥": ">=",
        "≤": "<=", "→": "->", "←": "<-", "≈": "~", "∞": "infinity", "ß": "ss", "ẞ": "SS", "ı": "i", "ȷ": "j",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ς": "sigma", "\u{FFFD}": "?", "§": "section ", "°": " degrees",
    ]
}
