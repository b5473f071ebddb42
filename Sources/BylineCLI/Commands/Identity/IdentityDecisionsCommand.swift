import Byline
package import Catalog

struct IdentityDecisionsCommand: Command {
    static let definition = CommandDefinition(
        "identity decisions", "Lists what people decided, in order",
        flags: [.limit],
        examples: [Example("byline identity decisions", "Who decided what, when, and whether it still holds")],
        fields: Listing<Ruling>.rulings.notes)
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) { limit = line.number("limit") }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(
            try session.registrar().rulings(), as: .rulings, limit: limit, whenEmpty: "Nobody has decided anything.",
            to: &output)
        return .ok
    }
}

extension Listing where Row == Ruling {
    package static var rulings: Listing<Ruling> {
        Listing([
            Column("id", .text, "The decision's id", heading: "id") { Value(id: $0.id) },
            Column("verb", .text, "same, different, split, accept, reject or undo-run", heading: "verb") {
                .text($0.verb.rawValue)
            },
            Column("said", .text, "What it was about", heading: "about", isFlexible: true) { .text($0.said) },
            Column("actor", .text, "Who decided", heading: "by") { .text($0.actor) },
            Column("at", .text, "When, UTC", heading: "at") { .text($0.at) },
            Column("note", .text, "Why", heading: "note", isFlexible: true) { .text($0.note) },
            Column("pins", .number, "Pairs of names or records it pins") { .int($0.pins) },
            Column("run", .number, "The run that carried it out", heading: "run") { Value($0.run) },
            Column("revoked_at", .text, "When it was taken back; null while it holds", heading: "taken back") {
                Value($0.revokedAt)
            },
            Column("revoked_by", .text, "Who took it back") { Value($0.revokedBy) },
        ])
    }
}
