import Byline
import Catalog

struct AccountEraseCommand: Command {
    static let definition = CommandDefinition(
        "account erase", "Forgets whose account it was; its number stays", argument: .account,
        flags: [.yes, .dryRun],
        examples: [
            Example("byline account erase zoe", "Asks first, then forgets name, password, iD, address and roles"),
            Example("byline account erase A5 --dry-run", "See what would be left"),
        ],
        fields: Listing<Account>.accounts.notes, exits: [.notFound, .conflict, .denied])
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        let account = try registrar.account(line.phrase)
        try session.confirm("Forget for ever whose account \(account.id) “\(account.name)” was?", line)
        session.print(try registrar.erase(account), to: &output)
        return .ok
    }
}
