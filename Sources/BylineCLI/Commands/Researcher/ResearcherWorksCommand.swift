import Byline
import Catalog

struct ResearcherWorksCommand: Command {
    static let definition = CommandDefinition(
        "researcher works", "Lists a researcher's works, newest first",
        argument: .researcher, flags: [.limit],
        examples: [
            Example("byline researcher works Riccardo Zecchina", "All of them"),
            Example("byline researcher works R12 --format csv", "For a spreadsheet"),
        ],
        fields: Listing<WorkSummary>.works.notes, exits: [.notFound, .conflict])
    let name: String
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        limit = line.number("limit")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.researcher(named: name, for: Self.definition)
        session.print(
            try registrar.works(of: id), as: .works, limit: limit, whenEmpty: "\(id) has no works.", to: &output)
        return .ok
    }
}
