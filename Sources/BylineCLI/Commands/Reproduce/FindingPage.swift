package import Catalog

/// One claim with what one run found for it.
package struct FoundClaim {
    package var finding: ReproductionFinding
    package var outcome: ReproductionFinding.Outcome

    package static func all(_ findings: [ReproductionFinding]) -> [FoundClaim] {
        findings.flatMap { finding in finding.outcomes.map { FoundClaim(finding: finding, outcome: $0) } }
    }
}

extension Listing where Row == FoundClaim {
    /// One row a claim, what is known of its run in each.
    package static var findings: Listing<FoundClaim> { Listing(claim + measurement + run) }

    private static var claim: [Column<FoundClaim>] {
        [
            Column("name", .text, "The reproduction") { .text($0.finding.summary.name) },
            Column("paper", .text, "arXiv id of the paper") { .text($0.finding.summary.arxiv) },
            Column("claim", .text, "The claim; unique in its reproduction") { .text($0.outcome.claim.id) },
            Column("quantity", .text, "What is measured") { .text($0.outcome.claim.quantity) },
            Column("printed", .text, "The number as the paper prints it") { .text($0.outcome.claim.text) },
            Column("printed_value", .number, "The printed number") { .double($0.outcome.claim.value) },
            Column("printed_uncertainty", .number, "The printed uncertainty") { Value($0.outcome.claim.uncertainty) },
            Column("place", .text, "Where in the paper") { .text($0.outcome.claim.place) },
        ]
    }

    private static var measurement: [Column<FoundClaim>] {
        [
            Column("measured", .number, "Our number; null when the run gave none") {
                Value($0.outcome.measured?.value)
            },
            Column("error", .number, "Its error bar: standard error, or numerical error") {
                Value($0.outcome.measured?.error)
            },
            Column("spread", .number, "Standard deviation over the samples") { Value($0.outcome.measured?.spread) },
            Column("samples", .number, "Samples that gave a number") { Value($0.outcome.measured?.samples) },
            Column("note", .text, "What must be known beside the number") { Value($0.outcome.measured?.note) },
            Column("tolerance", .number, "Distance up to which it is reproduced") {
                .double($0.outcome.claim.tolerance)
            },
            Column("close_tolerance", .number, "Distance up to which it is close") {
                .double($0.outcome.claim.closeTolerance)
            },
            Column("readings", .texts, "Our choices where the paper is silent") {
                Value(texts: $0.outcome.claim.readings)
            },
            Column("is_alternative", .boolean, "Another reading; not counted in overall") {
                .bool($0.outcome.claim.isAlternative)
            },
            Column("needs_source", .text, "What the available text lacks") { Value($0.outcome.claim.needsSource) },
            Column("verdict", .text, "reproduced, close, not reproduced, not run or needs source") {
                .text($0.outcome.verdict.rawValue)
            },
        ]
    }

    private static var run: [Column<FoundClaim>] {
        [
            Column("overall", .text, "The verdict of the whole run") { .text($0.finding.summary.verdict.rawValue) },
            Column("size", .text, "check, quick or figure") { .text($0.finding.size) },
            Column("seed", .number, "What the random numbers were made from") { Value(seed: $0.finding.seed) },
            Column("settings", .texts, "What was set otherwise than the paper has it") { found in
                let settings = found.finding.settings.sorted { $0.key < $1.key }
                return Value(texts: settings.map { "\($0.key) = \(significant($0.value))" })
            },
            Column("finished", .number, "Samples finished") { .int($0.finding.finished) },
            Column("tasks", .number, "Samples of the whole run") { .int($0.finding.tasks) },
        ]
    }
}

extension Value {
    fileprivate init(_ number: Double?) { self = number.map(Value.double) ?? .null }
    /// Beyond the range of signed numbers its digits, so that none is lost.
    fileprivate init(seed: UInt64) { self = Int(exactly: seed).map(Value.int) ?? .text("\(seed)") }
}

/// What a run found, for a reader.
package enum FindingPage {
    package static func text(_ finding: ReproductionFinding, _ layout: Layout) -> String {
        var page = PageText(layout)
        let summary = finding.summary
        let samples = "\(finding.finished) of \(finding.tasks) sample\(finding.tasks == 1 ? "" : "s")"
        page.title(summary.name, id: "\(finding.size), seed \(finding.seed), \(samples)")
        page.fact("paper", "\(summary.title) (arXiv \(summary.arxiv))")
        page.fact("target", summary.target)
        if !finding.settings.isEmpty {
            let shown = finding.settings.sorted { $0.key < $1.key }.map { "\($0.key) = \(significant($0.value))" }
            page.fact("set", shown.joined(separator: ", ") + "; the paper's claims are not judged")
        }
        page.fact(
            "verdict", summary.verdict.rawValue + (finding.isComplete ? "" : "; judged when all samples are there"))
        page.line("")
        page.rows([["claim", "printed", "ours", "verdict"]] + finding.outcomes.map(row), whole: true)
        page.line("")
        let shared = readingsOfAll(finding.outcomes.map(\.claim))
        for outcome in finding.outcomes { tell(outcome, without: shared, on: &page) }
        for reading in shared { page.fact("  R", reading + " (every claim)", labelWidth: 5) }
        return layout.plain(page.text)
    }

    private static func row(_ outcome: ReproductionFinding.Outcome) -> [String] {
        let ours = outcome.measured.map { withError($0.value, $0.error) } ?? "–"
        return [outcome.claim.id, outcome.claim.valueShown, ours, outcome.verdict.rawValue]
    }

    /// The readings that every claim rests on.
    private static func readingsOfAll(_ claims: [PrintedNumber]) -> [String] {
        guard claims.count > 1, let first = claims.first else { return [] }
        return first.readings.filter { reading in claims.allSatisfy { $0.readings.contains(reading) } }
    }

    /// What a claim asks, and what must be known beside its number.
    private static func tell(
        _ outcome: ReproductionFinding.Outcome, without shared: [String], on page: inout PageText
    ) {
        page.fact("", "\(outcome.claim.id): \(outcome.claim.quantity)", labelWidth: 2)
        var notes: [String] = []
        if let measured = outcome.measured {
            if let spread = measured.spread {
                notes.append("standard deviation \(significant(spread, digits: 3)) over \(measured.samples) samples")
            }
            if let note = measured.note { notes.append(note) }
        }
        if outcome.claim.isAlternative { notes.append("another reading, not counted in the verdict") }
        for note in notes { page.fact("", note, labelWidth: 5) }
        for reading in outcome.claim.readings where !shared.contains(reading) {
            page.fact("  R", reading, labelWidth: 5)
        }
        if let lack = outcome.claim.needsSource { page.fact("", "Needs source: \(lack)", labelWidth: 5) }
    }
}
