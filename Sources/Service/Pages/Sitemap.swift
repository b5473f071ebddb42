/// Every page, for search engines (sitemaps.org): one list of lists, and the lists.
package enum Sitemap {
    /// A list holds at most so many.
    package static let limit = 10_000

    /// How many lists there are of each part.
    package static func pages(researchers: Int, works: Int, sources: Int) -> [(part: SitemapPart, pages: Int)] {
        [
            (.general, 1), (.researchers, (researchers + limit - 1) / limit), (.works, (works + limit - 1) / limit),
            (.topics, 1), (.sources, (sources + limit - 1) / limit),
        ]
    }

    package static func index(_ parts: [(part: SitemapPart, pages: Int)], links: Links) -> [UInt8] {
        XML.element(
            "sitemapindex", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"],
            parts.flatMap { part, pages in
                (0..<pages).map { page in
                    .element("sitemap", [:], [.leaf("loc", links.absolute(.sitemap(part, page: page + 1)).text)])
                }
            }
        ).document
    }

    package static func list(_ places: [Place], links: Links) -> [UInt8] {
        XML.element(
            "urlset", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"],
            places.map { .element("url", [:], [.leaf("loc", links.absolute($0).text)]) }
        ).document
    }

    /// The pages that no list of the catalogue holds.
    package static func general(links: Links, reproductions: [String]) -> [Place] {
        let always: [Place] = [.home, .topics, .reproductions, .sources(), .about, .claiming]
        return always + (links.answersForms ? [.connections] : []) + reproductions.map { .reproduction($0) }
    }
}

/// What programs that walk the web are asked to leave alone: answers to questions, of which there is no end.
package func robots(_ links: Links) -> String {
    """
    User-agent: *
    Disallow: \(links(.search()).text)?
    Disallow: \(links(.connections).text)?
    Disallow: /*?open=
    Sitemap: \(links.absolute(.sitemap).text)

    """
}

/// How a browser's own search box asks here (OpenSearch 1.1).
package func openSearch(_ links: Links) -> [UInt8] {
    XML.element(
        "OpenSearchDescription", ["xmlns": "http://a9.com/-/spec/opensearch/1.1/"],
        [
            .leaf("ShortName", "Byline"), .leaf("Description", "People and papers, and how they hang together"),
            .leaf("InputEncoding", "UTF-8"),
            .element(
                "Url", ["type": "text/html", "template": links.absolute(.search()).text + "?q={searchTerms}"], []),
        ]
    ).document
}
