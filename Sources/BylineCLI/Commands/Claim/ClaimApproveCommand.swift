import Byline
import Catalog

struct ClaimApproveCommand: Command {
    static let definition = CommandDefinition(
        "claim approve", "Grants a verified claim L2, or an approved one a level more", argument: .claim,
        flags: .deciding,
        examples: [
            Example("byline claim approve C1 --account wei --based-on 4", "The evidence must bear the level")
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(try call.move(.approve, session), to: &output)
        return .ok
    }
}
