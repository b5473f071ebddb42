import Byline
package import Catalog

struct GraphCommunitiesCommand: Command {
    static let definition = CommandDefinition(
        "graph communities", "Divides researchers into groups who write together",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 0, most: nil,
            summary: "somebody, to see their own community with all its members"),
        flags: [
            .option("resolution", "PERCENT", .count, "Above 100 smaller communities, below it larger")
        ] + Flag.scope + [.limit, .patience],
        examples: [
            Example("byline graph communities", "The twenty largest"),
            Example("byline graph communities Riccardo Zecchina", "His own, with everybody in it"),
        ],
        fields: Listing<Community>.communities.notes, exits: [.notFound, .conflict])
    let name: String?
    let resolution: Double
    let scope: GraphScope
    let limit: Int
    let budget: GraphBudget

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.words.isEmpty ? nil : line.phrase
        resolution = Double(line.number("resolution") ?? 100) / 100
        scope = try line.scope()
        limit = line.number("limit") ?? 20
        budget = line.budget(seconds: 60)
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let member = try name.map { try registrar.researcher(named: $0, for: Self.definition) }
        let answer = try registrar.communities(
            with: member, resolution: resolution, limit: limit, scope: scope, budget: budget)
        if member != nil, session.format == .table, let community = answer.communities.first {
            output.write(CommunityPage.text(community, session.layout))
        } else {
            session.print(
                answer.communities, as: .communities, whenEmpty: "Nobody here wrote with anybody.", to: &output)
        }
        session.diagnostics.note(
            "\(answer.total) communities of two or more, by Leiden with seed 1; modularity "
                + "\(decimal(answer.modularity, places: 3)).")
        session.tell(truncation: answer.truncation)
        return .ok
    }
}

extension Listing where Row == Community {
    package static var communities: Listing<Community> {
        Listing([
            Column("number", .number, "Number, from 1, largest first", heading: "") { .int($0.number) },
            Column("size", .number, "Members", heading: "members") { .int($0.members.count) },
            Column("inner_ties", .number, "Ties between members", heading: "ties within") { .int($0.innerTies) },
            Column("outer_ties", .number, "Ties from members to others", heading: "out") { .int($0.outerTies) },
            Column("members", .texts, "Ids of the members, strongest ties within first") { row in
                .list(row.members.map { Value(id: $0.id) })
            },
            Column(
                "names", .texts, "Their names, in the same order", heading: "strongest", isFlexible: true,
                cell: { row in
                    row.members.prefix(4).map(\.name).joined(separator: ", ")
                        + (row.members.count > 4 ? " and \(row.members.count - 4) more" : "")
                }
            ) { Value(texts: $0.members.map(\.name)) },
        ])
    }
}

/// One community with all its members.
private enum CommunityPage {
    static func text(_ community: Community, _ layout: Layout) -> String {
        var page = PageText(layout)
        page.line(
            "Community \(community.number): \(community.members.count) members, \(community.innerTies) ties within,"
                + " \(community.outerTies) out")
        page.rows(community.members.map { [$0.id.description, $0.name] })
        return layout.plain(page.text)
    }
}
