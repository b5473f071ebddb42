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
    /// Fields whose value is missing, or more than any client sends.
    private(set) var isUnreadable = false
    private static let most = 100

    init(of connection: OpaquePointer, _ library: MicroHTTPD) {
        fields.reserveCapacity(16)
        _ = withUnsafeMutablePointer(to: &self) { head in
            library.headers(
                connection, .HEADER_KIND,
                { context, _, name, nameSize, value, valueSize in
                    guard let head = context?.assumingMemoryBound(to: Head.self) else { return .NO }
                    guard let name, head.pointee.fields.count < Head.most else {
                        head.pointee.isUnreadable = true
                        return .NO
                    }
                    head.pointee.fields.append(
                        Field(name: Head.bytes(name, nameSize), value: Head.bytes(value, valueSize)))
                    return .YES
                }, head)
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
