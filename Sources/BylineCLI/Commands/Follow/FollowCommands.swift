import Byline
import Catalog

struct FollowListCommand: Command {
    static let definition = CommandDefinition(
        "follow list", "Lists what an account follows", flags: [.limit, .account, .passwordFile],
        examples: [Example("byline follow list --account zoe", "With how many follow the same")],
        fields: Listing<Follow>.follows.notes, exits: .acting)
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        session.print(
            try registrar.follows(of: actor), as: .follows, limit: line.number("limit"),
            whenEmpty: "You follow nothing yet. `byline follow add NAME` begins.", to: &output)
        return .ok
    }
}

struct FollowRemoveCommand: Command {
    static let definition = CommandDefinition(
        "follow remove", "Stops following", argument: .follow, flags: .acting,
        examples: [Example("byline follow remove F2 --account zoe", "The id that `byline follow list` prints")],
        fields: Listing<Follow>.follows.notes, exits: .acting)
    let line: ParsedLine
    let id: FollowID

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        id = try line.follow()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        session.print([try registrar.unfollow(id, by: actor)], as: .follows, whenEmpty: "", to: &output)
        return .ok
    }
}

struct FollowMuteCommand: Command {
    static let definition = CommandDefinition(
        "follow mute", "Tells nothing more of what is followed", argument: .follow,
        flags: [.switch("off", "Take it back")] + .acting,
        examples: [Example("byline follow mute F2 --account zoe", "Its feed and counter go on")],
        fields: Listing<Follow>.follows.notes, exits: .acting)
    let line: ParsedLine
    let id: FollowID

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        id = try line.follow()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        let follow = try registrar.setMuted(!line.has("off"), id, by: actor)
        session.print([follow], as: .follows, whenEmpty: "", to: &output)
        return .ok
    }
}

struct FollowFeedCommand: Command {
    static let definition = CommandDefinition(
        "follow feed", "Prints what is followed as an Atom feed", argument: .follow,
        flags: [.limit, .account, .passwordFile],
        examples: [Example("byline follow feed F2 --account zoe", "The latest 50 works, for a feed reader")],
        exits: .acting)
    let line: ParsedLine
    let id: FollowID

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        id = try line.follow()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try session.signedIn(line)
        output.write(try registrar.feed(of: id, for: actor, limit: line.number("limit") ?? 50))
        return .ok
    }
}

extension Argument {
    static let follow = Argument(
        placeholder: "FOLLOW", kind: .text, fewest: 1, most: 1, summary: "an id that `byline follow list` prints (F2)")
}

extension ParsedLine {
    func follow() throws(UsageError) -> FollowID {
        guard let id = FollowID(printed: phrase) else {
            throw UsageError(what: "“\(phrase)” is no id of a follow", mend: "Find one with `byline follow list`")
        }
        return id
    }
}

extension Session {
    /// The registrar and the account that calls.
    func signedIn(_ line: ParsedLine) throws -> (Registrar, Actor) {
        let registrar = try registrarOfExisting(line)
        return (registrar, try actor(line, registrar))
    }
}
