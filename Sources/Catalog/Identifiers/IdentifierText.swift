// What the identifiers need of text, so that this room gets by without Foundation.

extension StringProtocol {
    /// The text without white space at its ends (no-break spaces and a byte-order mark included).
    var trimmed: String {
        func isBlank(_ c: Character) -> Bool { c.isWhitespace || c == "\u{FEFF}" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }

    /// The text with `A` … `Z` in lower case and every other character as it was.
    var asciiLowercased: String {
        String(
            decoding: utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// What follows `prefix`, compared without regard to the case of ASCII letters; nil when the text begins otherwise.
    func dropping(prefix: String) -> SubSequence? {
        guard self.utf8.count >= prefix.utf8.count, self.prefix(prefix.count).asciiLowercased == prefix else {
            return nil
        }
        return dropFirst(prefix.count)
    }

    /// Whether there is at least one character and all are `0` … `9`.
    var isDigits: Bool { !isEmpty && allSatisfy(\.isASCIIDigit) }

    /// The text cut for use in a message, so that a whole page offered by mistake is not printed back.
    var quoted: String { count <= 80 ? "“\(self)”" : "“\(prefix(80))…”" }
}

/// An address taken apart as far as identifiers need it.
struct WebAddress {
    /// In lower case, without user, port and a leading `www.`.
    let host: String
    /// What follows the host's slash; query and fragment are left off.
    let path: String

    /// Reads `https://host/path`, `http://host/path`, and, for one of the `hosts`, `host/path` without its scheme.
    init?(_ text: String, hosts: [String]) {
        var rest = text[...]
        for scheme in ["https://", "http://", "//"] {
            if let after = rest.dropping(prefix: scheme) {
                rest = after
                break
            }
        }
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let authority = rest[..<slash].asciiLowercased
        let host = authority.hasPrefix("www.") ? String(authority.dropFirst(4)) : authority
        guard hosts.contains(host) else { return nil }
        self.host = host
        self.path = String(rest[rest.index(after: slash)...].prefix { $0 != "?" && $0 != "#" })
    }
}
