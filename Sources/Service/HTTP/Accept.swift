/// What kinds of content a client takes, from the field `Accept` (RFC 9110, section 12.5.1).
package struct Accept: Sendable {
    private struct Range: Sendable {
        var type: String
        var subtype: String
        /// In thousandths.
        var quality: Int
    }
    private var ranges: [Range] = []

    /// - Parameter field: the field's value; nil and an empty one take everything. What cannot be read is passed over.
    package init(_ field: String?) {
        for part in (field ?? "").split(separator: ",").prefix(32) {
            let pieces = part.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let name = pieces.first?.split(separator: "/"), name.count == 2 else { continue }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Self.thousandths($0.dropFirst(2)) }
            ranges.append(Range(type: String(name[0]), subtype: String(name[1]), quality: quality ?? 1000))
        }
    }

    private static func thousandths(_ text: Substring) -> Int? {
        guard let number = Double(text), (0...1).contains(number) else { return nil }
        return Int((number * 1000).rounded())
    }

    /// How welcome a type is, 0 (not at all) to 1000; the most specific range decides.
    package func quality(of type: String) -> Int {
        if ranges.isEmpty { return 1000 }
        let name = type.split(separator: ";")[0].split(separator: "/").map(String.init)
        let exact = ranges.first { [$0.type, $0.subtype] == name }
        let family = ranges.first { $0.type == name[0] && $0.subtype == "*" }
        let any = ranges.first { $0.type == "*" && $0.subtype == "*" }
        return (exact ?? family ?? any)?.quality ?? 0
    }

    /// The most welcome of these types; of equals the first. nil when none is.
    package func best(of types: [String]) -> Int? {
        let measured = types.enumerated().map { (index: $0.offset, quality: quality(of: $0.element)) }
        guard let best = measured.max(by: { ($0.quality, $1.index) < ($1.quality, $0.index) }), best.quality > 0 else {
            return nil
        }
        return best.index
    }

    /// Whether it asks for one of the two by name or weight rather than for the other.
    package func prefers(_ type: String, to other: String) -> Bool {
        !ranges.isEmpty && quality(of: type) > quality(of: other)
    }
}
