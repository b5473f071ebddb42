import Byline
import Catalog

/// Every address that answers with a page, a feed or a file of ours.
package enum PageRoutes {
    package static let all: [Route] =
        [
            Route(.get, "/") { visit throws(BylineError) in try home(visit) },
            Route(.get, "/search", parameters: ["q", "kind", "year", "topic"]) { visit throws(BylineError) in
                try search(visit)
            },
        ] + researchers + works + files

    private static func home(_ visit: Visit) throws(BylineError) -> Response {
        let registrar = visit.registrar
        return Response(
            HomePage(
                links: try visit.links, statistics: try registrar.statistics(),
                topics: Array(try registrar.topics().prefix(12)), arrivals: try registrar.arrivals(limit: 12),
                reproductions: try registrar.standings()))
    }

    private static func search(_ visit: Visit) throws(BylineError) -> Response {
        let words = (visit.request.parameter("q") ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let links = try visit.links
        if let place = try visit.registrar.place(named: words) { return Response(to: links(place), status: 303) }
        let question = SearchPage.Question(
            words: words, kind: visit.request.parameter("kind").flatMap(SearchPage.Question.Kind.init),
            year: visit.request.parameter("year").flatMap { Int($0) }, topic: visit.request.parameter("topic"))
        let hits = words.isEmpty ? [] : try visit.registrar.search(words, limit: SearchPage.limit)
        return Response(SearchPage(links: links, question: question, hits: hits))
    }
}

extension Visit {
    /// Addresses as this visit needs them.
    var links: Links { get throws(BylineError) { Links(origin: origin, hidden: try registrar.hiddenProfiles()) } }

    /// Which page of a list is asked for.
    /// - Throws: when it is no number or lies beyond the last.
    func page(of pages: Int) throws(BylineError) -> Int {
        guard let text = request.parameter("page") else { return 1 }
        guard let page = Int(text), (1...pages).contains(page) else {
            throw BylineError(
                .notFound, "The list has no page “\(clipped(text, to: 40))”", mend: "Begin with the first")
        }
        return page
    }

    /// A researcher that a segment names, by the id they have today, or the answer that leads there.
    func researcher(at place: (ResearcherID) -> Place) throws(BylineError) -> Found<ResearcherID> {
        let name = segments["id", default: ""]
        switch try registrar.researcher(name) {
        case .one(let id):
            try registrar.refuseHidden(id)
            return id.description == name ? .one(id) : .elsewhere(Response(to: try links(place(id))))
        case .several: return .elsewhere(Response(to: try links(.search([.init("q", name)]))))
        case .none(let nearest):
            return .elsewhere(
                Response(
                    ErrorPage(
                        links: try links, status: 404, what: "Nobody here is called “\(clipped(name, to: 100))”",
                        mend: "Search for a part of the name", nearest: nearest), status: 404))
        }
    }

    /// A work that a segment names, by the id it has today, or the answer that leads there.
    func work(at place: (WorkID) -> Place) throws(BylineError) -> Found<WorkID> {
        let name = segments["id", default: ""]
        switch try registrar.paper(name) {
        case .one(let id): return id.description == name ? .one(id) : .elsewhere(Response(to: try links(place(id))))
        case .several: return .elsewhere(Response(to: try links(.search([.init("q", name)]))))
        case .none:
            return .elsewhere(
                Response(
                    ErrorPage(
                        links: try links, status: 404, what: "No paper here is called “\(clipped(name, to: 100))”",
                        mend: "Search for words of its title"), status: 404))
        }
    }

    enum Found<ID> {
        case one(ID)
        case elsewhere(Response)
    }
}

extension Registrar {
    /// The page of what is named by an identifier; nil for words, and where nothing has the identifier.
    func place(named text: String) throws(BylineError) -> Place? {
        if ResearcherID(printed: text) != nil || ORCID(text) != nil {
            if case .one(let id) = try knownOrNothing({ () throws(BylineError) in try researcher(text) }) {
                return .researcher(id)
            }
        } else if WorkID(printed: text) != nil || ArXivID(text) != nil || DOI(text) != nil {
            if case .one(let id) = try knownOrNothing({ () throws(BylineError) in try paper(text) }) {
                return .work(id)
            }
        }
        return nil
    }

    /// That nothing has an identifier is an answer here: the words are then searched for.
    private func knownOrNothing<ID, Row>(
        _ ask: () throws(BylineError) -> Lookup<ID, Row>
    ) throws(BylineError) -> Lookup<ID, Row>? {
        do { return try ask() } catch let error where error.kind == .notFound { return nil }
    }
}
