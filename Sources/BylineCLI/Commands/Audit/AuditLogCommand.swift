import Byline
package import Catalog

struct AuditLogCommand: Command {
    static let definition = CommandDefinition(
        "audit log", "Lists what was done to claims, oldest first",
        flags: [.option("claim", "ID", .text, "Only what was done to this claim (C3)"), .limit],
        examples: [
            Example("byline audit log --claim C1", "One claim's whole story"),
            Example("byline audit log --format ndjson", "All of it, with hashes"),
        ],
        fields: Listing<AuditEntry>.audit.notes, exits: [.notFound])
    let claim: ClaimID?
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) {
        claim = line.value("claim").flatMap { ClaimID(printed: $0) ?? ClaimID(printed: "C" + $0) }
        limit = line.number("limit")
        if line.value("claim") != nil && claim == nil {
            throw UsageError(what: "--claim takes a claim's id", mend: "Write it as C3")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(
            try session.registrar().auditLog(of: claim), as: .audit, limit: limit,
            whenEmpty: "Nothing was done to any claim yet.", to: &output)
        return .ok
    }
}

extension Listing where Row == AuditEntry {
    package static var audit: Listing<AuditEntry> {
        Listing([
            Column("number", .number, "The row's number, from 1 without gaps", heading: "row") { .int($0.number) },
            Column("at", .text, "When, RFC 3339, UTC", heading: "at") { .text($0.at) },
            Column("claim", .text, "The claim", heading: "claim") { Value($0.claim?.description) },
            Column(
                "actor", .text, "The account that did it; null for the program itself", heading: "by",
                cell: { $0.actor?.description ?? "–" }
            ) { Value($0.actor?.description) },
            Column("role", .text, "In which role it was done", heading: "as") { .text($0.role) },
            Column("action", .text, "What was done", heading: "did") { .text($0.action) },
            Column("from", .text, "The claim's state before", heading: "from") { Value($0.from) },
            Column("to", .text, "The claim's state after", heading: "to") { Value($0.to) },
            Column("level", .text, "The level granted after it") { Value($0.level.map { "L\($0)" }) },
            Column("version", .number, "The claim's version after it") { Value($0.version) },
            Column("reason", .text, "Why, in the words of whoever did it", heading: "reason", isFlexible: true) {
                .text($0.reason)
            },
            Column("proofs", .text, "The evidence concerned, by id") { .text($0.proofs) },
            Column("previous_hash", .text, "SHA-256 of the row before it") { .text($0.previousHash) },
            Column("hash", .text, "SHA-256 over the row and the hash before it") { .text($0.hash) },
        ])
    }
}
