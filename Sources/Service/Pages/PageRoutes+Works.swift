package import Byline
package import Catalog

extension PageRoutes {
    static let works: [Route] = [
        Route(.get, "/works/{id}") { visit throws(BylineError) in try work(visit) },
        Route(.get, "/reproductions/{name}/figure.svg") { visit throws(BylineError) in
            let svg = try visit.registrar.figure(ofReproduction: visit.segments["name", default: ""])
            return Response(file: Array(svg.utf8), type: "image/svg+xml")
        },
    ]

    private static func work(_ visit: Visit) throws(BylineError) -> Response {
        switch try visit.work(at: { .work($0) }) {
        case .elsewhere(let response): return response
        case .one(let id): return Response(try visit.registrar.workPage(of: id, links: try visit.links))
        }
    }
}

extension Registrar {
    /// So many works around a paper stand in its picture.
    private static let neighboursInThePicture = 40

    /// A paper's page with everything on it.
    package func workPage(of id: WorkID, links: Links) throws(BylineError) -> WorkPage {
        let detail = try detail(of: id)
        return WorkPage(
            links: links, detail: detail, code: try reproductions(of: id).code,
            citations: detail.citedBy + detail.cites > 0 ? try citationFigure(of: detail, links: links) : nil)
    }

    private func citationFigure(of detail: WorkDetail, links: Links) throws(BylineError) -> CitationFigure {
        let id = detail.summary.id
        // Where there is no room for all, each side gets half of it, or what the other leaves.
        let room = Self.neighboursInThePicture
        let citing = min(detail.citedBy, max(room / 2, room - detail.cites))
        return CitationFigure(
            links: links, excerpt: try citationNeighbourhood(of: id, citing: citing, cited: room - citing),
            citing: Array(try citations(of: id).prefix(citing)),
            cited: Array(try references(of: id).prefix(room - citing)))
    }

    /// The figure of the run that speaks for a reproduction.
    package func figure(ofReproduction name: String) throws(BylineError) -> String {
        guard let run = try standings().first(where: { $0.summary.name == name })?.run else {
            throw BylineError(.notFound, "No finished run of “\(clipped(name, to: 60))” is kept", mend: "Run it first")
        }
        return try figure(of: run.id)
    }
}
