package import Catalog

extension Listing where Row == WorkSummary {
    /// Works in a list.
    package static var works: Listing<WorkSummary> { Listing(WorkSummary.columns()) }
}

extension WorkSummary {
    /// The columns that tell of a work, for a row that holds one.
    static func columns() -> [Column<WorkSummary>] {
        [
            Column("id", .text, "The work's id", heading: "id") { Value(id: $0.id) },
            Column("year", .number, "Earliest year any source states", heading: "year", cell: \.yearsShown) {
                Value($0.year)
            },
            Column(
                "title", .text, "Title; null for a work known only by its abstract", heading: "title",
                isFlexible: true, cell: \.titleShown
            ) { Value($0.title) },
            Column(
                "authors", .texts, "Names in order, as resolved", heading: "authors", isFlexible: true,
                cell: { $0.authorsShown(atMost: nil) }
            ) { Value(texts: $0.authors.map(\.name)) },
            Column("author_ids", .texts, "Their ids, in the same order") { row in
                .list(row.authors.map { Value(id: $0.id) })
            },
            Column("author_positions", .numbers, "Their places, from 1; null where no source gives one") { row in
                .list(row.authors.map { Value($0.position) })
            },
            Column("authors_complete", .boolean, "False when the fullest list ends in et al.; null when unknown") {
                Value($0.authorsComplete)
            },
            Column("first_posted", .text, "Earliest date, ISO, as far as known") { Value($0.firstPosted) },
            Column("year_is_inferred", .boolean, "Whether the year comes from the day of capture") {
                .bool($0.yearIsInferred)
            },
            Column("printed_years", .numbers, "Every year that sources print, ascending") {
                Value(numbers: $0.printedYears)
            },
            Column("arxiv", .text, "arXiv id") { Value($0.arxiv) },
            Column("doi", .text, "DOI") { Value($0.doi) },
            Column("topics", .texts, "Subject codes") { Value(texts: $0.topics) },
            Column("records", .number, "How many source records stand behind it") { .int($0.records) },
        ]
    }

    /// The title, or a word on why there is none.
    var titleShown: String { title ?? "(untitled, known by its abstract)" }

    /// The year with the printed years that differ: `2021 (printed 2022)`; an inferred year carries a mark.
    var yearsShown: String {
        let own = year.map { yearIsInferred ? "\($0)?" : "\($0)" } ?? "–"
        let others = printedYears.filter { $0 != year }
        return others.isEmpty ? own : own + " (printed " + others.map(String.init).joined(separator: ", ") + ")"
    }

    /// The authors in order; `et al.` where sources cut the list, `and 4 more` where this line does.
    func authorsShown(atMost most: Int?) -> String {
        if authors.isEmpty { return "–" }
        let shown = authors.prefix(most ?? authors.count).map(\.name).joined(separator: ", ")
        let left = authors.count - min(authors.count, most ?? authors.count)
        return shown + (left > 0 ? " and \(left) more" : "") + (authorsComplete == false ? " et al." : "")
    }
}
