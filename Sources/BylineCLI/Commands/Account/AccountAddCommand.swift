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
        roles = try line.value("roles").map(Self.roles) ?? [.claimant]
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

    static func roles(_ text: String) throws(UsageError) -> Set<AccountRole> {
        var roles: Set<AccountRole> = []
        for word in text.split(separator: ",") {
            guard let role = AccountRole(rawValue: String(word)) else {
                let known = AccountRole.allCases.map(\.rawValue).joined(separator: ", ")
                throw UsageError(what: "“\(word)” is not a role", mend: "Known are \(known)")
            }
            roles.insert(role)
        }
        guard !roles.isEmpty else { throw UsageError(what: "--roles is empty", mend: "Name one role at least") }
        return roles
    }
}
