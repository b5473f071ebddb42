import Byline
import Catalog

extension APIRoutes {
    static let works: [Route] = [
        list(
            "/v1/works", "listWorks", "Works by id, or those an identifier names", of: .works,
            query: [
                .since, .until, .topic, .init("arxiv", .plain, "Only this arXiv id", example: "1905.07833"),
                .init("doi", .plain, "Only this DOI"),
            ], lane: .survey
        ) { visit throws(BylineError) in
            if let arxiv = visit.request.parameter("arxiv") {
                return try visit.works(named: arxiv, isOne: ArXivID(arxiv) != nil, "arXiv id")
            }
            if let doi = visit.request.parameter("doi") {
                return try visit.works(named: doi, isOne: DOI(doi) != nil, "DOI")
            }
            return try visit.works(
                .init(
                    since: visit.number("since"), until: visit.number("until"), topic: visit.request.parameter("topic")
                ))
        },
        get(
            "/v1/works/{id}",
            Operation(
                id: "getWork", summary: "One work: authors, abstract, records, addresses, reproductions",
                path: [.workID],
                answers: [
                    (.json, Shape<WorkDetail>.details.named), (.jsonld, .object([], isOpen: true)), (.bib, .string),
                    (.ris, .string), (.cslJSON, .list(.object([], isOpen: true))),
                ], problems: [404], redirects: true)
        ) { visit throws(BylineError) in
            try visit.withWork { id throws(BylineError) in
                let detail = try visit.registrar.detail(of: id)
                switch visit.representation {
                case .jsonld: return try visit.linkedData(of: detail)
                case .bib, .ris, .cslJSON:
                    return Response(
                        type: visit.representation.sentType,
                        Bibliography.text([detail.summary], as: visit.representation))
                default: return answer(Shape.details.json(detail))
                }
            }
        },
        citations("citations", "listCitations", "Works that cite it") { registrar, id throws(BylineError) in
            try registrar.citations(of: id)
        },
        citations("references", "listReferences", "Works that it cites") { registrar, id throws(BylineError) in
            try registrar.references(of: id)
        },
        get(
            "/v1/works/{id}/reproductions",
            Operation(
                id: "listReproductionsOfWork", summary: "What can be measured again of it, and what came out",
                path: [.workID], answers: [(.json, Shape<ReproductionStanding>.standings.page)], problems: [404],
                redirects: true), cost: 2
        ) { visit throws(BylineError) in
            try visit.withWork { id throws(BylineError) in
                let found = try visit.registrar.reproductions(of: id).reproductions
                return answer(.object([("items", .list(found.map(Shape.standings.json))), ("next", .null)]))
            }
        },
    ]

    private static func citations(
        _ name: String, _ id: String, _ summary: String,
        lines: @escaping @Sendable (Registrar, WorkID) throws(BylineError) -> [CitationLine]
    ) -> Route {
        list(
            "/v1/works/{id}/\(name)", id, summary + ", by id", of: .citations, path: [.workID], problems: [404],
            redirects: true
        ) { visit throws(BylineError) in
            try visit.withWork { work throws(BylineError) in
                let after = try visit.position()
                let all = try lines(visit.registrar, work).sorted { $0.work.id < $1.work.id }
                return visit.answer(
                    ListPage(all.filter { $0.work.id.rawValue > after }, limit: visit.limit) { $0.work.id.rawValue },
                    as: .citations)
            }
        }
    }
}

extension Visit {
    /// The works that an identifier names: one page, since there are few.
    fileprivate func works(named text: String, isOne: Bool, _ kind: String) throws(BylineError) -> Response {
        guard isOne else {
            throw BylineError(.invalidInput, "“\(text)” is no \(kind)", mend: "Write it as sources print it")
        }
        var found: [WorkSummary] = []
        do throws(BylineError) {
            switch try registrar.paper(text) {
            case .one(let id): found = try registrar.works(after: WorkID(id.rawValue - 1), limit: 1)
            case .several(let candidates): found = candidates
            case .none: break
            }
        } catch let error where error.kind == .notFound {}
        return answer(ListPage(found, limit: found.count) { $0.id.rawValue }, as: .works)
    }
}
