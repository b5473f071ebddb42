import Byline
import Catalog

struct AccountAddCommand: Command {
    static let definition = CommandDefinition(
        "account add", "Makes an account",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 1, most: 1,
            summary: "2 to 40 letters, digits, “-”, “_”, “.”, beginning with a letter"),
        flags: [
            .option("roles", "LIST", .text, "Of claimant (default), reviewer, operator; separated by commas"),
            .passwordFile, .switch("no-password", "It will sign in through an identity provider alone"), .dryRun,
        ],
        examples: [
            Example("byline account add zoe", "A claimant; the password is asked for twice"),
            Example("byline account add wei --roles claimant,reviewer --password-file wei.txt", "May review claims"),
        ],
        fields: Listing<Account>.accounts.notes, exits: [.invalidInput, .conflict, .denied, .limit])
    let name: String
    let roles: Set<AccountRole>
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        roles = try Self.roles(line, "roles") ?? [.claimant]
        self.line = line
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        // A name that will not do is told before anybody has to think of a password.
        _ = try AccountName(name)
        let password = line.has("no-password") ? nil : try session.newSecret(line)
        let registrar = try session.registrar(line.has("dry-run") ? .dryRun : .write)
        session.print(try registrar.addAccount(named: name, password: password, roles: roles), to: &output)
        return .ok
    }

    /// The roles that a flag names; nil where it is not given.
    static func roles(_ line: ParsedLine, _ flag: String) throws(UsageError) -> Set<AccountRole>? {
        guard let text = line.value(flag) else { return nil }
        var roles: Set<AccountRole> = []
        for word in text.split(separator: ",") {
            guard let role = AccountRole(rawValue: String(word)) else {
                let known = AccountRole.allCases.map(\.rawValue).joined(separator: ", ")
                throw UsageError(what: "“\(word)” is not a role", mend: "Known are \(known)")
            }
            roles.insert(role)
        }
        guard !roles.isEmpty else { throw UsageError(what: "--\(flag) is empty", mend: "Name one role at least") }
        return roles
    }
}
