package import Catalog

/// Every printed result that can be measured again, and what came of it.
package struct ReproductionsPage: Page {
    package var links: Links
    package var standings: [ReproductionStanding]

    package init(links: Links, standings: [ReproductionStanding]) {
        self.links = links
        self.standings = standings
    }

    package var place: Place { .reproductions }
    package var title: String { "Reproductions" }
    package var summary: String { "Results printed in papers, what was measured again, and the command that does it." }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                Tag.h1("Reproductions")
                Tag.p(.class("lead")) {
                    "Numbers that papers print and that this program computes again. How near counts was fixed before the "
                    "run; the same seed and size give the same numbers, bit for bit."
                }
            },
            Tag.section(.ariaLabel("List")) {
                DataTable(
                    caption: "Every claim with its verdict",
                    columns: [
                        .init("Reproduction"), .init("Claim"), .init("Printed"), .init("Measured"), .init("Verdict"),
                    ],
                    rows: standings.flatMap(rows)
                ).body
            },
        ])
    }

    private func rows(_ standing: ReproductionStanding) -> [[HTML]] {
        ReproductionBlock(links: links, standing: standing).rows.map { row in
            [
                Tag.a(standing.summary.name, .href(links(.reproduction(standing.summary.name)))),
                .text(row.claim.quantity), .text(row.claim.text), .text(row.measured?.shown ?? "–"),
                Tag.span(row.verdict.rawValue, .class(row.verdict.mark)),
            ]
        }
    }
}

/// One reproduction: what the paper says, how it is measured, what we found, and every run that is kept.
package struct ReproductionPage: Page {
    package var links: Links
    package var standing: ReproductionStanding
    /// With its runs.
    package var detail: ReproductionDetail
    /// The paper, where the catalogue has it.
    package var work: WorkID?

    package init(links: Links, standing: ReproductionStanding, detail: ReproductionDetail, work: WorkID?) {
        self.links = links
        self.standing = standing
        self.detail = detail
        self.work = work
    }

    private var summaryOfIt: ReproductionSummary { standing.summary }

    package var place: Place { .reproduction(summaryOfIt.name) }
    package var title: String { "Reproduction \(summaryOfIt.name)" }
    package var summary: String { "\(summaryOfIt.target): \(summaryOfIt.verdict.rawValue). Of “\(summaryOfIt.title)”." }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow("Reproduction")
                Tag.h1(summaryOfIt.name, .class("paper-title"))
                Tag.p(.class("facts")) { Tag.span(summaryOfIt.verdict.rawValue, .class(summaryOfIt.verdict.mark)) }
                Tag.p {
                    "Of "
                    paper
                    " ("
                    IdentifierLink.arxiv(summaryOfIt.arxiv)
                    ", "
                    IdentifierLink.doi(summaryOfIt.doi)
                    ")"
                }
            },
            section("measured", "Printed and measured") {
                ReproductionBlock(links: links, standing: standing, isWhole: true).body
            },
            section("claims", "How near counts") { claims },
            section("method", "Method") {
                Tag.p(detail.method)
                if !detail.equations.isEmpty { Tag.ul { for equation in detail.equations { Tag.li(equation) } } }
                settings
            },
            detail.runs.isEmpty ? .nothing : section("runs", "Runs that are kept") { runs },
        ])
    }

    private var paper: HTML {
        guard let work else { return Tag.cite(summaryOfIt.title) }
        return Tag.a(.href(links(.work(work)))) { Tag.cite(summaryOfIt.title) }
    }

    private var claims: HTML {
        Tag.dl(.class("claims")) {
            for claim in summaryOfIt.claims {
                Tag.div {
                    Tag.dt("\(claim.id): \(claim.quantity)")
                    Tag.dd {
                        HTML.text(
                            "Printed \(claim.text); \(claim.place). Reproduced within \(shortNumber(claim.tolerance)), close "
                                + "within \(shortNumber(claim.closeTolerance)). \(claim.toleranceReason).")
                        if claim.isAlternative { " Another reading of the text, not counted in the verdict." }
                        for reading in claim.readings { HTML.text(" Our reading: \(reading).") }
                        if let lack = claim.needsSource { HTML.text(" Needs source: \(lack)") }
                    }
                }
            }
        }
    }

    private var settings: HTML {
        DataTable(
            caption: "Settings by size of run; “reading” is ours where the paper is silent",
            columns: [.init("Setting")] + detail.sizes.map { .init($0) } + [.init("From")],
            rows: detail.settings.map { setting in
                [.text(setting.name)] + setting.values.map(HTML.text) + [.text(setting.origin)]
            }
        ).body
    }

    private var runs: HTML {
        DataTable(
            caption: "Latest first",
            columns: [
                .init("Run"), .init("Size"), .init("Seed", isNumber: true), .init("Samples", isNumber: true),
                .init("Finished"), .init("Verdict"),
            ],
            rows: detail.runs.prefix(50).map { run in
                [
                    Tag.code(run.id.description), .text(run.size), .text("\(run.seed)"),
                    .text("\(grouped(run.finished)) of \(grouped(run.tasks))"),
                    run.finishedAt.map { Tag.time(String($0.prefix(10)), .datetime($0)) } ?? "–",
                    run.verdict.map { Tag.span($0.rawValue, .class($0.mark)) } ?? "–",
                ]
            }
        ).body
    }
}
