import Byline
import Catalog

struct PaperShowCommand: Command {
    static let definition = CommandDefinition(
        "paper show", "Shows one work on one screen",
        argument: .paper,
        examples: [
            Example("byline paper show 1905.07833", "By arXiv id"),
            Example("byline paper show shaping the learning landscape", "By words of its title"),
        ],
        fields: PaperPage.card.notes, exits: [.notFound, .conflict])
    let name: String

    init(_ line: ParsedLine) throws(UsageError) { name = line.phrase }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let detail = try registrar.detail(of: try registrar.paper(named: name, for: Self.definition))
        output.write(
            PaperPage.card.render(detail, as: session.format, layout: session.layout, page: PaperPage.text))
        return .ok
    }
}

extension Registrar {
    /// The one work somebody means; a failure with candidates when several fit or none.
    func paper(named name: String, for definition: CommandDefinition) throws -> WorkID {
        try Naming(noun: "paper", command: definition.name, typed: name)
            .one(of: try paper(name), listing: .works, id: \.id)
    }
}
