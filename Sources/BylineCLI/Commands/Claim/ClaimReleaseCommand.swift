import Byline
import Catalog

struct ClaimReleaseCommand: Command {
    static let definition = CommandDefinition(
        "claim release", "Gives up an approved claim; the record is back at L1", argument: .claim,
        flags: [.basedOn] + .acting,
        examples: [
            Example("byline claim release C1 --account zoe", "Words given under it end too")
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(try call.move(.release, session), to: &output)
        return .ok
    }
}
