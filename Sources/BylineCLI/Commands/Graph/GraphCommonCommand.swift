import Byline
package import Catalog

struct GraphCommonCommand: Command {
    static let definition = CommandDefinition(
        "graph common", "Lists who wrote works with each of several researchers",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 2, most: nil,
            summary: "two or more researchers; names of several words with `and` between them"),
        flags: Flag.scope + [.works, .limit],
        examples: [
            Example("byline graph common Riccardo Zecchina and Carlo Lucibello", "Whom both wrote with"),
            Example("byline graph common R22 R24 R45 --works", "With the works behind each tie"),
        ],
        fields: Listing<CommonCollaborator>.common.notes, exits: [.notFound, .conflict])
    let names: [String]
    let scope: GraphScope
    let limit: Int?
    let showsWorks: Bool

    init(_ line: ParsedLine) throws(UsageError) {
        names = line.names(partedBy: "and")
        guard names.count > 1 else {
            throw UsageError(
                what: "Somebody in common takes two researchers or more",
                mend: "Put `and` between names of several words: byline graph common Ada Ampère and Bo Berg")
        }
        scope = try line.scope()
        limit = line.number("limit")
        showsWorks = line.has("works")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let ids = try names.map { try registrar.researcher(named: $0, for: Self.definition) }
        let rows = try registrar.commonCollaborators(of: ids, scope: scope)
        if showsWorks, session.format == .table, !rows.isEmpty {
            let shown = rows.prefix(limit ?? rows.count)
            output.write(TiesPage.text(shown.flatMap { $0.ties.map { TieRow($0) } }, session.layout))
        } else {
            session.print(
                rows, as: .common, limit: limit,
                whenEmpty: "Nobody wrote with all of \(ids.map(\.description).joined(separator: ", ")).", to: &output)
        }
        session.tellLowerBounds(of: rows.flatMap(\.ties))
        return .ok
    }
}

extension Listing where Row == CommonCollaborator {
    package static var common: Listing<CommonCollaborator> {
        Listing([
            Column("id", .text, "The collaborator's id", heading: "id") { Value(id: $0.person.id) },
            Column("name", .text, "The collaborator's name", heading: "name", isFlexible: true) {
                .text($0.person.name)
            },
            Column(
                "shared_works", .numbers, "Works with each researcher asked about, in that order", heading: "works",
                cell: { $0.ties.map(\.countShown).joined(separator: "  ") }
            ) { Value(numbers: $0.ties.map(\.tie.works.count)) },
            Column(
                "strengths", .numbers, "Strength with each of them", heading: "strength",
                cell: { $0.ties.map { decimal($0.tie.strength, places: 2) }.joined(separator: "  ") }
            ) { .list($0.ties.map { .double($0.tie.strength) }) },
            Column("is_lower_bound", .boolean, "Whether any of these numbers may be too low") {
                .bool($0.ties.contains(where: \.tie.isLowerBound))
            },
            Column("works", .texts, "Ids of the works behind these ties, newest first, tie by tie") { row in
                .list(row.ties.flatMap(\.works).map { Value(id: $0.id) })
            },
            Column("work_titles", .texts, "Their titles, in the same order") { row in
                .list(row.ties.flatMap(\.works).map { Value($0.title) })
            },
        ])
    }
}

extension PairTie {
    /// `3`, or `3+` when a cut author list may hide more.
    var countShown: String { "\(tie.works.count)\(tie.isLowerBound ? "+" : "")" }
}
