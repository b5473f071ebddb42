import Byline
package import Catalog

struct GraphBridgesCommand: Command {
    static let definition = CommandDefinition(
        "graph bridges", "Lists ties without which people would not be connected",
        flags: Flag.scope + [.works, .limit],
        examples: [
            Example("byline graph bridges", "The twenty that connect most people"),
            Example("byline graph bridges --works --limit 5", "With the works they rest on"),
        ],
        fields: Listing<BridgeTie>.bridges.notes, exits: [.notFound])
    let scope: GraphScope
    let limit: Int
    let showsWorks: Bool

    init(_ line: ParsedLine) throws(UsageError) {
        scope = try line.scope()
        limit = line.number("limit") ?? 20
        showsWorks = line.has("works")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let answer = try session.registrar().bridges(limit: limit, scope: scope)
        if showsWorks, session.format == .table, !answer.rows.isEmpty {
            output.write(TiesPage.text(answer.rows.map { TieRow($0.pair) }, session.layout))
        } else {
            session.print(
                answer.rows, as: .bridges, whenEmpty: "No single tie holds anybody together here.", to: &output)
        }
        session.diagnostics.note(
            "\(answer.rows.count) of \(answer.total) bridges. Without one of \(answer.articulationPoints) researchers"
                + " others would be parted.")
        session.tellLowerBounds(of: answer.rows.map(\.pair))
        return .ok
    }
}

extension Listing where Row == BridgeTie {
    package static var bridges: Listing<BridgeTie> {
        let own: [Column<BridgeTie>] = [
            Column("connects", .number, "People on the smaller side of it", heading: "connects") {
                .int($0.smallerSide)
            },
            Column("source_holds", .boolean, "Whether the loss of the first person would part others") {
                .bool($0.holdsNear)
            },
            Column("target_holds", .boolean, "Whether the loss of the second would") { .bool($0.holdsFar) },
        ]
        return Listing(own + Listing<TieRow>.tieColumns(of: \.pair))
    }
}
