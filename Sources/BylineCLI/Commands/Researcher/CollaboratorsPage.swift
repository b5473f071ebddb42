package import Catalog

/// A collaborator together with the works that are shared.
package struct Collaboration {
    package var collaborator: Collaborator
    /// Newest first; a work the list does not hold is left out.
    package var shared: [WorkSummary]

    /// - Parameter works: the researcher's works by id.
    package init(collaborator: Collaborator, works: [WorkID: WorkSummary]) {
        self.collaborator = collaborator
        shared = collaborator.works.compactMap { works[$0] }
    }

    /// `3`, or `3+` when a cut author list may hide more.
    fileprivate var countShown: String { "\(collaborator.sharedWorks)\(collaborator.isLowerBound ? "+" : "")" }
}

extension Listing where Row == Collaboration {
    package static var collaborators: Listing<Collaboration> {
        Listing([
            Column("id", .text, "The collaborator's id", heading: "id") { Value(id: $0.collaborator.id) },
            Column("name", .text, "The collaborator's name", heading: "name", isFlexible: true) {
                .text($0.collaborator.name)
            },
            Column("shared_works", .number, "Works written together", heading: "works", cell: \.countShown) {
                .int($0.collaborator.sharedWorks)
            },
            Column(
                "strength", .number, "Sum over the shared works of 1/(authors - 1)", heading: "strength",
                cell: { decimal($0.collaborator.strength, places: 2) }
            ) { .double($0.collaborator.strength) },
            Column("first_year", .number, "Year of the first shared work", heading: "first") {
                Value($0.collaborator.firstYear)
            },
            Column("last_year", .number, "Year of the latest shared work", heading: "latest") {
                Value($0.collaborator.lastYear)
            },
            Column(
                "is_close", .boolean, "Two or more shared works in the researcher's latest five years",
                heading: "close", cell: { $0.collaborator.isClose ? "close" : "" }
            ) { .bool($0.collaborator.isClose) },
            Column("is_lower_bound", .boolean, "Whether a cut author list may hide more") {
                .bool($0.collaborator.isLowerBound)
            },
            Column("works", .texts, "Ids of the shared works, newest first") { row in
                .list(row.collaborator.works.map { Value(id: $0) })
            },
            Column("work_titles", .texts, "Their titles, in the same order") { row in
                .list(row.shared.map { Value($0.title) })
            },
        ])
    }
}

/// Collaborators with the works they share, by title.
package enum CollaboratorsPage {
    package static func text(_ rows: [Collaboration], _ layout: Layout) -> String {
        var page = PageText(layout)
        for row in rows {
            let person = row.collaborator
            let marks = [
                "\(row.countShown) shared", "strength \(decimal(person.strength, places: 2))",
                span(person.firstYear, person.lastYear),
            ]
            if !page.text.isEmpty { page.line("") }
            page.title(person.name, id: person.id.description)
            page.line("  " + (marks + (person.isClose ? ["close"] : [])).joined(separator: " · "))
            page.rows(row.shared.map { [$0.yearsShown, $0.id.description, $0.titleShown] })
        }
        return layout.plain(page.text)
    }
}

/// A number with a fixed count of decimal places, rounded half away from zero; `.` whatever the locale.
func decimal(_ number: Double, places: Int) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
    let unit = (0..<places).reduce(1) { product, _ in product * 10 }
    let scaled = Int((abs(number) * Double(unit)).rounded(.toNearestOrAwayFromZero))
    let fraction = String(scaled % unit)
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(scaled)" }
    return "\(sign)\(scaled / unit)." + String(repeating: "0", count: places - fraction.count) + fraction
}
