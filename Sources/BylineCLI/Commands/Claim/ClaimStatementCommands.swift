import Byline
package import Catalog

struct ClaimMineCommand: Command {
    static let definition = StatementCall.definition(
        "claim mine", "Says that works are the claimant's; changes no list", .mine)
    let statement: StatementCall
    init(_ line: ParsedLine) throws(UsageError) { statement = try StatementCall(line, .mine) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        try statement.run(session, to: &output)
    }
}

struct ClaimNotMineCommand: Command {
    static let definition = StatementCall.definition(
        "claim not-mine", "Says that works are not the claimant's; changes no list", .notMine)
    let statement: StatementCall
    init(_ line: ParsedLine) throws(UsageError) { statement = try StatementCall(line, .notMine) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        try statement.run(session, to: &output)
    }
}

/// “Mine” and “not mine” are one command in two words.
struct StatementCall {
    let call: ClaimCall
    let works: [WorkID]
    let verdict: WorkVerdict

    static func definition(_ name: String, _ summary: String, _ verdict: WorkVerdict) -> CommandDefinition {
        CommandDefinition(
            name, summary,
            argument: Argument(
                placeholder: "ID", kind: .text, fewest: 2, most: nil, summary: "the claim (C3), then works (W7)"),
            flags: [.switch("take-back", "Says neither any more")] + .acting,
            examples: [
                Example("byline \(name) C1 W7 W9", "Two works"),
                Example("byline \(name) C1 W7 --take-back", "Nothing is said of it any more"),
            ],
            fields: Listing<WorkStatement>.statements.notes, exits: .acting)
    }

    init(_ line: ParsedLine, _ verdict: WorkVerdict) throws(UsageError) {
        call = try ClaimCall(line)
        var works: [WorkID] = []
        for word in call.rest {
            guard let work = WorkID(printed: word) else {
                throw UsageError(what: "A word after the claim is not a work's id", mend: "Write works as W7")
            }
            works.append(work)
        }
        self.works = works
        self.verdict = line.has("take-back") ? .takenBack : verdict
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try call.signedIn(session)
        let statements = try registrar.state(
            verdict, of: works, under: call.id, by: actor, at: session.surroundings.clock())
        session.print(statements, as: .statements, whenEmpty: "Nothing is said of any work.", to: &output)
        return .ok
    }
}

extension Listing where Row == WorkStatement {
    package static var statements: Listing<WorkStatement> {
        Listing([
            Column("work", .text, "The work's id", heading: "work") { Value(id: $0.work) },
            Column("verdict", .text, "mine or not-mine", heading: "says") { .text($0.verdict.rawValue) },
            Column("at", .text, "When it was said, RFC 3339, UTC", heading: "at") { .text($0.at.description) },
        ])
    }
}
