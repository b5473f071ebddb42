import Catalog

/// How an import's outcome is told.
package enum ImportPages {
    package static let card = Card<ImportOutcome>([
        Column("dry_run", .boolean, "Whether this was only a plan") { .bool($0.report.isDryRun) },
        Column("kept", .boolean, "Whether the store was written") { .bool($0.isKept) },
        Column("read", .number, "Documents read") { .int($0.readCount) },
        Column("new", .number, "Documents that are new") { .int($0.count(.new)) },
        Column("changed", .number, "Documents known before, of which something is new") { .int($0.count(.changed)) },
        Column("unchanged", .number, "Documents known before, of which nothing is new") { .int($0.count(.unchanged)) },
        Column("skipped", .number, "Documents that could not be read") { .int($0.count(.skipped)) },
        Column("ignored", .number, "Files in folders that no reader knows") { .int($0.ignored.count) },
        Column("records", .number, "Records read") { .int($0.recordCount) },
        Column("refused", .number, "Refusals, of documents and of single records") { .int($0.refusalCount) },
        Column("new_works", .number, "Works new in the catalogue") { .int($0.report.newWorks) },
        Column("merged_works", .number, "Works joined into others") { .int($0.report.mergedWorks) },
        Column("new_researchers", .number, "Researchers new in the catalogue") { .int($0.report.newResearchers) },
        Column("merged_researchers", .number, "Researchers joined into others") { .int($0.report.mergedResearchers) },
        Column(
            "documents", .objects, "label, outcome, format, source, records, remarks, refusals (what, file, line, mend)"
        ) {
            .list($0.documents.map(object))
        },
    ])

    private static func object(_ document: ImportReport.Document) -> Value {
        .object([
            .init("label", .text(document.label)), .init("outcome", .text(document.outcome.rawValue)),
            .init("format", Value(document.format)), .init("source", Value(id: document.source)),
            .init("records", countsObject(document.records)), .init("remarks", .list(document.remarks.map(\.object))),
            .init("refusals", .list(document.refusals.map(\.object))),
        ])
    }

    /// A line a document, then the totals.
    package static func summary(_ outcome: ImportOutcome, _ layout: Layout) -> String {
        let columns = ["", "", "", ""].indices.map { AlignedTable.Column(heading: "", isFlexible: $0 == 1) }
        let rows = outcome.documents.map { document in
            [document.outcome.rawValue, document.label, document.format ?? "", countsShown(document.records)]
        }
        return (outcome.report.isDryRun ? "Plan; nothing is written:\n" : "")
            + AlignedTable(columns: columns, rows: rows).render(layout) + totals(outcome)
    }

    private static func totals(_ outcome: ImportOutcome) -> String {
        let report = outcome.report
        let ignored = outcome.ignored.isEmpty ? "" : ", ignored \(outcome.ignored.count)"
        return """
            read \(outcome.readCount), new \(outcome.count(.new)), changed \(outcome.count(.changed)), \
            unchanged \(outcome.count(.unchanged)), skipped \(outcome.count(.skipped))\(ignored); \
            records \(outcome.recordCount)
            works: \(report.newWorks) new, \(report.mergedWorks) merged; \
            researchers: \(report.newResearchers) new, \(report.mergedResearchers) merged

            """
    }

    /// The lines of `--report`: everything that was skipped, refused, ignored or remarked, one JSON object each.
    package static func reportLines(_ outcome: ImportOutcome, ascii: Bool) -> [String] {
        func line(_ kind: String, _ label: String, _ remark: Remark?) -> String {
            let said: [Value.Member] = [
                .init("what", Value(remark?.what)), .init("line", Value(remark?.line)),
                .init("mend", Value(remark.flatMap { $0.mend.isEmpty ? nil : $0.mend })),
            ]
            return JSONText.compact(
                .object([.init("document", .text(label)), .init("kind", .text(kind))] + said), ascii: ascii)
        }
        return outcome.documents.flatMap { document in
            let isSkipped = document.outcome == .skipped
            return document.refusals.map { line(isSkipped ? "skipped" : "refusal", document.label, $0) }
                + document.remarks.map { line("remark", document.label, $0) }
        } + outcome.ignored.map { line("ignored", $0, nil) }
    }
}
