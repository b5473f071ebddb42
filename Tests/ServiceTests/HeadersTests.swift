import Service
import Testing

@Suite struct HeadersTests {
    @Test(arguments: ["a\r\nSet-Cookie: x=1", "a\nb", "a\u{0}b", "\u{7F}"])
    func `a value cannot begin another field`(value: String) throws {
        var headers = Headers()
        headers.add("Location", value)
        let kept = try #require(headers["location"])
        #expect(kept.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 })
    }

    @Test func `setting a field replaces all of its name, however spelt`() {
        var headers: Headers = ["Vary": "Accept", "VARY": "Cookie"]
        headers["vary"] = "Origin"
        #expect(headers.all("Vary") == ["Origin"])
    }
}
