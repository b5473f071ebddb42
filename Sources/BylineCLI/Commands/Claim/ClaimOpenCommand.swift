import Byline
import Catalog

struct ClaimOpenCommand: Command {
    static let definition = CommandDefinition(
        "claim open", "Claims a researcher's record for an account", argument: .researcher,
        flags: [
            .option("network", "NAME", .text, "Where the request came from; by default this machine")
        ] + .acting,
        examples: [
            Example("byline claim open R24 --account zoe", "Then show who you are"),
            Example("byline claim open R24 --dry-run", "See whether it would be allowed"),
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        let researcher = try registrar.researcher(named: line.phrase, for: Self.definition, hiddenToo: true)
        let actor = try session.actor(line, registrar)
        let claim = try registrar.openClaim(
            to: researcher, by: actor, network: line.value("network") ?? "local", at: session.surroundings.clock())
        session.print(claim, to: &output)
        session.diagnostics.note("Show who you are with `byline claim evidence \(claim.claim.id) --kind KIND`.")
        return .ok
    }
}
