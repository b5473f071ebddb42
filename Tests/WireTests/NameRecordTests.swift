import Foundation
import TestSupport
import Testing
import Wire

/// Looking up texts, against a name server that others wrote, and reading answers that nobody should send.
@Suite struct NameRecordTests {
    private static func server(_ texts: [String: [String]]) throws -> (PythonServer, NameServer) {
        let words = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
        let server = try PythonServer("Servers/names.py", [words])
        return (server, try #require(NameServer("127.0.0.1:\(server.port)")))
    }

    @Test(.enabled(if: hasPython))
    func `texts are found whole, however many and long, and a name without any has none`()
        throws
    {
        let long = String(repeating: "0123456789", count: 70)
        let many = (0..<40).map { "line \($0) " + String(repeating: "x", count: 60) }
        let (server, place) = try Self.server([
            "_byline.zoe.example": ["byline-claim=abc", "äöü"], "long.example": [long], "many.example": many,
        ])
        defer { withExtendedLifetime(server) {} }
        let found = Set(try NameRecords.texts(of: "_byline.zoe.example", server: place))
        #expect(found == ["byline-claim=abc", "äöü"])
        #expect(try NameRecords.texts(of: "long.example", server: place) == [long], "three strings of one record")
        // More than a datagram holds: asked again over TCP.
        let all = Set(try NameRecords.texts(of: "many.example", server: place))
        #expect(all == Set(many))
        #expect(try NameRecords.texts(of: "nobody.example", server: place).isEmpty)
    }

    @Test(.enabled(if: hasPython)) func `a server that cannot tell, or is not there, is told apart from no such name`()
        throws
    {
        let (server, place) = try Self.server([:])
        defer { withExtendedLifetime(server) {} }
        let error = #expect(throws: WireError.self) {
            try NameRecords.texts(of: "broken.example", server: place, seconds: 1)
        }
        #expect(error?.kind == .timedOut)
    }

    @Test(arguments: [
        "", "nodots", "a..b", ".a.b", "a b.example", "a\u{0}.example", String(repeating: "a", count: 64) + ".example",
        "ä.example", String(repeating: "a.", count: 127) + "example",
    ])
    func `what is no domain name is not asked for`(_ name: String) {
        let error = #expect(throws: WireError.self) { try NameRecords.texts(of: name) }
        #expect(error?.kind == .unusable)
    }

    @Test func `a server is an IPv4 address with a port or none`() {
        #expect(NameServer("127.0.0.1") != nil && NameServer("127.0.0.1:5353") != nil)
        for text in ["", "dns.example", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:70000", "256.0.0.1", "1.2.3", "::1"] {
            #expect(NameServer(text) == nil, "\(text)")
        }
    }

    /// An answer with one question and these records.
    private static func message(_ records: [(type: UInt16, data: [UInt8])]) -> [UInt8] {
        func pair(_ number: Int) -> [UInt8] { [UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)] }
        var bytes: [UInt8] = [0, 7, 0x81, 0x80] + pair(1) + pair(records.count) + [0, 0, 0, 0]
        bytes += [1, 0x61, 0] + [0, 16, 0, 1]
        for record in records {
            // The name is a pointer to the question's.
            bytes += [0xC0, 12] + pair(Int(record.type)) + [0, 1, 0, 0, 0, 60] + pair(record.data.count) + record.data
        }
        return bytes
    }

    @Test func `only texts are read of an answer, and no cut or changed answer is more than refused`() throws {
        let whole = Self.message([(16, [3, 97, 98, 99, 2, 100, 101]), (5, [1, 98, 0]), (16, [0])])
        #expect(NameAnswer(whole)?.texts == ["abcde", ""])
        for count in 0..<whole.count { #expect(NameAnswer(Array(whole.prefix(count))) == nil, "\(count) bytes") }
        // A string that reaches beyond its record.
        #expect(NameAnswer(Self.message([(16, [9, 97])])) == nil)
        var random = SeededGenerator(seed: 11)
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            let read = NameAnswer(bytes)?.texts.reduce(0) { $0 + $1.utf8.count } ?? 0
            #expect(read <= 3 * bytes.count, "a replaced byte may take three")
        }
    }
}
