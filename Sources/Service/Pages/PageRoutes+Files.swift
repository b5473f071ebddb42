package import Byline
import Catalog

extension PageRoutes {
    static let files: [Route] = [
        Route(.get, "/feed.atom", lane: .survey) { visit throws(BylineError) in
            Response(file: try visit.registrar.news(links: try visit.links), type: "application/atom+xml")
        },
        Route(.get, "/sitemap.xml", lane: .survey) { visit throws(BylineError) in
            let index = Sitemap.index(try visit.registrar.sitemapParts(), links: try visit.links)
            return Response(file: index, type: "application/xml")
        },
        Route(.get, "/sitemaps/{name}", lane: .survey) { visit throws(BylineError) in try sitemap(visit) },
        Route(.get, "/robots.txt") { visit throws(BylineError) in
            Response(file: Array(robots(try visit.links).utf8), type: "text/plain; charset=utf-8")
        },
        Route(.get, "/opensearch.xml") { visit throws(BylineError) in
            Response(file: openSearch(try visit.links), type: "application/opensearchdescription+xml")
        },
        Route(.get, "/assets/{name}") { visit throws(BylineError) in try asset(visit.segments["name", default: ""]) },
    ]

    private static func sitemap(_ visit: Visit) throws(BylineError) -> Response {
        let (name, links) = (visit.segments["name", default: ""], try visit.links)
        for (part, pages) in try visit.registrar.sitemapParts() {
            for page in 0..<pages where Place.sitemap(part, page: page + 1).segments.last == name {
                let places = try visit.registrar.places(in: part, page: page + 1, links: links)
                return Response(file: Sitemap.list(places, links: links), type: "application/xml")
            }
        }
        throw BylineError(.notFound, "There is no such list", mend: "Begin with sitemap.xml")
    }

    /// A file whose name holds its hash never changes, so it may be kept for ever.
    private static func asset(_ name: String) throws(BylineError) -> Response {
        guard let asset = Asset.all.first(where: { $0.name == name }) else {
            throw BylineError(.notFound, "There is no such file", mend: "Load the page anew")
        }
        var response = Response(file: asset.bytes, type: asset.type)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
    }
}

extension Registrar {
    /// How many lists of pages there are of each part.
    package func sitemapParts() throws(BylineError) -> [(part: SitemapPart, pages: Int)] {
        let sizes = try sizes()
        return Sitemap.pages(researchers: sizes.researchers, works: sizes.works, sources: sizes.sources)
    }

    /// The pages of one list.
    package func places(in part: SitemapPart, page: Int, links: Links) throws(BylineError) -> [Place] {
        let (limit, offset) = (Sitemap.limit, (page - 1) * Sitemap.limit)
        switch part {
        case .general:
            return Sitemap.general(links: links, reproductions: try standings().map(\.summary.name))
        case .researchers:
            return try allResearchers(limit: limit, offset: offset).filter { !links.hidden.contains($0) }
                .map { .researcher($0) }
        case .works: return try allWorks(limit: limit, offset: offset).map { .work($0) }
        case .topics: return try topics().prefix(limit).map { .topic($0.code) }
        case .sources: return try allSources(limit: limit, offset: offset).map { .source($0) }
        }
    }
}
