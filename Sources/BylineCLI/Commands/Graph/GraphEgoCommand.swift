import Byline
import Catalog

struct GraphEgoCommand: Command {
    static let definition = CommandDefinition(
        "graph ego", "Shows the network around a researcher: ties, export, picture",
        argument: .researcher,
        flags: [.depth] + Flag.scope + [
            .switch("works", "Name the works behind each tie"), .maxNodes, .maxSeconds, .limit, .rowsOrGraph, .outFile,
        ],
        examples: [
            Example("byline graph ego Riccardo Zecchina --works", "Every tie with the works behind it"),
            Example("byline graph ego R24 --format svg --out ego.svg", "A picture; `rsvg-convert ego.svg` makes a PNG"),
            Example("byline graph ego R24 --depth 2 --format gexf", "For Gephi, years as spells"),
        ],
        fields: Listing<TieRow>.ties.notes, exits: [.notFound, .conflict])
    let name: String
    let depth: Int
    let scope: GraphScope
    let budget: GraphBudget
    let limit: Int?
    let showsWorks: Bool
    let format: GraphFormat?
    let file: String?

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        depth = line.number("depth") ?? 1
        scope = try line.scope()
        format = line.graphFormat(rows: true)
        // A picture of more than this is a thicket.
        let usual = format == .svg ? 60 : 1000
        budget = GraphBudget(
            nodes: line.number("max-nodes") ?? usual, seconds: line.number("max-seconds") ?? 10)
        limit = line.number("limit")
        showsWorks = line.has("works")
        file = line.outFile()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.researcher(named: name, for: Self.definition)
        let excerpt = try registrar.egoNetwork(of: id, depth: depth, scope: scope, budget: budget)
        if let format {
            try session.write(excerpt, as: format, titles: showsWorks, file: file, to: &output)
            return .ok
        }
        let rows = TieRow.all(excerpt)
        try session.print(to: file, &output) { output in
            if showsWorks, session.format == .table {
                output.write(TiesPage.text(limit.map { Array(rows.prefix($0)) } ?? rows, session.layout))
            } else {
                session.print(
                    rows, as: .ties, limit: limit, whenEmpty: "Nobody is known to have written with \(id) here.",
                    to: &output)
            }
        }
        session.diagnostics.note("\(excerpt.sizeShown).")
        if rows.contains(where: \.tie.isLowerBound) { session.tellLowerBounds() }
        session.tellTruncation(of: excerpt)
        return .ok
    }
}

extension Session {
    /// Says what the `+` behind a number means.
    func tellLowerBounds() {
        diagnostics.note("A + marks numbers that may be too low: an author list is cut, or not known to be whole.")
    }

    /// Prints rows to a file where one is named, else to standard output.
    func print<Output: TextOutputStream>(
        to file: String?, _ output: inout Output, _ write: (inout any TextOutputStream) throws -> Void
    ) throws {
        guard let file else {
            var stream: any TextOutputStream = output
            try write(&stream)
            if let written = stream as? Output { output = written }
            return
        }
        try protectStore(from: file, flag: "--out")
        let copy = try WholeFile(file)
        var stream: any TextOutputStream = copy
        try write(&stream)
        try copy.finish()
        diagnostics.note("Written: \(file).")
    }
}
