import Catalog

/// What a paper prints, what we measured, the figure, and the command that does it again.
struct ReproductionBlock {
    let links: Links
    let standing: ReproductionStanding
    /// On a page of its own it has no link to itself.
    var isWhole = false

    private var summary: ReproductionSummary { standing.summary }

    var body: HTML {
        Tag.article(.class("reproduction")) {
            if !isWhole {
                Tag.h3 {
                    Tag.a(summary.name, .href(links(.reproduction(summary.name))))
                    " "
                    Tag.span(summary.verdict.rawValue, .class(summary.verdict.mark))
                }
            }
            Tag.p(summary.target)
            if standing.run == nil, !isWhole {
                Tag.details {
                    Tag.summary { HTML.text("What it would measure: \(counted(summary.claims.count, "claim"))") }
                    claims
                }
            } else {
                claims
            }
            figure
            command
            if !standing.link.isEmpty {
                Tag.p(.class("source")) { HTML.text("Known to be of this paper by: \(standing.link).") }
            }
        }
    }

    private var claims: HTML {
        DataTable(
            caption: "Printed beside measured",
            columns: [.init("Claim"), .init("The paper prints"), .init("We measured"), .init("Verdict")],
            rows: rows.map { row in
                [
                    Tag.span(row.claim.quantity, .title(row.claim.place)), .text(row.claim.text),
                    .text(row.measured?.shown ?? "–"), Tag.span(row.verdict.rawValue, .class(row.verdict.mark)),
                ]
            }
        ).body
    }

    var rows: [(claim: PrintedNumber, measured: ReproductionFinding.Measurement?, verdict: ReproductionVerdict)] {
        if !standing.outcomes.isEmpty { return standing.outcomes.map { ($0.claim, $0.measured, $0.verdict) } }
        return summary.claims.map { ($0, nil, $0.needsSource == nil ? .notRun : .needsSource) }
    }

    @HTMLBuilder private var figure: HTML {
        if let run = standing.run {
            Tag.figure(.class("plot")) {
                Tag.img(
                    .src(links(.figure(of: summary.name))), .width(760), .height(480), .lazy,
                    .alt(
                        "\(summary.target): our points beside the numbers that the paper prints, as in the table above")
                )
                Tag.figcaption {
                    HTML.text("Run \(run.id), size \(run.size), seed \(run.seed)")
                    if let finished = run.finishedAt {
                        ", "
                        Tag.time(String(finished.prefix(10)), .datetime(finished))
                    }
                    HTML.text(", revision \(run.revision) of the record.")
                }
            }
        }
    }

    private var command: HTML {
        HTML.group([
            Tag.p(standing.run == nil ? "Nobody has run it here yet. Measure it with" : "Measure it again with"),
            Tag.pre { Tag.code(standing.command) },
        ])
    }
}
