import Byline
import Catalog
import Harvest

struct WatchListCommand: Command {
    static let definition = CommandDefinition(
        "watch list", "Lists what is watched, and how that went", flags: [.limit],
        examples: [Example("byline watch list", "With the last run of each, and when the next is due")],
        fields: Listing<Watch>.watches.notes)
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) { limit = line.number("limit") }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(
            try session.registrar().watches(), as: .watches, limit: limit,
            whenEmpty: "Nothing is watched yet. `byline watch add author NAME` begins.", to: &output)
        return .ok
    }
}

struct WatchRemoveCommand: Command {
    static let definition = CommandDefinition(
        "watch remove", "Stops watching; what was brought stays", argument: .watch(fewest: 1, most: 1),
        examples: [Example("byline watch remove V2", "The id that `byline watch list` prints")],
        fields: Listing<Watch>.watches.notes, exits: [.notFound, .denied])
    let line: ParsedLine
    let ids: [WatchID]

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        ids = try line.watches()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        session.print(try ids.map { try registrar.unwatch($0) }, as: .watches, whenEmpty: "", to: &output)
        return .ok
    }
}

struct WatchRunCommand: Command {
    static let definition = CommandDefinition(
        "watch run", "Asks for what is due", argument: .watch(fewest: 0, most: nil),
        flags: [.switch("all", "Whatever is watched, due or not")] + Flag.going,
        examples: [
            Example("byline watch run", "What is due; for a timer"),
            Example("byline watch run V2", "One, due or not"),
        ],
        fields: Listing<Watch>.watches.notes,
        exits: [.notFound, .conflict, .denied, .limit, .partial, .interrupted])
    let line: ParsedLine
    let ids: [WatchID]
    let manners: Manners

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        ids = try line.watches()
        manners = try line.manners()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        let errand = session.errand(line)
        var pacing = Pacing(manners)
        var runs: [Registrar.WatchRun] = []
        for watch in try chosen(registrar, at: session.moment) where !errand.isStopped() {
            let run = try registrar.run(watch, errand: errand, pacing: &pacing)
            if let failure = run.failure { session.diagnostics.warn("\(watch.id): \(failure)") }
            runs.append(run)
        }
        session.print(runs.map(\.watch), as: .watches, whenEmpty: "Nothing is due.", to: &output)
        return status(of: runs, isStopped: errand.isStopped())
    }

    private func chosen(_ registrar: Registrar, at now: Instant) throws -> [Watch] {
        if !ids.isEmpty { return try ids.map { try registrar.watch($0) } }
        return try registrar.watches().filter { line.has("all") || $0.due <= now }
    }

    /// One that failed costs only itself, and is told in the status.
    private func status(of runs: [Registrar.WatchRun], isStopped: Bool) -> ExitStatus {
        if isStopped { return .interrupted }
        let failed = runs.count { $0.failure != nil || !$0.report.refusals.isEmpty }
        if failed == 0 { return .ok }
        return failed == runs.count && runs.allSatisfy({ $0.failure != nil }) ? .failure : .partial
    }
}
