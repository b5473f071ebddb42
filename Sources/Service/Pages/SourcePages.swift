package import Catalog

/// The pages and files that were imported.
package struct SourcesPage: Page {
    package var links: Links
    /// Of this page of the list, in order of import.
    package var sources: [SourceSummary]
    package var count: Int
    package var page: Int

    package static let onAPage = 100

    package init(links: Links, sources: [SourceSummary], count: Int, page: Int) {
        self.links = links
        self.sources = sources
        self.count = count
        self.page = page
    }

    package var place: Place { .sources(page: page) }
    package var title: String { "Sources" + (page > 1 ? ", page \(page)" : "") }
    package var summary: String { "\(counted(count, "page")) that everything here was read from." }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                Tag.h1("Sources")
                Tag.p(.class("lead")) {
                    "Everything in the catalogue was read from these pages. Nothing read is lost, and each line here can "
                    "be traced to one of theirs."
                }
            },
            Tag.section(.ariaLabel("List")) {
                if sources.isEmpty {
                    Tag.p("Nothing is imported yet.")
                } else {
                    DataTable(
                        caption: "In order of import",
                        columns: [
                            .init("Source"), .init("Format"), .init("Records", isNumber: true),
                            .init("Names", isNumber: true), .init("Imported"),
                        ],
                        rows: sources.map { source in
                            [
                                Tag.a(.href(links(.source(source.id)))) { Tag.bdi(clipped(source.label, to: 120)) },
                                .text(source.format), .text(grouped(source.recordCounts.values.reduce(0, +))),
                                .text(grouped(source.mentionCount)),
                                Tag.time(String(source.importedAt.prefix(10)), .datetime(source.importedAt)),
                            ]
                        }
                    ).body
                }
                Pager(
                    links: links, place: place, pages: Pager.pages(of: count, each: Self.onAPage),
                    words: ("← Earlier", "Later →")
                ).body
            },
        ])
    }
}

/// One source: what it states of itself, and its records with the works they became.
package struct SourcePage: Page {
    package var links: Links
    package var detail: SourceDetail
    package var page: Int

    package static let recordsOnAPage = 80

    package init(links: Links, detail: SourceDetail, page: Int) {
        self.links = links
        self.detail = detail
        self.page = page
    }

    private var source: SourceSummary { detail.summary }

    package var place: Place { .source(source.id, page: page) }
    package var title: String { "Source \(clipped(source.label, to: 120))" }
    package var summary: String {
        "\(counted(detail.records.count, "record")) read from \(clipped(source.label, to: 120)) (\(source.format))."
    }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow("Source", source.id.description)
                Tag.h1(.class("paper-title")) { Tag.bdi(source.label) }
                Tag.p(.class("facts")) {
                    HTML.text("\(source.format) · \(grouped(source.byteCount)) bytes · imported ")
                    Tag.time(String(source.importedAt.prefix(10)), .datetime(source.importedAt))
                    if let captured = source.capturedOn { HTML.text(" · saved on \(captured)") }
                }
                Tag.p(.class("facts hash")) {
                    "SHA-256 "
                    Tag.code(source.hash)
                }
            },
            section("records", "Records") { records },
            detail.statements.isEmpty || page > 1
                ? .nothing : section("stated", "What it states of itself") { statements },
            detail.remarks.isEmpty || page > 1 ? .nothing : section("remarks", "What the reader remarked") { remarks },
        ])
    }

    private var records: HTML {
        let shown = detail.records.dropFirst((page - 1) * Self.recordsOnAPage).prefix(Self.recordsOnAPage)
        return HTML.group([
            DataTable(
                caption: "As printed, with the work each became",
                columns: [.init("Record"), .init("Line", isNumber: true), .init("Printed"), .init("Work")],
                rows: shown.map { entry in
                    let authors = entry.record.authors.prefix(3).joined(separator: ", ")
                    return [
                        Tag.bdi(clipped(entry.record.locator, to: 60)), .text("\(entry.record.line)"),
                        Tag.bdi(clipped(entry.record.title ?? (authors.isEmpty ? "–" : authors), to: 160)),
                        entry.work.map { Tag.a($0.description, .href(links(.work($0)))) } ?? "–",
                    ]
                }
            ).body,
            Pager(
                links: links, place: place, pages: Pager.pages(of: detail.records.count, each: Self.recordsOnAPage),
                words: ("← Before", "After →")
            ).body,
        ])
    }

    private var statements: HTML {
        Tag.dl(.class("statements")) {
            for statement in detail.statements.prefix(40) {
                Tag.div {
                    Tag.dt("\(statement.field.words), line \(statement.line)")
                    Tag.dd { Tag.bdi(clipped(statement.value, to: 400)) }
                }
            }
        }
    }

    private var remarks: HTML {
        Tag.ul {
            for remark in detail.remarks.prefix(30) {
                Tag.li {
                    Tag.bdi(clipped(remark.what, to: 300))
                    if let line = remark.line { HTML.text(" (line \(line))") }
                }
            }
        }
    }
}
