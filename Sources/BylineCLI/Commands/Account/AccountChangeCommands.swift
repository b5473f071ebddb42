import Byline
import Catalog

struct AccountDisableCommand: Command {
    static let definition = CommandDefinition(
        "account disable", "Stops an account from acting; what it did stays", argument: .account,
        flags: [.dryRun], examples: [Example("byline account disable zoe", "She cannot sign in any more")],
        fields: Listing<Account>.accounts.notes, exits: [.notFound, .conflict])
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        session.print(try registrar.setDisabled(try registrar.account(line.phrase), to: true), to: &output)
        return .ok
    }
}

struct AccountEnableCommand: Command {
    static let definition = CommandDefinition(
        "account enable", "Gives a disabled account its right to act again", argument: .account,
        flags: [.dryRun], examples: [Example("byline account enable zoe", "She can sign in again")],
        fields: Listing<Account>.accounts.notes, exits: [.notFound, .conflict])
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        session.print(try registrar.setDisabled(try registrar.account(line.phrase), to: false), to: &output)
        return .ok
    }
}

struct AccountPasswordCommand: Command {
    static let definition = CommandDefinition(
        "account password", "Gives an account a new password", argument: .account, flags: [.passwordFile, .dryRun],
        examples: [
            Example("byline account password zoe", "Asked for twice, and not shown"),
            Example("byline account password zoe --password-file new.txt", "The first line of a file"),
        ],
        fields: Listing<Account>.accounts.notes, exits: [.notFound, .invalidInput, .conflict, .denied, .limit])
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        let account = try registrar.account(line.phrase)
        session.print(try registrar.setPassword(of: account, to: try session.newSecret(line)), to: &output)
        return .ok
    }
}
