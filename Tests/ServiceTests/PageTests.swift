import Byline
import Catalog
import Foundation
import Service
import TestSupport
import Testing

/// A catalogue in memory and a site over it, for tests of pages.
struct PageHouse {
    let registrar: Registrar
    let site: Site
    static let origin = "https://byline.example"

    init(_ documents: [Registrar.Document]) throws {
        registrar = try Registrar(store: ":memory:", mode: .write)
        _ = try registrar.import(documents.map { .success($0) })
        site = Site(
            routes: PageRoutes.all, origin: Self.origin, errorPage: PageRoutes.errorPage(origin: Self.origin))
    }

    /// Over the pages of `fixtures/pages`.
    static func fixtures() throws -> PageHouse {
        let folder = projectRoot.appending(path: "fixtures/pages")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".txt") || $0.hasSuffix(".md") }
        return try PageHouse(
            try names.sorted().map { .init(label: $0, bytes: try fixture("pages/\($0)")) })
    }

    /// What is answered to an address of ours, as a browser asks for it.
    func get(_ address: String) -> Response {
        var text = Substring(address)
        if text.hasPrefix(Self.origin) { text = text.dropFirst(Self.origin.count) }
        text = text.prefix { $0 != "#" }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        func decoded(_ text: Substring) -> String {
            text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? String(text)
        }
        let query: [(name: String, value: String)] =
            parts.count < 2
            ? []
            : parts[1].split(separator: "&").map { pair in
                let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return (name: decoded(sides[0]), value: sides.count > 1 ? decoded(sides[1]) : "")
            }
        let request = Request(
            path: parts[0].split(separator: "/").map(decoded), query: query,
            headers: ["Accept": "text/html,application/xhtml+xml,*/*;q=0.8"])
        return site.respond(to: request, registrar: registrar)
    }

    func page(_ address: String) -> String { String(decoding: get(address).body, as: UTF8.self) }

    func one(_ name: String) throws -> ResearcherID {
        guard case .one(let id) = try registrar.researcher(name) else { throw NobodyFound() }
        return id
    }

    struct NobodyFound: Error {}
}

/// The values of an attribute in markup from our own writer, which puts every value between double quotes.
func values(of attribute: String, in markup: String) -> [String] {
    markup.components(separatedBy: " \(attribute)=\"").dropFirst().map { rest in
        String(rest.prefix { $0 != "\"" }).replacingOccurrences(of: "&amp;", with: "&")
            .replacingOccurrences(of: "&#39;", with: "'")
    }
}

/// Every page that the site map of the fixtures lists, and some below them, asked for once.
struct Crawl: Sendable {
    let pages: [(address: String, status: Int, policy: String?, body: [UInt8])]
    /// What each list of the site map holds.
    let lists: [String: [String]]

    static let fixtures = Result { try Crawl() }

    private init() throws {
        let house = try PageHouse.fixtures()
        let lists = Self.listed(in: house.page("/sitemap.xml")).map { ($0, Self.listed(in: house.page($0))) }
        let listed = lists.flatMap(\.1)
        let some = listed.filter { $0.contains("/researchers/") }.enumerated().filter { $0.offset % 16 == 7 }
        let below = some.flatMap { [$0.element + "/trust", $0.element + "/collaborators", $0.element + "/graph"] }
        let asked = [
            "/search?q=minima", "/search?q=Mezard", "/search?q=zzzz", "/connections?from=Zecchina&to=M%C3%A9zard",
        ]
        self.lists = Dictionary(uniqueKeysWithValues: lists)
        pages = (listed + below + asked).map { address in
            let answer = house.get(address)
            return (address, answer.status, answer.headers["Content-Security-Policy"], answer.body)
        }
    }

