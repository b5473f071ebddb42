import Byline
import Catalog

struct AccountRolesCommand: Command {
    static let definition = CommandDefinition(
        "account roles", "Changes what an account may do; an operator's to decide", argument: .account,
        flags: [
            .option("grant", "LIST", .text, "Roles it gets: claimant, reviewer, operator; separated by commas"),
            .option("revoke", "LIST", .text, "Roles it loses"), .reason,
        ] + .acting,
        examples: [
            Example("byline account roles wei --grant reviewer --account kim", "Kim, an operator, lets Wei review"),
            Example("byline account roles A5 --revoke reviewer,operator --account kim", "By id, and two at once"),
        ],
        fields: Listing<Account>.accounts.notes, exits: .acting)
    let line: ParsedLine
    let granted: Set<AccountRole>
    let revoked: Set<AccountRole>

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        granted = try AccountAddCommand.roles(line, "grant") ?? []
        revoked = try AccountAddCommand.roles(line, "revoke") ?? []
        guard line.value("grant") != nil || line.value("revoke") != nil else {
            throw UsageError(what: "It is not said what is to change", mend: "Add --grant ROLE or --revoke ROLE")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        let account = try registrar.account(line.phrase)
        let actor = try session.actor(line, registrar)
        session.print(
            try registrar.changeRoles(
                of: account, granting: granted, revoking: revoked, by: actor, reason: line.value("reason") ?? "",
                at: session.surroundings.clock()), to: &output)
        return .ok
    }
}
