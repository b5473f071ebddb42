import Byline
import Catalog

struct AccountExportCommand: Command {
    static let definition = CommandDefinition(
        "account export", "Prints what is kept about the person behind it", argument: .account,
        flags: [
            .option("format", "FORMAT", .choice(["json"]), "The only format there is"),
            .option("out", "FILE", .file, "Write to FILE instead of standard output"),
        ],
        examples: [Example("byline account export zoe --out zoe.json", "All of it, for her to read")],
        fields: personalData.notes, exits: [.notFound])
    let name: String
    let file: String?

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        file = line.value("out").flatMap { $0 == "-" ? nil : $0 }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let data = try registrar.personalData(of: try registrar.account(name))
        let text = JSONText.indented(Self.personalData.object(data), ascii: session.layout.ascii) + "\n"
        guard let file else {
            output.write(text)
            return .ok
        }
        try session.protectStore(from: file, flag: "--out")
        let copy = try WholeFile(file)
        copy.write(text)
        try copy.finish()
        session.diagnostics.note("Written to \(file). It is personal; keep it so.")
        return .ok
    }

    static let personalData = Card<PersonalData>(
        Account.columns.map { column in
            Column(column.note.name, column.note.type, column.note.summary) { column.value($0.account) }
        } + [
            Column("mail_address", .text, "Where its mail goes, if it gave an address") { Value($0.mailAddress) },
            Column("mail_confirmed_at", .text, "When it confirmed that address") { Value($0.mailConfirmedAt) },
            Column("failed_sign_ins", .number, "Failed sign-ins since the last that succeeded") {
                .int($0.failedSignIns)
            },
            Column("last_failed_sign_in", .text, "When the last of them was") { Value($0.lastFailedSignIn) },
            Column("claims", .objects, "With the fields of `claim list`") {
                .list($0.claims.map(Listing<ClaimSummary>.claims.object))
            },
            Column("evidence", .objects, "For those claims: claim, and the fields of `claim show`'s proofs") {
                .list($0.evidence.map(\.objectWithClaim))
            },
            Column("vouches", .objects, "Its word for others' claims, with the same fields") {
                .list($0.vouches.map(\.objectWithClaim))
            },
            Column("reports", .objects, "On others' claims: claim, at, outcome") { .list($0.reports.map(\.object)) },
            Column("statements", .objects, "What it said of works and its page: claim, work, said, at") {
                .list($0.statements.map(\.object))
            },
            Column("endorsements", .objects, "It gave: id, giver, receiver, given_at, were_close, revoked_at") {
                .list($0.endorsements.map(\.object))
            },
            Column("follows", .objects, "With the fields of `follow list`") {
                .list($0.follows.map(Listing<Follow>.follows.object))
            },
            Column("invitations", .objects, "With the fields of `invitation list`") {
                .list($0.invitations.map(Listing<Invitation>.invitations.object))
            },
            Column("at_a_distance", .objects, "Accounts it blocks or mutes: name, kind") {
                .list($0.hushes.map(\.object))
            },
            Column("notifications", .objects, "With the fields of `notification list`") {
                .list($0.notices.map(Listing<Notice>.notices.object))
            },
            Column("notification_settings", .objects, "setting, value") {
                .list(NotificationSetting.all($0.settings).map(Listing<NotificationSetting>.settings.object))
            },
            Column("sources", .texts, "Documents it brought in, by id") { data in
                .list(data.sources.map { Value(id: $0) })
            },
            Column("audit", .objects, "What it did and what was done to it; the fields of `audit log` but the hashes") {
                .list($0.audit.map(Listing<AuditEntry>(auditColumns).object))
            },
        ])

    /// The chain's hashes are about all rows and nobody's person.
    private static let auditColumns = Listing<AuditEntry>.audit.columns.filter {
        !["previous_hash", "hash"].contains($0.note.name)
    }
}

extension StoredProof {
    fileprivate var objectWithClaim: Value { .object([.init("claim", Value(id: claim))] + members) }
}

extension ClaimReport {
    fileprivate var object: Value {
        .object([
            .init("claim", Value(id: claim)), .init("at", .text(at.description)), .init("outcome", .text(outcome)),
        ])
    }
}

extension ClaimStatement {
    fileprivate var object: Value {
        .object([
            .init("claim", Value(id: claim)), .init("work", Value(id: work)), .init("said", .text(said)),
            .init("at", .text(at.description)),
        ])
    }
}

extension HushedAccount {
    fileprivate var object: Value { .object([.init("name", .text(name)), .init("kind", .text(hush.rawValue))]) }
}
