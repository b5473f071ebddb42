import Byline
package import Catalog

struct IdentityScoreCommand: Command {
    static let definition = CommandDefinition(
        "identity score", "Measures the catalogue on labelled data",
        flags: [.gold],
        examples: [
            Example("byline identity score --gold people.gold", "B³, pairs, variants, violations, beside the floors"),
            Example("byline identity score --gold people.gold --json", "The same with the hash of the gold"),
        ],
        fields: Card<IdentityScoreAnswer>.score.notes, exits: [.notFound, .invalidInput])
    let gold: String

    init(_ line: ParsedLine) throws(UsageError) { gold = try line.gold() }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let answer = try session.registrar().identityScore(gold: try Files.small(gold), file: gold)
        output.write(
            Card<IdentityScoreAnswer>.score.render(
                answer, as: session.format, layout: session.layout, page: IdentityScorePage.text))
        if answer.labelsWithoutPlace > 0 {
            session.diagnostics.note("\(answer.labelsWithoutPlace) labels stand at no place of this catalogue.")
        }
        return .ok
    }
}

extension Flag {
    static let gold = Flag.option("gold", "FILE", .file, "What is true: record, open and strangers lines; required")
}

extension ParsedLine {
    /// The file given with `--gold`.
    func gold() throws(UsageError) -> String {
        guard let file = value("gold") else {
            throw UsageError(what: "There is no gold to measure by", mend: "Name its file with --gold FILE")
        }
        return file
    }
}

extension Files {
    /// The bytes of a file that a command was given, refused in words when it cannot be read or is too large.
    static func small(_ file: String) throws -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try read(file, limit: ImportPlan.byteLimit) } catch { throw BylineError.unreadable(file, error) }
        if bytes.count > ImportPlan.byteLimit { throw BylineError.tooLarge(file) }
        return bytes
    }
}

extension Card where Subject == IdentityScoreAnswer {
    package static var score: Card<IdentityScoreAnswer> {
        Card([
            Column("groupings", .objects, "The catalogue's people, two trivial floors, classes of names, works") {
                answer in .list(answer.groupings.map(Listing<IdentityScoreAnswer.Grouping>.groupings.object))
            },
            Column("strangers", .number, "Known-different pairs of people with labels on both sides") {
                .int($0.strangers)
            },
            Column("double_places", .number, "Records in which one researcher holds two places") {
                .int($0.doublePlaces)
            },
            Column("work_accuracy", .number, "Share of works with exactly the right records and every author right") {
                .double($0.workAccuracy)
            },
            Column("questions", .number, "Open questions about labelled names") { .int($0.questionsAsked) },
            Column("first_questions", .number, "Of them, the first, at most fifty") { .int($0.firstQuestions) },
            Column("first_right", .number, "Of the first, those whose answer is same") { .int($0.firstRight) },
            Column("pair_recall_if_accepted", .number, "Recall over pairs if every right question were accepted") {
                .double($0.pairRecallIfAccepted)
            },
            Column("labels_without_place", .number, "Labels of the gold that stand at no place of the catalogue") {
                .int($0.labelsWithoutPlace)
            },
            Column("parameters", .text, "The version of the resolver's parameters") { .text($0.parameters) },
            Column("gold_sha256", .text, "The hash of the gold") { .text($0.goldHash) },
        ])
    }
}

extension Listing where Row == IdentityScoreAnswer.Grouping {
    package static var groupings: Listing<IdentityScoreAnswer.Grouping> {
        Listing([
            Column("name", .text, "What was grouped, and how", heading: "grouping") { .text($0.name) },
            Column("count", .number, "Labelled mentions or records", heading: "n") { .int($0.count) },
            figure("precision", "B³ precision", heading: "B³ P") { $0.precision },
            figure("recall", "B³ recall", heading: "B³ R") { $0.recall },
            figure("f1", "B³ F1", heading: "B³ F1") { $0.f1 },
            figure("pair_precision", "Precision over pairs", heading: "pair P") { $0.pairPrecision },
            figure("pair_recall", "Recall over pairs", heading: "pair R") { $0.pairRecall },
            figure("pair_f1", "F1 over pairs", heading: "pair F1") { $0.pairF1 },
            Column("wrong_pairs", .number, "Pairs joined that are not one", heading: "wrong") { .int($0.wrongPairs) },
            Column("missed_pairs", .number, "Pairs that are one and stayed apart", heading: "missed") {
                .int($0.missedPairs)
            },
            figure("variant_recall", "Share of true pairs with unlike names that were joined", heading: "variants") {
                $0.variantRecall
            },
            Column("strangers_joined", .number, "Known-different pairs of people joined", heading: "strangers") {
                Value($0.strangersJoined)
            },
        ])
    }

    private static func figure(
        _ name: String, _ summary: String, heading: String,
        _ figure: @escaping @Sendable (IdentityScoreAnswer.Grouping) -> Double?
    ) -> Column<IdentityScoreAnswer.Grouping> {
        Column(name, .number, summary, heading: heading, cell: { figure($0).map(fourDecimals) ?? "" }) {
            figure($0).map(Value.double) ?? .null
        }
    }
}

/// A score for a reader.
package enum IdentityScorePage {
    package static func text(_ answer: IdentityScoreAnswer, _ layout: Layout) -> String {
        var page = PageText(layout)
        let violations = answer.groupings.first?.strangersJoined ?? 0
        page.fact("parameters", answer.parameters, labelWidth: 16)
        page.fact("gold", "sha256 \(answer.goldHash)", labelWidth: 16)
        page.fact("strangers", "\(violations) of \(answer.strangers) known-different pairs joined", labelWidth: 16)
        page.fact("double places", "\(answer.doublePlaces)", labelWidth: 16)
        page.fact("work accuracy", fourDecimals(answer.workAccuracy), labelWidth: 16)
        page.fact(
            "questions",
            "\(answer.questionsAsked); of the first \(answer.firstQuestions), \(answer.firstRight) are the same; "
                + "pair recall if accepted \(fourDecimals(answer.pairRecallIfAccepted))", labelWidth: 16)
        page.line("")
        return page.text
            + Listing<IdentityScoreAnswer.Grouping>.groupings.table(answer.groupings, layout: layout)
    }
}

/// A share to four decimals: `0.9950`.
func fourDecimals(_ share: Double) -> String {
    let units = Int((share * 10_000).rounded())
    let digits = String(units % 10_000)
    return "\(units / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
}
