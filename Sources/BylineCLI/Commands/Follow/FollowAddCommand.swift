import Byline
package import Catalog
import FoundationEssentials

struct FollowAddCommand: Command {
    static let definition = CommandDefinition(
        "follow add", "Follows a researcher, a topic or a search",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 1, most: nil,
            summary: "a researcher's id or name; with --topic a code, with --search words"),
        flags: [.switch("topic", "Follow an arXiv category"), .switch("search", "Follow what a search finds")]
            + .acting,
        examples: [
            Example("byline follow add Riccardo Zecchina --account zoe", "Their new works"),
            Example("byline follow add cond-mat.dis-nn --topic --account zoe", "A subject"),
            Example("byline follow add flat minima --search --account zoe", "Works that hold both words"),
        ],
        fields: Listing<Follow>.follows.notes, exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) {
        if line.has("topic"), line.has("search") {
            throw UsageError(what: "--topic and --search contradict each other", mend: "Give one of them")
        }
        self.line = line
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        let target: FollowTarget
        if line.has("topic") {
            target = .topic(line.phrase)
        } else if line.has("search") {
            target = .search(line.phrase.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        } else {
            target = .researcher(try registrar.researcher(named: line.phrase, for: Self.definition))
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
