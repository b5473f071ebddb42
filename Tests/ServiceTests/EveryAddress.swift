import Byline
import Catalog
import Foundation
import Service
import TestSupport

/// Every address that the service answers on a small catalogue, in every form of it: each route with every id, code and
/// name that fits it.
struct EveryAddress {
    /// A request, as text for a person and as the site reads it.
    struct Asked {
        var text: String
        var request: Request
    }
    /// What came back.
    struct Answered {
        var asked: Asked
        /// The pattern of the route that was asked.
        var pattern: String
        var status: Int
        /// Head and body.
        var text: String
    }
    private let site: Site
    /// What may stand where a pattern has a name, by the segment before it.
    private var names: [String: [String]]
    private let people: [String]
    private let words: [String]

    /// - Parameter words: what is searched for.
    init(of registrar: Registrar, at site: Site, searching words: [String]) throws {
        self.site = site
        self.words = words
        people = try registrar.allResearchers(limit: 1_000, offset: 0).map(\.description)
        let parts = try registrar.sitemapParts()
        let lists = parts.flatMap { part in
            (0..<part.pages).compactMap { Place.sitemap(part.part, page: $0 + 1).segments.last }
        }
        names = [
            "researchers": people, "works": try registrar.allWorks(limit: 1_000, offset: 0).map(\.description),
            "sources": try registrar.allSources(limit: 1_000, offset: 0).map(\.description),
            "topics": try registrar.topics().map(\.code),
            "reproductions": try registrar.standings().map(\.summary.name),
            "sitemaps": lists, "assets": Asset.all.map(\.name),
        ]
    }

    /// The requests of one route; empty where nothing in the catalogue fits it.
    func requests(of route: Route) -> [Asked] {
        let pattern = route.pattern.split(separator: "/").map(String.init)
        var paths: [[String]] = [[]]
        for (place, part) in pattern.enumerated() {
            let choices = part.hasPrefix("{") ? names[pattern[place - 1], default: []] : [part]
            paths = paths.flatMap { path in choices.map { path + [$0] } }
        }
        // Pages have the facts for programs under the same pattern.
        if route.operation == nil, ["/researchers/{id}", "/works/{id}"].contains(route.pattern) {
            paths += paths.map { [$0[0], $0[1] + ".jsonld"] }
        }
        let forms = route.operation?.answers.map(\.form.type) ?? ["text/html"]
        return paths.flatMap { path in
            queries(of: route).flatMap { query in
                forms.map { form in
                    Asked(
                        text: "/\(path.joined(separator: "/")) \(query) as \(form)",
                        request: Request(path: path, query: query, headers: ["Accept": form]))
                }
            }
        }
    }

    private func queries(of route: Route) -> [[(name: String, value: String)]] {
        switch Set(route.parameters) {
        case let all where all.contains("q"): words.map { [("q", $0)] }
        case let all where all.contains("of"):
            people.map { [("of", $0)] + (all.contains("depth") ? [("depth", "3")] : []) }
        case let all where all.contains("from"):
            people.flatMap { from in people.prefix(4).map { [("from", from), ("to", $0)] } }
        case let all where all.contains("record"): [[]] + people.map { [("record", $0)] }
        case let all where all.contains("researcher"): [[]] + people.map { [("researcher", $0)] }
        case let all where all.contains("limit"): [[("limit", "200")]]
        default: [[]]
        }
    }

    /// Asks everything.
    func ask(_ registrar: Registrar) throws -> [Answered] {
        try site.table.routes.flatMap { route in
            try requests(of: route).map { asked in
                let response = site.respond(to: asked.request, registrar: registrar)
                let head = response.headers.fields.map { "\($0.name): \($0.value)\n" }.joined()
                return Answered(
                    asked: asked, pattern: route.pattern, status: response.status,
                    text: head + String(decoding: try response.wholeBody(), as: UTF8.self))
            }
        }
    }
}
