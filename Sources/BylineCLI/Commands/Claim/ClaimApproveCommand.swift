import Byline
import Catalog

struct ClaimApproveCommand: Command {
    static let definition = CommandDefinition(
        "claim approve", "Grants L2 to a verified claim, a level more to another", argument: .claim,
        flags: .reviewing,
        examples: [
            Example("byline claim approve C1 --based-on 4", "If the evidence bears it")
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(try call.move(.approve, session), to: &output)
        return .ok
    }
}
