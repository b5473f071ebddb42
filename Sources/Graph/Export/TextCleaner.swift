/// Takes out of texts what XML cannot carry, so that every format holds the same texts.
///
/// Control characters and the code points that are no characters are dropped and counted; CR and CR LF become LF,
/// as an XML reader would make them. Tabs and line feeds stay.
struct TextCleaner {
    private(set) var dropped = 0

    mutating func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.isUnwritable || $0 == "\r" }) else { return text }
        var cleaned = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                cleaned.append("\n")
            } else if scalar.isUnwritable {
                dropped += 1
            } else if !(scalar == "\n" && previous == "\r") {
                cleaned.append(scalar)
            }
            previous = scalar
        }
        return String(cleaned)
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, tab and line ends aside, or a code point that is no character.
    var isUnwritable: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}

/// A text as it may stand in an XML element or attribute: an attribute would else lose its line ends and tabs.
func xmlEscaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { "&<>\"\n\t".unicodeScalars.contains($0) }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "\n": escaped += "&#10;"
        case "\t": escaped += "&#9;"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}

/// The text on one line: every run of blanks, tabs and line ends becomes one blank.
func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
