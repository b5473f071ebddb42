import Byline
package import Catalog

struct TrustEndorseCommand: Command {
    static let definition = CommandDefinition(
        "trust endorse", "Gives your word for another researcher", argument: .researcher, flags: .acting,
        examples: [Example("byline trust endorse R24 --account zoe", "Counts from its thirtieth day on")],
        fields: Listing<EndorsementGraph.Edge>.endorsements.notes, exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        let receiver = try registrar.researcher(named: line.phrase, for: Self.definition)
        let actor = try session.actor(line, registrar)
        let edge = try registrar.endorse(receiver, by: actor, at: session.moment)
        if edge.wereClose { session.diagnostics.note("It never counts: you are close collaborators.") }
        session.print([edge], as: .endorsements, whenEmpty: "", to: &output)
        return .ok
    }
}

struct TrustUnendorseCommand: Command {
    static let definition = CommandDefinition(
        "trust unendorse", "Takes your word for a researcher back",
        argument: Argument(
            placeholder: "ENDORSEMENT", kind: .text, fewest: 1, most: 1,
            summary: "its id (N3), as `byline trust show NAME --explain` has it"),
        flags: .acting, examples: [Example("byline trust unendorse N3 --account zoe", "What it gave is gone at once")],
        fields: Listing<EndorsementGraph.Edge>.endorsements.notes, exits: .acting)
    let line: ParsedLine
    let id: EndorsementID

    init(_ line: ParsedLine) throws(UsageError) {
        guard let id = EndorsementID(printed: line.phrase) else {
            throw UsageError(
                what: "“\(line.phrase)” is no id of an endorsement", mend: "See `byline trust show NAME --explain`")
        }
        self.id = id
        self.line = line
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        let edge = try registrar.unendorse(id, by: actor, at: session.moment)
        session.print([edge], as: .endorsements, whenEmpty: "", to: &output)
        return .ok
    }
}

extension Listing where Row == EndorsementGraph.Edge {
    package static var endorsements: Listing<EndorsementGraph.Edge> {
        Listing([
            Column("id", .text, "The endorsement's id", heading: "id") { Value(id: $0.id) },
            Column("giver", .text, "The researcher who gives it", heading: "from") { Value(id: $0.giver) },
            Column("receiver", .text, "The researcher who receives it", heading: "to") { Value(id: $0.receiver) },
            Column("given_at", .text, "RFC 3339, UTC", heading: "given") { Value(id: $0.givenAt) },
            Column(
                "were_close", .boolean, "Close collaborators on that day: it never counts", heading: "close",
                cell: { $0.wereClose ? "close" : "" }
            ) { .bool($0.wereClose) },
            Column("revoked_at", .text, "When it was taken back, if it was", heading: "taken back") {
                Value(id: $0.revokedAt)
            },
        ])
    }
}
