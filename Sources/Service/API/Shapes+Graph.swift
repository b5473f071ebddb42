import Catalog

extension Shape where Subject == GraphExcerpt {
    static var excerpts: Self {
        Shape(
            "GraphExcerpt",
            [
                .init("query", .string, "What was asked") { .text($0.header.query) },
                .init("filters", .strings, "What narrowed it") { JSON($0.header.filters) },
                .init("revision", .integer(least: 0), "Of the catalogue") { .int($0.header.revision) },
                .init("rules", .strings, "By which nodes and edges came about") { JSON($0.header.rules) },
                .init("truncated", .flag, "Whether something that belongs here was left out") {
                    .flag($0.header.truncation != nil)
                },
                .init("why", .optionalString, "Why it was") { JSON($0.header.truncation) },
                .init("nodes", .list(.named("GraphNode")), "By id") {
                    .list($0.nodes.map(Shape<GraphExcerpt.Node>.nodes.json))
                },
                .init("edges", .list(.named("GraphEdge")), "By the ids of their ends") {
                    .list($0.edges.map(Shape<GraphExcerpt.Edge>.edges.json))
                },
            ])
    }
}

extension Shape where Subject == GraphExcerpt.Node {
    static var nodes: Self {
        Shape(
            "GraphNode",
            [
                .init("id", .text(pattern: "^[RW][1-9][0-9]*$"), "The researcher or work") {
                    .text($0.id.description)
                },
                .init("name", .optionalString, "Name or title") { JSON($0.name) },
                .init("role", .choice(GraphExcerpt.Role.allCases.map(\.rawValue)), "Its part in the question") {
                    .text($0.role.rawValue)
                },
                .init("distance", .optionalInteger, "Steps from the centre") { JSON($0.distance) },
                .init("works", .optionalInteger, "Of a researcher: works in the catalogue") { JSON($0.workCount) },
                .init("first_year", .optionalInteger, "Of the first work") { JSON($0.firstYear) },
                .init("last_year", .optionalInteger, "Of the latest work") { JSON($0.lastYear) },
            ])
    }
}

extension Shape where Subject == GraphExcerpt.Edge {
    static var edges: Self {
        @Sendable func tie<T>(_ edge: GraphExcerpt.Edge, _ read: (GraphExcerpt.Tie) -> T) -> T? {
            if case .tie(let tie) = edge.bond { read(tie) } else { nil }
        }
        return Shape(
            "GraphEdge",
            [
                .init("source", .text(pattern: "^[RW][1-9][0-9]*$"), "One end; of two works the one that cites") {
                    .text($0.source.description)
                },
                .init("target", .text(pattern: "^[RW][1-9][0-9]*$"), "The other") { .text($0.target.description) },
                .init("works", .nullable(.list(.workID)), "Works that two researchers share, newest first") {
                    tie($0) { JSON($0.works.map(\.description)) } ?? .null
                },
                .init("strength", .nullable(.number), "Newman's: Σ 1/(n − 1) over them") {
                    tie($0) { .number($0.strength) } ?? .null
                },
                .init("first_year", .optionalInteger, "Of the first") { JSON(tie($0) { $0.firstYear } ?? nil) },
                .init("last_year", .optionalInteger, "Of the latest") { JSON(tie($0) { $0.lastYear } ?? nil) },
                .init("is_lower_bound", .nullable(.flag), "Whether the numbers may be too low") {
                    JSON(tie($0) { $0.isLowerBound })
                },
            ])
    }
}

extension Shape where Subject == NamedResearcher {
    static var people: Self {
        Shape(
            "Person",
            [
                .init("id", .researcherID, "The researcher") { .text($0.id.description) },
                .init("name", .string, "The name shown") { .text($0.name) },
            ])
    }
}

extension Shape where Subject == ResearcherPath {
    static var chains: Self {
        Shape(
            "Path",
            [
                .init("length", .number, "Steps, or Σ 1/strength") { .number($0.length) },
                .init("people", .list(.named("Person")), "From one end to the other") {
                    .list($0.people.map(Shape<NamedResearcher>.people.json))
                },
                .init("works", .list(.list(.workID)), "Between each and the next") {
                    .list($0.ties.map { JSON($0.tie.works.map(\.description)) })
                },
            ])
    }
}

extension Shape where Subject == PathsAnswer {
    static var paths: Self {
        Shape(
            "Paths",
            [
                .init("from", .named("Person"), "One end") { Shape<NamedResearcher>.people.json($0.from) },
                .init("to", .named("Person"), "The other") { Shape<NamedResearcher>.people.json($0.to) },
                .init("paths", .list(.named("Path")), "Shortest first; none when nothing connects them") {
                    .list($0.paths.map(Shape<ResearcherPath>.chains.json))
                },
                .init("count", .number, "How many shortest paths there are, listed or not") { .number($0.count) },
                .init("truncated", .flag, "Whether the search was stopped") { .flag($0.truncation != nil) },
                .init("why", .optionalString, "Why it was") { JSON($0.truncation) },
            ])
    }
}

extension Shape where Subject == CommunitiesAnswer {
    static var communities: Self {
        Shape(
            "Communities",
            [
                .init("items", .list(.named("Community")), "Largest first") {
                    .list($0.communities.map(Shape<Community>.groups.json))
                },
                .init("total", .integer(least: 0), "How many of two or more there are") { .int($0.total) },
                .init("modularity", .number, "Newman's, of the whole partition") { .number($0.modularity) },
                .init("truncated", .flag, "Whether the search was stopped") { .flag($0.truncation != nil) },
                .init("why", .optionalString, "Why it was") { JSON($0.truncation) },
            ])
    }
}

extension Shape where Subject == Community {
    static var groups: Self {
        Shape(
            "Community",
            [
                .init("number", .integer(least: 1), "From 1, largest first") { .int($0.number) },
                .init("members", .list(.named("Person")), "Strongest ties within first") {
                    .list($0.members.map(Shape<NamedResearcher>.people.json))
                },
                .init("inner_ties", .integer(least: 0), "Ties within") { .int($0.innerTies) },
                .init("outer_ties", .integer(least: 0), "Ties that lead out") { .int($0.outerTies) },
            ])
    }
}
