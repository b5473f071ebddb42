/// Where a link leads or a picture comes from: a place of ours, a part of the page, or a page elsewhere that a browser
/// only opens. There is no way to make one that a browser would run.
package struct Address: Hashable, Sendable {
    /// ASCII, percent-encoded.
    package let text: String

    private init(text: String) { self.text = text }

    /// A part of the same page.
    package static func fragment(_ id: String) -> Address { Address(text: "#" + Self.encoded(id)) }

    /// A path of ours, each segment and each value encoded.
    /// - Parameters:
    ///   - root: what stands before the first segment: a slash, or `https://byline.example/`.
    package init(root: Root, segments: [String], query: [Pair] = [], fragment: String? = nil) {
        var text = root.text + segments.map(Self.encoded).joined(separator: "/")
        if !query.isEmpty {
            text += "?" + query.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
        }
        self.text = text + (fragment.map { "#" + Self.encoded($0) } ?? "")
    }

    /// An address that stands in a source or came from a person; nil unless it is one of `http`, `https` or `mailto`.
    ///
    /// Blanks, control characters, quotes and backslashes are none of an address, and browsers read some of them away:
    /// what has one is refused. Other characters beyond ASCII are encoded.
    package init?(outside text: String) {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://", "mailto:"].first(where: lower.hasPrefix),
            text.utf8.count > scheme.utf8.count, text.utf8.count <= 2000
        else { return nil }
        var encoded = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                guard scalar.value > 0x20, scalar.value < 0x7F, !"\"'<>\\^`{|}".unicodeScalars.contains(scalar) else {
                    return nil
                }
                encoded.unicodeScalars.append(scalar)
            } else {
                // Blanks, marks that turn the reading direction and the like have no place in an address either.
                switch scalar.properties.generalCategory {
                case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return nil
                default: encoded += Self.encoded(String(scalar))
                }
            }
        }
        guard let first = encoded.dropFirst(scheme.count).first, first != "/", first != "?", first != "#" else {
            return nil
        }
        self.text = encoded
    }

    /// A name and a value of a query.
    package struct Pair: Hashable, Sendable {
        package var name: String
        package var value: String
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What stands before the first segment of a path of ours: a slash, a base path between slashes, or an origin.
    package struct Root: Hashable, Sendable {
        package let text: String

        /// - Parameters:
        ///   - origin: `https://byline.example`, of `http` or `https`; nil for addresses that begin with a slash.
        ///   - base: path segments under which the site stands.
        package init(origin: String?, base: [String] = []) {
            let path = base.map { Address.encoded($0) + "/" }.joined()
            text = (origin.flatMap { Address(outside: $0)?.text } ?? "") + "/" + path
        }
    }

    /// Percent-encoded as one part of an address (RFC 3986): all but unreserved characters.
    static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy(isUnreserved) { return text }
        var bytes: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
