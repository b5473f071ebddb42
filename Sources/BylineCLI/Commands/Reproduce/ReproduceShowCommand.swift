import Byline
package import Catalog

struct ReproduceShowCommand: Command {
    static let definition = CommandDefinition(
        "reproduce show", "Shows its method, settings, claims and tolerances",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 1, most: 1, summary: "a name that `byline reproduce list` prints"
        ),
        examples: [
            Example("byline reproduce show binary-perceptron-capacity", "Method, equations, settings, claims")
        ],
        fields: ReproductionPage.card.notes, exits: [.notFound])
    let name: String

    init(_ line: ParsedLine) throws(UsageError) { name = line.phrase }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let desk = ReproductionDesk.ofThisProgram
        let detail = try desk.detail(of: try desk.named([name])[0])
        output.write(
            ReproductionPage.card.render(
                detail, as: session.format, layout: session.layout, page: ReproductionPage.text))
        return .ok
    }
}

/// One reproduction on one screen.
package enum ReproductionPage {
    package static let card = Card<ReproductionDetail>(
        Listing<ReproductionSummary>.reproductions.columns.map { column in
            Column(column.note.name, column.note.type, column.note.summary) { column.value($0.summary) }
        } + [
            Column("title", .text, "Title of the paper") { .text($0.summary.title) },
            Column("doi", .text, "DOI of the paper") { .text($0.summary.doi) },
            Column("method", .text, "How it is measured") { .text($0.method) },
            Column("equations", .texts, "The equations used, in our notation") { Value(texts: $0.equations) },
            Column(
                "settings", .objects, "name, origin (printed, reading or ours) and the value at each size"
            ) { detail in
                .list(detail.settings.map { object($0, sizes: detail.sizes) })
            },
            Column("revision", .number, "Rises when the numbers of a run change") { .int($0.revision) },
        ])

    private static func object(_ setting: ReproductionDetail.Setting, sizes: [String]) -> Value {
        let values = zip(sizes, setting.values).map { Value.Member($0, .text($1)) }
        return .object([.init("name", .text(setting.name)), .init("origin", .text(setting.origin))] + values)
    }

    /// The page as text.
    package static func text(_ detail: ReproductionDetail, _ layout: Layout) -> String {
        var page = PageText(layout)
        let summary = detail.summary
        page.title(summary.name, id: "revision \(detail.revision)")
        page.fact("paper", "\(summary.title) (arXiv \(summary.arxiv), DOI \(summary.doi))")
        page.fact("target", summary.target)
        page.fact("method", detail.method)
        page.heading("Equations")
        for equation in detail.equations { page.line("  " + equation) }
        page.heading("Settings (R: our reading, where the paper is silent)")
        let width = 4 + (detail.settings.map { layout.line($0.name).displayWidth }.max() ?? 0)
        for setting in detail.settings {
            page.fact("  " + layout.line(setting.name), shown(setting, sizes: detail.sizes), labelWidth: width)
        }
        page.heading("Claims")
        for (number, claim) in summary.claims.enumerated() {
            if number > 0 { page.line("") }
            tell(claim, on: &page)
        }
        return page.text
    }

    /// One value, or one for each size where they differ, and where it is from.
    private static func shown(_ setting: ReproductionDetail.Setting, sizes: [String]) -> String {
        let values = zip(sizes, setting.values).map { "\($0) \($1)" }.joined(separator: ", ")
        let value = Set(setting.values).count == 1 ? setting.values[0] : values
        return value + " (" + (setting.origin == "reading" ? "R" : setting.origin) + ")"
    }

    private static func tell(_ claim: PrintedNumber, on page: inout PageText) {
        let width = 13
        page.line("  " + claim.id)
        page.fact("    asks", claim.quantity + (claim.isAlternative ? " (another reading)" : ""), labelWidth: width)
        page.fact("    printed", "\(claim.text) [\(claim.valueShown)]; \(claim.place)", labelWidth: width)
        let near = "within \(significant(claim.tolerance)); close within \(significant(claim.closeTolerance))"
        page.fact("    near", "reproduced \(near). \(claim.toleranceReason)", labelWidth: width)
        for reading in claim.readings { page.fact("    R", reading, labelWidth: width) }
        if let lack = claim.needsSource { page.fact("    lacks", lack, labelWidth: width) }
    }
}
