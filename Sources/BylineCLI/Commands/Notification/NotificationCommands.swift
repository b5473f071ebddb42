import Byline
package import Catalog

struct NotificationListCommand: Command {
    static let definition = CommandDefinition(
        "notification list", "Lists what an account was told",
        flags: [.switch("all", "Also what was read"), .limit, .account, .passwordFile],
        examples: [Example("byline notification list --account zoe", "What is unread, newest last")],
        fields: Listing<Notice>.notices.notes, exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        let notices = try registrar.notices(of: actor).filter { line.has("all") || $0.readAt == nil }
        session.print(notices, as: .notices, limit: line.number("limit"), whenEmpty: "Nothing is new.", to: &output)
        return .ok
    }
}

struct NotificationReadCommand: Command {
    static let definition = CommandDefinition(
        "notification read", "Marks notifications as read",
        argument: Argument(
            placeholder: "ID", kind: .text, fewest: 0, most: nil, summary: "ids that are listed (T9); all without one"),
        flags: .acting,
        examples: [
            Example("byline notification read --account zoe", "All of them"),
            Example("byline notification read T9 T11 --account zoe", "These two"),
        ], exits: .acting)
    let line: ParsedLine
    let ids: [NoticeID]?

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        var ids: [NoticeID] = []
        for word in line.words {
            guard let id = NoticeID(printed: word) else {
                throw UsageError(
                    what: "“\(word)” is no id of a notification", mend: "Find one with `byline notification list`")
            }
            ids.append(id)
        }
        self.ids = ids.isEmpty ? nil : ids
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        let count = try registrar.markRead(ids, by: actor, at: session.moment)
        session.diagnostics.note("\(count) marked as read.")
        return .ok
    }
}

struct NotificationSettingsCommand: Command {
    static let definition = CommandDefinition(
        "notification settings", "Shows or sets what an account is told, and where",
        flags: [
            .option("kind", "KIND", .choice(NotificationKind.allCases.map(\.rawValue)), "Set this kind; else all"),
            .option("delivery", "WHERE", .choice(Delivery.allCases.map(\.rawValue)), "off, list, or list and digest"),
            .option("invitations", "WHETHER", .choice(["open", "closed"]), "Whether you want invitations"),
        ] + .acting,
        examples: [
            Example("byline notification settings --account zoe", "As they are"),
            Example("byline notification settings --kind work --delivery off --account zoe", "No new works"),
        ],
        fields: Listing<NotificationSetting>.settings.notes, exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) {
        if line.value("kind") != nil, line.value("delivery") == nil {
            throw UsageError(what: "--kind is given without --delivery", mend: "Say where it should go")
        }
        self.line = line
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        if let delivery = line.value("delivery").flatMap(Delivery.init) {
            let kinds = line.value("kind").flatMap(NotificationKind.init).map { [$0] } ?? NotificationKind.allCases
            try registrar.setDelivery(delivery, of: kinds, by: actor)
        }
        if let word = line.value("invitations") {
            try registrar.setOpen(word == "open", by: actor, at: session.moment)
        }
        let settings = try registrar.notificationSettings(of: actor)
        session.print(NotificationSetting.all(settings), as: .settings, whenEmpty: "", to: &output)
        return .ok
    }
}

struct NotificationDigestCommand: Command {
    static let definition = CommandDefinition(
        "notification digest", "Prints what is new as one letter, or mails it",
        flags: [.switch("send", "Mail it to the address that the account confirmed"), .mail] + .acting,
        examples: [
            Example("byline notification digest --account zoe", "What no digest has held yet"),
            Example("byline notification digest --account zoe --dry-run", "The same, and it stays due"),
            Example("byline notification digest --account zoe --send --mail folder:out", "By mail"),
        ], exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        let isSent = line.has("send") && !line.has("dry-run")
        let office = line.has("send") ? try session.post(line) : nil
        let letter = try registrar.digestLetter(for: actor, at: session.moment) { subject, text throws(BylineError) in
            guard isSent, let office else { return }
            guard try registrar.mail(actor.account, subject: subject, body: text, by: office) else {
                throw BylineError(
                    .conflict, "Your account has confirmed no address", mend: "Give one with `byline account mail`")
            }
        }
        guard let letter else {
            session.diagnostics.note("Nothing waits for a digest.")
            return .ok
        }
        if isSent { session.diagnostics.note("Sent.") } else { output.write(letter.text) }
        return .ok
    }
}

struct NotificationStopCommand: Command {
    static let definition = CommandDefinition(
        "notification stop", "Ends an account's digests, by the token in one",
        argument: Argument(
            placeholder: "ACCOUNT TOKEN", kind: .text, fewest: 2, most: 2,
            summary: "as the last line of a digest has them"),
        flags: [.dryRun],
        examples: [Example("byline notification stop A5 TOKEN", "No password is needed")], exits: .acting)
    let line: ParsedLine
    let account: AccountID

    init(_ line: ParsedLine) throws(UsageError) {
        guard let account = AccountID(printed: line.words[0]) else {
            throw UsageError(
                what: "The first word is no account's id", mend: "Copy the line as it stands in the digest")
        }
        self.account = account
        self.line = line
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        try session.registrarOfExisting(line).stopDigests(of: account, token: line.words[1], at: session.moment)
        session.diagnostics.note("No more digests will be made for \(account).")
        return .ok
    }
}

/// One line of an account's settings.
package struct NotificationSetting {
    package var name: String
    package var value: String

    static func all(_ settings: NotificationSettings) -> [NotificationSetting] {
        let open = settings.isOpen.map { $0 ? "open" : "closed" } ?? "as the researcher's page says"
        return NotificationKind.allCases.map { .init(name: $0.rawValue, value: settings[$0].rawValue) }
            + [.init(name: "invitations", value: open)]
    }
}

extension Listing where Row == NotificationSetting {
    package static var settings: Listing<NotificationSetting> {
        Listing([
            Column("setting", .text, "A kind of notification, or invitations", heading: "setting") { .text($0.name) },
            Column("value", .text, "off, list or digest; open or closed", heading: "value") { .text($0.value) },
        ])
    }
}

extension Listing where Row == Notice {
    package static var notices: Listing<Notice> {
        Listing([
            Column("id", .text, "What names it for `notification read`", heading: "id") { Value(id: $0.id) },
            Column("kind", .text, "work, invitation, reminder or answer", heading: "kind") { .text($0.kind.rawValue) },
            Column("text", .text, "The whole of it", heading: "text", isFlexible: true) { .text($0.text) },
            Column("subject", .text, "The work or invitation: W12, I3", heading: "about") { .text($0.subject) },
            Column("at", .text, "When it was told, RFC 3339, UTC") { Value(id: $0.at) },
            Column("read_at", .text, "When it was read, if it was") { Value(id: $0.readAt) },
        ])
    }
}
