import Byline
import Catalog
import Foundation
import Service
import TestSupport
import Testing

/// Pages as html5lib, feedparser and an XML reader see them.
@Suite(.enabled(if: hasPython)) struct PageOracleTests {
    private struct Given: Encodable {
        struct Pair: Encodable { var name, hostile, harmless, word, plain: String }
        struct Text: Encodable { var name, text: String }
        struct Feed: Encodable {
            var name, text: String
            var entries: Int
        }
        struct List: Encodable {
            var name, text: String
            var places: Int
        }
        var pairs: [Pair] = []
        var pages: [Text] = []
        var feeds: [Feed] = []
        var lists: [List] = []
    }

    private func faults(_ given: Given) throws -> [String] {
        let told = try python("Oracles/pages.py", input: try JSONEncoder().encode(given))
        return String(decoding: told, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// What people have tried in fields that are shown.
    static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</title><svg/onload=alert(1)>",
        "</script><script>alert(1)//", "<!--", "-->", "]]><x>", "&lt;b&gt; &amp;amp; &#60;", "javascript:alert(1)",
        "\u{202E}txt.exe\u{202C}", "a\u{0}b\u{8}c\u{7F}d", "one\r\ntwo\rthree", "</textarea></style></noscript>",
        "{{7*7}} ${7*7} <%= 7 %>",
        "<math><mi//xlink:href=\"data:x,y\">", "'; DROP TABLE work; --", "\u{FEFF}\u{200B}é漢字𝔉",
        "<base href=//evil.example/>",
        "\u{2028}\u{2029}", "<plaintext>", "../../etc/passwd%00",
    ]

    @Test func `hostile text anywhere changes no element and is read back as it was`() throws {
        // An identifier that can stand in an address of the web becomes a link; then the harmless one has to, too.
        let (words, word) = ("Harmless words", "Harmless")
        let harmless = [words: MadePages(words).all, word: MadePages(word).all]
        var given = Given()
        for attack in Self.attacks {
            let plain = Address(outside: "https://doi.org/" + attack) == nil ? words : word
            for (made, expected) in zip(MadePages(attack).all, harmless[plain] ?? []) {
                given.pairs.append(
                    .init(
                        name: "\(made.name) with \(attack.debugDescription)", hostile: made.text,
                        harmless: expected.text, word: attack, plain: plain))
            }
        }
        #expect(given.pairs.count == Self.attacks.count * 10)
        let found = try faults(given)
        #expect(found.isEmpty, "\(found.prefix(8).joined(separator: "\n"))")
    }

    @Test func `a page with text slipped in unescaped is noticed`() throws {
        let made = try #require(MadePages("<b>").all.first)
        let broken = made.text.replacingOccurrences(of: "&lt;b&gt;", with: "<b>")
        let harmless = try #require(MadePages("Harmless").all.first).text
        let given = Given(pairs: [
            .init(name: "broken", hostile: broken, harmless: harmless, word: "<b>", plain: "Harmless")
        ])
        #expect(try !faults(given).isEmpty)
    }

    @Test func `pages, feeds and lists are what their formats ask`() throws {
        let house = try PageHouse.fixtures()
        let id = try house.one("Zecchina")
        let works = try house.registrar.works(of: id)
        var given = Given()
        let below = ["", "/trust", "/graph", "/collaborators"].map { "/researchers/\(id)\($0)" }
        let others = [
            "/", "/about", "/claims", "/topics", "/topics/cond-mat.dis-nn", "/sources", "/sources/S1", "/reproductions",
            "/reproductions/binary-perceptron-capacity", "/connections", "/connections?from=Zecchina&to=Monasson",
            "/search?q=minima",
            "/nowhere",
        ]
        for address in below + others + works.prefix(6).map({ "/works/\($0.id)" }) {
            given.pages.append(.init(name: address, text: house.page(address)))
        }
        let all = try #require(try house.registrar.statistics().counts.first { $0.name == "works" }).count
        given.feeds = [
            .init(name: "news", text: house.page("/feed.atom"), entries: min(all, 50)),
            .init(name: "person", text: house.page("/researchers/\(id)/feed.atom"), entries: works.count),
            .init(name: "topic", text: house.page("/topics/cond-mat.dis-nn/feed.atom"), entries: 9),
            .init(name: "hostile", text: MadePages("<x>&\u{0}\u{FFFF}]]>").feed, entries: 1),
        ]
        given.lists = [
            .init(name: "works", text: house.page("/sitemaps/works-1.xml"), places: all),
            .init(name: "index", text: house.page("/sitemap.xml"), places: 5),
        ]
        let found = try faults(given)
        #expect(found.isEmpty, "\(found.prefix(8).joined(separator: "\n"))")
    }

    @Test func `facts for machines name the authors in order and leave out what nobody stated`() throws {
        let house = try PageHouse.fixtures()
        guard case .one(let work) = try house.registrar.paper("10.1073/pnas.1908636117") else { return }
        let read = try #require(
            try JSONSerialization.jsonObject(with: Data(house.get("/works/\(work).jsonld").body)) as? [String: Any])
        let authors = try #require(read["author"] as? [[String: Any]]).compactMap { $0["name"] as? String }
        #expect(authors == ["Carlo Baldassi", "Fabrizio Pittorino", "Riccardo Zecchina"])
        #expect(read["@type"] as? String == "ScholarlyArticle" && read["datePublished"] as? String == "2019-12-23")
        #expect(read["license"] == nil)
        let id = try house.one("Zecchina")
        let person = try #require(
            try JSONSerialization.jsonObject(with: Data(house.get("/researchers/\(id).jsonld").body)) as? [String: Any])
        let entity = try #require(person["mainEntity"] as? [String: Any])
        #expect(entity["name"] as? String == "Riccardo Zecchina" && entity["affiliation"] == nil)
    }
}
