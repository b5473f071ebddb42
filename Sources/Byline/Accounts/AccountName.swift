import Foundation

/// The name of an account: unique for a program and for the eye.
///
/// Kept in lower case and in Unicode's compatibility form, so that `I` and `l` cannot be told for each other and wide
/// letters are the plain ones. Letters of one script, digits and `-_.`, beginning with a letter.
public struct AccountName: Hashable, Sendable, CustomStringConvertible {
    public let description: String
    /// The same for all names that look alike, after the idea of Unicode's skeletons (UTS #39 §4).
    public let key: String

    /// - Throws: `BylineError` that says what is wrong with the name.
    public init(_ text: String) throws(BylineError) {
        let name = text.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCanonicalMapping
        if let fault = Self.fault(of: name) {
            throw BylineError(
                .invalidInput, "The account name \(fault)",
                mend: "Take 2 to 40 letters, digits, “-”, “_” or “.”, beginning with a letter")
        }
        description = name
        key = Self.key(of: name)
    }

    private static func fault(of name: String) -> String? {
        let scalars = Array(name.unicodeScalars)
        guard (2...40).contains(name.count), scalars.count <= 80 else { return "is shorter or longer than names are" }
        guard let first = scalars.first, first.properties.isAlphabetic else { return "does not begin with a letter" }
        // The name itself is not repeated: what is typed at the wrong prompt may be a password or an address.
        guard scalars.allSatisfy(isAllowed) else { return "holds a character that names may not hold" }
        guard Set(scalars.compactMap(script)).count <= 1 else { return "mixes letters of several scripts" }
        if name.hasPrefix("erased-") { return "begins with “erased-”, which is kept for erased accounts" }
        if first == "a", scalars.dropFirst().allSatisfy({ ("0"..."9").contains($0) }) {
            return "looks like the id of an account"
        }
        return nil
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if "-_.".unicodeScalars.contains(scalar) { return true }
        guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return false
        }
    }

    /// The three scripts whose letters are mistaken for each other's.
    private static func script(_ scalar: Unicode.Scalar) -> String? {
        guard scalar.properties.isAlphabetic else { return nil }
        switch scalar.value {
        case 0...0x24F, 0x250...0x2AF, 0x1E00...0x1EFF: return "Latin"
        case 0x370...0x3FF, 0x1F00...0x1FFF: return "Greek"
        case 0x400...0x52F, 0x1C80...0x1C8F: return "Cyrillic"
        default: return nil
        }
    }

    private static func key(of name: String) -> String {
        let letters = name.map { lookAlikes[$0] ?? $0 }
        return String(letters).replacing("rn", with: "m").replacing("vv", with: "w")
    }

    /// Letters that many typefaces draw as another.
    private static let lookAlikes: [Character: Character] = [
        "0": "o", "1": "l", "ı": "i", "ɑ": "a", "ɡ": "g", "_": "-",
        "а": "a", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "к": "k", "ӏ": "l", "о": "o", "р": "p",
        "ԛ": "q", "ѕ": "s", "ѵ": "v", "ԝ": "w", "х": "x", "у": "y",
        "α": "a", "γ": "y", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "υ": "u", "χ": "x",
    ]
}
