import Byline
import Catalog

extension APIRoutes {
    static let others: [Route] = [
        get(
            "/v1/topics",
            Operation(
                id: "listTopics", summary: "Every topic that a work carries, most works first",
                answers: [(.json, Shape<TopicCount>.topics.page)]), cost: 2, lane: .survey
        ) { visit throws(BylineError) in
            let topics = try visit.registrar.topics()
            return answer(.object([("items", .list(topics.map(Shape.topics.json))), ("next", .null)]))
        },
        get(
            "/v1/topics/{code}",
            Operation(
                id: "getTopic", summary: "One topic", path: [code], answers: [(.json, Shape<TopicCount>.topics.named)],
                problems: [404]), lane: .survey
        ) { visit throws(BylineError) in
            answer(Shape.topics.json(try visit.topic()))
        },
        list(
            "/v1/topics/{code}/works", "listWorksOnTopic", "The works that carry a topic, by id", of: .works,
            path: [code], query: [.since, .until], problems: [404], lane: .survey
        ) { visit throws(BylineError) in
            let topic = try visit.topic()
            return try visit.works(
                .init(since: visit.number("since"), until: visit.number("until"), topic: topic.code))
        },
        list("/v1/sources", "listSources", "Imported documents, by id", of: .sources, lane: .survey) {
            visit throws(BylineError) in
            let found = try visit.registrar.sources(after: SourceID(try visit.position()), limit: visit.limit + 1)
            return visit.answer(ListPage(found, limit: visit.limit) { $0.id.rawValue }, as: .sources)
        },
        get(
            "/v1/sources/{id}",
            Operation(
                id: "getSource", summary: "One imported document: what it states, its records",
                path: [.init("id", .sourceID, "The source's id", isRequired: true, example: "S1")],
                answers: [(.json, Shape<SourceDetail>.sourceDetails.named)], problems: [404]), cost: 5, lane: .survey
        ) { visit throws(BylineError) in
            guard let id = SourceID(printed: visit.segments["id"] ?? "") else { throw Visit.nothing("such source") }
            return answer(Shape.sourceDetails.json(try visit.registrar.source(id)))
        },
        get(
            "/v1/reproductions",
            Operation(
                id: "listReproductions", summary: "Printed results that can be measured again, and what came out",
                answers: [(.json, Shape<ReproductionStanding>.standings.page)]), cost: 2
        ) { visit throws(BylineError) in
            let found = try visit.registrar.standings()
            return answer(.object([("items", .list(found.map(Shape.standings.json))), ("next", .null)]))
        },
        get(
            "/v1/reproductions/{name}",
            Operation(
                id: "getReproduction", summary: "One of them",
                path: [
                    .init(
                        "name", .plain, "What it is called by", isRequired: true,
                        example: "binary-perceptron-capacity")
                ], answers: [(.json, Shape<ReproductionStanding>.standings.named)], problems: [404]), cost: 2
        ) { visit throws(BylineError) in
            let name = visit.segments["name"] ?? ""
            guard let found = try visit.registrar.standings().first(where: { $0.summary.name == name }) else {
                throw BylineError(.notFound, "No reproduction has that name", mend: "/v1/reproductions lists them")
            }
            return answer(Shape.standings.json(found))
        },
        list(
            "/v1/claims", "listClaims", "Who speaks for which record: claims that hold, or are disputed", of: .claims,
            query: [.init("researcher", .researcherID, "Only claims to this record", example: "R1")]
        ) { visit throws(BylineError) in try visit.claims() },
        get(
            "/v1/search",
            Operation(
                id: "search", summary: "Researchers and works that the words fit, best first",
                query: [
                    .init("q", .plain, "Words", isRequired: true, example: "perceptron"),
                    .init("kind", .choice(["researcher", "work"]), "Only these"), .limit,
                ], answers: [(.json, Shape<SearchHit>.hits.page)]), cost: 5, lane: .survey
        ) { visit throws(BylineError) in try visit.search() },
        get(
            "/v1/changes",
            Operation(
                id: "listChanges", summary: "What changed after a number, oldest first, with tombstones",
                query: [
                    .init("since", .integer(least: 0), "The last number already seen; 0 for everything"), .limit,
                ], answers: [(.json, .named("ChangeFeed"))]), cost: 2
        ) { visit throws(BylineError) in try visit.changes() },
    ]

    private static let code = Operation.Parameter(
        "code", .plain, "The topic's code", isRequired: true, example: "cond-mat.dis-nn")

    /// A piece of the feed of changes.
    static let changeFeed = Schema.object([
        .init("items", .list(.named("Change")), "In the order of their numbers"),
        .init("next", .integer(least: 0), "What to give as `since` next time, also when there is nothing new"),
        .init("has_more", .flag, "Whether more is there already"),
    ])
}

extension Visit {
    fileprivate func topic() throws(BylineError) -> TopicCount {
        let code = segments["code"] ?? ""
        guard let found = try registrar.topics().first(where: { $0.code == code }) else {
            throw BylineError(.notFound, "No work carries that topic", mend: "/v1/topics lists those there are")
        }
        return found
    }

    /// Claims that lift a record, and those that were taken up against one that did. Whoever has merely asked is
    /// nobody's business, and whose account it is never is.
    fileprivate func claims() throws(BylineError) -> Response {
        let after = try position()
        let researcher = request.parameter("researcher").flatMap { ResearcherID(printed: $0) }
        if researcher == nil, request.parameter("researcher") != nil {
            throw BylineError(.invalidInput, "`researcher` is no id of one", mend: "Write it as R12")
        }
        let hidden = try registrar.hiddenResearchers()
        let open = try registrar.claims(to: researcher, in: [.approved, .contested, .disputed])
            .filter { $0.claim.state != .contested || $0.claim.prior == .approved }
            .filter { !hidden.contains($0.claim.researcher) }
            .filter { $0.claim.id.rawValue > after }.sorted { $0.claim.id < $1.claim.id }
        return answer(ListPage(open, limit: limit) { $0.claim.id.rawValue }, as: .claims)
    }

    fileprivate func search() throws(BylineError) -> Response {
        let words = request.parameter("q") ?? ""
        guard words.utf8.count <= 200 else {
            throw BylineError(.invalidInput, "`q` has more than 200 bytes", mend: "Fewer words will do")
        }
        let kind = request.parameter("kind")
        let hits = try registrar.search(words, limit: 200).filter { hit in
            switch hit {
            case .researcher: kind != "work"
            case .work: kind != "researcher"
            }
        }
        let items = hits.prefix(limit).map(Shape.hits.json)
        return APIRoutes.answer(.object([("items", .list(items)), ("next", .null)]))
    }

    fileprivate func changes() throws(BylineError) -> Response {
        let since = request.parameter("since").flatMap(Int64.init) ?? 0
        let found = try registrar.changes(after: since, limit: limit + 1)
        let shown = found.prefix(limit)
        let next = shown.last?.number ?? since
        var response = APIRoutes.answer(
            .object([
                ("items", .list(shown.map(Shape.changes.json))), ("next", .int(Int(next))),
                ("has_more", .flag(found.count > limit)),
            ]))
        if found.count > limit {
            response.headers["Link"] = "<\(origin)/v1/changes?since=\(next)&limit=\(limit)>; rel=\"next\""
        }
        return response
    }
}
