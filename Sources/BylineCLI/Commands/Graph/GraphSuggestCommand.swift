import Byline
package import Catalog

struct GraphSuggestCommand: Command {
    static let definition = CommandDefinition(
        "graph suggest", "Suggests whom a researcher may write with next, and why",
        argument: .researcher, flags: Flag.scope + [.works, .limit, .maxSeconds],
        examples: [
            Example("byline graph suggest Francesca Mignacco", "Ten people, and through whom"),
            Example("byline graph suggest R31 --limit 3 --works", "With the works on both sides"),
        ],
        fields: Listing<Suggestion>.suggestions.notes, exits: [.notFound, .conflict])
    let name: String
    let scope: GraphScope
    let limit: Int
    let showsWorks: Bool
    let budget: GraphBudget

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        scope = try line.scope()
        limit = line.number("limit") ?? 10
        showsWorks = line.has("works")
        budget = line.budget(seconds: 10)
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.researcher(named: name, for: Self.definition)
        let answer = try registrar.suggestions(for: id, limit: limit, scope: scope, budget: budget)
        if showsWorks, session.format == .table, !answer.rows.isEmpty {
            output.write(SuggestionsPage.text(answer.rows, session.layout))
        } else {
            session.print(
                answer.rows, as: .suggestions, whenEmpty: "\(id) wrote with everybody their collaborators wrote with.",
                to: &output)
        }
        session.tellLowerBounds(of: answer.rows.flatMap { $0.nearTies + $0.farTies })
        session.tell(truncation: answer.truncation)
        return .ok
    }
}

extension Listing where Row == Suggestion {
    package static var suggestions: Listing<Suggestion> {
        Listing([
            Column("id", .text, "The id of the person suggested", heading: "id") { Value(id: $0.person.id) },
            Column("name", .text, "The name", heading: "name", isFlexible: true) { .text($0.person.name) },
            Column(
                "score", .number, "Adamic-Adar: sum of 1/ln(collaborators) over those in common", heading: "score",
                cell: { decimal($0.score, places: 3) }
            ) { .double($0.score) },
            Column("through", .texts, "Ids of those in common, the one that says most first") { row in
                .list(row.nearTies.map { Value(id: $0.far.id) })
            },
            Column(
                "through_names", .texts, "Their names, in the same order", heading: "through", isFlexible: true,
                cell: { row in
                    row.nearTies.prefix(3).map(\.far.name).joined(separator: ", ")
                        + (row.nearTies.count > 3 ? " and \(row.nearTies.count - 3) more" : "")
                }
            ) { Value(texts: $0.nearTies.map(\.far.name)) },
            Column("works", .texts, "Ids of the works on both sides") { row in
                .list((row.nearTies + row.farTies).flatMap(\.works).map { Value(id: $0.id) })
            },
        ])
    }
}

/// Suggestions, each with the ties and works that speak for it.
private enum SuggestionsPage {
    static func text(_ rows: [Suggestion], _ layout: Layout) -> String {
        var page = PageText(layout)
        for row in rows {
            if !page.text.isEmpty { page.line("") }
            page.title(row.person.name, id: row.person.id.description)
            page.line("  score \(decimal(row.score, places: 3))")
            for (near, far) in zip(row.nearTies, row.farTies) {
                page.line("  through \(near.far.name)  \(near.far.id)")
                for tie in [near, far] {
                    page.line("    \(tie.countShown) of \(tie.near.name) with \(tie.far.name)")
                    page.rows(
                        tie.works.map { ["    " + ($0.year.map(String.init) ?? "–"), "\($0.id)", $0.title ?? "–"] })
                }
            }
        }
        return layout.plain(page.text)
    }
}
