/// HTML character references, as names and titles that came through a web page carry them.
enum Entities {
    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "rsquo": "’", "lsquo": "‘",
        "ndash": "–", "mdash": "—", "szlig": "ß", "aelig": "æ", "AElig": "Æ", "oelig": "œ", "OElig": "Œ", "oslash": "ø",
        "Oslash": "Ø", "thorn": "þ", "THORN": "Þ", "eth": "ð", "ETH": "Ð", "inodot": "ı", "lstrok": "ł", "Lstrok": "Ł",
    ]
    private static let accents: [String: Unicode.Scalar] = [
        "acute": "\u{301}", "grave": "\u{300}", "circ": "\u{302}", "uml": "\u{308}", "tilde": "\u{303}",
        "ring": "\u{30A}", "cedil": "\u{327}", "caron": "\u{30C}",
    ]

    /// Replaces every reference it knows; an unknown one stays as it is.
    static func resolve(_ source: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var at = 0
        while at < source.count {
            if source[at] == "&", let (scalars, length) = reference(in: source, at: at) {
                result.append(contentsOf: scalars)
                at += length
            } else {
                result.append(source[at])
                at += 1
            }
        }
        return result
    }

    private static func reference(in source: [Unicode.Scalar], at start: Int) -> ([Unicode.Scalar], Int)? {
        guard let end = source[start...].prefix(12).firstIndex(of: ";") else { return nil }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: source[(start + 1)..<end])
        return meaning(of: String(name)).map { ($0, end - start + 1) }
    }

    private static func meaning(of name: String) -> [Unicode.Scalar]? {
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let isHex = digits.first == "x" || digits.first == "X"
            let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap(Unicode.Scalar.init).map { [$0] }
        }
        if let scalar = named[name] { return [scalar] }
        guard let base = name.unicodeScalars.first, base.isASCII, base.isLetter,
            let mark = accents[String(name.dropFirst())]
        else { return nil }
        return [base, mark]
    }
}
