import Byline
import Catalog

struct GraphExportCommand: Command {
    static let definition = CommandDefinition(
        "graph export", "Writes a graph for other programs: all, or around somebody",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 0, most: nil,
            summary: "whose network: an id (R12), an ORCID iD, or words of the name; without it everybody's"),
        flags: [
            .option(
                "kind", "KIND", .choice(GraphExcerpt.Kind.allCases.map(\.rawValue)),
                "coauthors: who wrote with whom (default); citations: which work cites which"),
            .depth,
        ] + Flag.scope + [
            .switch("works", "Also name the works behind each tie by title"), .maxNodes, .maxSeconds, .graphDocument,
            .outFile,
        ],
        examples: [
            Example("byline graph export --format gexf --out all.gexf", "Everybody, for Gephi"),
            Example("byline graph export Zecchina --depth 2 --since 2015 --format csv", "A part, as an edge list"),
            Example("byline graph export --kind citations --format dot", "Which work cites which, for Graphviz"),
        ],
        exits: [.notFound, .conflict])
    let name: String?
    let kind: GraphExcerpt.Kind
    let depth: Int
    let scope: GraphScope
    let budget: GraphBudget
    let showsWorks: Bool
    let format: GraphFormat
    let file: String?

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.words.isEmpty ? nil : line.phrase
        kind = line.value("kind").flatMap(GraphExcerpt.Kind.init) ?? .coauthors
        scope = try line.scope()
        depth = line.number("depth") ?? 1
        budget = GraphBudget(nodes: line.number("max-nodes"), seconds: line.number("max-seconds"))
        showsWorks = line.has("works")
        format = line.graphFormat(rows: false) ?? .graphml
        file = line.outFile()
        try Self.checkSense(line, name: name, kind: kind)
    }

    private static func checkSense(
        _ line: ParsedLine, name: String?, kind: GraphExcerpt.Kind
    ) throws(UsageError) {
        if line.has("json") {
            throw UsageError(
                what: "--json prints rows, and `byline graph export` writes documents",
                mend: "Give --format node-link or --format cytoscape")
        }
        if name != nil, kind == .citations {
            throw UsageError(
                what: "--kind citations takes no researcher",
                mend: "Leave NAME out, or see `byline paper graph --help` for the citations of one paper")
        }
        let around = ["depth", "max-seconds"].filter { line.has($0) }
        if name == nil, let flag = around.first {
            throw UsageError(
                what: "--\(flag) needs a researcher to start from", mend: "Name one, or leave --\(flag) out")
        }
        if kind == .citations, let flag = ["min-shared", "works"].first(where: { line.has($0) }) {
            throw UsageError(what: "--\(flag) is about coauthors", mend: "Leave it out for citations")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        try session.write(
            try excerpt(from: registrar), as: format, titles: showsWorks, file: file, to: &output)
        return .ok
    }

    private func excerpt(from registrar: Registrar) throws -> GraphExcerpt {
        if kind == .citations { return try registrar.citationGraph(scope: scope, budget: budget) }
        guard let name else { return try registrar.coauthorGraph(scope: scope, budget: budget) }
        let id = try registrar.researcher(named: name, for: Self.definition)
        return try registrar.egoNetwork(of: id, depth: depth, scope: scope, budget: budget)
    }
}
