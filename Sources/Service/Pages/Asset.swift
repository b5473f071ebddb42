/// A file that pages need: its name holds a hash of its bytes, so that it may be kept for ever.
package struct Asset: Sendable {
    package let name: String
    package let type: String
    package let bytes: [UInt8]

    private init(_ stem: String, _ ending: String, type: String, _ bytes: [UInt8]) {
        name = "\(stem)-\(Self.mark(of: bytes)).\(ending)"
        self.type = type
        self.bytes = bytes
    }

    package static let styleSheet = Asset("byline", "css", type: "text/css; charset=utf-8", PackageResources.byline_css)
    package static let script = Asset(
        "byline", "js", type: "text/javascript; charset=utf-8", PackageResources.byline_js)
    package static let mark = Asset("mark", "svg", type: "image/svg+xml", PackageResources.mark_svg)

    /// Looks in the index of a site that stands as files.
    package static let search = Asset(
        "search", "js", type: "text/javascript; charset=utf-8", PackageResources.search_js)

    package static let all = [styleSheet, script, mark, search]

    /// FNV-1a over 64 bits: tells versions of our own files apart, and is no secret.
    private static func mark(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
