import Byline
import Catalog

struct ClaimReviewCommand: Command {
    static let definition = CommandDefinition(
        "claim review", "Writes down what an independent reviewer found", argument: .claim, flags: .reviewing,
        examples: [
            Example("byline claim review C1 --based-on 5", "At L3 part of the way to L4")
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(try call.move(.review, session), to: &output)
        return .ok
    }
}
