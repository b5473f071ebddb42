/// How wide a text will be at most, without knowing the reader's font: as in a wide common face (DejaVu Sans), with a
/// little to spare. Most faces are narrower.
enum TextMeasure {
    /// - Returns: in the units of `size`, the font's size.
    static func width(of text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + hundredths(of: $1) } * size / 100 * 1.03
    }

    /// The text, or as much of its beginning as fits with an ellipsis behind it. At least one character is kept.
    static func fitted(_ text: String, to limit: Double, size: Double) -> String {
        guard width(of: text, size: size) > limit else { return text }
        let room = limit - width(of: "…", size: size)
        var kept = ""
        var used = 0.0
        for character in text {
            used += width(of: String(character), size: size)
            // A character may carry any number of marks; one that needs more than a label is no name.
            if used > room, !kept.isEmpty { break }
            kept.append(contentsOf: String(String.UnicodeScalarView(character.unicodeScalars.prefix(8))))
        }
        while kept.last?.isWhitespace == true { kept.removeLast() }
        return kept + "…"
    }

    /// The words in lines no wider than `limit`; at most `most` lines, the last cut where words are left over.
    static func wrapped(_ text: String, to limit: Double, size: Double, most: Int = .max) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if line.isEmpty || width(of: longer, size: size) <= limit || lines.count + 1 == most {
                line = longer
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return (lines + (line.isEmpty ? [] : [line])).map { fitted($0, to: limit, size: size) }
    }

    private static func hundredths(of scalar: Unicode.Scalar) -> Double {
        if scalar.value >= 32, scalar.value < 127 { return ascii[Int(scalar.value) - 32] }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        case .uppercaseLetter: return scalar.value < 0x590 ? 90 : 105
        case .lowercaseLetter: return scalar.value < 0x590 ? 80 : 100
        default: return scalar.value < 0x2E80 ? 100 : 105
        }
    }

    /// Advance widths of the printable ASCII characters, in hundredths of the font's size.
    private static let ascii: [Double] = [
        32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99,
        69, 62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53,
        40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
    ]
}
