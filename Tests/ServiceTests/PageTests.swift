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

@Suite struct PageTests {
    /// Addresses of every page that the site map lists, and some below them.
    private func addresses(of house: PageHouse) -> [String] {
        let lists = listed(in: house.page("/sitemap.xml"))
        let pages = lists.flatMap { listed(in: house.page($0)) }
        let people = pages.filter { $0.contains("/researchers/") }
        let some = people.enumerated().filter { $0.offset % 16 == 0 }.map(\.element)
        return pages + some.flatMap { [$0 + "/trust", $0 + "/collaborators", $0 + "/graph"] }
            + ["/search?q=minima", "/search?q=Mezard", "/search?q=zzzz", "/connections?from=Zecchina&to=M%C3%A9zard"]
    }

    private func listed(in document: String) -> [String] {
        document.components(separatedBy: "<loc>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    }

    @Test func `every page has one heading, its parts once, and weighs less than 60 kB`() throws {
        let house = try PageHouse.fixtures()
        for address in addresses(of: house) {
            let response = house.get(address)
            #expect(response.status == 200, "\(address)")
            #expect(response.body.count < 60_000, "\(address) weighs \(response.body.count) bytes")
            let page = String(decoding: response.body, as: UTF8.self)
            #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"), "\(address)")
            #expect(page.components(separatedBy: "<h1").count == 2, "\(address)")
            #expect(page.components(separatedBy: "<main").count == 2, "\(address)")
            let ids = values(of: "id", in: page)
            #expect(Set(ids).count == ids.count, "\(address): \(ids)")
            for named in ["aria-labelledby", "for"] {
                #expect(values(of: named, in: page).allSatisfy(ids.contains), "\(address), \(named)")
            }
        }
    }

    @Test func `nothing stands in a page that its content policy would refuse`() throws {
        let house = try PageHouse.fixtures()
        for address in addresses(of: house) {
            let response = house.get(address)
            let policy = try #require(response.headers["Content-Security-Policy"])
            #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
            let page = String(decoding: response.body, as: UTF8.self)
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
        let house = try PageHouse.fixtures()
        var known: [String: Int] = [:]
        for address in addresses(of: house) {
            let page = house.page(address)
            let ids = Set(values(of: "id", in: page))
            for attribute in ["href", "src", "action"] {
                for link in values(of: attribute, in: page) {
                    if link.hasPrefix("#") {
                        #expect(ids.contains(String(link.dropFirst())), "\(address): \(link)")
                    } else if link.hasPrefix("/") || link.hasPrefix(PageHouse.origin) {
                        let status = known[link] ?? house.get(link).status
                        known[link] = status
                        #expect(status == 200, "\(address) leads to \(link), which answers \(status)")
                    } else {
                        #expect(link.hasPrefix("https://") || link.hasPrefix("http://"), "\(address): \(link)")
                    }
                }
            }
        }
        #expect(known.count > 800)
    }

    @Test func `the site map lists every researcher, work, topic and source, and nobody twice`() throws {
        let house = try PageHouse.fixtures()
        let lists = listed(in: house.page("/sitemap.xml"))
        let pages = lists.flatMap { listed(in: house.page($0)) }
        #expect(Set(pages).count == pages.count)
        let counts = Dictionary(
            try house.registrar.statistics().counts.map { ($0.name, $0.count) }, uniquingKeysWith: { first, _ in first }
        )
        for (folder, name) in [
            ("researchers", "researchers"), ("works", "works"), ("topics", "topics"), ("sources", "sources"),
        ] {
            let found = pages.count { $0.hasPrefix("\(PageHouse.origin)/\(folder)/") }
            #expect(found == counts[name], "\(folder)")
        }
        #expect(house.page("/robots.txt").contains("Sitemap: \(PageHouse.origin)/sitemap.xml"))
    }

    @Test func `each picture has the same people and papers as the table below it`() throws {
        let house = try PageHouse.fixtures()
        var figures = 0
        for address in addresses(of: house) {
            let page = house.page(address)
            for figure in page.components(separatedBy: "<figure class=\"graph").dropFirst() {
                let halves = figure.components(separatedBy: "</svg>")
                let rows = halves[1].components(separatedBy: "</figure>")[0].components(separatedBy: "<tbody")
                    .dropFirst()
                    .flatMap { $0.components(separatedBy: "<th scope=\"row\"").dropFirst() }
                let isNetwork = halves[0].contains("<g class=\"people\">")
                let marks = halves[0].components(separatedBy: "<circle").count - 1
                // Of a paper's picture the paper itself has no row: the table is about it.
                #expect(rows.count == (isNetwork ? marks : marks - 1), "\(address)")
                if isNetwork {
                    let lines = halves[0].components(separatedBy: "<line").count - 1
                    let told = rows.reduce(0) { $0 + ($1.components(separatedBy: "), ").count) }
                    #expect(rows.count == 1 || told >= lines, "\(address): \(lines) lines, \(told) told")
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
