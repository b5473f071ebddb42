import Service
import Testing

@Suite struct HTTPTargetTests {
    @Test func `a target is decoded once, segment by segment`() throws {
        let target = try Target("/v1/topics/cond-mat.dis-nn/%C3%89%2520?q=a+b%26c&q=&x".utf8)
        #expect(target.path == ["v1", "topics", "cond-mat.dis-nn", "É%20"])
        #expect(target.query.map(\.name) == ["q", "q", "x"])
        #expect(target.query.map(\.value) == ["a b&c", "", ""])
    }

    @Test(arguments: ["http://elsewhere/a/b?c=d", "HTTPS://elsewhere:8080/a/b?c=d"])
    func `a proxy's absolute form is read like the path in it`(text: String) throws {
        let target = try Target(text.utf8)
        #expect(target.path == ["a", "b"] && target.query.map(\.value) == ["d"])
    }

    @Test func `the home page has no segments, and a slash at the end is told`() throws {
        #expect(try Target("/".utf8).path.isEmpty)
        #expect(try Target("/".utf8).endsWithSlash == false)
        #expect(try Target("/works/W7/".utf8).endsWithSlash)
        #expect(try Target("/works/W7/".utf8).path == ["works", "W7"])
    }

    @Test(arguments: [
        "", "works", "*", "http://", "http://elsewhere", "ftp://elsewhere/a", "/a/../b", "/a/./b", "/..", "//a",
        "/a//b",
        "/%2e%2E/a", "/a%2Fb", "/a%", "/a%4", "/a%zz", "/a%00b", "/a%0D%0Ab", "/a%7F", "/a%C2%85", "/%C0%AE",
        "/%ED%A0%80",
        "/%FF", "/a b", "/a\u{e9}", "/a\u{0}", "/a?b=%", "/a?b=%0A", "/a#b", "/a?\u{7f}",
    ])
    func `what could mean two things is refused`(text: String) {
        #expect(throws: Target.Fault.self) { try Target(text.utf8) }
    }

    @Test func `length and number of pairs are bounded`() throws {
        let room = Target.byteLimit
        #expect(try Target(("/" + String(repeating: "a", count: room - 1)).utf8).path.count == 1)
        #expect(throws: Target.Fault.tooLong) { try Target(("/" + String(repeating: "a", count: room)).utf8) }
        let pairs = (0...Target.pairLimit).map { "a\($0)=1" }
        #expect(try Target(("/?" + pairs.dropLast().joined(separator: "&")).utf8).query.count == Target.pairLimit)
        #expect(throws: Target.Fault.self) { try Target(("/?" + pairs.joined(separator: "&")).utf8) }
    }

    @Test(arguments: ["cond-mat.dis-nn", "a/b?c#d&e=f", "É 日本 %", "~-._", "\r\n"])
    func `what is encoded reads back as it was`(text: String) throws {
        guard !text.contains("/"), !text.contains("\r\n") else {
            #expect(throws: Target.Fault.self) { try Target(("/" + percentEncoded(text)).utf8) }
            return
        }
        #expect(try Target(("/" + percentEncoded(text)).utf8).path == [text])
        #expect(try Target(("/?q=" + percentEncoded(text)).utf8).query.first?.value == text)
    }
}
