/// A digital object identifier: `10.`, who registered it, a slash, and whatever they chose.
///
/// Two spellings of one DOI are equal: only `key` is compared.
public struct DOI: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// For comparison and storage: without resolver or `doi:`, percent-decoded once, ASCII letters in lower case.
    public let key: String
    /// The text that was offered, untouched.
    public let asReceived: String

    /// Reads what `read` reads; nil where that throws.
    public init?(_ text: some StringProtocol) {
        // The caller asked whether this is a DOI, not why it is none.
        guard let read = try? Self.read(String(text)) else { return nil }
        self = read
    }

    /// Reads a DOI bare, after `doi:`, `info:doi/` or `urn:doi:`, or as an address at doi.org or dx.doi.org.
    /// - Throws: what is wrong with the text: its beginning, its registrant, an empty or blank-holding rest.
    public static func read(_ text: String) throws(IdentifierError) -> DOI {
        let form = "Expected a form like 10.1073/pnas.1908636117"
        let decoded = try percentDecoded(unwrapped(text.trimmed), offered: text)
        guard decoded.hasPrefix("10.") else {
            throw IdentifierError("\(text.trimmed.quoted) does not begin with 10. as a DOI does", mend: form)
        }
        guard let slash = decoded.firstIndex(of: "/") else {
            throw IdentifierError("\(text.trimmed.quoted) has no slash, so it is no DOI", mend: form)
        }
        let registrant = decoded[..<slash].dropFirst(3).split(separator: ".", omittingEmptySubsequences: false)
        guard registrant.allSatisfy(\.isDigits), (4...9).contains(registrant.first?.count ?? 0) else {
            throw IdentifierError(
                "\(text.trimmed.quoted) has no registrant's number between 10. and the slash", mend: form)
        }
        guard decoded.index(after: slash) < decoded.endIndex else {
            throw IdentifierError("\(text.trimmed.quoted) ends at its slash", mend: form)
        }
        guard
            !decoded.unicodeScalars.contains(where: {
                $0.properties.isWhitespace || $0.properties.generalCategory == .control
            })
        else {
            throw IdentifierError("\(text.trimmed.quoted) holds a blank or a control character", mend: form)
        }
        return DOI(key: decoded.asciiLowercased, asReceived: text)
    }

    private init(key: String, asReceived: String) {
        self.key = key
        self.asReceived = asReceived
    }

    public var description: String { key }

    /// The arXiv identifier inside a `10.48550/arXiv.…` DOI; nil for every other DOI.
    public var arXivID: ArXivID? {
        key.dropping(prefix: ArXivID.doiPrefix).flatMap { ArXivID($0) }
    }

    public static func == (a: DOI, b: DOI) -> Bool { a.key == b.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
    public static func < (a: DOI, b: DOI) -> Bool { a.key < b.key }

    /// The text without what only says that a DOI follows.
    private static func unwrapped(_ text: String) -> String {
        if let address = WebAddress(text, hosts: ["doi.org", "dx.doi.org"]) { return address.path }
        for label in ["info:doi/", "urn:doi:", "doi:"] {
            if let rest = text.dropping(prefix: label) { return rest.trimmed }
        }
        return text
    }

    /// `%28` becomes `(`, once; a per cent sign that begins no pair of hexadecimal digits stays.
    private static func percentDecoded(_ text: String, offered: String) throws(IdentifierError) -> String {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = Character(UnicodeScalar(bytes[index + 1])).hexDigitValue,
                let low = Character(UnicodeScalar(bytes[index + 2])).hexDigitValue
            {
                decoded.append(UInt8(high * 16 + low))
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw IdentifierError(
                "\(offered.trimmed.quoted) is not UTF-8 once its % signs are decoded",
                mend: "Copy the DOI from its page")
        }
        return text
    }
}
