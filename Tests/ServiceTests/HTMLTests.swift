import Catalog
import Foundation
import Service
import Testing

@Suite struct HTMLTests {
    private func markup(_ piece: HTML) -> String { String(decoding: piece.bytes, as: UTF8.self) }

    @Test func `text is text, in elements as in attributes`() {
        let hostile = "</p><script>alert('\"&')</script>"
        let escaped = "&lt;/p&gt;&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;"
        #expect(markup(Tag.p(hostile)) == "<p>\(escaped)</p>")
        #expect(markup(Tag.p(.title(hostile))) == "<p title=\"\(escaped)\"></p>")
        #expect(markup("\(hostile)") == escaped)
    }

    @Test func `what HTML has no form for is seen as a replacement`() throws {
        let without: [UInt32] = [0, 8, 0xB, 0x1F, 0x7F, 0x80, 0x9F, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFE]
        for number in without {
            let scalar = try #require(Unicode.Scalar(number))
            #expect(markup(.text("a\(scalar)b")) == "a\u{FFFD}b", "U+\(String(number, radix: 16))")
        }
        for text in ["a\tb\nc", "é", "\u{A0}", "ﷰ", "𝔉", "你好", "e\u{301}", "\u{202E}abc"] {
            #expect(markup(.text(text)) == text)
        }
    }

    @Test func `void elements have no end, empty ones do`() {
        #expect(markup(Tag.meta(.charset("utf-8"))) == "<meta charset=\"utf-8\">")
        #expect(markup(Tag.script(.src(Address.fragment("x")), .defer)) == "<script src=\"#x\" defer></script>")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x", "//evil.example", "/\\evil.example", "https:/evil.example", "http://", "https:///x",
        "file:///etc/passwd",
        "https://a b", "https://a\u{0}b", "https://a\"b", "https://a'b", "https://a<b", "https://a\\b",
        "https://\u{202E}x", "mailto:", "",
        "https://?x", "blob:https://a",
    ])
    func `an address that a browser would run or read otherwise is none`(text: String) {
        #expect(Address(outside: text) == nil)
    }

    @Test(arguments: [
        ("https://arxiv.org/abs/cond-mat/0701001", "https://arxiv.org/abs/cond-mat/0701001"),
        ("HTTP://Example.org/?a=b&c=d#e", "HTTP://Example.org/?a=b&c=d#e"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://bücher.example/ß", "https://b%C3%BCcher.example/%C3%9F"),
    ])
    func `an address of the web is kept, in ASCII`(text: String, kept: String) {
        #expect(Address(outside: text)?.text == kept)
    }

    @Test func `a place's segments and values cannot become others`() {
        let links = Links(origin: "https://byline.example")
        #expect(links(.topic("a/b?c#d e&\"é")).text == "/topics/a%2Fb%3Fc%23d%20e%26%22%C3%A9")
        #expect(links(.search([.init("q", "a&b=c d+e")])).text == "/search?q=a%26b%3Dc%20d%2Be")
        #expect(links.absolute(.home).text == "https://byline.example/")
        let based = Links(origin: "https://byline.example", base: ["cat", "log"])
        #expect(
            based(.about).text == "/cat/log/about"
                && based.absolute(.about).text == "https://byline.example/cat/log/about")
    }

    @Test func `for files each place has a file of its own, and its address leads there`() {
        let links = Links(origin: "https://byline.example", form: .files)
        #expect(links.file(of: .home) == "index.html" && links(.home).text == "/")
        let places: [Service.Place] = [
            .about, .researcher(.init(24)), .researcher(.init(24), page: 2), .trust(of: .init(24)), .topic("cs.LG"),
            .topic("cs.LG", page: 3), .feed(ofTopic: "cs.LG"), .news, .facts(of: ResearcherID(24)),
            .facts(of: WorkID(24)),
            .figure(of: "capacity"), .sitemap(.works, page: 1), .sources(), .sources(page: 2),
        ]
        #expect(Set(places.map(links.file)).count == places.count)
        for place in places { #expect(links(place).text == "/" + links.file(of: place)) }
        #expect(links.file(of: .researcher(.init(24), page: 2)) == "researchers/R24/page-2.html")
    }

    @Test func `facts for machines cannot end their element`() throws {
        let hostile = "</script><!--<script>\u{2028}&\u{0}\"\\"
        let facts = JSONLD.object([
            ("name", .string(hostile)), ("none", nil), ("list", .list([.number(1), .flag(true)])),
        ])
        let text = markup(.facts(facts))
        let inner = text.dropFirst("<script type=\"application/ld+json\">".count).dropLast("</script>".count)
        #expect(!inner.contains("<") && !inner.contains(">") && !inner.contains("&") && !inner.contains("\u{2028}"))
        let read = try #require(try JSONSerialization.jsonObject(with: Data(inner.utf8)) as? [String: Any])
        #expect(read["name"] as? String == hostile && read["list"] as? [Int] == [1, 1] && read.count == 2)
    }
}
