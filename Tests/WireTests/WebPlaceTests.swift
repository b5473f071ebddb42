import Testing
import Wire

@Suite struct WebPlaceTests {
    @Test(arguments: [
        ("https://Orcid.org/x?y", "orcid.org", false), ("http://127.0.0.1:80/", "127.0.0.1:80", true),
        ("http://[::1]:8080", "::1:8080", true), ("http://localhost", "localhost", true),
        ("http://localhost.example.org", "localhost.example.org", false),
        ("http://127.0.0.1.nip.io", "127.0.0.1.nip.io", false),
        ("http://128.0.0.1", "128.0.0.1", false),
    ])
    func `a host is told from its address`(_ text: String, _ machine: String, _ isLoopback: Bool) throws {
        let place = try #require(WebPlace(text, schemes: ["https", "http"]))
        #expect(place.machine == machine && place.isLoopback == isLoopback)
    }

    @Test(arguments: [
        "", "https:/x", "https://", "https://a b", "https://a\r\nb", "https://a:b", "https://a:0", "https://a@b",
        "https://a\\@b", "ftp://a", "https://ä.org", "https://[::1", "https://:80",
    ])
    func `what is no address is none`(_ text: String) {
        #expect(WebPlace(text, schemes: ["https", "http"]) == nil)
    }
}
