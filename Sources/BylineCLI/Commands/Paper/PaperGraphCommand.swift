import Byline
package import Catalog

struct PaperGraphCommand: Command {
    static let definition = CommandDefinition(
        "paper graph", "Shows a paper among its citations: list, export, picture",
        argument: .paper, flags: [.maxNodes, .limit, .rowsOrGraph, .outFile],
        examples: [
            Example("byline paper graph 1905.07833", "What cites it, what it cites, and how that is known"),
            Example(
                "byline paper graph W7 --format svg --out paper.svg", "A picture; `rsvg-convert paper.svg` makes a PNG"),
        ],
        fields: Listing<CitationRow>.neighbourhood.notes, exits: [.notFound, .conflict])
    let name: String
    let budget: GraphBudget
    let limit: Int?
    let format: GraphFormat?
    let file: String?

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        budget = GraphBudget(nodes: line.number("max-nodes") ?? 1000)
        limit = line.number("limit")
        format = line.graphFormat(rows: true)
        file = line.outFile()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.paper(named: name, for: Self.definition)
        let excerpt = try registrar.citationNeighbourhood(of: id, budget: budget)
        if let format {
            try session.write(excerpt, as: format, titles: false, file: file, to: &output)
            return .ok
        }
        try session.print(to: file, &output) { output in
            session.print(
                CitationRow.all(excerpt), as: .neighbourhood, limit: limit,
                whenEmpty: "\(id) is not known to cite any work or to be cited.", to: &output)
        }
        session.diagnostics.note("\(excerpt.sizeShown).")
        session.tellTruncation(of: excerpt)
        return .ok
    }
}

/// One citation in the neighbourhood of a paper.
package struct CitationRow {
    /// How a citation stands to the paper that was asked about.
    package enum Relation: String, CaseIterable, Comparable {
        case citing, cited, between
        package static func < (a: Self, b: Self) -> Bool { a.place < b.place }
        private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    package var relation: Relation
    package var source: GraphExcerpt.Node
    package var target: GraphExcerpt.Node
    package var citation: GraphExcerpt.Citation

    /// The work that is not the paper itself; of a citation between two others the one that cites.
    var other: GraphExcerpt.Node { relation == .cited ? target : source }

    /// Citing works first, then references, then citations between the others; the newest first.
    package static func all(_ excerpt: GraphExcerpt) -> [CitationRow] {
        let nodes = Dictionary(uniqueKeysWithValues: excerpt.nodes.map { ($0.id, $0) })
        let rows = excerpt.edges.compactMap { edge -> CitationRow? in
            guard case .citation(let citation) = edge.bond, let source = nodes[edge.source],
                let target = nodes[edge.target]
            else { return nil }
            let relation: Relation =
                target.role == .centre ? .citing : source.role == .centre ? .cited : .between
            return CitationRow(relation: relation, source: source, target: target, citation: citation)
        }
        return rows.sorted { a, b in
            let (early, late) = (a.other.firstYear ?? .min, b.other.firstYear ?? .min)
            return (a.relation, late, a.source.id, a.target.id) < (b.relation, early, b.source.id, b.target.id)
        }
    }
}

extension Listing where Row == CitationRow {
    package static var neighbourhood: Listing<CitationRow> {
        Listing([
            Column(
                "relation", .text, "citing: cites the paper; cited: the paper cites it; between: two others",
                heading: "relation"
            ) { .text($0.relation.rawValue) },
            Column(
                "source", .text, "The work that cites", heading: "id",
                cell: { $0.relation == .between ? "\($0.source.id) > \($0.target.id)" : "\($0.other.id)" }
            ) { Value(id: $0.source.id) },
            Column(
                "source_title", .text, "Its title; null for a work known only by its abstract", heading: "title",
                isFlexible: true, cell: { $0.other.name ?? "(untitled, known by its abstract)" }
            ) { Value($0.source.name) },
            Column(
                "source_year", .number, "Its year", heading: "year",
                cell: { $0.other.firstYear.map(String.init) ?? "–" }
            ) { Value($0.source.firstYear) },
            Column("target", .text, "The work that is cited") { Value(id: $0.target.id) },
            Column("target_title", .text, "Its title") { Value($0.target.name) },
            Column("target_year", .number, "Its year") { Value($0.target.firstYear) },
            Column("basis", .text, "How the direction is known: printed, years or assumed", heading: "basis") {
                .text($0.citation.basis.rawValue)
            },
            Column("source_label", .text, "The source that shows the citation", heading: "shown by", isFlexible: true) {
                .text($0.citation.sourceLabel)
            },
            Column("locator", .text, "Where in that source", heading: "at") { .text($0.citation.locator) },
            Column("citation_records", .number, "Source records that show the citation") {
                .int($0.citation.records)
            },
        ])
    }
}
