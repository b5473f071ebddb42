import CResolv

/// A server of names to ask instead of the system's.
public struct NameServer: Hashable, Sendable {
    let host: String
    let port: UInt16

    /// - Parameter text: an IPv4 address, with a port where it is not 53: `127.0.0.1:5353`. nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 4, numbers.allSatisfy({ UInt8($0) != nil }) else { return nil }
        host = String(parts[0])
        guard parts.count == 2 else {
            port = 53
            return
        }
        guard let port = UInt16(parts[1]), port > 0 else { return nil }
        self.port = port
    }
}

/// Asks the domain name system.
public enum NameRecords {
    /// How long an answer may be: what TCP carries.
    private static let capacity = 1 << 16

    /// The TXT records of a name, each as one text; none when there is no such name.
    /// - Parameters:
    ///   - name: looked up as it stands, without a search list.
    ///   - server: nil for the system's own.
    ///   - seconds: to wait for a server each of two times.
    public static func texts(of name: String, server: NameServer? = nil, seconds: Int = 5) throws(WireError) -> [String]
    {
        guard isName(name) else { throw WireError(.unusable, "That is no domain name", mend: "Check its spelling") }
        var answer = [UInt8](repeating: 0, count: capacity)
        let length = answer.withUnsafeMutableBufferPointer { room in
            byline_resolv_texts(
                name, server?.host, server?.port ?? 0, Int32(seconds), room.baseAddress, Int32(room.count))
        }
        switch length {
        case 0: return []
        case 1...:
            guard let message = NameAnswer(Array(answer[..<min(Int(length), capacity)])) else {
                throw WireError(.broken, "The name server answers with no message of its own", mend: "Try again")
            }
            return message.texts
        case -1: throw WireError(.timedOut, "No name server answered", mend: "Check the network, or try again later")
        default: throw WireError(.unusable, "Names cannot be looked up on this machine", mend: "Check resolv.conf")
        }
    }

    /// Letters, digits, hyphens and underscores in labels of at most 63, 253 in all.
    static func isName(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253 && labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count)
                    && label.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
                            || byte == 0x5F
                    }
            }
    }
}

/// An answer of the domain name system (RFC 1035 §4.1), as far as texts are in it.
package struct NameAnswer: Hashable, Sendable {
    /// The TXT records, in order, the parts of each put together; what is not UTF-8 is replaced.
    package var texts: [String] = []

    private static let textType = 16

    /// nil for bytes that are no whole message.
    package init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard reader.number() != nil, reader.number() != nil, let questions = reader.number(),
            let answers = reader.number(), reader.skip(4)
        else { return nil }
        for _ in 0..<questions { guard reader.skipName(), reader.skip(4) else { return nil } }
        for _ in 0..<answers {
            guard reader.skipName(), let type = reader.number(), reader.skip(6), let length = reader.number(),
                let data = reader.take(length)
            else { return nil }
            if type == Self.textType {
                guard let text = Self.text(data) else { return nil }
                texts.append(text)
            }
        }
    }

    /// The character strings of a record, each with its length before it, put together.
    private static func text(_ data: ArraySlice<UInt8>) -> String? {
        var whole: [UInt8] = []
        var rest = data
        while let length = rest.popFirst() {
            guard rest.count >= length else { return nil }
            whole += rest.prefix(Int(length))
            rest = rest.dropFirst(Int(length))
        }
        return String(decoding: whole, as: UTF8.self)
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        /// Two bytes, the higher first.
        mutating func number() -> Int? {
            guard let pair = take(2) else { return nil }
            return pair.reduce(0) { $0 << 8 | Int($1) }
        }

        mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard count <= bytes.count - place else { return nil }
            defer { place += count }
            return bytes[place..<place + count]
        }

        mutating func skip(_ count: Int) -> Bool { take(count) != nil }

        /// A name is labels up to an empty one, or up to a pointer to where the rest stands, which need not be read.
        mutating func skipName() -> Bool {
            while let length = take(1)?.first {
                if length == 0 { return true }
                if length >= 0xC0 { return skip(1) }
                guard length < 0x40, skip(Int(length)) else { return false }
            }
            return false
        }
    }
}
