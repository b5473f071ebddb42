import Byline
import Catalog

struct ResearcherShowCommand: Command {
    static let definition = CommandDefinition(
        "researcher show", "Shows one person on one screen",
        argument: .researcher,
        examples: [
            Example("byline researcher show Riccardo Zecchina", "By name"),
            Example("byline researcher show R12 --json", "The same as one JSON object"),
        ],
        fields: ResearcherPage.card.notes, exits: [.notFound, .conflict, .denied])
    let name: String

    init(_ line: ParsedLine) throws(UsageError) { name = line.phrase }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.researcher(named: name, for: Self.definition)
        let profile = try registrar.profile(of: id)
        output.write(
            ResearcherPage.card.render(
                profile, as: session.format, layout: session.layout, page: ResearcherPage.text))
        return .ok
    }
}

extension Registrar {
    /// The one researcher somebody means; a failure with candidates when several fit or none.
    /// - Parameter hiddenToo: whether people whose page is hidden may be meant.
    func researcher(named name: String, for definition: CommandDefinition, hiddenToo: Bool = false) throws
        -> ResearcherID
    {
        try Naming(noun: "researcher", command: definition.name, typed: name)
            .one(of: try researcher(name, hiddenToo: hiddenToo), listing: .researchers, id: \.id)
    }
}
