import Byline
import Catalog

struct ClaimResolveCommand: Command {
    static let definition = CommandDefinition(
        "claim resolve", "Decides a dispute, or between claims to one record", argument: .claim,
        flags: [.option("verdict", "WORD", .choice(["keep", "revoke"]), "For the claim, or against it")] + .reviewing,
        examples: [
            Example("byline claim resolve C1 --verdict keep", "Of rivals, the others lose"),
            Example("byline claim resolve C1 --verdict revoke --based-on 7", "Trust falls at once"),
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: .acting)
    let call: ClaimCall
    let move: ClaimMove

    init(_ line: ParsedLine) throws(UsageError) {
        call = try ClaimCall(line)
        guard let verdict = line.value("verdict") else {
            throw UsageError(what: "There is no verdict", mend: "Add --verdict keep or --verdict revoke")
        }
        move = verdict == "keep" ? .keep : .revoke
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(try call.move(move, session), to: &output)
        return .ok
    }
}
