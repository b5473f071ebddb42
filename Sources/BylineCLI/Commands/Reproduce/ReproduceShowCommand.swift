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
        var detail = try desk.detail(of: try desk.named([name])[0])
        if let registrar = try session.registrarIfAny(.read) {
            detail.runs = try registrar.runs(of: name)
            detail.summary.verdict =
                try registrar.standings().first { $0.summary.name == name }?.summary.verdict ?? .notRun
        }
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
            Column("knobs", .objects, "What --set may set: name, value (the paper's) and rule") { detail in
                .list(detail.knobs.map(object))
            },
            Column(
                "runs", .objects,
                "Runs of the store: run, size, seed, settings, verdict, finished, tasks, started_at, finished_at"
            ) { detail in .list(detail.runs.map(object)) },
            Column("revision", .number, "Rises when the numbers of a run change") { .int($0.revision) },
        ])

    private static func object(_ setting: ReproductionDetail.Setting, sizes: [String]) -> Value {
        let values = zip(sizes, setting.values).map { Value.Member($0, .text($1)) }
        return .object([.init("name", .text(setting.name)), .init("origin", .text(setting.origin))] + values)
    }

    private static func object(_ knob: ReproductionDetail.Knob) -> Value {
        .object([
            .init("name", .text(knob.name)), .init("value", .double(knob.value)), .init("rule", .text(knob.rule)),
        ])
    }

    private static func object(_ run: RecordedRun) -> Value {
        .object([
            .init("run", Value(id: run.id)), .init("size", .text(run.size)), .init("seed", .text("\(run.seed)")),
            .init("settings", Value(texts: settings(run))), .init("verdict", Value(run.verdict?.rawValue)),
            .init("finished", .int(run.finished)), .init("tasks", .int(run.tasks)),
            .init("started_at", .text(run.startedAt)), .init("finished_at", Value(run.finishedAt)),
        ])
    }

    /// What a run was set to otherwise than the paper has it: `alpha = 0.8`.
    private static func settings(_ run: RecordedRun) -> [String] {
        run.settings.sorted { $0.key < $1.key }.map { "\($0.key) = \(significant($0.value))" }
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
        for knob in detail.knobs {
            page.fact(
                "  " + layout.line(knob.name), "--set \(knob.name)=\(significant(knob.value)): \(knob.rule)",
                labelWidth: width)
        }
        page.heading("Claims")
        for (number, claim) in summary.claims.enumerated() {
            if number > 0 { page.line("") }
            tell(claim, on: &page)
        }
        runs(detail.runs, on: &page)
        return page.text
    }

    private static func runs(_ runs: [RecordedRun], on page: inout PageText) {
        guard !runs.isEmpty else { return }
        page.heading("Runs")
        page.rows(
            runs.map { run in
                let samples = "\(run.finished) of \(run.tasks) samples"
                let plan = [run.size, "seed \(run.seed)"] + settings(run)
                return [
                    "\(run.id)", plan.joined(separator: ", "), samples, run.startedAt,
                    run.verdict?.rawValue ?? "stopped",
                ]
            })
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
