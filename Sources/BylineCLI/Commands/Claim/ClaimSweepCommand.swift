import Byline
import Catalog

struct ClaimSweepCommand: Command {
    static let definition = CommandDefinition(
        "claim sweep", "Does what time has made due, such as expiry; for a daily job", flags: [.dryRun],
        examples: [
            Example("byline claim sweep", "Lists the claims that moved"),
            Example("byline claim sweep --dry-run", "Lists those that would"),
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: [.notFound, .denied, .limit])
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let moved = try session.registrarOfExisting(line).sweepClaims(at: session.surroundings.clock())
        session.print(moved, as: .claims, whenEmpty: "Nothing was due.", to: &output)
        return .ok
    }
}
