import Byline
package import Catalog

struct IdentityFitCommand: Command {
    static let definition = CommandDefinition(
        "identity fit", "Fits the resolver's weights on labelled data",
        flags: [.gold, .option("out", "FILE", .file, "Write the parameter file there")],
        examples: [
            Example("byline identity fit --gold people.gold --out fitted.json", "Half to fit, half to measure"),
            Example("byline identity fit --gold people.gold --json", "The same as numbers"),
        ],
        fields: Card<FitAnswer>.fit.notes, exits: [.notFound, .invalidInput, .denied])
    let gold: String
    let file: String?

    init(_ line: ParsedLine) throws(UsageError) {
        gold = try line.gold()
        file = line.value("out").flatMap { $0 == "-" ? nil : $0 }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let answer = try session.registrar().fitParameters(gold: try Files.small(gold), file: gold)
        if let file {
            try session.protectStore(from: file, flag: "--out")
            let copy = try WholeFile(file)
            copy.write(answer.file)
            try copy.finish()
        }
        output.write(
            Card<FitAnswer>.fit.render(answer, as: session.format, layout: session.layout, page: FitPage.text))
        return .ok
    }
}

extension Card where Subject == FitAnswer {
    package static var fit: Card<FitAnswer> {
        Card([
            Column("version", .text, "The version of the fitted parameters") { .text($0.version) },
            Column("fitted", .texts, "Evidence whose weight was fitted") { Value(texts: $0.fitted) },
            Column("same_pairs", .number, "Pairs that are one, among those counted") { .int($0.samePairs) },
            Column("different_pairs", .number, "Pairs that are not") { .int($0.differentPairs) },
            Column("same", .number, "The threshold from which two are one") { .double($0.same) },
            Column("review", .number, "The threshold from which a person is asked") { .double($0.review) },
            Column("precision_before", .number, "B³ precision on the other half with the program's weights") {
                .double($0.precisionBefore)
            },
            Column("recall_before", .number, "B³ recall there") { .double($0.recallBefore) },
            Column("precision_after", .number, "B³ precision on the other half with the fitted weights") {
                .double($0.precisionAfter)
            },
            Column("recall_after", .number, "B³ recall there") { .double($0.recallAfter) },
            Column("gold_sha256", .text, "The hash of the gold") { .text($0.goldHash) },
            Column("file", .text, "The parameter file") { .text($0.file) },
        ])
    }
}

/// What a fit found, for a reader.
package enum FitPage {
    package static func text(_ answer: FitAnswer, _ layout: Layout) -> String {
        var page = PageText(layout)
        page.fact("version", answer.version, labelWidth: 12)
        page.fact("gold", "sha256 \(answer.goldHash)", labelWidth: 12)
        page.fact(
            "counted", "\(answer.samePairs) pairs that are one, \(answer.differentPairs) that are not",
            labelWidth: 12)
        page.fact("thresholds", "same \(inBits(answer.same)), review \(inBits(answer.review))", labelWidth: 12)
        page.fact("fitted", answer.fitted.joined(separator: ", "), labelWidth: 12)
        page.line("")
        page.rows([
            ["B³ on the other half", "P", "R"],
            ["as shipped", fourDecimals(answer.precisionBefore), fourDecimals(answer.recallBefore)],
            ["fitted", fourDecimals(answer.precisionAfter), fourDecimals(answer.recallAfter)],
        ])
        return page.text
    }
}
