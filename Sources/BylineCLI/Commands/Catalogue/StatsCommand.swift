import Byline
package import Catalog

struct StatsCommand: Command {
    static let definition = CommandDefinition(
        "stats", "Tells how large the catalogue is",
        examples: [
            Example("byline stats", "Sources, records, researchers, works"),
            Example("byline stats --format csv", "One row of numbers"),
        ],
        fields: StatsPage.card.notes)

    init(_ line: ParsedLine) throws(UsageError) {}

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let statistics = try session.registrar().statistics()
        output.write(
            StatsPage.card.render(statistics, as: session.format, layout: session.layout, page: StatsPage.text))
        return .ok
    }
}

package enum StatsPage {
    package static let card = Card<CatalogueStatistics>([
        Column("schema_version", .number, "Version of the store's schema") { .int($0.schemaVersion) },
        Column("revision", .number, "Rises with every change to the catalogue") { .int($0.revision) },
        Column("counts", .object, "How many there are of each kind of thing") { statistics in
            .object(statistics.counts.map { Value.Member(key($0.name), .int($0.count)) })
        },
    ])

    package static func text(_ statistics: CatalogueStatistics, _ layout: Layout) -> String {
        let rows =
            statistics.counts.map { [$0.name, "\($0.count)"] } + [
                ["schema version", "\(statistics.schemaVersion)"], ["revision", "\(statistics.revision)"],
            ]
        let columns = [AlignedTable.Column(heading: ""), AlignedTable.Column(heading: "", isNumber: true)]
        return AlignedTable(columns: columns, rows: rows).render(layout)
    }

    private static func key(_ name: String) -> String {
        name.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).joined(separator: "_")
    }
}
