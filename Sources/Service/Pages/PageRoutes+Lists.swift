package import Byline
import Catalog

extension PageRoutes {
    static let lists: [Route] = [
        Route(.get, "/topics", lane: .survey) { visit throws(BylineError) in
            Response(TopicsPage(links: try visit.links, topics: try visit.registrar.topics()))
        },
        Route(.get, "/topics/{code}", parameters: ["page"], lane: .survey) { visit throws(BylineError) in
            let code = visit.segments["code", default: ""]
            let works = try visit.registrar.topic(code, limit: 0, authors: 0).topic.works
            let page = try visit.page(of: Pager.pages(of: works, each: TopicPage.worksOnAPage))
            return Response(try visit.registrar.topicPage(code, page: page, links: try visit.links))
        },
        Route(.get, "/topics/{code}/feed.atom", lane: .survey) { visit throws(BylineError) in
            let feed = try visit.registrar.feed(ofTopic: visit.segments["code", default: ""], links: try visit.links)
            return Response(file: feed, type: "application/atom+xml")
        },
        Route(.get, "/sources", parameters: ["page"], lane: .survey) { visit throws(BylineError) in
            let page = try visit.page(
                of: Pager.pages(of: try visit.registrar.sizes().sources, each: SourcesPage.onAPage))
            return Response(try visit.registrar.sourcesPage(page: page, links: try visit.links))
        },
        Route(.get, "/sources/{id}", parameters: ["page"], lane: .survey) { visit throws(BylineError) in
            let name = visit.segments["id", default: ""]
            guard let id = SourceID(printed: name) else {
                throw BylineError(.notFound, "“\(clipped(name, to: 40))” is no source's id", mend: "Ids look like S3")
            }
            var page = SourcePage(links: try visit.links, detail: try visit.registrar.source(id), page: 1)
            page.page = try visit.page(of: Pager.pages(of: page.detail.records.count, each: SourcePage.recordsOnAPage))
            return Response(page)
        },
        Route(.get, "/reproductions") { visit throws(BylineError) in
            Response(ReproductionsPage(links: try visit.links, standings: try visit.registrar.standings()))
        },
        Route(.get, "/reproductions/{name}") { visit throws(BylineError) in
            Response(
                try visit.registrar.reproductionPage(visit.segments["name", default: ""], links: try visit.links))
        },
        Route(.get, "/reproductions/{name}/figure.svg") { visit throws(BylineError) in
            let svg = try visit.registrar.figure(ofReproduction: visit.segments["name", default: ""])
            return Response(file: Array(svg.utf8), type: "image/svg+xml")
        },
    ]
}

// MARK: What each page holds

extension Registrar {
    package func homePage(links: Links) throws(BylineError) -> HomePage {
        HomePage(
            links: links, statistics: try statistics(of: HomePage.counts), topics: try topics(),
            arrivals: try arrivals(limit: 12), reproductions: try standings())
    }

    package func topicPage(_ code: String, page: Int, links: Links) throws(BylineError) -> TopicPage {
        let each = TopicPage.worksOnAPage
        return TopicPage(links: links, detail: try topic(code, limit: each, offset: (page - 1) * each), page: page)
    }

    package func feed(ofTopic code: String, links: Links) throws(BylineError) -> [UInt8] {
        let topic = try topic(code, limit: 0, authors: 0).topic
        return NewsFeed(
            links: links, place: .feed(ofTopic: code), title: "New on \(topic.name) (\(code))", page: .topic(code),
            arrivals: try arrivals(of: .topic(code), limit: NewsFeed.limit)
        ).document
    }

    package func news(links: Links) throws(BylineError) -> [UInt8] {
        NewsFeed(
            links: links, place: .news, title: "New in the catalogue", page: .home,
            arrivals: try arrivals(limit: NewsFeed.limit)
        ).document
    }

    package func sourcesPage(page: Int, links: Links) throws(BylineError) -> SourcesPage {
        let each = SourcesPage.onAPage
        return SourcesPage(
            links: links, sources: try sources(limit: each, offset: (page - 1) * each), count: try sizes().sources,
            page: page)
    }

    package func reproductionPage(_ name: String, links: Links) throws(BylineError) -> ReproductionPage {
        // Nothing is run here, so the version that a run would be marked with is of no matter.
        var detail = try ReproductionDesk(code: "").detail(of: name)
        detail.runs = try runs(of: name)
        guard let standing = try standings().first(where: { $0.summary.name == name }) else {
            throw BylineError(.notFound, "There is no reproduction “\(clipped(name, to: 60))”", mend: "See the list")
        }
        let work = try knownOrNothing({ () throws(BylineError) in try paper(standing.summary.arxiv) })
        return ReproductionPage(links: links, standing: standing, detail: detail, work: work?.found)
    }

    /// The figure of the run that speaks for a reproduction.
    package func figure(ofReproduction name: String) throws(BylineError) -> String {
        guard let run = try standings().first(where: { $0.summary.name == name })?.run else {
            throw BylineError(.notFound, "No finished run of “\(clipped(name, to: 60))” is kept", mend: "Run it first")
        }
        return try figure(of: run.id)
    }
}
