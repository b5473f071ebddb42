import Byline
import Catalog

struct ClaimVouchCommand: Command {
    static let definition = CommandDefinition(
        "claim vouch", "Gives a coauthor's word for a claim, or takes it back", argument: .claim,
        flags: [.switch("take-back", "The word ends; what it lifted falls at once")] + .acting,
        examples: [
            Example("byline claim vouch C1 --account kim", "Kim wrote with them and is at L3"),
            Example("byline claim vouch C1 --take-back --account kim", "At any time"),
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try call.signedIn(session)
        let now = session.surroundings.clock()
        let claim =
            call.line.has("take-back")
            ? try registrar.takeBackVouch(for: call.id, by: actor, at: now)
            : try registrar.vouch(for: call.id, by: actor, at: now)
        session.print(claim, to: &output)
        return .ok
    }
}
