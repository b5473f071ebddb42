package import Catalog

/// One work on one screen.
package enum PaperPage {
    package static let card = Card<WorkDetail>(
        WorkSummary.columns().map { column in
            Column(column.note.name, column.note.type, column.note.summary) { column.value($0.summary) }
        } + [
            Column("abstract", .text, "The abstract") { Value($0.abstract) },
            Column("abstract_source", .text, "The source it is from") { Value($0.abstractSource) },
            Column(
                "addresses", .objects,
                "kind (code or data), address, source_label, line, rejected (address, source_label, line)"
            ) {
                .list($0.addresses.map(\.object))
            },
            Column("statements", .objects, "Venue and the like: field, value, source, source_label, line") {
                .list($0.statements.map(\.object))
            },
            Column("source_records", .objects, "\(WorkRecord.memberNames) of each record behind it, as printed") {
                .list($0.records.map(\.object))
            },
            Column("cited_by", .number, "Works known to cite it") { .int($0.citedBy) },
            Column("cites", .number, "Works it is known to cite") { .int($0.cites) },
            Column("reproductions", .objects, ReproductionStanding.memberNames) {
                .list($0.reproductions.map(\.object))
            },
        ])

    /// The page as text.
    package static func text(_ detail: WorkDetail, _ layout: Layout) -> String {
        var page = PageText(layout)
        let summary = detail.summary
        page.title(summary.titleShown, id: summary.id.description)
        page.fact("authors", summary.authorsShown(atMost: nil))
        page.fact("year", summary.yearsShown + (summary.yearIsInferred ? " inferred from the day of capture" : ""))
        if let date = summary.firstPosted, date != summary.year.map(String.init) { page.fact("posted", date) }
        if let arxiv = summary.arxiv { page.fact("arXiv", arxiv) }
        if let doi = summary.doi { page.fact("DOI", doi) }
        if !summary.topics.isEmpty { page.fact("topics", summary.topics.joined(separator: ", ")) }
        page.fact("citations", "cited by \(detail.citedBy) · cites \(detail.cites)")
        abstract(detail, on: &page)
        addresses(detail.addresses, on: &page)
        reproductions(detail.reproductions, on: &page)
        statements(detail.statements, on: &page)
        records(detail.records, on: &page)
        return page.text
    }

    private static func abstract(_ detail: WorkDetail, on page: inout PageText) {
        guard let abstract = detail.abstract else { return }
        page.heading("Abstract" + (detail.abstractSource.map { ", from \(page.layout.line($0))" } ?? ""))
        page.prose(abstract)
    }

    /// The preferred spelling of each address, and below it those that were set aside.
    private static func addresses(_ addresses: [LinkedAddress], on page: inout PageText) {
        guard !addresses.isEmpty else { return }
        page.heading("Code and data")
        page.rows(
            addresses.flatMap { address in
                [[address.kind, address.preferred.text, address.preferred.place]]
                    + address.rejected.map { ["", $0.text, "\($0.place), set aside"] }
            }, whole: true)
    }

    /// What can be measured again, with the verdict of the run that speaks for it.
    private static func reproductions(_ standings: [ReproductionStanding], on page: inout PageText) {
        guard !standings.isEmpty else { return }
        page.heading("Reproductions")
        page.rows(
            standings.map { standing in
                [standing.summary.name, standing.summary.verdict.rawValue, standing.command]
            }, whole: true)
    }

    private static func statements(_ statements: [Statement], on page: inout PageText) {
        guard !statements.isEmpty else { return }
        page.heading("Stated by sources")
        for statement in statements {
            page.fact(
                "  " + statement.field.rawValue,
                "\(statement.value) (\(statement.sourceLabel):\(statement.line))",
                labelWidth: 2 + (statements.map(\.field.rawValue.displayWidth).max() ?? 0) + 2)
        }
    }

    private static func records(_ records: [WorkRecord], on page: inout PageText) {
        page.heading("Records behind it")
        page.rows(
            records.map { record in
                let title = record.title ?? "(no title)"
                return ["\(record.sourceLabel):\(record.line)", record.locator, record.date ?? "", title]
            })
    }
}

extension LinkedAddress.Spelling {
    /// `paper.md:41`
    fileprivate var place: String { "\(sourceLabel):\(line)" }

    fileprivate var members: [Value.Member] {
        [
            .init("address", .text(text)), .init("source_label", .text(sourceLabel)), .init("line", .int(line)),
        ]
    }
}

extension LinkedAddress {
    fileprivate var object: Value {
        .object(
            [.init("kind", .text(kind))] + preferred.members
                + [.init("rejected", .list(rejected.map { .object($0.members) }))])
    }
}

extension WorkRecord {
    /// The record as an object, as `paper show` and `source show` print it.
    var object: Value { .object(members) }

    /// The keys of `members`, for the documentation.
    static let memberNames =
        "record, source, source_label, locator, line, kind, title, authors, authors_complete, date"

    var members: [Value.Member] {
        [
            .init("record", Value(id: record)), .init("source", Value(id: source)),
            .init("source_label", .text(sourceLabel)), .init("locator", .text(locator)), .init("line", .int(line)),
            .init("kind", .text(kind.rawValue)), .init("title", Value(title)), .init("authors", Value(texts: authors)),
            .init("authors_complete", Value(authorsComplete)), .init("date", Value(date)),
        ]
    }
}
