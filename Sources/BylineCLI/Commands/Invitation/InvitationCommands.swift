import Byline
package import Catalog

struct InvitationSendCommand: Command {
    static let definition = CommandDefinition(
        "invitation send", "Invites a researcher to work together", argument: .researcher,
        flags: [.option("note", "TEXT", .text, "A line of your own, at most 500 characters")] + .acting,
        examples: [
            Example("byline invitation send R24 --note \"About flat minima\" --account zoe", "If they are willing")
        ],
        fields: Listing<Invitation>.invitations.notes, exits: .acting)
    let line: ParsedLine
    let note: String

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        note = line.value("note") ?? ""
        let isPlain = note.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard note.count <= 500, isPlain else {
            throw UsageError(what: "--note is no single line of 500 characters", mend: "Write less")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        let researcher = try registrar.researcher(named: line.phrase, for: Self.definition)
        let actor = try session.actor(line, registrar)
        session.print(try registrar.invite(researcher, by: actor, note: note, at: session.moment), to: &output)
        return .ok
    }
}

struct InvitationListCommand: Command {
    static let definition = CommandDefinition(
        "invitation list", "Lists invitations received and sent", flags: [.limit, .account, .passwordFile],
        examples: [Example("byline invitation list --account zoe", "Those that wait and those that are answered")],
        fields: Listing<Invitation>.invitations.notes, exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        let (received, sent) = try registrar.invitations(of: actor)
        session.print(
            (received + sent).sorted { $0.id < $1.id }, as: .invitations, limit: line.number("limit"),
            whenEmpty: "There are no invitations.", to: &output)
        return .ok
    }
}

struct InvitationAnswerCommand: Command {
    static let definition = CommandDefinition(
        "invitation answer", "Accepts, declines or withdraws an invitation", argument: .invitation,
        flags: [
            .option(
                "answer", "WORD", .choice(["accept", "decline", "withdraw"]), "Yes; no; take back one that you sent")
        ] + .acting,
        examples: [Example("byline invitation answer I3 --answer accept --account zoe", "The sender is told")],
        fields: Listing<Invitation>.invitations.notes, exits: .acting)
    let line: ParsedLine
    let id: InvitationID
    let state: Invitation.State

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        id = try line.invitation()
        switch line.value("answer") {
        case "accept": state = .accepted
        case "decline": state = .declined
        case "withdraw": state = .withdrawn
        default:
            throw UsageError(what: "It is not said how to answer", mend: "Give --answer accept, decline or withdraw")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        session.print(try registrar.answer(id, state, by: actor, at: session.moment), to: &output)
        return .ok
    }
}

struct InvitationRemindCommand: Command {
    static let definition = CommandDefinition(
        "invitation remind", "Reminds of an invitation, once", argument: .invitation, flags: .acting,
        examples: [Example("byline invitation remind I3 --account zoe", "From the seventh day on")],
        fields: Listing<Invitation>.invitations.notes, exits: .acting)
    let line: ParsedLine
    let id: InvitationID

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        id = try line.invitation()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        session.print(try registrar.remind(id, by: actor, at: session.moment), to: &output)
        return .ok
    }
}

struct InvitationBlockCommand: Command {
    static let definition = CommandDefinition(
        "invitation block", "Keeps an account at a distance, unseen by it",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 0, most: 1,
            summary: "an account's name or id; without it those kept at a distance are listed"),
        flags: [
            .switch("mute", "Let what it sends arrive, without a word"), .switch("off", "Take it back"),
        ] + .acting,
        examples: [
            Example("byline invitation block mallory --account zoe", "Nothing from there arrives any more"),
            Example("byline invitation block --account zoe", "Who is kept at a distance"),
        ],
        fields: Listing<(name: String, hush: Hush)>.hushes.notes, exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        if !line.words.isEmpty {
            let other = try registrar.account(line.phrase)
            let hush: Hush? = line.has("off") ? nil : line.has("mute") ? .mute : .block
            try registrar.setHush(hush, of: other.id, by: actor, at: session.moment)
        }
        session.print(
            try registrar.hushes(by: actor), as: .hushes, whenEmpty: "Nobody is kept at a distance.", to: &output)
        return .ok
    }
}

extension Argument {
    static let invitation = Argument(
        placeholder: "INVITATION", kind: .text, fewest: 1, most: 1,
        summary: "an id that `byline invitation list` prints (I3)")
}

extension ParsedLine {
    fileprivate func invitation() throws(UsageError) -> InvitationID {
        guard let id = InvitationID(printed: phrase) else {
            throw UsageError(
                what: "“\(phrase)” is no id of an invitation", mend: "Find one with `byline invitation list`")
        }
        return id
    }
}

extension Session {
    fileprivate func print(_ invitation: Invitation, to output: inout some TextOutputStream) {
        self.print([invitation], as: .invitations, whenEmpty: "", to: &output)
    }
}

extension Listing where Row == Invitation {
    package static var invitations: Listing<Invitation> {
        Listing([
            Column("id", .text, "What names it for the other invitation commands", heading: "id") { Value(id: $0.id) },
            Column("from", .text, "The account that sent it", heading: "from") { .text($0.senderName) },
            Column("to", .text, "The researcher's id", heading: "to") { Value(id: $0.researcher) },
            Column("name", .text, "The researcher's name", heading: "name", isFlexible: true) {
                .text($0.researcherName)
            },
            Column("state", .text, "pending, accepted, declined or withdrawn", heading: "state") {
                .text($0.state.rawValue)
            },
            Column("note", .text, "The sender's own line", heading: "note", isFlexible: true) { .text($0.note) },
            Column("sent_at", .text, "RFC 3339, UTC") { Value(id: $0.sentAt) },
            Column("reminded_at", .text, "When it was reminded of, if it was") { Value(id: $0.remindedAt) },
            Column("answered_at", .text, "When it was answered or withdrawn") { Value(id: $0.answeredAt) },
        ])
    }
}

extension Listing where Row == (name: String, hush: Hush) {
    package static var hushes: Listing<(name: String, hush: Hush)> {
        Listing([
            Column("account", .text, "Who is kept at a distance", heading: "account") { .text($0.name) },
            Column("kind", .text, "block or mute", heading: "kind") { .text($0.hush.rawValue) },
        ])
    }
}
