import Byline
import Catalog

struct ResearcherCollaboratorsCommand: Command {
    static let definition = CommandDefinition(
        "researcher collaborators", "Lists whom a researcher wrote works with",
        argument: .researcher, flags: [.limit, .switch("works", "Name the shared works by title")],
        examples: [
            Example("byline researcher collaborators Riccardo Zecchina", "Everybody, closest first"),
            Example("byline researcher collaborators R12 --works", "With the titles they share"),
        ],
        fields: Listing<Collaboration>.collaborators.notes, exits: [.notFound, .conflict])
    let name: String
    let limit: Int?
    let showsWorks: Bool

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        limit = line.number("limit")
        showsWorks = line.has("works")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.researcher(named: name, for: Self.definition)
        let works = Dictionary(try registrar.works(of: id).map { ($0.id, $0) }) { first, _ in first }
        let rows = try registrar.collaborators(of: id).map { Collaboration(collaborator: $0, works: works) }
        let shown = limit.map { Array(rows.prefix($0)) } ?? rows
        if showsWorks, session.format == .table {
            output.write(CollaboratorsPage.text(shown, session.layout))
        } else {
            session.print(
                rows, as: .collaborators, limit: limit, whenEmpty: "Nobody is known to have written with \(id).",
                to: &output)
        }
        return .ok
    }
}
