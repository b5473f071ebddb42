import Byline
package import Catalog

struct SourceListCommand: Command {
    static let definition = CommandDefinition(
        "source list", "Lists the imported documents", flags: [.limit],
        examples: [Example("byline source list", "All of them, with what was read from each")],
        fields: Listing<SourceSummary>.sources.notes)
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) { limit = line.number("limit") }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(
            try session.registrar().sources(), as: .sources, limit: limit,
            whenEmpty: "Nothing is imported yet. `byline import PATH` does it.", to: &output)
        return .ok
    }
}

extension Listing where Row == SourceSummary {
    package static var sources: Listing<SourceSummary> { Listing(SourceSummary.columns) }
}

extension SourceSummary {
    static var columns: [Column<SourceSummary>] {
        [
            Column("id", .text, "The source's id", heading: "id") { Value(id: $0.id) },
            Column("label", .text, "The name it was imported under", heading: "name", isFlexible: true) {
                .text($0.label)
            },
            Column("format", .text, "The format it was read as", heading: "format", isFlexible: true) {
                .text($0.format)
            },
            Column("captured_on", .text, "The day the page was saved, ISO, where said", heading: "captured") {
                Value($0.capturedOn)
            },
            Column(
                "record_counts", .object, "Records by kind: page, item, subject, connected, reference, byline",
                heading: "records", isFlexible: true,
                cell: { countsShown($0.recordCounts) }
            ) { countsObject($0.recordCounts) },
            Column("mention_count", .number, "Names printed in it", heading: "names") { .int($0.mentionCount) },
            Column("byte_count", .number, "Its size in bytes") { .int($0.byteCount) },
            Column(
                "imported_at", .text, "When it was imported, RFC 3339, UTC", heading: "imported",
                cell: { String($0.importedAt.prefix(10)) }
            ) {
                .text($0.importedAt)
            },
            Column("hash", .text, "SHA-256 of its bytes") { .text($0.hash) },
        ]
    }
}

/// `1 page, 8 items, 81 connected rows`: kinds in the order of the definition, those without records left out.
func countsShown(_ counts: [PrintedRecord.Kind: Int]) -> String {
    PrintedRecord.Kind.allCases.compactMap { kind in
        let name = kind == .connected ? "connected row" : kind.rawValue
        return counts[kind].flatMap { $0 > 0 ? "\($0) \(name)\($0 == 1 ? "" : "s")" : nil }
    }.joined(separator: ", ")
}

func countsObject(_ counts: [PrintedRecord.Kind: Int]) -> Value {
    .object(
        PrintedRecord.Kind.allCases.compactMap { kind in
            counts[kind].map { Value.Member(kind.rawValue, .int($0)) }
        })
}
