import Byline
import Catalog

extension APIRoutes {
    static let researchers: [Route] = [
        list(
            "/v1/researchers", "listResearchers", "Researchers by id, or who has an ORCID iD", of: .researchers,
            query: [
                .init(
                    "orcid", .text(pattern: "^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"),
                    "Only whom sources print with this ORCID iD", example: "0000-0002-1825-0097")
            ]
        ) { visit throws(BylineError) in
            if let orcid = visit.request.parameter("orcid") { return try visit.researchers(withORCID: orcid) }
            let found = try visit.registrar.researchers(
                after: ResearcherID(try visit.position()), limit: visit.limit + 1)
            return visit.answer(ListPage(found, limit: visit.limit) { $0.id.rawValue }, as: .researchers)
        },
        get(
            "/v1/researchers/{id}",
            Operation(
                id: "getResearcher", summary: "One researcher: names, what pages declare, counters, trust",
                path: [.researcherID],
                answers: [(.json, Shape<ResearcherProfile>.profiles.named), (.jsonld, .object([], isOpen: true))],
                problems: [403, 404], redirects: true)
        ) { visit throws(BylineError) in
            try visit.withResearcher { id throws(BylineError) in
                let profile = try visit.registrar.portrait(of: id, works: 0..<0, doubles: ResearcherProfile.doublesTold)
                    .profile
                guard visit.representation == .jsonld else { return answer(Shape.profiles.json(profile)) }
                return try visit.linkedData(of: profile)
            }
        },
        list(
            "/v1/researchers/{id}/works", "listWorksOfResearcher", "A researcher's works by id", of: .works,
            path: [.researcherID], query: [.since, .until], problems: [403, 404], redirects: true
        ) { visit throws(BylineError) in
            try visit.withResearcher { id throws(BylineError) in
                try visit.works(.init(since: visit.number("since"), until: visit.number("until"), researcher: id))
            }
        },
        list(
            "/v1/researchers/{id}/collaborators", "listCollaborators", "With whom a researcher wrote, by id",
            of: .collaborators, path: [.researcherID], problems: [403, 404], redirects: true
        ) { visit throws(BylineError) in
            try visit.withResearcher { id throws(BylineError) in
                let after = try visit.position()
                let all = try visit.registrar.collaborators(of: id).sorted { $0.id < $1.id }
                return visit.answer(
                    ListPage(all.filter { $0.id.rawValue > after }, limit: visit.limit) { $0.id.rawValue },
                    as: .collaborators)
            }
        },
        get(
            "/v1/researchers/{id}/topics",
            Operation(
                id: "listTopicsOfResearcher", summary: "The subjects of a researcher's works, most works first",
                path: [.researcherID], answers: [(.json, Shape<TopicCount>.topics.page)], problems: [403, 404],
                redirects: true), cost: 2
        ) { visit throws(BylineError) in
            try visit.withResearcher { id throws(BylineError) in
                let topics = try visit.registrar.topics(of: id)
                return answer(.object([("items", .list(topics.map(Shape.topics.json))), ("next", .null)]))
            }
        },
        get(
            "/v1/researchers/{id}/trust",
            Operation(
                id: "getTrust", summary: "How well a record is supported, with everything counted",
                path: [.researcherID], answers: [(.json, Shape<TrustReport>.reports.named)], problems: [403, 404],
                redirects: true), cost: 5
        ) { visit throws(BylineError) in
            try visit.withResearcher { id throws(BylineError) in
                answer(Shape.reports.json(try visit.registrar.trust(of: id)))
            }
        },
    ]
}

extension Visit {
    /// Whom sources print with an ORCID iD: one page, since there are few.
    fileprivate func researchers(withORCID text: String) throws(BylineError) -> Response {
        guard let orcid = ORCID(text) else {
            throw BylineError(
                .invalidInput, "“\(text)” is no ORCID iD", mend: "Write it as 0000-0002-1825-0097, check digit included"
            )
        }
        var found: [ResearcherSummary] = []
        switch try registrar.researcher(orcid.description) {
        case .one(let id): found = try registrar.researchers(after: ResearcherID(id.rawValue - 1), limit: 1)
        case .several(let candidates): found = candidates
        case .none: break
        }
        return answer(ListPage(found, limit: found.count) { $0.id.rawValue }, as: .researchers)
    }

    /// A page of works by id.
    func works(_ filter: WorkFilter) throws(BylineError) -> Response {
        let found = try registrar.works(after: WorkID(try position()), filter, limit: limit + 1)
        return answer(ListPage(found, limit: limit) { $0.id.rawValue }, as: .works)
    }
}

extension Shape where Subject == TrustScore.Part {
    static var parts: Self {
        let item = Schema.object([
            .init("id", .string, "What was counted: W12, R5, N3"), .init("because", .string, "Why, or why not"),
        ])
        @Sendable func items(_ items: [TrustScore.Item]) -> JSON {
            .list(items.map { .object([("id", .text($0.id)), ("because", .text($0.because))]) })
        }
        return Shape(
            "TrustPart",
            [
                .init("component", .choice(TrustComponent.allCases.map(\.rawValue)), "Which part of the sum") {
                    .text($0.component.rawValue)
                },
                .init("points", .integer(least: 0), "Before the cap") { .int($0.points) },
                .init("cap", .integer(least: 0), "The most it can give at this level") { .int($0.cap) },
                .init("value", .integer(least: 0), "What it adds") { .int($0.value) },
                .init("counted", .list(item), "Everything counted") { items($0.counted) },
                .init("left_out", .list(item), "What was looked at and left out") { items($0.leftOut) },
            ])
    }
}

extension Shape where Subject == TrustReport {
    static var reports: Self {
        Shape(
            "TrustReport",
            [
                .init("id", .researcherID, "The researcher") { .text($0.id.description) },
                .init("name", .string, "The name shown") { .text($0.name) },
                .init("score", .integer(least: 0, most: 100), "How well the record is supported") {
                    .int($0.score.score)
                },
                .init("tier", .string, "The score in a word") { .text($0.score.tier.rawValue) },
                .init("meaning", .string, "What the number says, and what not") { _ in .text(TrustReport.meaning) },
                .init("rule", .string, "The version of the rule") { .text($0.score.ruleVersion) },
                .init("as_of", .text(format: "date-time"), "When ages were reckoned") {
                    .text($0.score.asOf.description)
                },
                .init("level", .text(pattern: "^L[0-4]$"), "How far the identity is verified") {
                    .text($0.score.level.code)
                },
                .init("parts", .list(.named("TrustPart")), "They add up to the score") {
                    .list($0.score.parts.map(Shape<TrustScore.Part>.parts.json))
                },
                .init("declared", .list(.named("Statement")), "What pages print, never mixed with ours") {
                    .list($0.declared.map(Shape<Statement>.statements.json))
                },
            ])
    }
}
