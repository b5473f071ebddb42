package import Byline
package import Catalog

extension PageRoutes {
    static let works: [Route] = [
        Route(.get, "/works/{id}") { visit throws(BylineError) in try work(visit) },
        Route(.get, "/works/{id}/authors", parameters: ["page"]) { visit throws(BylineError) in
            try visit.withWork(at: { .authors(of: $0) }) { id, links throws(BylineError) in
                let work = try visit.registrar.detail(of: id).summary
                let page = try visit.page(of: Pager.pages(of: work.authors.count, each: AuthorsPage.onAPage))
                return Response(AuthorsPage(links: links, work: work, page: page))
            }
        },
        Route(.get, "/works/{id}/citations", parameters: ["page"]) { visit throws(BylineError) in
            try citations(visit, .citing) { .citations(of: $0) }
        },
        Route(.get, "/works/{id}/references", parameters: ["page"]) { visit throws(BylineError) in
            try citations(visit, .cited) { .references(of: $0) }
        },
    ]

    private static func work(_ visit: Visit) throws(BylineError) -> Response {
        let (visit, wantsFacts) = visit.withoutEnding(".jsonld")
        return try visit.withWork(at: { wantsFacts ? .facts(of: $0) : .work($0) }) { id, links throws(BylineError) in
            guard wantsFacts else { return Response(try visit.registrar.workPage(of: id, links: links)) }
            return Response(file: try visit.registrar.facts(of: id, links: links).bytes, type: "application/ld+json")
        }
    }

    private static func citations(_ visit: Visit, _ end: CitationsPage.End, at place: (WorkID) -> Place)
        throws(BylineError) -> Response
    {
        try visit.withWork(at: place) { id, links throws(BylineError) in
            let page = try visit.registrar.citationsPage(of: id, end, page: 1, links: links)
            var shown = page
            shown.page = try visit.page(of: Pager.pages(of: page.lines.count, each: CitationsPage.onAPage))
            return Response(shown)
        }
    }
}

// MARK: What each page holds

extension Registrar {
    /// So many works around a paper stand in its picture.
    private static let neighboursInThePicture = 40

    /// A paper's page with everything on it.
    package func workPage(of id: WorkID, links: Links) throws(BylineError) -> WorkPage {
        let detail = try detail(of: id)
        return WorkPage(
            links: links, detail: detail, code: try code(of: detail.summary),
            citations: detail.citedBy + detail.cites > 0 ? try citationFigure(of: detail, links: links) : nil)
    }

    private func citationFigure(of detail: WorkDetail, links: Links) throws(BylineError) -> CitationFigure {
        // Where there is no room for all, each side gets half of it, or what the other leaves.
        let room = Self.neighboursInThePicture
        let citing = min(detail.citedBy, max(room / 2, room - detail.cites))
        return CitationFigure(
            links: links, circle: try citationCircle(of: detail, citing: citing, cited: room - citing))
    }

    package func citationsPage(of id: WorkID, _ end: CitationsPage.End, page: Int, links: Links) throws(BylineError)
        -> CitationsPage
    {
        CitationsPage(
            links: links, work: try detail(of: id).summary, end: end,
            lines: end == .citing ? try citations(of: id) : try references(of: id), page: page)
    }

    package func facts(of id: WorkID, links: Links) throws(BylineError) -> JSONLD {
        let detail = try detail(of: id)
        return WorkFacts(links: links, detail: detail, code: try code(of: detail.summary)).value
    }
}
