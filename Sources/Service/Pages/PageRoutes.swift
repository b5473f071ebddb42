import Byline
import Catalog

/// Every address that answers with a page, a feed or a file of ours.
package enum PageRoutes {
    package static let all: [Route] =
        [
            // It counts the whole catalogue, and everybody asks for it.
            Route(.get, "/", lane: .survey, mayLag: true) { visit throws(BylineError) in
                Response(try visit.registrar.homePage(links: try visit.links))
            },
            Route(.get, "/search", parameters: ["q", "kind", "year", "topic"], cost: 3, lane: .survey) {
                visit throws(BylineError) in
                try search(visit)
            },
            Route(.get, "/about") { visit throws(BylineError) in Response(AboutPage(links: try visit.links)) },
            Route(.get, "/claims", parameters: ["record"]) { visit throws(BylineError) in try claiming(visit) },
            Route(.get, "/connections", parameters: ["from", "to"], cost: 10, lane: .graph) {
                visit throws(BylineError) in
                try connection(visit)
            },
        ] + researchers + works + lists + files

    /// Says what went wrong as a page.
    package static func errorPage(origin: String) -> @Sendable (Problem, Request) -> Response {
        { problem, _ in
            var response = Response(ErrorPage(links: Links(origin: origin), problem), status: problem.status)
            for field in problem.headers.fields { response.headers[field.name] = field.value }
            return response
        }
    }

    private static func search(_ visit: Visit) throws(BylineError) -> Response {
        let words = (visit.request.parameter("q") ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let links = try visit.links
        guard words.count <= 400 else {
            throw BylineError(.invalidInput, "The question is longer than 400 characters", mend: "Ask with fewer words")
        }
        if let place = try visit.registrar.place(named: words) { return Response(to: links(place), status: 303) }
        let question = SearchPage.Question(
            words: words, kind: try kind(visit), year: try visit.year("year"), topic: visit.request.parameter("topic"))
        let hits = words.isEmpty ? [] : try visit.registrar.search(words, limit: SearchPage.limit)
        return Response(SearchPage(links: links, question: question, hits: hits))
    }

    private static func kind(_ visit: Visit) throws(BylineError) -> SearchPage.Question.Kind? {
        guard let text = visit.request.parameter("kind"), !text.isEmpty else { return nil }
        guard let kind = SearchPage.Question.Kind(rawValue: text) else {
            let known = SearchPage.Question.Kind.allCases.map(\.rawValue).joined(separator: " or ")
            throw BylineError(.invalidInput, "“\(clipped(text, to: 40))” is no kind", mend: "Choose \(known)")
        }
        return kind
    }

    /// Tells whose record somebody came from only where the link was one of ours.
    private static func claiming(_ visit: Visit) throws(BylineError) -> Response {
        let links = try visit.links
        guard let id = visit.request.parameter("record").flatMap({ ResearcherID(printed: $0) }),
            !links.hidden.contains(id)
        else { return Response(ClaimingPage(links: links)) }
        return Response(ClaimingPage(links: links, person: try visit.registrar.profileSummary(of: id)))
    }

    // MARK: Connections

    private static func connection(_ visit: Visit) throws(BylineError) -> Response {
        let links = try visit.links
        let from = try side(visit, "from", links)
        let to = try side(visit, "to", links)
        var answer: PathsAnswer?
        if case .one(let start) = from, case .one(let end) = to {
            answer = try visit.registrar.paths(
                from: start.id, to: end.id, .all(limit: 3), budget: GraphBudget(seconds: 2))
        }
        return Response(ConnectionPage(links: links, from: from, to: to, answer: answer))
    }

    /// Whom one field of the form means. Those who wish to have no page are nobody here.
    private static func side(_ visit: Visit, _ name: String, _ links: Links) throws(BylineError) -> ConnectionPage.Side
    {
        let words = (visit.request.parameter(name) ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if words.isEmpty { return .empty }
        do {
            switch try visit.registrar.researcher(clipped(words, to: 200)) {
            case .one(let id):
                if links.hidden.contains(id) { return .several(words, []) }
                let person = try visit.registrar.profileSummary(of: id)
                return .one(NamedResearcher(id: id, name: person.name))
            case .several(let candidates): return .several(words, candidates.filter { !links.hidden.contains($0.id) })
            case .none(let nearest): return .several(words, nearest.filter { !links.hidden.contains($0.id) })
            }
        } catch let error where error.kind == .notFound || error.kind == .invalidInput {
            return .several(words, [])
        }
    }
}
