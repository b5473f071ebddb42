import Byline
import Catalog

extension APIRoutes {
    static let graphs: [Route] = [
        get(
            "/v1/graph/ego",
            Operation(
                id: "getEgoNetwork", summary: "A researcher, those within some steps, and every tie among them",
                query: [
                    .init("of", .researcherID, "Whose network", isRequired: true, example: "R1"),
                    .init("depth", .integer(least: 1, most: 3), "Steps; 1 by default"), .nodes,
                ] + scope, answers: documents(.named("GraphExcerpt")), problems: [403, 404, 503]), cost: 20,
            lane: .graph
        ) { visit throws(BylineError) in
            let centre = try visit.researcher("of")
            return visit.document(
                try visit.registrar.egoNetwork(
                    of: centre, depth: visit.number("depth") ?? 1, scope: visit.scope, budget: visit.budget))
        },
        get(
            "/v1/graph/path",
            Operation(
                id: "getPaths", summary: "How two researchers are connected by shared works",
                query: [
                    .init("from", .researcherID, "One end", isRequired: true, example: "R1"),
                    .init("to", .researcherID, "The other", isRequired: true, example: "R2"),
                    .init("all", .flag, "Every shortest path, up to 50, instead of one"),
                    .init("weighted", .flag, "Measure by Σ 1/strength instead of by steps"),
                ] + scope, answers: documents(.named("Paths")), problems: [403, 404, 503]), cost: 20, lane: .graph
        ) { visit throws(BylineError) in
            let (from, to) = (try visit.researcher("from"), try visit.researcher("to"))
            let answer = try visit.registrar.paths(
                from: from, to: to, visit.request.parameter("all") == "true" ? .all(limit: 50) : .one,
                isWeighted: visit.request.parameter("weighted") == "true", scope: visit.scope, budget: visit.budget)
            guard visit.representation == .json else {
                return visit.document(try visit.registrar.excerpt(of: answer, scope: visit.scope))
            }
            return APIRoutes.answer(Shape.paths.json(answer))
        },
        get(
            "/v1/graph/community",
            Operation(
                id: "getCommunities", summary: "Groups of people who write with each other more than chance would give",
                query: [
                    .init("of", .researcherID, "Only the one this researcher belongs to", example: "R1"),
                    .init("limit", .integer(least: 1, most: 200), "How many at most, largest first; 50 by default"),
                ] + scope, answers: [(.json, .named("Communities"))], problems: [403, 404, 503]), cost: 50, lane: .graph
        ) { visit throws(BylineError) in
            let member = visit.request.parameter("of") == nil ? nil : try visit.researcher("of")
            return answer(
                Shape.communities.json(
                    try visit.registrar.communities(
                        with: member, limit: visit.limit, scope: visit.scope, budget: visit.budget)))
        },
    ]

    /// What narrows any question to some of the works.
    static let scope: [Operation.Parameter] = [
        .since, .until, .topic,
        .init("min_shared", .integer(least: 1, most: 1_000), "Only pairs with so many works together"),
    ]

    /// The forms of a part of a graph, as JSON of this schema or for other programs.
    static func documents(_ json: Schema) -> [(form: Representation, schema: Schema)] {
        [(.json, json), (.graphml, .string), (.gexf, .string), (.dot, .string), (.csv, .string), (.svg, .string)]
    }
}

extension Operation.Parameter {
    static let nodes = Self("nodes", .integer(least: 1, most: 2_000), "Room for so many nodes; 200 by default")
}

extension Visit {
    /// Who a parameter names, by the id they have today.
    fileprivate func researcher(_ name: String) throws(BylineError) -> ResearcherID {
        guard let id = ResearcherID(printed: request.parameter(name) ?? "") else {
            throw BylineError(.invalidInput, "`\(name)` is no id of a researcher", mend: "Write it as R12")
        }
        guard let current = try registrar.current(id) else { throw Self.nothing("researcher \(id)") }
        try registrar.refuseHidden(current)
        return current
    }

    var scope: GraphScope {
        GraphScope(
            since: number("since"), until: number("until"), topic: request.parameter("topic"),
            minimumShared: number("min_shared") ?? 1)
    }

    /// A question may look at so much and no more, so that the others who ask need not wait.
    var budget: GraphBudget { GraphBudget(nodes: number("nodes") ?? 200, seconds: 2) }

    /// A part of a graph in the form agreed on.
    func document(_ excerpt: GraphExcerpt) -> Response {
        let format: GraphFormat? =
            switch representation {
            case .graphml: .graphml
            case .gexf: .gexf
            case .dot: .dot
            case .csv: .csv
            case .svg: .svg
            default: nil
            }
        guard let format else { return APIRoutes.answer(Shape.excerpts.json(excerpt)) }
        var text = ""
        // What had to be left out are control characters, which no reader misses.
        _ = excerpt.write(as: format, to: &text)
        return Response(type: representation.sentType, text)
    }
}
