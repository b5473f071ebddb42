import Foundation  // canonical composition

/// What a source probably meant to print: entities and TeX resolved, accents put back on their letters, composed.
///
/// A suggestion for display and for comparison; what was printed stays what was printed.
public func repairName(_ surface: String) -> String {
    if surface.utf8.allSatisfy(isPlain) { return collapsingSpace(surface) }
    var scalars = surface.unicodeScalars.map(narrowed)
    if scalars.contains("&") { scalars = Entities.resolve(scalars) }
    if scalars.contains("\\") || scalars.contains("{") { scalars = withoutMarkup(TeXAccents.resolve(scalars)) }
    scalars = DecayedAccents.resolve(scalars)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return collapsingSpace(String(view).precomposedStringWithCanonicalMapping)
}

/// Letters, digits, spaces and the punctuation that never stands for an accent.
private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x28...0x5B, 0x5D, 0x5F, 0x61...0x7A: true  // space, ( to [, ], _, a to z
    default: false
    }
}

/// Full-width forms and special spaces as their plain selves.
private func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x09...0x0D: " "
    default: scalar
    }
}

/// Braces gone, and the backslash of macros that are not accents.
private func withoutMarkup(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.filter { $0 != "{" && $0 != "}" && $0 != "\\" }
}

func collapsingSpace(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars {
        if scalar.properties.isWhitespace {
            pending = true
        } else {
            if pending && !result.isEmpty { result.append(" ") }
            pending = false
            result.append(scalar)
        }
    }
    return String(result)
}

/// Accents that stand beside their letter: `M'ezard` (the backslash was lost), `K¨ording` (the mark was set apart).
enum DecayedAccents {
    /// Signs a keyboard has, and the lower-case letters that can carry each of them as an accent.
    private static let keyboard: [Unicode.Scalar: (mark: Unicode.Scalar, carriers: String)] = [
        "'": ("\u{301}", "aeiouycnszlr"), "’": ("\u{301}", "aeiouycnszlr"), "`": ("\u{300}", "aeiou"),
        "^": ("\u{302}", "aeiou"), "\"": ("\u{308}", "aeiouy"), "~": ("\u{303}", "ano"),
    ]
    /// Signs that nobody types: they are always an accent of the next letter.
    private static let detached: [Unicode.Scalar: Unicode.Scalar] = [
        "´": "\u{301}", "¨": "\u{308}", "ˆ": "\u{302}", "˜": "\u{303}", "ˇ": "\u{30C}", "˘": "\u{306}",
        "˚": "\u{30A}", "¸": "\u{327}", "˝": "\u{30B}", "˙": "\u{307}", "¯": "\u{304}", "˛": "\u{328}",
    ]
    /// What an apostrophe may cut off before a name without being an accent: `d'Ascoli`, `dell'acqua`, `O'neill`.
    private static let elisions: Set<String> = [
        "d", "l", "o", "O", "dell", "dall", "nell", "all", "sant", "Dell", "Dall",
    ]
    private static let vowels = Set("aeiouy".unicodeScalars)

    static func resolve(_ source: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(source.count)
        var tokenStart = 0
        var at = 0
        while at < source.count {
            let scalar = source[at]
            if let mark = detached[scalar], let letter = letter(after: at, in: source, token: result[tokenStart...]) {
                result.append(source[letter])
                result.append(mark)
                at = letter + 1
            } else if isAccent(at, in: source, token: result[tokenStart...]), let accent = keyboard[scalar] {
                result.append(source[at + 1])
                result.append(accent.mark)
                at += 2
            } else {
                result.append(scalar)
                at += 1
                if scalar == " " || scalar == "-" { tokenStart = result.count }
            }
        }
        return result
    }

    /// The letter a detached mark belongs to; extraction from print may leave one space between them.
    private static func letter(after at: Int, in source: [Unicode.Scalar], token: ArraySlice<Unicode.Scalar>) -> Int? {
        let next = at + 1
        guard next < source.count else { return nil }
        if source[next].isLetter { return next }
        guard source[next] == " ", next + 1 < source.count, source[next + 1].isLowercaseLetter, !token.isEmpty else {
            return nil
        }
        return next + 1
    }

    /// Whether the keyboard sign at `at` is an accent that lost its backslash.
    private static func isAccent(_ at: Int, in source: [Unicode.Scalar], token: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let accent = keyboard[source[at]], let before = token.last, before.isLetter || before.isAccent,
            at + 1 < source.count, accent.carriers.unicodeScalars.contains(source[at + 1])
        else { return false }
        guard accent.mark == "\u{301}" else { return true }
        var prefix = String.UnicodeScalarView()
        prefix.append(contentsOf: token.prefix(5))
        if token.count <= 4, elisions.contains(String(prefix)) { return false }
        if before == source[at + 1] { return false }  // Ne'eman: a glottal stop between equal vowels
        // M'rabet and N'sir are elisions in lower case; M'ezard and N'u~nez are accents.
        return token.count > 1 || vowels.contains(source[at + 1])
    }
}
