import Byline
import Catalog

struct ResearcherCollaboratorsCommand: Command {
    static let definition = CommandDefinition(
        "researcher collaborators", "Lists whom a researcher wrote works with",
        argument: .researcher,
        flags: Flag.scope + [
            .switch("close", "Only close collaborators"), .switch("works", "Name the shared works by title"), .limit,
        ],
        examples: [
            Example("byline researcher collaborators Riccardo Zecchina", "Everybody, closest first"),
            Example("byline researcher collaborators R12 --works", "With the titles they share"),
            Example(
                "byline researcher collaborators R12 --close --since 2020", "The close ones, with works since 2020"),
        ],
        fields: Listing<Collaboration>.collaborators.notes, exits: [.notFound, .conflict])
    let name: String
    let limit: Int?
    let showsWorks: Bool
    let scope: GraphScope
    let isCloseOnly: Bool

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        limit = line.number("limit")
        showsWorks = line.has("works")
        scope = try line.scope()
        isCloseOnly = line.has("close")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.researcher(named: name, for: Self.definition)
        let works = Dictionary(try registrar.works(of: id).map { ($0.id, $0) }) { first, _ in first }
        let rows = try registrar.collaborators(of: id, scope: scope).filter { $0.isClose || !isCloseOnly }
            .map { Collaboration(collaborator: $0, works: works) }
        let shown = limit.map { Array(rows.prefix($0)) } ?? rows
        if showsWorks, session.format == .table {
            output.write(CollaboratorsPage.text(shown, session.layout))
        } else {
            session.print(
                rows, as: .collaborators, limit: limit, whenEmpty: nobody(id), to: &output)
        }
        if isCloseOnly || shown.contains(where: \.collaborator.isClose) {
            session.diagnostics.note(Registrar.closeRule + ".")
        }
        if rows.contains(where: \.collaborator.isLowerBound) { session.tellLowerBounds() }
        return .ok
    }

    private func nobody(_ id: ResearcherID) -> String {
        let isNarrowed = isCloseOnly || !scope.isEverything
        return "Nobody is known to have written with \(id)\(isNarrowed ? " within these bounds" : "")."
    }
}
