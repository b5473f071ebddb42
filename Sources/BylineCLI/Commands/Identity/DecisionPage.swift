import Byline
package import Catalog

/// The flags of commands that decide, as values.
struct Deciding {
    var actor: String?
    var note: String
    var isDryRun: Bool

    init(_ line: ParsedLine) {
        actor = line.value("actor")
        note = line.value("note") ?? ""
        isDryRun = line.has("dry-run")
    }

    func registrar(_ session: Session) throws -> Registrar {
        // A decision is about a catalogue that is there: this says so before an empty one is made.
        _ = try session.registrar()
        return try session.registrar(isDryRun ? .dryRun : .write)
    }

    func authority(_ session: Session) -> Registrar.Authority {
        .init(actor: actor ?? session.surroundings.variable("USER") ?? "somebody", note: note)
    }
}

extension [Flag] {
    static let deciding: [Flag] = [
        .option("actor", "NAME", .text, "Who decides; the user's name by default"),
        .option("note", "TEXT", .text, "Why, for whoever reads it later"),
        .switch("dry-run", "Tell what would change, change nothing"),
    ]
}

extension Argument {
    static let identityPair = Argument(
        placeholder: "ID", kind: .text, fewest: 2, most: 2,
        summary: "two of people (R12, M5, a name) or two of works (W7, E40)")
}

extension Session {
    func tell(_ report: DecisionReport, to output: inout some TextOutputStream) -> ExitStatus {
        output.write(
            Card<DecisionReport>.decisions.render(report, as: format, layout: layout, page: DecisionPage.text))
        return .ok
    }
}

extension Card where Subject == DecisionReport {
    package static var decisions: Card<DecisionReport> {
        Card([
            Column("id", .text, "The decision's id") { Value(id: $0.ruling.id) },
            Column("verb", .text, "same, different, split, accept, reject or undo-run") {
                .text($0.ruling.verb.rawValue)
            },
            Column("said", .text, "What it was about") { .text($0.ruling.said) },
            Column("actor", .text, "Who decided") { .text($0.ruling.actor) },
            Column("note", .text, "Why") { .text($0.ruling.note) },
            Column("pins", .number, "Pairs of names or records it pins") { .int($0.ruling.pins) },
            Column("undone", .boolean, "Whether this took it back") { .bool($0.isUndo) },
            Column("moves", .objects, "What left one researcher or work for another") {
                .list($0.moves.map(Listing<DecisionReport.Move>.moves.object))
            },
            Column("open_questions", .number, "Questions open afterwards") { .int($0.openQuestions) },
            Column("dry_run", .boolean, "Whether nothing was written") { .bool($0.isDryRun) },
        ])
    }
}

extension Listing where Row == DecisionReport.Move {
    package static var moves: Listing<DecisionReport.Move> {
        Listing([
            Column("type", .text, "person or work") { .text($0.kind.rawValue) },
            Column("before", .text, "The id before", heading: "from") { .text($0.before) },
            Column("after", .text, "The id now", heading: "to") { Value($0.after) },
            Column("members", .number, "How many names or records", heading: "members") { .int($0.members) },
            Column("name", .text, "Whose or which it is now", heading: "now", isFlexible: true) { .text($0.name) },
            Column("merge", .boolean, "Whether the id before answers with another from now on") { .bool($0.isMerge) },
        ])
    }
}

/// What a decision changed, for a reader.
package enum DecisionPage {
    package static func text(_ report: DecisionReport, _ layout: Layout) -> String {
        var page = PageText(layout)
        let verb = report.isUndo ? "taken back" : report.isDryRun ? "would be decided" : "decided"
        page.line("\(report.ruling.id) \(verb): \(report.ruling.verb.rawValue) \(report.ruling.said)")
        for move in report.moves { page.fact("", sentence(move), labelWidth: 2) }
        if report.moves.isEmpty { page.fact("", "nothing moves; it holds for what comes", labelWidth: 2) }
        if !report.isUndo && !report.isDryRun {
            page.fact("", "Undo: byline identity undo \(report.ruling.id)", labelWidth: 2)
        }
        return page.text
    }

    private static func sentence(_ move: DecisionReport.Move) -> String {
        let one = move.kind == .person ? "name" : "record"
        let members = "\(move.members) \(one)\(move.members == 1 ? "" : "s")"
        guard let after = move.after else { return "\(members) of \(move.before) no longer of any work" }
        return move.isMerge
            ? "\(move.before) goes into \(after), \(move.name) (\(members))"
            : "\(members) of \(move.before) \(move.members == 1 ? "becomes" : "become") \(after), \(move.name)"
    }
}
