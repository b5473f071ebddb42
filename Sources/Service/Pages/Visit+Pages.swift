import Byline
import Catalog

extension Visit {
    /// Addresses as this visit needs them.
    var links: Links {
        get throws(BylineError) {
            Links(origin: origin, base: base, form: form, hidden: try registrar.hiddenResearchers())
        }
    }

    /// Which page of a list is asked for.
    /// - Parameter pages: how many there are; looked up only where one is named.
    /// - Throws: when it is no number or lies beyond the last.
    func page(of pages: @autoclosure () throws(BylineError) -> Int) throws(BylineError) -> Int {
        guard let text = request.parameter("page") else { return 1 }
        let last = try pages()
        guard let page = Int(text), (1...last).contains(page) else {
            throw BylineError(
                .notFound, "The list has no page “\(clipped(text, to: 40))”", mend: "Begin with the first")
        }
        return page
    }

    /// The researcher that a segment names: their answer, or the way to the id they have today.
    func withResearcher(
        at place: (ResearcherID) -> Place, _ answer: (ResearcherID, Links) throws(BylineError) -> Response
    ) throws(BylineError) -> Response {
        let name = segments["id", default: ""]
        let links = try links
        switch try registrar.researcher(name) {
        case .one(let id):
            try registrar.refuseHidden(id)
            return id.description == name ? try answer(id, links) : Response(to: links(place(id)))
        case .several: return Response(to: links(.search([.init("q", name)])))
        case .none(let nearest):
            return Response(
                ErrorPage(
                    links: links, status: 404, what: "Nobody here is called “\(clipped(name, to: 100))”",
                    mend: "Search for a part of the name", nearest: nearest.filter { !links.hidden.contains($0.id) }),
                status: 404)
        }
    }

    /// The work that a segment names: its answer, or the way to the id it has today.
    func withWork(
        at place: (WorkID) -> Place, _ answer: (WorkID, Links) throws(BylineError) -> Response
    ) throws(BylineError) -> Response {
        let name = segments["id", default: ""]
        let links = try links
        switch try registrar.paper(name) {
        case .one(let id): return id.description == name ? try answer(id, links) : Response(to: links(place(id)))
        case .several: return Response(to: links(.search([.init("q", name)])))
        case .none:
            return Response(
                ErrorPage(
                    links: links, status: 404, what: "No paper here is called “\(clipped(name, to: 100))”",
                    mend: "Search for words of its title"), status: 404)
        }
    }
}

extension Registrar {
    /// The page of what is named by an identifier; nil for words, and where nothing has the identifier.
    func place(named text: String) throws(BylineError) -> Place? {
        if ResearcherID(printed: text) != nil || ORCID(text) != nil {
            return try knownOrNothing({ () throws(BylineError) in try researcher(text) })?.found.map { .researcher($0) }
        }
        if WorkID(printed: text) != nil || ArXivID(text) != nil || DOI(text) != nil {
            return try knownOrNothing({ () throws(BylineError) in try paper(text) })?.found.map { .work($0) }
        }
        return nil
    }

    /// What was found under a name; nil where nothing has the identifier, which is an answer here and no failure.
    func knownOrNothing<ID, Row>(
        _ ask: () throws(BylineError) -> Lookup<ID, Row>
    ) throws(BylineError) -> Lookup<ID, Row>? {
        do { return try ask() } catch let error where error.kind == .notFound { return nil }
    }
}

extension Lookup {
    /// What was meant, where one thing was.
    var found: Found? { if case .one(let found) = self { found } else { nil } }
}
