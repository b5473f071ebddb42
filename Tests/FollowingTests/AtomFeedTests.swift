import Catalog
import Following
import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif
import TestSupport
import Testing

@Suite struct AtomFeedTests {
    private let follow = Follow(
        id: FollowID(1), account: AccountID(1), target: .search("spin <glass> & \u{1} “q”"),
        name: "“spin <glass> & \u{1} “q””", since: Instant(secondsSinceEpoch: 1_700_000_000))

    private func work(_ id: Int64, at seconds: Int, title: String? = "T", doi: String? = nil, arxiv: String? = nil)
        -> Sighting
    {
        Sighting(
            work: WorkID(id), title: title, authors: "Zoë Ampère, 李 Wei", abstract: nil, doi: doi, arxiv: arxiv,
            at: Instant(secondsSinceEpoch: seconds))
    }

    /// Elements by name with their text, as Foundation's own parser finds them.
    private final class Reader: NSObject, XMLParserDelegate {
        var texts: [(path: String, text: String)] = []
        var path: [String] = []
        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            path.append(name)
            texts.append((path.joined(separator: "/"), attributes["href"] ?? ""))
        }
        func parser(_ parser: XMLParser, foundCharacters string: String) { texts[texts.count - 1].text += string }
        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            path.removeLast()
            texts.append((path.joined(separator: "/"), ""))
        }
    }

    private func read(_ feed: String) throws -> [String: [String]] {
        let parser = XMLParser(data: Data(feed.utf8))
        let reader = Reader()
        parser.delegate = reader
        #expect(parser.parse(), "\(feed)")
        var found: [String: [String]] = [:]
        for (path, text) in reader.texts {
            let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
            if !text.isEmpty { found[path, default: []].append(text) }
        }
        return found
    }

    @Test func `a feed has what RFC 4287 demands, whatever stands in titles and searches`() throws {
        let feed = try read(
            AtomFeed(
                follow,
                [
                    work(1, at: 1_700_000_100, title: "A < B & \u{8}C ]]> \"D\"", doi: "10.1000/<x>"),
                    work(2, at: 1_700_000_200, title: nil, arxiv: "2107.00001"), work(3, at: 1_700_000_100),
                ]
            ).text)
        #expect(feed["feed/id"] == ["urn:byline:search:spin%20%3Cglass%3E%20%26%20%01%20%E2%80%9Cq%E2%80%9D"])
        #expect(feed["feed/title"]?.first == "Byline: “spin <glass> &  “q””")
        #expect(feed["feed/updated"] == ["2023-11-14T22:16:40Z"])
        #expect(feed["feed/author/name"] == ["Byline"])
        #expect(feed["feed/entry/id"] == ["urn:byline:work:2", "urn:byline:work:3", "urn:byline:work:1"])
        #expect(feed["feed/entry/title"] == ["(untitled)", "T", "A < B & C ]]> \"D\""])
        #expect(feed["feed/entry/updated"]?.count == 3 && feed["feed/entry/author/name"]?.count == 3)
        #expect(feed["feed/entry/link"] == ["https://arxiv.org/abs/2107.00001", "https://doi.org/10.1000/%3Cx%3E"])
        #expect(feed["feed/entry/content"]?.count == 3)
    }

    @Test(.enabled(if: hasPython)) func `any feed is one by a schema of RFC 4287, and a damaged one is not`() throws {
        var random = SeededGenerator(seed: 4287)
        let texts = [
            "Ducks", "", " ", "A & <B> ]]>", "\u{0}\u{B}x", "中文 “q”", "a\tb\nc", "%41 %", "\u{FFFE}z", "é\u{301}",
        ]
        func pick() -> String {
            (0...Int.random(in: 0...2, using: &random)).map { _ in texts.randomElement(using: &random) ?? "" }.joined()
        }
        let feeds = (0..<200).map { _ in
            let target: FollowTarget =
                [.researcher(ResearcherID(7)), .topic(pick()), .search(pick())].randomElement(using: &random)
                ?? .topic("x")
            let follow = Follow(
                id: FollowID(1), account: AccountID(1), target: target, name: pick(),
                since: Instant(secondsSinceEpoch: 1_700_000_000))
            let works = (0..<Int.random(in: 0...4, using: &random)).map { number in
                Sighting(
                    work: WorkID(Int64(number + 1)), title: Bool.random(using: &random) ? pick() : nil, authors: pick(),
                    abstract: Bool.random(using: &random) ? pick() : nil,
                    doi: Bool.random(using: &random) ? "10.1000/(sici)\(pick())<1::aid>3.0.co;2-#" : nil,
                    arxiv: Bool.random(using: &random) ? "hep-th/9901001" : nil,
                    at: Instant(secondsSinceEpoch: Int.random(in: 0...2_000_000_000, using: &random)))
            }
            return AtomFeed(follow, works).text
        }
        func faults(_ feeds: [String]) throws -> [[String]] {
            try JSONDecoder().decode(
                [[String]].self, from: try python("Oracles/atom.py", input: try JSONEncoder().encode(feeds)))
        }
        for (feed, found) in zip(feeds, try faults(feeds)) { #expect(found.isEmpty, "\(found)\n\(feed)") }
        // The schema does find what is wrong.
        let good = AtomFeed(follow, [work(1, at: 1_700_000_100, doi: "10.1000/x")]).text
        let damage = [
            ("<updated>", "<updated>x"), ("<id>urn:byline:work:1", "<id>1"),
            ("<author><name>Byline</name></author>", ""),
            ("href=\"", "href=\"a b "), ("<title>T</title>", ""), ("<generator>byline</generator>", "<x/>"),
        ]
        let damaged = damage.map { good.replacing($0.0, with: $0.1) }
        // An author of its own makes up for the feed's.
        for (index, found) in try faults(damaged).enumerated() where index != 2 {
            #expect(!found.isEmpty, "\(damage[index])")
        }
    }

    @Test func `an empty feed is one too, and equal sightings in any order give equal bytes`() throws {
        #expect(try read(AtomFeed(follow, []).text)["feed/updated"] == ["2023-11-14T22:13:20Z"])
        let works = (1...9).map { work(Int64($0), at: 1_700_000_000 + $0 % 3) }
        #expect(AtomFeed(follow, works).text == AtomFeed(follow, works.reversed()).text)
    }

    @Test func `a digest names everything once, by kind, and how to stop`() {
        let notices = [
            Notice(id: NoticeID(2), kind: .work, at: Instant(secondsSinceEpoch: 20), text: "second", subject: "W2"),
            Notice(id: NoticeID(1), kind: .work, at: Instant(secondsSinceEpoch: 10), text: "first", subject: "W1"),
            Notice(id: NoticeID(3), kind: .answer, at: Instant(secondsSinceEpoch: 5), text: "third", subject: "I1"),
        ]
        let digest = NotificationDigest(accountName: "zoe", notifications: notices)
        #expect(digest.subject == "Byline: 3 things you asked to be told of")
        #expect(
            digest.text(stop: "byline stop x") == """
                Hello zoe,

                New in what you follow
                  first
                  second

                Answers to your invitations
                  third

                To stop these letters at once: byline stop x

                """)
        #expect(!digest.text(stop: nil).contains("stop"))
    }
}
