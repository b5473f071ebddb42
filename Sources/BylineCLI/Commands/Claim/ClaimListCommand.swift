import Byline
import Catalog

struct ClaimListCommand: Command {
    static let definition = CommandDefinition(
        "claim list", "Lists claims in the order in which they were opened",
        flags: [
            .option("state", "STATE", .choice(states.map(\.rawValue)), "Only those that stand there"),
            .option("researcher", "ID", .text, "Only those to this record (R12)"),
            .option("of", "ACCOUNT", .text, "Only those of this account"), .limit,
        ],
        examples: [
            Example("byline claim list --state verified", "What waits for a reviewer"),
            Example("byline claim list --researcher R24 --format json", "All that was ever claimed of one record"),
        ],
        fields: Listing<ClaimSummary>.claims.notes, exits: [.notFound])
    static let states = ClaimState.allCases.filter { $0 != .unclaimed }
    let line: ParsedLine
    let researcher: ResearcherID?

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        researcher = line.value("researcher").flatMap { ResearcherID(printed: $0) }
        if line.value("researcher") != nil && researcher == nil {
            throw UsageError(what: "--researcher takes an id", mend: "Write it as R12")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let account = try line.value("of").map { try registrar.account($0).id }
        let state = line.value("state").flatMap(ClaimState.init)
        let claims = try registrar.claims(
            to: researcher, of: account, in: Set([state].compactMap { $0 }), at: session.surroundings.clock())
        session.print(
            claims, as: .claims, limit: line.number("limit"), whenEmpty: "There are no such claims.", to: &output)
        return .ok
    }
}
