/// The runs of one paper's reproductions as one page that needs nothing else: no script, no style sheet, no picture from
/// elsewhere; light or dark as the reader has it.
///
/// The same runs give the same text.
/// - Parameter runs: of one paper; one or more.
public func reportPage(_ runs: [ReportedRun]) -> String {
    guard let paper = runs.first?.assessment.record.paper else { return "" }
    let title = "Reproductions of “\(paper.title)”"
    let head = HTML.element(
        "head",
        [
            .element("meta", attributes: [("charset", "utf-8")], []),
            .element(
                "meta", attributes: [("name", "viewport"), ("content", "width=device-width, initial-scale=1")], []),
            .element("title", title), .element("style", style),
        ])
    let body = HTML.element(
        "body",
        [
            .element("h1", title),
            .element("p", paper.authors.joined(separator: ", ") + ". arXiv \(paper.arxiv), DOI \(paper.doi)."),
            overview(runs),
        ] + runs.map(section))
    let page = HTML.element("html", attributes: [("lang", "en")], [head, body])
    return "<!DOCTYPE html>\n" + page.markup + "\n"
}

private let style = """
    :root{color-scheme:light dark}
    body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
    h1{font-size:1.5rem}h2{margin-top:3rem;font-size:1.2rem}h3{font-size:1rem}
    table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem}
    th{border-bottom:2px solid #888}td{border-bottom:1px solid #ccc}code{font-family:ui-monospace,monospace}
    svg{max-width:100%;height:auto}
    @media (prefers-color-scheme:dark){body{color:#e6e6e6;background:#16181c}td{border-color:#33373d}}
    """

/// Every claim with its verdict, and the section that tells more.
private func overview(_ runs: [ReportedRun]) -> HTML {
    .table(
        ["reproduction", "claim", "printed", "ours", "verdict"],
        runs.flatMap { run in
            run.assessment.outcomes.map { outcome in
                [
                    .element("a", run.name, ("href", "#" + run.name)), .text(outcome.claim.id),
                    .text(outcome.claim.published.text), .text(outcome.measured.map(withError) ?? "–"),
                    .text(outcome.verdict.rawValue),
                ]
            }
        })
}

private func section(_ run: ReportedRun) -> HTML {
    let record = run.assessment.record
    return .element(
        "section", attributes: [("id", run.name)],
        [
            .element("h2", "\(record.name): \(run.assessment.verdict.rawValue)"),
            .element("p", record.target + ". " + record.method),
            .element("ul", record.equations.map { .element("li", $0) }),
            .drawing(run.assessment.figure, id: run.name + "-"),
            .element("h3", "Claims"), .element("dl", run.assessment.outcomes.flatMap(told)),
            .element("h3", "Parameters (R: our reading, where the paper is silent)"),
            .table(["parameter", "value", "from"], run.run.parameters.map(row)),
            .element("h3", "This run"),
            .element("dl", facts(run).flatMap { [.element("dt", $0.0), .element("dd", $0.1)] }),
            .element("h3", "Measured again with"),
            .element("pre", [.element("code", run.circumstances.command)]),
        ])
}

/// What a claim asks, how near counts and why, what must be known beside the number.
private func told(_ outcome: ClaimOutcome) -> [HTML] {
    let (claim, near) = (outcome.claim, outcome.claim.tolerance)
    var lines = [
        "Printed: \(claim.published.text); \(claim.published.place).",
        "Ours: \(outcome.measured.map(withError) ?? "no number"). Verdict: \(outcome.verdict.rawValue).",
        """
        Reproduced within \(shortNumber(near.reproduced)), close within \(shortNumber(near.close)), fixed before the \
        run. \(near.why).
        """,
    ]
    if let spread = outcome.measured?.spread, let samples = outcome.measured?.samples {
        lines.append("Standard deviation \(shortNumber(spread)) over \(samples) samples.")
    }
    if let note = outcome.measured?.note { lines.append(note + ".") }
    lines += claim.readings.map { "R: \($0)." }
    if claim.isAlternative { lines.append("Another reading of the text, not counted in the verdict.") }
    if let lack = claim.needsSource { lines.append("Needs source: \(lack)") }
    return [.element("dt", "\(claim.id): \(claim.quantity)")] + lines.map { .element("dd", $0) }
}

private func row(_ parameter: Parameter) -> [HTML] {
    let origin =
        switch parameter.origin {
        case .printed: "printed"
        case .reading: "R"
        case .ours: "ours"
        }
    return [.text(parameter.name), .text(parameter.value), .text(origin)]
}

private func facts(_ run: ReportedRun) -> [(String, String)] {
    let (circumstances, plan) = (run.circumstances, run.run.plan)
    return [
        ("Size", plan.effort.rawValue), ("Seed", "\(plan.seed)"), ("Samples", "\(run.run.samples.count)"),
        ("Code", "\(run.run.code), revision \(run.run.revision)"), ("System", circumstances.system),
        ("Processor", "\(circumstances.processor) (\(circumstances.architecture))"),
        ("Samples at a time", "\(circumstances.threads)"),
        ("Time", "\(circumstances.startedAt) to \(circumstances.finishedAt)"),
    ]
}
