import CMicroHTTPD

/// One request and its answer, as far as they have come.
final class Exchange {
    let target: [UInt8]
    /// Nanoseconds on the clock when the first line had come.
    let begun: Int
    var body: [UInt8] = []
    var hasHead = false
    var isBodyTooLarge = false
    /// What another thread made of it while its connection waited.
    var made: Made?
    /// What its network had left when it was taken.
    var verdict: RateLimiter.Verdict?
    // For the log and the counts.
    var method = ""
    var client = ""
    var status = 0
    var size = 0
    var route = -1
    var isCached = false
    var fault: String?

    init(target: [UInt8], begun: Int) {
        self.target = target
        self.begun = begun
    }
}

/// An answer that is made and not sent yet.
enum Made {
    /// One that others may be sent too.
    case shared(KeptAnswer)
    case own(Response)
}

/// The header fields of a request where the library keeps them, for as long as the request lives.
struct Head {
    private struct Field {
        var name: UnsafeBufferPointer<UInt8>
        var value: UnsafeBufferPointer<UInt8>
    }
    private var fields: [Field] = []
    /// More fields than any client sends.
    private(set) var isUnreadable = false
    /// Whether some field has no name, a name that is none, or a value with a control character (RFC 9110, section 5):
    /// others who pass the request on may read it differently.
    private(set) var isMalformed = false
    /// Bytes of all fields, with what stands between.
    private(set) var byteCount = 0
    private static let most = 100

    init(of connection: OpaquePointer, _ library: MicroHTTPD) {
        fields.reserveCapacity(16)
        _ = withUnsafeMutablePointer(to: &self) { head in
            library.headers(
                connection, .HEADER_KIND,
                { context, _, name, nameSize, value, valueSize in
                    guard let head = context?.assumingMemoryBound(to: Head.self) else { return .NO }
                    guard head.pointee.fields.count < Head.most else {
                        head.pointee.isUnreadable = true
                        return .NO
                    }
                    head.pointee.add(Field(name: Head.bytes(name, nameSize), value: Head.bytes(value, valueSize)))
                    return .YES
                }, head)
        }
    }

    private mutating func add(_ field: Field) {
        fields.append(field)
        byteCount += field.name.count + field.value.count + 4
        // What is beyond ASCII in a value is somebody's text; a tab is a space.
        let isSound =
            !field.name.isEmpty && field.name.allSatisfy(Self.mayName)
            && field.value.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
        if !isSound { isMalformed = true }
    }

    /// The characters of a token.
    private static func mayName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "^")...UInt8(ascii: "`"),
            UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func bytes(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
    }

    /// The first value under a name given in lower case, and whether there are more.
    func value(_ name: StaticString) -> (bytes: UnsafeBufferPointer<UInt8>, isRepeated: Bool)? {
        var found: UnsafeBufferPointer<UInt8>?
        for field in fields where Self.isEqual(field.name, name) {
            if let found { return (found, true) }
            found = field.value
        }
        return found.map { ($0, false) }
    }

    /// The members of a field that is a list, from all its lines; nil where there is none.
    func list(_ name: StaticString) -> [Substring]? {
        let lines = fields.filter { Self.isEqual($0.name, name) }
        if lines.isEmpty { return nil }
        return lines.flatMap { line in
            String(decoding: line.value, as: UTF8.self).split(separator: ",").map { member in
                member.drop { $0.isWhitespace }.prefix { !$0.isWhitespace }
            }
        }
    }

    func text(_ name: StaticString) -> String? { value(name).map { String(decoding: $0.bytes, as: UTF8.self) } }

    private static func isEqual(_ bytes: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
        guard bytes.count == name.utf8CodeUnitCount else { return false }
        for index in 0..<bytes.count {
            let byte = bytes[index]
            let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if lower != name.utf8Start[index] { return false }
        }
        return true
    }

    /// All fields as values that outlive the request.
    var headers: Headers {
        var headers = Headers()
        for field in fields {
            headers.add(String(decoding: field.name, as: UTF8.self), String(decoding: field.value, as: UTF8.self))
        }
        return headers
    }
}
