/// The addresses a page's author gives for themself: the `href` of every `a` and `link` whose `rel` holds `me`.
///
/// What visitors wrote into a page (`rel` holds `ugc`) is not its author's, and what a browser does not show as markup
/// (comments, scripts, form texts) is no link. Nothing is built from the page: it is read once, from begin to end.
public struct RelMeLinks: Hashable, Sendable {
    /// As they stand in the page, in its order.
    public private(set) var addresses: [String] = []

    public init(html: String) {
        var rest = Array(html.utf8)[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(start + 1)...]
            if rest.starts(with: "!--".utf8) {
                rest = Self.after("-->", in: rest.dropFirst(3))
            } else if let tag = Tag(&rest) {
                if let address = tag.ownAddress { addresses.append(address) }
                if Self.withText.contains(tag.name) { rest = Self.after("</" + tag.name, in: rest) }
            }
        }
    }

    /// Elements that hold text where a `<` begins no tag, or markup that is not part of the page.
    private static let withText: Set<String> = [
        "script", "style", "textarea", "title", "template", "noscript", "xmp", "iframe", "noembed", "noframes",
    ]

    /// What follows the first of these words, upper and lower case alike; nothing when it is not there.
    private static func after(_ word: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let word = Array(word.utf8)
        var place = bytes.startIndex
        while place + word.count <= bytes.endIndex {
            if zip(bytes[place...], word).allSatisfy({ lowercased($0) == $1 }) { return bytes[(place + word.count)...] }
            place += 1
        }
        return []
    }

    fileprivate static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    fileprivate static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// An opening tag with its attributes; of two with one name the first counts, as in browsers.
private struct Tag {
    var name: String
    var attributes: [String: String] = [:]

    /// Reads on behind a `<`; nil, with nothing read, when no name follows it.
    init?(_ rest: inout ArraySlice<UInt8>) {
        guard let first = rest.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) else { return nil }
        let name = rest.prefix { !RelMeLinks.isBlank($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        self.name = Self.text(name)
        rest = rest[name.endIndex...]
        while let next = rest.first, next != UInt8(ascii: ">") {
            if RelMeLinks.isBlank(next) || next == UInt8(ascii: "/") {
                rest = rest.dropFirst()
            } else {
                readAttribute(&rest)
            }
        }
        rest = rest.dropFirst()
    }

    private mutating func readAttribute(_ rest: inout ArraySlice<UInt8>) {
        // Browsers take a stray “=” for the beginning of a name.
        let tail = rest.dropFirst().prefix {
            !RelMeLinks.isBlank($0) && !"=>/".utf8.contains($0)
        }
        let name = Self.text(rest[rest.startIndex..<tail.endIndex])
        rest = rest[tail.endIndex...].drop(while: RelMeLinks.isBlank)
        var value: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: "=") {
            rest = rest.dropFirst().drop(while: RelMeLinks.isBlank)
            if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                value = rest.dropFirst().prefix { $0 != quote }
                rest = rest[value.endIndex...].dropFirst()
            } else {
                value = rest.prefix { !RelMeLinks.isBlank($0) && $0 != UInt8(ascii: ">") }
                rest = rest[value.endIndex...]
            }
        }
        if attributes[name] == nil { attributes[name] = String(decoding: value, as: UTF8.self) }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map(RelMeLinks.lowercased), as: UTF8.self)
    }

    /// The address, when the page's author gives it for themself.
    var ownAddress: String? {
        guard name == "a" || name == "link", let address = attributes["href"] else { return nil }
        let words = (attributes["rel"] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
        return words.contains("me") && !words.contains("ugc") ? address : nil
    }
}
