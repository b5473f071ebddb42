/// What stands after the method in a request's first line, taken apart: the path's segments and the query's pairs.
package struct Target: Sendable {
    package var path: [String]
    package var query: [(name: String, value: String)]
    /// Whether the path ended with a slash that names nothing, as in `/works/W7/`.
    package var endsWithSlash: Bool

    /// Why a target is not read.
    package enum Fault: Error, Hashable, Sendable {
        case tooLong
        /// What is wrong with it, in words that hold nothing of the target itself.
        case malformed(String)
    }

    /// The most bytes of a target, and the most pairs of a query.
    package static let byteLimit = 8_192
    package static let pairLimit = 64

    /// Reads the bytes as they came: origin-form, or absolute-form as proxies send it.
    ///
    /// Everything is decoded once. Bytes outside ASCII and controls must come percent-encoded; what they decode to must
    /// be UTF-8 without controls. A segment that is empty, `.`, `..` or holds a slash is refused: no handler has to
    /// think of what it could mean.
    package init(_ bytes: some Collection<UInt8>) throws(Fault) {
        guard bytes.count <= Self.byteLimit else { throw .tooLong }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
            throw .malformed("The address holds a byte that has to be percent-encoded")
        }
        let whole = try Self.withoutAuthority(Array(bytes)[...])
        let mark = whole.firstIndex(of: UInt8(ascii: "?")) ?? whole.endIndex
        (path, endsWithSlash) = try Self.segments(of: whole[..<mark])
        query = try Self.pairs(of: whole[mark...].dropFirst())
    }

    private static func withoutAuthority(_ bytes: ArraySlice<UInt8>) throws(Fault) -> ArraySlice<UInt8> {
        if bytes.first == UInt8(ascii: "/") { return bytes }
        let text = String(decoding: bytes.prefix(8), as: UTF8.self).lowercased()
        guard let scheme = ["http://", "https://"].first(where: text.hasPrefix) else {
            throw .malformed("The address does not begin with a slash")
        }
        let rest = bytes.dropFirst(scheme.utf8.count)
        guard let slash = rest.firstIndex(of: UInt8(ascii: "/")), slash > rest.startIndex else {
            throw .malformed("The address names a host and no path")
        }
        return rest[slash...]
    }

    private static func segments(of bytes: ArraySlice<UInt8>) throws(Fault) -> ([String], Bool) {
        var pieces = bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        var endsWithSlash = false
        if pieces.last?.isEmpty == true {
            pieces.removeLast()
            endsWithSlash = !pieces.isEmpty
        }
        var segments: [String] = []
        for piece in pieces {
            let segment = try decoded(piece, plusIsBlank: false)
            guard !segment.isEmpty, segment != ".", segment != "..", !segment.utf8.contains(UInt8(ascii: "/")) else {
                throw .malformed("A part of the path is empty, `.`, `..` or holds a slash")
            }
            segments.append(segment)
        }
        return (segments, endsWithSlash)
    }

    private static func pairs(of bytes: ArraySlice<UInt8>) throws(Fault) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        for piece in bytes.split(separator: UInt8(ascii: "&")) {
            guard pairs.count < pairLimit else { throw .malformed("The query has more than \(pairLimit) pairs") }
            let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
            pairs.append(
                (
                    try decoded(piece[..<equals], plusIsBlank: true),
                    try decoded(piece[equals...].dropFirst(), plusIsBlank: true)
                ))
        }
        return pairs
    }

    /// Percent-decodes once.
    private static func decoded(_ bytes: ArraySlice<UInt8>, plusIsBlank: Bool) throws(Fault) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "%"):
                guard bytes.endIndex - index >= 2, let high = hexValue(bytes[index]),
                    let low = hexValue(bytes[index + 1])
                else { throw .malformed("A percent sign is not followed by two hexadecimal digits") }
                plain.append(high << 4 | low)
                index += 2
            case UInt8(ascii: "+") where plusIsBlank: plain.append(UInt8(ascii: " "))
            default: plain.append(byte)
            }
        }
        guard let text = String(validating: plain, as: UTF8.self) else {
            throw .malformed("The address is not UTF-8 once decoded")
        }
        guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw .malformed("The address holds a control character")
        }
        return text
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// A text as one segment of a path or one value of a query: everything but letters, digits and `-._~` encoded.
package func percentEncoded(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            bytes.append(byte)
        default: bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
