import Service
import Testing

/// Who asks, what they take, and how much of it.
@Suite struct HTTPClientTests {
    // MARK: Addresses

    @Test func `a network holds the addresses that share its first bits`() throws {
        let network = try #require(Network("10.20.0.0/14"))
        for (text, isIn) in [("10.20.0.1", true), ("10.23.255.255", true), ("10.24.0.0", false), ("::1", false)] {
            #expect(network.contains(try #require(IPAddress(text))) == isIn, "\(text)")
        }
        let six = try #require(Network("2001:db8:12::/47"))
        #expect(six.contains(try #require(IPAddress("2001:db8:13:ffff::1"))))
        #expect(!six.contains(try #require(IPAddress("2001:db8:14::1"))))
        #expect(try #require(Network("192.0.2.7")).contains(try #require(IPAddress("192.0.2.7"))))
        // IPv4 mapped into IPv6 is the same address.
        #expect(IPAddress("::ffff:192.0.2.7") == IPAddress("192.0.2.7"))
    }

    @Test(arguments: ["", "localhost", "1.2.3", "1.2.3.4.5", "1.2.3.4/33", "::1/129", "1.2.3.4/-1", "1.2.3.4/", "a/8"])
    func `anything else is no network`(text: String) { #expect(Network(text) == nil) }

    // MARK: Proxies

    private static let proxies = Forwarding(
        trusted: ["127.0.0.1", "10.0.0.0/8"].compactMap { Network($0) }, field: .xForwardedFor)

    @Test(arguments: [
        ("203.0.113.5", ["198.51.100.1"], "203.0.113.5"),  // not a proxy: its word counts nothing
        ("127.0.0.1", [], "127.0.0.1"),
        ("127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["1.1.1.1, 198.51.100.1"], "198.51.100.1"),  // the client wrote the first one itself
        ("127.0.0.1", ["1.1.1.1", "198.51.100.1, 10.1.1.1"], "198.51.100.1"),  // two fields, two proxies
        ("127.0.0.1", ["10.2.2.2, 10.1.1.1"], "10.2.2.2"),
        ("127.0.0.1", ["198.51.100.1, unknown"], "127.0.0.1"),  // beyond what cannot be read nothing is believed
        ("127.0.0.1", ["[2001:db8::7]:4711"], "2001:db8::7"),
        ("127.0.0.1", ["198.51.100.1:4711"], "198.51.100.1"),
    ])
    func `the client is the right-most address that no trusted proxy has`(
        peer: String, fields: [String], expected: String
    ) throws {
        var headers: Headers = ["Forwarded": "for=9.9.9.9"]
        for field in fields { headers.add("X-Forwarded-For", field) }
        let client = Self.proxies.client(peer: try #require(IPAddress(peer)), headers: headers)
        #expect(client.address.description == expected)
    }

    @Test func `the field of RFC 7239 is read where it was chosen, and no other`() throws {
        let forwarding = Forwarding(trusted: [try #require(Network("127.0.0.1"))], field: .forwarded)
        let headers: Headers = [
            "X-Forwarded-For": "9.9.9.9", "Forwarded": "for=1.1.1.1, for=\"[2001:db8::7]:80\";proto=HTTPS;by=x",
        ]
        let client = forwarding.client(peer: try #require(IPAddress("127.0.0.1")), headers: headers)
        #expect(client.address.description == "2001:db8::7" && client.isSecure == true)
    }

    // MARK: Shares

    @Test func `a network gets its share of a minute, then waits as long as it is told`() throws {
        let limiter = RateLimiter(perMinute: 60)
        let client = try #require(IPAddress("192.0.2.1"))
        for _ in 0..<60 { #expect(limiter.take(1, by: client, at: 0).isAllowed) }
        let refused = limiter.take(1, by: client, at: 0)
        #expect(!refused.isAllowed && refused.remaining == 0 && refused.secondsToFull == 60)
        #expect(!limiter.take(10, by: client, at: 9).isAllowed)
        let dear = limiter.take(10, by: client, at: 9)
        #expect(limiter.take(10, by: client, at: 9 + Double(dear.retryAfter)).isAllowed)
        // Others have a share of their own.
        #expect(limiter.take(60, by: try #require(IPAddress("192.0.2.2")), at: 9).isAllowed)
    }

    @Test func `one household of IPv6 has one share`() throws {
        let limiter = RateLimiter(perMinute: 10)
        #expect(limiter.take(10, by: try #require(IPAddress("2001:db8:0:ff01::1")), at: 0).isAllowed)
        #expect(!limiter.take(1, by: try #require(IPAddress("2001:db8:0:ff02::9")), at: 0).isAllowed)
        #expect(limiter.take(10, by: try #require(IPAddress("2001:db8:1:ff01::1")), at: 0).isAllowed)
    }

    @Test func `a clock that jumps back gives nobody more`() throws {
        let limiter = RateLimiter(perMinute: 60)
        let client = try #require(IPAddress("192.0.2.1"))
        #expect(limiter.take(60, by: client, at: 100).isAllowed)
        #expect(!limiter.take(1, by: client, at: 50).isAllowed)
        // What a dear request takes is never more than the whole share.
        #expect(limiter.take(1_000, by: client, at: 200).isAllowed)
    }

    // MARK: Formats

    @Test(arguments: [
        (nil, 0), ("", 0), ("*/*", 0), ("text/csv", 1), ("application/*", 0),
        ("text/*;q=0.5, application/json;q=0.4", 1),
        ("application/json;q=0, */*", 1), ("text/html, */*;q=0.1", 0), ("TEXT/CSV ; q=1.0", 1), ("nonsense", 0),
    ])
    func `the most welcome type is taken, of equals the first`(field: String?, expected: Int) {
        #expect(Accept(field).best(of: ["application/json", "text/csv"]) == expected)
    }

    @Test(arguments: ["image/png", "application/json;q=0, text/csv;q=0", "text/html;q=0.9"])
    func `where none is welcome there is none`(field: String) {
        #expect(Accept(field).best(of: ["application/json", "text/csv"]) == nil)
    }

    @Test(arguments: [
        ("W7.csl.json", "W7", Representation.cslJSON), ("W7.json", "W7", .json), ("a.b.ndjson", "a.b", .ndjson),
    ])
    func `a suffix names a form`(segment: String, name: String, form: Representation) throws {
        let split = try #require(Representation.split(segment))
        #expect(split.name == name && split.form == form)
    }

    @Test(arguments: ["W7", ".json", "cond-mat.dis-nn", "math.CO", "W7.JSON", "W7.exe"])
    func `other dots are part of the name`(segment: String) { #expect(Representation.split(segment) == nil) }
}
