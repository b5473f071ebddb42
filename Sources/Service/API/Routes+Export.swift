import Byline
import Catalog

extension APIRoutes {
    /// Whoever asks on the same thread waits for one piece at most.
    private static let pieceSize = 100

    static let exports: [Route] = [
        get(
            "/v1/export/works",
            Operation(
                id: "exportWorks", summary: "Every work, by id, in one stream", query: [.since, .until, .topic],
                answers: [(.ndjson, .string), (.csv, .string), (.bib, .string), (.ris, .string)]), cost: 200,
            isCacheable: false
        ) { visit in
            let filter = WorkFilter(
                since: visit.number("since"), until: visit.number("until"), topic: visit.request.parameter("topic"))
            return visit.stream(head: visit.representation == .csv ? visit.heading(of: Shape.works) : "") { after in
                let works = try visit.registrar.works(after: WorkID(after), filter, limit: pieceSize)
                guard let last = works.last else { return nil }
                let text =
                    visit.representation == .bib || visit.representation == .ris
                    ? Bibliography.text(works, as: visit.representation) : visit.lines(works, as: .works)
                return (text, last.id.rawValue)
            }
        },
        get(
            "/v1/export/researchers",
            Operation(
                id: "exportResearchers", summary: "Every researcher, by id, in one stream",
                answers: [(.ndjson, .string), (.csv, .string)]), cost: 200, isCacheable: false
        ) { visit in
            visit.stream(head: visit.representation == .csv ? visit.heading(of: Shape.researchers) : "") { after in
                let people = try visit.registrar.researchers(after: ResearcherID(after), limit: pieceSize)
                guard let last = people.last else { return nil }
                return (visit.lines(people, as: .researchers), last.id.rawValue)
            }
        },
        graph("coauthors", "exportCoauthors", "Who wrote with whom: those with the strongest ties") {
            visit throws(BylineError) in
            try visit.registrar.coauthorGraph(scope: visit.scope, budget: visit.budget)
        },
        graph("citations", "exportCitations", "Which work cites which: those with the most citations") {
            visit throws(BylineError) in
            try visit.registrar.citationGraph(scope: visit.scope, budget: visit.budget)
        },
    ]

    private static func graph(
        _ name: String, _ id: String, _ summary: String,
        excerpt: @escaping @Sendable (Visit) throws(BylineError) -> GraphExcerpt
    ) -> Route {
        get(
            "/v1/export/\(name)",
            Operation(
                id: id, summary: summary, query: [.nodes] + scope, answers: documents(.named("GraphExcerpt")),
                problems: [404, 503]), cost: 50, lane: .graph
        ) { visit throws(BylineError) in
            visit.document(try excerpt(visit))
        }
    }
}

extension Visit {
    /// An answer that is made while it is sent, a hundred items at a time, each from one state of the store.
    /// - Parameter piece: the text after an id, and the last id in it; nil at the end.
    fileprivate func stream(head: String, piece: @escaping (Int64) throws -> (text: String, last: Int64)?) -> Response {
        var after: Int64 = 0
        var isFirst = true
        var response = Response(headers: ["Content-Type": representation.sentType, "Cache-Control": "no-cache"])
        response.stream = BodyStream {
            if isFirst, !head.isEmpty {
                isFirst = false
                return Array(head.utf8)
            }
            guard let next = try piece(after) else { return nil }
            after = next.last
            return Array(next.text.utf8)
        }
        return response
    }
}
