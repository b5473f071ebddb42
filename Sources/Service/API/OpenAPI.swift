import Catalog

extension APIRoutes {
    /// The description of these routes as OpenAPI 3.1 has it.
    package static func openAPI(_ routes: [Route], origin: String) -> JSON {
        var paths: [(String, JSON?)] = []
        for route in routes {
            if let operation = route.operation { paths.append((route.pattern, path(route, operation))) }
        }
        return .object([
            ("openapi", "3.1.0"), ("jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema"),
            (
                "info",
                .object([
                    ("title", "Byline"), ("version", "1"), ("summary", "A catalogue of who wrote what with whom"),
                    (
                        "description",
                        .text(
                            "Everything here is public and read-only. Ids answer for ever: one that was merged redirects. A path may end with the suffix of a format instead of an Accept field: /v1/works/W7.bib. Lists are walked by the link rel=next."
                        )
                    ), ("license", .object([("name", "MIT"), ("identifier", "MIT")])),
                ])
            ),
            ("servers", .list([.object([("url", .text(origin))])])), ("paths", .object(paths)),
            (
                "components",
                .object([
                    ("schemas", .object(schemas.map { ($0.name, $0.schema.json) })),
                    ("responses", .object(Problem.known.map { (name(ofProblem: $0.status), problem($0)) })),
                    ("headers", .object(headers.map { ($0.name, header($0)) })),
                ])
            ),
        ])
    }

    /// Statuses of problems that any route may answer with.
    private static let common = [400, 405, 406, 411, 412, 413, 414, 429, 431, 500, 503]

    private static func path(_ route: Route, _ operation: Operation) -> JSON {
        let parameters = operation.path.map { json($0, "path") } + operation.query.map { json($0, "query") }
        var answers: [(String, JSON?)] = [("200", success(operation))]
        if operation.redirects {
            answers.append(
                (
                    "308",
                    .object([
                        ("description", "The id was merged into another, which answers at the address given"),
                        ("headers", .object([("Location", reference("headers", "Location"))])),
                    ])
                ))
        }
        answers.append(("304", .object([("description", "As the client has it already")])))
        for status in Set(operation.problems + common).sorted() {
            answers.append((String(status), reference("responses", name(ofProblem: status))))
        }
        let described = JSON.object([
            ("operationId", .text(operation.id)), ("summary", .text(operation.summary)),
            ("parameters", parameters.isEmpty ? nil : .list(parameters)), ("responses", .object(answers)),
        ])
        return .object([(route.method.rawValue.lowercased(), described)])
    }

    private static func success(_ operation: Operation) -> JSON {
        var content: [(String, JSON?)] = []
        for answer in operation.answers {
            content.append((answer.form.type, .object([("schema", answer.schema.json)])))
        }
        return .object([
            ("description", .text(operation.summary)),
            (
                "headers",
                .object(["ETag", "RateLimit", "RateLimit-Policy", "Link"].map { ($0, reference("headers", $0)) })
            ), ("content", .object(content)),
        ])
    }

    private static func json(_ parameter: Operation.Parameter, _ place: String) -> JSON {
        .object([
            ("name", .text(parameter.name)), ("in", .text(place)), ("description", .text(parameter.about)),
            ("required", .flag(parameter.isRequired)), ("schema", parameter.schema.json),
            ("example", parameter.example.map(JSON.text)),
        ])
    }

    private static func reference(_ kind: String, _ name: String) -> JSON {
        .object([("$ref", .text("#/components/\(kind)/\(name)"))])
    }

    private static func name(ofProblem status: Int) -> String { "Problem\(status)" }

    private static func problem(_ known: (status: Int, slug: String, title: String)) -> JSON {
        .object([
            ("description", .text(known.title)),
            (
                "content",
                .object([
                    ("application/problem+json", .object([("schema", Schema.named("Problem").json)]))
                ])
            ),
        ])
    }

    private static let headers: [(name: String, about: String)] = [
        ("ETag", "A strong tag; give it back in If-None-Match"),
        ("RateLimit", "What is left of the network's share, and when it is full again"),
        ("RateLimit-Policy", "The share: look-ups in a window of seconds"),
        ("Link", "Where a list goes on: rel=next"), ("Location", "The address that answers instead"),
    ]

    private static func header(_ header: (name: String, about: String)) -> JSON {
        .object([("description", .text(header.about)), ("schema", Schema.string.json)])
    }

    /// Every schema by its name.
    package static let schemas: [(name: String, schema: Schema)] =
        Shape<Statement>.statements.definitions + Shape<ResearcherSummary>.researchers.definitions
        + Shape<Counter>.counters.definitions + Shape<StoredTrust>.trust.definitions
        + Shape<ResearcherProfile>.profiles.definitions + Shape<TrustScore.Part>.parts.definitions
        + Shape<TrustReport>.reports.definitions + Shape<Collaborator>.collaborators.definitions
        + Shape<TopicCount>.topics.definitions + Shape<AuthorName>.authors.definitions
        + Shape<WorkSummary>.works.definitions + Shape<WorkRecord>.records.definitions
        + Shape<LinkedAddress.Spelling>.spellings.definitions + Shape<LinkedAddress>.addresses.definitions
        + Shape<WorkDetail>.details.definitions + Shape<CitationLine>.citations.definitions
        + Shape<PrintedNumber>.numbers.definitions + Shape<ReproductionFinding.Outcome>.outcomes.definitions
        + Shape<ReproductionStanding>.standings.definitions + Shape<SourceSummary>.sources.definitions
        + Shape<(record: WorkRecord, work: WorkID?)>.sourceRecords.definitions
        + Shape<SourceDetail>.sourceDetails.definitions + Shape<ClaimSummary>.claims.definitions
        + Shape<CatalogueChange>.changes.definitions + Shape<SearchHit>.hits.definitions
        + Shape<GraphExcerpt>.excerpts.definitions + Shape<GraphExcerpt.Node>.nodes.definitions
        + Shape<GraphExcerpt.Edge>.edges.definitions + Shape<NamedResearcher>.people.definitions
        + Shape<ResearcherPath>.chains.definitions + Shape<PathsAnswer>.paths.definitions
        + Shape<CommunitiesAnswer>.communities.definitions + Shape<Community>.groups.definitions
        + [("ChangeFeed", changeFeed), ("Problem", problemSchema)]

    private static let problemSchema = Schema.object([
        .init("type", .string, "What kind of problem, as a path of ours that never changes"),
        .init("title", .string, "The kind in words"), .init("status", .integer(least: 400, most: 599), "The status"),
        .init("detail", .string, "What went wrong this time"), .init("instance", .string, "The path asked for"),
        .init("mend", .string, "How to mend it", isRequired: false),
        .init(
            "errors",
            .list(
                .object([
                    .init("pointer", .string, "Which parameter"), .init("code", .string, "What kind of fault"),
                    .init("detail", .string, "In words"),
                ])), "Each fault of the query", isRequired: false),
    ])
}
