import Byline
import Catalog

struct ClaimWithdrawCommand: Command {
    static let definition = CommandDefinition(
        "claim withdraw", "Gives up a claim that is not approved yet", argument: .claim, flags: [.basedOn] + .acting,
        examples: [
            Example("byline claim withdraw C1 --account zoe", "The record stays as it is")
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(try call.move(.withdraw, session), to: &output)
        return .ok
    }
}
