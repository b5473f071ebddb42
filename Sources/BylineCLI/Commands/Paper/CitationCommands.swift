import Byline
package import Catalog

struct PaperCitationsCommand: Command {
    static let definition = CommandDefinition(
        "paper citations", "Lists the works that cite a work",
        argument: .paper, flags: [.limit],
        examples: [
            Example("byline paper citations 1905.07833", "Who cites it"),
            Example("byline paper citations shaping the landscape --limit 10 --json", "The newest ten, for a program"),
        ],
        fields: Listing<NumberedCitation>.citations.notes, exits: [.notFound, .conflict])
    let name: String
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        limit = line.number("limit")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.paper(named: name, for: Self.definition)
        let lines = try registrar.citations(of: id)
        session.print(
            NumberedCitation.all(lines), as: .citations, limit: limit,
            whenEmpty: "No work is known to cite \(id).", to: &output)
        let records = lines.reduce(0) { $0 + $1.records }
        if records > lines.count {
            session.diagnostics.note("\(lines.count) works cite \(id), by \(records) records: some stand there twice.")
        }
        return .ok
    }
}

struct PaperReferencesCommand: Command {
    static let definition = CommandDefinition(
        "paper references", "Lists the works that a work cites",
        argument: .paper, flags: [.limit],
        examples: [Example("byline paper references 1905.07833", "What it cites")],
        fields: Listing<NumberedCitation>.citations.notes, exits: [.notFound, .conflict])
    let name: String
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        limit = line.number("limit")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.paper(named: name, for: Self.definition)
        session.print(
            NumberedCitation.all(try registrar.references(of: id)), as: .citations, limit: limit,
            whenEmpty: "\(id) is not known to cite any work.", to: &output)
        return .ok
    }
}

/// A citation with its number in the list it is shown in.
package struct NumberedCitation {
    package var number: Int
    package var line: CitationLine

    package static func all(_ lines: [CitationLine]) -> [NumberedCitation] {
        zip(1..., lines).map { NumberedCitation(number: $0, line: $1) }
    }
}

extension Listing where Row == NumberedCitation {
    package static var citations: Listing<NumberedCitation> {
        let number = Column<NumberedCitation>("number", .number, "Place in this list, from 1", heading: "") {
            .int($0.number)
        }
        let edge: [Column<NumberedCitation>] = [
            Column("basis", .text, "How the direction is known: printed, years or assumed", heading: "basis") {
                .text($0.line.basis.rawValue)
            },
            Column("source_label", .text, "The source that shows the citation") { .text($0.line.sourceLabel) },
            Column("locator", .text, "Where in that source") { .text($0.line.locator) },
            Column("citation_records", .number, "Source records that show the citation") { .int($0.line.records) },
        ]
        return Listing(
            [number]
                + WorkSummary.columns().map { column in
                    Column(
                        column.note.name, column.note.type, column.note.summary, heading: column.heading,
                        isFlexible: column.isFlexible,
                        cell: column.cell.map { cell in { cell($0.line.work) } }
                    ) { column.value($0.line.work) }
                } + edge)
    }
}
