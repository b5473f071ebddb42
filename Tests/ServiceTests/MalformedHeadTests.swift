import Service
import Testing

/// Heads that one program may read so and another so: a proxy before the service and the service itself.
@Suite(.serialized) struct MalformedHeadTests {
    private static func status(of message: String, at listener: Listener) throws -> Int {
        let line = try Line(listener)
        line.send(message)
        return try line.answer().status
    }

    private static func head(_ fields: String, method: String = "GET", target: String = "/v1/works/W1") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\(fields)\r\n"
    }

    @Test func `a field with a character that none may have is refused, wherever it stands`() throws {
        let refused = [
            "X: a\rY: b\r\n", "X: a\u{7F}\r\n", "X: \u{1}\r\n", "X\u{0B}Y: a\r\n", "X Y: a\r\n",
            "Transfer-Encoding : chunked\r\n", "Content-Length : 5\r\n", "(X): a\r\n", "X\u{E9}: a\r\n",
        ]
        let taken = ["X: a\tb\r\n", "X: Mézard\r\n", "X: \r\n", "!#$%&'*+.^_`|~: a\r\n", "X: \"a, b\"; c=(d)\r\n"]
        try APICatalogue.with { catalogue in
            try DaemonTests.serve(catalogue) { _, listener in
                for fields in refused {
                    let status = try Self.status(of: Self.head(fields), at: listener)
                    #expect(status == 400, "\(fields.debugDescription)")
                }
                for fields in taken {
                    let status = try Self.status(of: Self.head(fields), at: listener)
                    #expect(status == 200, "\(fields.debugDescription)")
                }
            }
        }
    }

    @Test func `a first line that hides something behind its address is refused`() throws {
        try APICatalogue.with { catalogue in
            try DaemonTests.serve(catalogue) { _, listener in
                for target in [
                    "/v1/works/W1\0", "/v1/works/W1\0/../secret", "/\0?q=a",
                ] {
                    let status = try Self.status(of: Self.head("", target: target), at: listener)
                    #expect(status == 400, "\(target.debugDescription)")
                }
                for target in ["/v1/works/W1", "/v1/works?limit=2", "http://here/v1/works/W1", "/?"] {
                    let status = try Self.status(of: Self.head("", target: target), at: listener)
                    #expect(status == 200, "\(target)")
                }
                let asked = try Self.status(of: Self.head("", method: "OPTIONS", target: "*"), at: listener)
                #expect(asked == 204)
            }
        }
    }

    @Test func `a head may have so many bytes, and a body has to tell how many it has`() throws {
        try APICatalogue.with { catalogue in
            try DaemonTests.serve(catalogue, { $0.headLimit = 4_096 }) { _, listener in
                for (count, expected) in [(3_900, 200), (4_096, 431), (8_000, 431)] {
                    let field = "X: \(String(repeating: "y", count: count))\r\n"
                    let status = try Self.status(of: Self.head(field), at: listener)
                    #expect(status == expected, "\(count)")
                }
                // Chunks are not even begun to be read, however long what stands between them.
                for chunk in ["5\r\nhello", "5;\(String(repeating: "y", count: 50_000))\r\nhello", "zz\r\nx"] {
                    let message = Self.head("Transfer-Encoding: chunked\r\n", method: "POST") + chunk + "\r\n0\r\n\r\n"
                    let status = try Self.status(of: message, at: listener)
                    #expect(status == 411, "\(chunk.prefix(10))")
                }
            }
        }
    }

    @Test func `tags are compared with all that the client has, on however many lines`() throws {
        try APICatalogue.with { catalogue in
            try DaemonTests.serve(catalogue) { _, listener in
                let tag = try #require(try Line(listener).ask("/v1/works/W1").field("ETag"))
                for (fields, status) in [
                    ("If-None-Match: \(tag)\r\n", 304), ("If-None-Match: W/\(tag)\r\n", 304),
                    ("If-None-Match: *\r\n", 304),
                    ("If-None-Match: \"x\"\r\nIf-None-Match: \(tag)\r\n", 304), ("If-None-Match: \"x\"\r\n", 200),
                    ("If-None-Match:\r\n", 200), ("If-None-Match: \(tag.dropLast())\r\n", 200),
                    ("If-Match: \(tag)\r\n", 200), ("If-Match: \"x\", \(tag)\r\n", 200), ("If-Match: *\r\n", 200),
                    // A weak tag never is the same as another for this field.
                    ("If-Match: W/\(tag)\r\n", 412), ("If-Match: \"x\"\r\n", 412),
                    ("If-Match: \"x\"\r\nIf-None-Match: \(tag)\r\n", 412),
                    ("If-Match: \(tag)\r\nIf-None-Match: \(tag)\r\n", 304),
                    // Nothing here has a time of change, and parts are not given out.
                    ("If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n", 200), ("Range: bytes=0-9\r\n", 200),
                    ("Range: bytes=0-9\r\nIf-Range: \(tag)\r\n", 200),
                ] {
                    // Once made, once from the cache.
                    for _ in 0..<2 {
                        let answered = try Self.status(of: Self.head(fields), at: listener)
                        #expect(answered == status, "\(fields.debugDescription)")
                    }
                }
            }
        }
    }
}
