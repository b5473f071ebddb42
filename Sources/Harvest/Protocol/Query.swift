/// The query of one request, in the order in which it is sent.
public struct Query: Hashable, Sendable {
    public var parameters: [(name: String, value: String)]

    public init(_ parameters: [(name: String, value: String?)]) {
        self.parameters = parameters.compactMap { pair in pair.value.map { (pair.name, $0) } }
    }

    public static func == (a: Query, b: Query) -> Bool { a.text == b.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// `verb=ListRecords&set=cs`, percent-encoded but for the unreserved characters of RFC 3986.
    public var text: String {
        parameters.map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    /// The address of the request. A base that has a query already keeps it.
    public func address(at base: String) -> String { base + (base.contains("?") ? "&" : "?") + text }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { encoded, byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte))
            encoded +=
                isPlain || "-._~".unicodeScalars.contains(scalar)
                ? String(scalar) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
    }
}
