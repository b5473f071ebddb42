import Catalog

/// The short subject tags of listings: the last part of an arXiv category, in capitals.
package enum ListingTags {
    /// Divides glued tags (`CLDL`) if they divide into known tags in exactly one way; nil if not.
    ///
    /// A tag that is known as a whole is not divided.
    package static func divide(_ text: Substring) -> [Substring]? {
        if known.contains(String(text)) { return [text] }
        let ways = ShortCode.split(String(text))
        guard ways.count == 1, ways[0].joined() == text else { return nil }
        var start = text.startIndex
        return ways[0].map { tag in
            let end = text.index(start, offsetBy: tag.count)
            defer { start = end }
            return text[start..<end]
        }
    }

    private static let known = Set(ShortCode.all)
}