    private static func listed(in document: String) -> [String] {
        document.components(separatedBy: "<loc>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    }
}

@Suite struct PageTests {
    /// Each page as text, with its address.
    private func pages() throws -> [(address: String, text: String)] {
        try Crawl.fixtures.get().pages.map { ($0.address, String(decoding: $0.body, as: UTF8.self)) }
    }

    @Test func `every page has one heading, its parts once, and weighs less than 60 kB`() throws {
        for (address, status, _, body) in try Crawl.fixtures.get().pages {
            #expect(status == 200, "\(address)")
            #expect(body.count < 60_000, "\(address) weighs \(body.count) bytes")
        }
        for (address, page) in try pages() {
            #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"), "\(address)")
            #expect(page.components(separatedBy: "<h1").count == 2, "\(address)")
            #expect(page.components(separatedBy: "<main").count == 2, "\(address)")
            let ids = values(of: "id", in: page)
            let known = Set(ids)
            #expect(known.count == ids.count, "\(address): \(ids)")
            for named in ["aria-labelledby", "for"] {
                #expect(values(of: named, in: page).allSatisfy(known.contains), "\(address), \(named)")
            }
        }
    }

    @Test func `nothing stands in a page that its content policy would refuse`() throws {
        for (address, _, policy, _) in try Crawl.fixtures.get().pages {
            let policy = try #require(policy, "\(address)")
            #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
        }
        for (address, page) in try pages() {
            #expect(
                !page.contains("<style") && !page.contains(" style=\"") && !page.contains("javascript:"), "\(address)")
            #expect(!page.contains(" onclick=") && !page.contains(" onload="), "\(address)")
            for script in page.components(separatedBy: "<script").dropFirst() {
                let isFile = script.hasPrefix(" src=\"/assets/") && script.contains("></script>")
                #expect(isFile || script.hasPrefix(" type=\"application/ld+json\">"), "\(address)")
            }
            for source in values(of: "src", in: page) { #expect(source.hasPrefix("/"), "\(address): \(source)") }
        }
    }

    @Test func `every link inside leads to an answer, and every fragment to a part of the page`() throws {
        var links: Set<String> = []
        for (address, page) in try pages() {
            let ids = Set(values(of: "id", in: page))
            for link in ["href", "src", "action"].flatMap({ values(of: $0, in: page) }) {
                if link.hasPrefix("#") {
                    #expect(ids.contains(String(link.dropFirst())), "\(address): \(link)")
                } else if link.hasPrefix("/") || link.hasPrefix(PageHouse.origin) {
                    links.insert(link)
                } else {
                    #expect(link.hasPrefix("https://") || link.hasPrefix("http://"), "\(address): \(link)")
                }
            }
        }
        // Of each kind of link, ids aside, so many: `/researchers/R/trust` is one kind.
        let kinds = Dictionary(grouping: links.sorted()) { link in String(link.filter { !$0.isNumber }) }
        let house = try PageHouse.fixtures()
        for link in kinds.values.flatMap({ $0.prefix(12) }) {
            #expect(house.get(link).status == 200, "\(link)")
        }
        #expect(links.count > 800 && kinds.count > 20)
    }

    @Test func `the site map lists every researcher, work, topic and source, and nobody twice`() throws {
        let pages = try Crawl.fixtures.get().lists.values.flatMap { $0 }
        #expect(Set(pages).count == pages.count)
        let house = try PageHouse.fixtures()
        let counts = Dictionary(
            try house.registrar.statistics().counts.map { ($0.name, $0.count) }, uniquingKeysWith: { first, _ in first }
        )
        for name in ["researchers", "works", "topics", "sources"] {
            #expect(pages.count { $0.hasPrefix("\(PageHouse.origin)/\(name)/") } == counts[name], "\(name)")
        }
        #expect(house.page("/robots.txt").contains("Sitemap: \(PageHouse.origin)/sitemap.xml"))
    }

    @Test func `each picture has the same people and papers as the table below it`() throws {
        var figures = 0
        for (address, page) in try pages() {
            for figure in page.components(separatedBy: "<figure class=\"graph").dropFirst() {
                let halves = figure.components(separatedBy: "</svg>")
                let table = halves[1].components(separatedBy: "</figure>")[0]
                let rows = table.components(separatedBy: "<th scope=\"row\"").dropFirst()
                if halves[0].contains("<g class=\"people\">") {
                    #expect(rows.count == halves[0].components(separatedBy: "<circle").count - 1, "\(address)")
                    // A line is told once, at the end that comes first: `Name (3)`.
                    let lines = halves[0].components(separatedBy: "<line").count - 1
                    let cells = rows.compactMap { $0.components(separatedBy: "works together)\">").last }
                    let told = cells.reduce(0) { $0 + $1.components(separatedBy: " (").count - 1 }
                    #expect(told == lines, "\(address)")
                } else {
                    // The paper itself is no link, and two works that cite each other stand in both tables.
                    let shown = Set(values(of: "href", in: halves[0]))
                    #expect(shown == Set(rows.flatMap { values(of: "href", in: $0) }), "\(address)")
                }
                figures += 1
            }
        }
        #expect(figures > 200)
    }

    @Test func `equal catalogues give equal pages`() throws {
        let (one, other) = (try PageHouse.fixtures(), try PageHouse.fixtures())
        let id = try one.one("Zecchina")
        for address in ["/researchers/\(id)", "/researchers/\(id)/graph", "/search?q=minima", "/topics"] {
            #expect(one.get(address).body == other.get(address).body, "\(address)")
        }
    }
}
