import Byline
import Catalog

struct ClaimRejectCommand: Command {
    static let definition = CommandDefinition(
        "claim reject", "Refuses a verified claim; new evidence can answer", argument: .claim, flags: .reviewing,
        examples: [
            Example("byline claim reject C1 --based-on 4", "With --reason; the claimant reads it")
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(try call.move(.reject, session), to: &output)
        return .ok
    }
}
