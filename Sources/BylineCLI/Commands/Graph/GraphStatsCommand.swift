import Byline
package import Catalog

struct GraphStatsCommand: Command {
    static let definition = CommandDefinition(
        "graph stats", "Says how large and how connected the graph is",
        flags: Flag.scope,
        examples: [
            Example("byline graph stats", "Researchers, ties, parts, cores"),
            Example("byline graph stats --topic cond-mat.dis-nn --json", "By the works on one topic, for a program"),
        ],
        fields: GraphStatsPage.card.notes, exits: [.notFound])
    let scope: GraphScope

    init(_ line: ParsedLine) throws(UsageError) { scope = try line.scope() }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let statistics = try session.registrar().graphStatistics(scope: scope)
        output.write(
            GraphStatsPage.card.render(
                statistics, as: session.format, layout: session.layout, page: GraphStatsPage.text))
        return .ok
    }
}

package enum GraphStatsPage {
    package static let card = Card<GraphStatistics>([
        Column("researchers", .number, "People in the catalogue") { .int($0.researchers) },
        Column("alone", .number, "Those who wrote with nobody") { .int($0.alone) },
        Column("ties", .number, "Pairs who wrote a work together") { .int($0.ties) },
        Column("lower_bounds", .number, "Ties that may rest on more works, as an author list is cut") {
            .int($0.lowerBounds)
        },
        Column("works", .number, "Works behind the ties") { .int($0.works) },
        Column("components", .number, "Parts of two or more between which nothing leads") { .int($0.components) },
        Column("largest_component", .number, "People in the largest part") { .int($0.largestComponent) },
        Column("mean_collaborators", .number, "Collaborators of a researcher, on average") {
            .double($0.meanCollaborators)
        },
        Column("most_collaborators", .number, "The most that anybody has") { .int($0.mostCollaborators) },
        Column("most_connected", .text, "Id of whoever has them") { Value(id: $0.mostConnected?.id) },
        Column("innermost_core", .number, "The largest k of which there is a k-core") { .int($0.degeneracy) },
        Column("cited_or_citing_works", .number, "Works in the graph of citations") { .int($0.citingOrCitedWorks) },
        Column("citations", .number, "Citations between them") { .int($0.citations) },
        Column("revision", .number, "State of the store") { .int($0.revision) },
        Column("is_from_file", .boolean, "Whether the graph was read from the file beside the store") {
            .bool($0.cameFromFile)
        },
    ])

    package static func text(_ statistics: GraphStatistics, _ layout: Layout) -> String {
        var page = PageText(layout)
        let most = statistics.mostConnected.map { ", \($0.name) (\($0.id))" } ?? ""
        let bounds = statistics.lowerBounds > 0 ? ", \(statistics.lowerBounds) of them lower bounds" : ""
        page.fact("researchers", "\(statistics.researchers), \(statistics.alone) of them alone", labelWidth: 15)
        page.fact("ties", "\(statistics.ties) by \(statistics.works) works\(bounds)", labelWidth: 15)
        page.fact(
            "components", "\(statistics.components); the largest has \(statistics.largestComponent) people",
            labelWidth: 15)
        page.fact(
            "collaborators",
            "\(decimal(statistics.meanCollaborators, places: 2)) on average, at most "
                + "\(statistics.mostCollaborators)\(most)", labelWidth: 15)
        page.fact("innermost core", "\(statistics.degeneracy)", labelWidth: 15)
        page.fact(
            "citations", "\(statistics.citations) between \(statistics.citingOrCitedWorks) works", labelWidth: 15)
        page.fact("revision", "\(statistics.revision)", labelWidth: 15)
        return layout.plain(page.text)
    }
}
