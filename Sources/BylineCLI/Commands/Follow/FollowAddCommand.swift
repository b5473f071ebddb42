import Byline
package import Catalog
import FoundationEssentials

struct FollowAddCommand: Command {
    static let definition = CommandDefinition(
        "follow add", "Follows a researcher, a topic or a search",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 1, most: nil,
            summary: "a researcher's id or name; an arXiv code or words, as --kind says"),
        flags: [
            .option("kind", "KIND", .choice(["researcher", "topic", "search"]), "What NAME is; researcher by default")
        ]
            + .acting,
        examples: [
            Example("byline follow add Riccardo Zecchina --account zoe", "Their new works"),
            Example("byline follow add cond-mat.dis-nn --kind topic --account zoe", "A subject"),
            Example("byline follow add flat minima --kind search --account zoe", "Works that hold both words"),
        ],
        fields: Listing<Follow>.follows.notes, exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        let target: FollowTarget =
            switch line.value("kind") {
            case "topic": .topic(line.phrase)
            case "search": .search(line.phrase.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            default: .researcher(try registrar.researcher(named: line.phrase, for: Self.definition))
            }
        let actor = try session.actor(line, registrar)
        session.print(
            [try registrar.follow(target, by: actor, at: session.moment)], as: .follows, whenEmpty: "", to: &output)
        return .ok
    }
}

extension Session {
    /// Now, by the clock of the place the program runs in.
    var moment: Instant { Instant(secondsSinceEpoch: Int(surroundings.clock().timeIntervalSince1970)) }
}

extension Listing where Row == Follow {
    package static var follows: Listing<Follow> {
        Listing([
            Column("id", .text, "What names it for the other follow commands", heading: "id") { Value(id: $0.id) },
            Column("kind", .text, "researcher, topic or search", heading: "kind") { .text($0.target.kind.rawValue) },
            Column("name", .text, "What is followed", heading: "name", isFlexible: true) { .text($0.name) },
            Column("target", .text, "The researcher's id today, the code, or the words", heading: "target") { follow in
                switch follow.target {
                case .researcher(let id): Value(id: id)
                case .topic(let text), .search(let text): .text(text)
                }
            },
            Column("followers", .number, "Accounts that follow the same", heading: "followers") { .int($0.followers) },
            Column(
                "is_muted", .boolean, "Whether nothing is told of it", heading: "muted",
                cell: { $0.isMuted ? "muted" : "" }
            ) { .bool($0.isMuted) },
            Column("since", .text, "When following began, RFC 3339, UTC") { Value(id: $0.since) },
        ])
    }
}
