/// Finds the addresses in documents of ours: pages, feeds, lists of pages.
///
/// It knows markup as our own writers write it, and no other: outside of tags every `<` is escaped, values stand in
/// double quotes, and no comment or script holds a `<`.
package enum LinkScanner {
    /// Attributes whose value is one address.
    private static let carriers: Set<String> = ["href", "src", "action"]

    /// Every address in attributes and in `<loc>` elements, in order, without escapes.
    package static func addresses(in markup: [UInt8]) -> [String] {
        var found: [String] = []
        var index = 0
        while let open = markup[index...].firstIndex(of: UInt8(ascii: "<")) {
            let close = end(ofTag: open, in: markup)
            let tag = markup[open..<close]
            found += attributes(of: tag).filter { carriers.contains($0.name) }.map(\.value)
            if tag.elementsEqual("<loc>".utf8), close < markup.count {
                found.append(unescaped(markup[close...].prefix { $0 != UInt8(ascii: "<") }))
            }
            index = close
        }
        return found
    }

    /// Where the tag ends that begins here: behind the first `>` that is in no value.
    private static func end(ofTag start: Int, in markup: [UInt8]) -> Int {
        var isInValue = false
        for index in start..<markup.count {
            if markup[index] == UInt8(ascii: "\"") { isInValue.toggle() }
            if markup[index] == UInt8(ascii: ">"), !isInValue { return index + 1 }
        }
        return markup.count
    }

    private static func attributes(of tag: ArraySlice<UInt8>) -> [(name: String, value: String)] {
        var found: [(String, String)] = []
        var rest = tag
        while let quote = rest.firstIndex(of: UInt8(ascii: "\"")),
            let end = rest[(quote + 1)...].firstIndex(of: UInt8(ascii: "\""))
        {
            let words = rest[..<quote].dropLast().split { $0 <= 0x20 }
            if let name = words.last {
                found.append((String(decoding: name, as: UTF8.self), unescaped(rest[(quote + 1)..<end])))
            }
            rest = rest[(end + 1)...]
        }
        return found
    }

    /// Addresses are ASCII and percent-encoded: of what markup escapes, they hold `&` and `'` at most.
    private static func unescaped(_ value: ArraySlice<UInt8>) -> String {
        String(decoding: value, as: UTF8.self).replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
