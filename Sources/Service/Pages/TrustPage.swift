package import Catalog

/// How a trust number comes about: each part with what was counted and what was left out, its cap, and what would
/// raise it.
package struct TrustPage: Page {
    package var links: Links
    package var report: TrustReport
    package var standing: RecordStanding

    package init(links: Links, report: TrustReport, standing: RecordStanding) {
        self.links = links
        self.report = report
        self.standing = standing
    }

    package var place: Place { .trust(of: report.id) }
    package var title: String { "Trust in the record of \(report.name)" }
    package var summary: String {
        "\(score.score) of 100, \(score.tier.rawValue), at level \(score.level.code): every part, its cap, what was "
            + "counted, and what would raise it. No measure of quality or impact."
    }

    private var score: TrustScore { report.score }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow("Trust", report.id.description)
                Tag.h1 {
                    "How the number of "
                    Tag.a(.href(links(.researcher(report.id)))) { Tag.bdi(report.name) }
                    " comes about"
                }
                Tag.p(.class("score")) {
                    Tag.strong(grouped(score.score))
                    HTML.text(" of 100, \(score.tier.rawValue)")
                }
                Tag.p(.class("lead")) { HTML.text("Says \(TrustReport.meaning).") }
            },
            section("sum", "The sum") { sum },
            section("parts", "What was counted") { for part in score.parts { told(part) } },
            section("raise", "What would raise it") { raises },
            section("declared", "What others declare") { declared },
            section("rule", "The rule") { rule },
        ])
    }

    // MARK: Sum

    private var sum: HTML {
        Tag.table(.class("data sum"), .role("table")) {
            Tag.caption("Six parts, each under the cap that the level sets")
            Tag.thead(.role("rowgroup")) {
                Tag.tr(.role("row")) {
                    Tag.th("Part", .scope("col"), .role("columnheader"))
                    for title in ["Points", "Cap at \(score.level.code)", "Gives"] {
                        Tag.th(title, .scope("col"), .role("columnheader"), .class("n"))
                    }
                }
            }
            Tag.tbody(.role("rowgroup")) {
                for part in score.parts {
                    row(
                        Tag.a(.href(.fragment("part-" + part.component.rawValue))) { HTML.text(part.component.name) },
                        points: "\(part.points)", cap: "\(part.cap)", gives: "\(part.value)")
                }
                row("sum", points: "", cap: "", gives: "\(score.score)")
            }
        }
    }

    private func row(_ name: HTML, points: String, cap: String, gives: String) -> HTML {
        Tag.tr(.role("row")) {
            Tag.th(.scope("row"), .role("rowheader")) { name }
            Tag.td(points, .class("n"), .role("cell"), .column("Points"))
            Tag.td(cap, .class("n"), .role("cell"), .column("Cap"))
            Tag.td(gives, .class("n"), .role("cell"), .column("Gives"))
        }
    }

    // MARK: Parts

    private func told(_ part: TrustScore.Part) -> HTML {
        Tag.section(.class("part"), .id("part-" + part.component.rawValue)) {
            Tag.h3(
                "\(part.component.name.prefix(1).uppercased())\(part.component.name.dropFirst()): "
                    + "\(part.value) of at most \(part.cap)")
            Tag.p(.class("quiet")) { HTML.text(Self.meaning(of: part.component)) }
            if part.component == .identity { identity }
            items(part.counted, heading: "Counted")
            items(part.leftOut, heading: "Looked at and left out")
            if part.component == .endorsement, !score.flow.cut.isEmpty { cut }
        }
    }

    private static func meaning(of component: TrustComponent) -> String {
        switch component {
        case .identity: "The level alone: how far it is established who the record is about."
        case .works: "Two points for each work that a source outside the person's control attributes to them."
        case .collaboration: "Two points for each person with two or more shared works in some five years."
        case .corroboration:
            "One point for every two works that two independent sources show, or that a published version confirms."
        case .endorsement:
            "One point for each path of endorsements from an anchored person; no two paths lead through the same one."
        case .reproduction: "Two points for each work of which a kept run came out, made by somebody independent."
        }
    }

    private var identity: HTML {
        Tag.p {
            HTML.text("Level \(score.level.code), \(score.level.meaning)")
            if standing.claim.isLive { HTML.text("; \(standing.claim.shown)") }
            if !report.pages.isEmpty {
                "; a page of their own in "
                for (index, page) in report.pages.prefix(8).enumerated() {
                    if index > 0 { ", " }
                    Tag.a(page.description, .href(links(.source(page))))
                }
            }
            "."
        }
    }

    /// More items are counted and not named one by one, so that the page stays light.
    private static let itemLimit = 40

    @HTMLBuilder private func items(_ items: [TrustScore.Item], heading: String) -> HTML {
        if !items.isEmpty {
            Tag.details(.class("items")) {
                Tag.summary { HTML.text("\(heading): \(counted(items.count, "item"))") }
                Tag.ul(.class("plain")) {
                    for item in items.prefix(Self.itemLimit) {
                        Tag.li {
                            named(item.id)
                            " "
                            Tag.span(clipped(item.because, to: 240), .class("quiet"))
                        }
                    }
                    if items.count > Self.itemLimit {
                        Tag.li("and \(grouped(items.count - Self.itemLimit)) more", .class("quiet"))
                    }
                }
            }
        }
    }

    /// A work by its title, a person or anything else by its id, as a link where it has a page.
    private func named(_ id: String) -> HTML {
        if let work = WorkID(printed: id) {
            return Tag.a(.href(links(.work(work)))) { Tag.bdi(clipped(titles[work] ?? id, to: 160)) }
        }
        if let person = ResearcherID(printed: id) { return links.person(person, id) }
        return Tag.code(id)
    }

    private var titles: [WorkID: String] {
        Dictionary(
            report.evidence.works.compactMap { work in work.title.map { (work.id, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    private var cut: HTML {
        Tag.p {
            "Proof that no more can be reached: without "
            for (index, person) in score.flow.cut.prefix(20).enumerated() {
                if index > 0 { ", " }
                links.person(person, person.description)
            }
            " no anchored person reaches this record."
        }
    }

    // MARK: The rest

    @HTMLBuilder private var raises: HTML {
        if report.raises.isEmpty {
            Tag.p("Nothing; every part is at its cap for this level.")
        } else {
            DataTable(
                caption: "Cheapest first",
                columns: [.init("What would have to become known"), .init("Part"), .init("Gain", isNumber: true)],
                rows: report.raises.prefix(12).map { raise in
                    [.text(raise.fact), .text(raise.component.name), .text("+\(raise.gain)")]
                }
            ).body
        }
        Tag.p(.class("ways")) {
            Tag.a("This is you? How a record is claimed", .href(links(.claiming)))
        }
    }

    @HTMLBuilder private var declared: HTML {
        if report.declared.isEmpty {
            Tag.p("No page here declares a number, tier or level for this person.")
        } else {
            DataTable(
                caption: "Their word, not ours, beside what we count",
                columns: [.init("What"), .init("Declared"), .init("Ours"), .init("Where")],
                rows: report.declared.prefix(24).map { statement in
                    [
                        .text(Self.label(statement.field)), Tag.bdi(clipped(statement.value, to: 80)),
                        .text(ours(statement.field)),
                        links.place(statement.source, statement.sourceLabel, line: statement.line),
                    ]
                }
            ).body
        }
    }

    private static func label(_ field: Field) -> String {
        switch field {
        case .trustScore: "trust"
        case .trustTier: "tier"
        case .verificationLevel: "level"
        default: field.rawValue
        }
    }

    private func ours(_ field: Field) -> String {
        switch field {
        case .trustScore: "\(score.score)"
        case .trustTier: score.tier.rawValue
        case .verificationLevel: score.level.code
        default: "–"
        }
    }

    private var rule: HTML {
        HTML.group([
            Tag.p {
                HTML.text(
                    "Counted by rule “\(score.ruleVersion)” as of \(score.asOf), from revision \(report.revision) of the "
                        + "catalogue. Topics, citations, prestige and payment never count. No amount of works lifts an "
                        + "unclaimed record above 21.")
            },
            Tag.p("Derived again from its evidence alone, on another path, with"),
            Tag.pre {
                Tag.code(
                    "byline trust show \(report.id) --json > \(report.id).json\nbyline trust verify \(report.id).json")
            },
        ])
    }
}
