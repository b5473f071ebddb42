package import Byline
package import Catalog

extension PageRoutes {
    static let researchers: [Route] = [
        Route(.get, "/researchers/{id}", parameters: ["page"]) { visit throws(BylineError) in try researcher(visit) }
    ]

    private static func researcher(_ visit: Visit) throws(BylineError) -> Response {
        switch try visit.researcher(at: { .researcher($0) }) {
        case .elsewhere(let response): return response
        case .one(let id):
            let links = try visit.links
            let works = try visit.registrar.works(of: id).count
            let page = try visit.page(of: Pager.pages(of: works, each: ResearcherPage.worksOnAPage))
            return Response(try visit.registrar.researcherPage(of: id, page: page, links: links))
        }
    }
}

extension Registrar {
    /// A researcher's page with everything on it.
    package func researcherPage(of id: ResearcherID, page: Int, links: Links) throws(BylineError) -> ResearcherPage {
        let profile = try profile(of: id)
        let shown = profile.works.dropFirst((page - 1) * ResearcherPage.worksOnAPage).prefix(
            ResearcherPage.worksOnAPage)
        let collaborators = try collaborators(of: id)
        return ResearcherPage(
            links: links, profile: profile, standing: try standing(of: id), topics: try topics(of: id),
            collaborators: collaborators,
            figure: page == 1 && !collaborators.isEmpty ? try egoFigure(of: id, links: links) : nil,
            abstracts: try abstracts(of: shown.map(\.id)), page: page)
    }

    private func egoFigure(of id: ResearcherID, links: Links) throws(BylineError) -> CoauthorFigure {
        let excerpt = try egoNetwork(of: id, budget: GraphBudget(nodes: ResearcherPage.peopleInThePicture))
        return CoauthorFigure(links: links, excerpt: excerpt, plan: excerpt.plan()) { links.researcher($0) }
    }
}
