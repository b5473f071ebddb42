import Byline
package import Catalog

struct AccountListCommand: Command {
    static let definition = CommandDefinition(
        "account list", "Lists the accounts", flags: [.limit],
        examples: [Example("byline account list", "Who may act here, and as what")],
        fields: Listing<Account>.accounts.notes)
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) { limit = line.number("limit") }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(
            try session.registrar().accounts(), as: .accounts, limit: limit,
            whenEmpty: "There are no accounts. `byline account add NAME` makes one.", to: &output)
        return .ok
    }
}

extension Listing where Row == Account {
    package static var accounts: Listing<Account> { Listing(Account.columns) }
}

extension Account {
    static var columns: [Column<Account>] {
        [
            Column("id", .text, "The account's id", heading: "id") { Value(id: $0.id) },
            Column("name", .text, "Its name", heading: "name") { .text($0.name) },
            Column("roles", .texts, "claimant, operator, reviewer", heading: "roles") {
                Value(texts: $0.roles.sorted().map(\.rawValue))
            },
            Column("state", .text, "active, disabled or erased", heading: "state") { .text($0.state) },
            Column("orcid", .text, "The ORCID iD it has proven", heading: "ORCID iD") { Value(id: $0.orcid) },
            Column("has_password", .boolean, "Whether it can sign in with a password") { .bool($0.hasPassword) },
            Column("takes_mail", .boolean, "Whether it asked for mail and confirmed its address", heading: "mail") {
                .bool($0.takesMail)
            },
            Column(
                "created_at", .text, "When it was made, RFC 3339, UTC", heading: "since",
                cell: { String($0.createdAt.prefix(10)) }
            ) { .text($0.createdAt) },
            Column("disabled_at", .text, "Since when it may not act, if it may not") { Value($0.disabledAt) },
            Column("erased_at", .text, "When its person was forgotten, if so") { Value($0.erasedAt) },
        ]
    }

    var state: String { erasedAt != nil ? "erased" : disabledAt != nil ? "disabled" : "active" }
}

extension Session {
    /// One account after a change to it.
    func print(_ account: Account, to output: inout some TextOutputStream) {
        let card = Card<Account>(Account.columns)
        output.write(
            card.render(account, as: format, layout: layout) { account, layout in
                Listing<Account>.accounts.table([account], layout: layout)
            })
    }
}
