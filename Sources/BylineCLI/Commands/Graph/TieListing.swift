package import Catalog

/// One tie of a network around somebody, the nearer end first.
package struct TieRow {
    package var near: GraphExcerpt.Node
    package var far: GraphExcerpt.Node
    package var tie: GraphExcerpt.Tie
    /// The works behind it, newest first.
    package var works: [GraphExcerpt.Work]

    /// Steps from the centre to the farther end.
    var step: Int? { far.distance }
    var countShown: String { "\(tie.works.count)\(tie.isLowerBound ? "+" : "")" }

    /// The ties of an excerpt: those of the centre first, then by distance, the strongest first.
    package static func all(_ excerpt: GraphExcerpt) -> [TieRow] {
        let nodes = Dictionary(uniqueKeysWithValues: excerpt.nodes.map { ($0.id, $0) })
        let works = Dictionary(uniqueKeysWithValues: excerpt.works.map { ($0.id, $0) })
        let rows = excerpt.edges.compactMap { edge -> TieRow? in
            guard case .tie(let tie) = edge.bond, let a = nodes[edge.source], let b = nodes[edge.target] else {
                return nil
            }
            let isInOrder = (a.distance ?? 0, a.id) < (b.distance ?? 0, b.id)
            return TieRow(
                near: isInOrder ? a : b, far: isInOrder ? b : a, tie: tie, works: tie.works.compactMap { works[$0] })
        }
        return rows.sorted { a, b in
            let (left, right) = (a.step ?? 0, b.step ?? 0)
            let (inner, outer) = (a.near.distance ?? 0, b.near.distance ?? 0)
            if (left, inner) != (right, outer) { return (left, inner) < (right, outer) }
            return (b.tie.strength, a.near.id, a.far.id) < (a.tie.strength, b.near.id, b.far.id)
        }
    }
}

extension Listing where Row == TieRow {
    package static var ties: Listing<TieRow> {
        Listing([
            Column("distance", .number, "Steps from the researcher to the farther end", heading: "step") {
                Value($0.step)
            },
            Column("source", .text, "Id of the nearer end", heading: "id") { Value(id: $0.near.id) },
            Column("source_name", .text, "Its name", heading: "name", isFlexible: true) { Value($0.near.name) },
            Column("target", .text, "Id of the farther end", heading: "id") { Value(id: $0.far.id) },
            Column("target_name", .text, "Its name", heading: "with", isFlexible: true) { Value($0.far.name) },
            Column("shared_works", .number, "Works written together", heading: "works", cell: \.countShown) {
                .int($0.tie.works.count)
            },
            Column(
                "strength", .number, "Sum over the shared works of 1/(authors - 1)", heading: "strength",
                cell: { decimal($0.tie.strength, places: 2) }
            ) { .double($0.tie.strength) },
            Column("first_year", .number, "Year of the first shared work", heading: "first") {
                Value($0.tie.firstYear)
            },
            Column("last_year", .number, "Year of the latest shared work", heading: "latest") {
                Value($0.tie.lastYear)
            },
            Column("is_lower_bound", .boolean, "Whether an author list is cut or not known to be whole") {
                .bool($0.tie.isLowerBound)
            },
            Column("works", .texts, "Ids of the shared works, newest first") { row in
                .list(row.works.map { Value(id: $0.id) })
            },
            Column("work_titles", .texts, "Their titles, in the same order") { row in
                .list(row.works.map { Value($0.title) })
            },
        ])
    }
}

/// Ties with the works behind them, by title.
package enum TiesPage {
    package static func text(_ rows: [TieRow], _ layout: Layout) -> String {
        var page = PageText(layout)
        for row in rows {
            if !page.text.isEmpty { page.line("") }
            page.title("\(row.near.name ?? "") – \(row.far.name ?? "")", id: "\(row.near.id) \(row.far.id)")
            let marks = [
                "\(row.countShown) shared", "strength \(decimal(row.tie.strength, places: 2))",
                span(row.tie.firstYear, row.tie.lastYear),
            ]
            page.line("  " + marks.joined(separator: " · "))
            page.rows(
                row.works.map {
                    [$0.year.map(String.init) ?? "–", "\($0.id)", $0.title ?? "(untitled, known by its abstract)"]
                })
        }
        return layout.plain(page.text)
    }
}
