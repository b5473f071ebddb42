import Byline
import Catalog

struct ClaimDisputeCommand: Command {
    static let definition = CommandDefinition(
        "claim dispute", "Reports that an approved claim is wrong", argument: .claim, flags: [.reason] + .acting,
        examples: [
            Example("byline claim dispute C1 --account kim", "L1 until a reviewer decides")
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(try call.move(.dispute, session), to: &output)
        return .ok
    }
}
