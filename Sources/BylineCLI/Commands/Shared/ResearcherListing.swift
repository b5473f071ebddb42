package import Catalog

extension Listing where Row == ResearcherSummary {
    /// Researchers in a list: what tells one from another.
    package static var researchers: Listing<ResearcherSummary> { Listing(ResearcherSummary.columns) }
}

extension ResearcherSummary {
    static var columns: [Column<ResearcherSummary>] {
        [
            Column("id", .text, "The researcher's id", heading: "id") { Value(id: $0.id) },
            Column("name", .text, "Best form of the name", heading: "name", isFlexible: true) { .text($0.name) },
            Column(
                "variants", .texts, "Every form as printed, most frequent first", heading: "as printed",
                isFlexible: true
            ) { Value(texts: $0.variants) },
            Column("work_count", .number, "Works in the catalogue", heading: "works") { .int($0.workCount) },
            Column("first_year", .number, "Year of the first work") { Value($0.firstYear) },
            Column("last_year", .number, "Year of the latest work", heading: "latest") { Value($0.lastYear) },
        ]
    }
}

/// `2019–2024`, `2019`, or a dash where nothing is known.
func span(_ first: Int?, _ last: Int?) -> String {
    switch (first, last) {
    case (let first?, let last?) where first != last: "\(first)–\(last)"
    case (let year?, _), (nil, let year?): "\(year)"
    case (nil, nil): "–"
    }
}
