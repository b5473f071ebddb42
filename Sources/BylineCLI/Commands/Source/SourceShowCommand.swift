import Byline
package import Catalog

struct SourceShowCommand: Command {
    static let definition = CommandDefinition(
        "source show", "Shows what was read from one document",
        argument: Argument(placeholder: "ID", kind: .text, fewest: 1, most: 1, summary: "a source's id (S3)"),
        examples: [Example("byline source show S1", "What was read from the first document")],
        fields: SourcePage.card.notes, exits: [.notFound])
    let id: SourceID

    init(_ line: ParsedLine) throws(UsageError) {
        guard let id = SourceID(printed: line.phrase) ?? SourceID(printed: "S" + line.phrase) else {
            throw UsageError(what: "“\(line.phrase)” is not a source id", mend: "Find one with `byline source list`")
        }
        self.id = id
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let detail = try session.registrar().source(id)
        output.write(
            SourcePage.card.render(detail, as: session.format, layout: session.layout, page: SourcePage.text))
        return .ok
    }
}

/// One source on one screen.
package enum SourcePage {
    package static let card = Card<SourceDetail>(
        SourceSummary.columns.map { column in
            Column(column.note.name, column.note.type, column.note.summary) { column.value($0.summary) }
        } + [
            Column("statements", .objects, "What the page says of itself: field, value, source, source_label, line") {
                .list($0.statements.map(\.object))
            },
            Column("records", .objects, "\(WorkRecord.memberNames), work of each record, in order") { detail in
                .list(
                    detail.records.map { entry in
                        .object(entry.record.members + [.init("work", Value(id: entry.work))])
                    })
            },
            Column("remarks", .objects, "What the reader remarked: what, file, line, mend") {
                .list($0.remarks.map(\.object))
            },
        ])

    /// The page as text.
    package static func text(_ detail: SourceDetail, _ layout: Layout) -> String {
        var page = PageText(layout)
        let summary = detail.summary
        page.title(summary.label, id: summary.id.description)
        page.fact("format", summary.format)
        page.fact("captured", summary.capturedOn ?? "not said")
        page.fact("imported", summary.importedAt)
        page.fact("records", countsShown(summary.recordCounts) + "; \(summary.mentionCount) names")
        page.fact("bytes", "\(summary.byteCount)")
        page.fact("SHA-256", summary.hash)
        if !detail.statements.isEmpty {
            page.heading("It states")
            page.rows(detail.statements.map { ["\($0.line)", $0.field.rawValue, $0.value] }, numbers: [0])
        }
        page.heading("Records")
        page.rows(
            detail.records.map { entry in
                let record = entry.record
                let work = entry.work?.description ?? "–"
                return ["\(record.line)", record.locator, work, record.date ?? "", shown(record)]
            }, numbers: [0])
        if !detail.remarks.isEmpty {
            page.heading("Remarks")
            for remark in detail.remarks { page.line("  " + remark.description) }
        }
        return page.text
    }

    private static func shown(_ record: WorkRecord) -> String {
        let authors = record.authors.joined(separator: ", ") + (record.authorsComplete == false ? " et al." : "")
        return [record.title, authors.isEmpty ? nil : authors].compactMap { $0 }.joined(separator: " · ")
    }
}

extension Remark {
    var object: Value {
        .object([
            .init("what", .text(what)), .init("file", .text(file)), .init("line", Value(line)),
            .init("mend", mend.isEmpty ? .null : .text(mend)),
        ])
    }
}
