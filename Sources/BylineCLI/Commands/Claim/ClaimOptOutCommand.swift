import Byline
import Catalog

struct ClaimOptOutCommand: Command {
    static let definition = CommandDefinition(
        "claim opt-out", "Hides the record's page; the works stay", argument: .claim,
        flags: [.switch("undo", "Show the page again")] + .acting,
        examples: [
            Example("byline claim opt-out C1 --account zoe", "No page is shown any more"),
            Example("byline claim opt-out C1 --undo", "It is shown again"),
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try call.signedIn(session)
        let claim = try registrar.setProfileHidden(
            !call.line.has("undo"), under: call.id, by: actor, at: session.surroundings.clock())
        session.print(claim, to: &output)
        return .ok
    }
}
