package import Catalog

/// A trust number with its derivation.
package enum TrustPage {
    /// Everything that `TrustExport` reads back, and what a reader may want beside it.
    package static let card = Card<TrustReport>([
        Column("id", .text, "The researcher's id") { Value(id: $0.id) },
        Column("name", .text, "Best form of the name") { .text($0.name) },
        Column("score", .number, "0 to 100") { .int($0.score.score) },
        Column("tier", .text, "Unrated, Unverified, Emerging, Established or Anchored") {
            .text($0.score.tier.rawValue)
        },
        Column("meaning", .text, "What the number says, and what not") { _ in .text(TrustReport.meaning) },
        Column("rule_version", .text, "The rule it was counted by") { .text($0.score.ruleVersion) },
        Column("as_of", .text, "The moment at which ages were reckoned") { Value(id: $0.score.asOf) },
        Column("revision", .number, "Of the catalogue") { .int($0.revision) },
        Column("level", .text, "L0 to L4") { .text($0.score.level.code) },
        Column("pages", .texts, "Sources with a page of their own, which make L1") { report in
            .list(report.pages.map { Value(id: $0) })
        },
        Column("parts", .objects, "component, name, points, cap, value, counted and left_out: id, because") {
            .list($0.score.parts.map(\.object))
        },
        Column(
            "works", .objects,
            "id, title, year, is_retracted, author_count, companions, own_word, attributions: source, witness, is_own, is_published"
        ) { .list($0.evidence.works.map(\.object)) },
        Column("endorsements", .objects, "id, giver, receiver, given_at, were_close, revoked_at") {
            .list($0.evidence.endorsements.edges.map(\.object))
        },
        Column("endorser_levels", .objects, "id, level") { report in
            .list(
                report.evidence.endorsements.levels.sorted { $0.key < $1.key }.map { entry in
                    .object([.init("id", Value(id: entry.key)), .init("level", .text(entry.value.code))])
                })
        },
        Column("paths", .texts, "Endorsements from an anchor to here; no two paths share anybody") { report in
            .list(report.score.flow.paths.map { .text($0.map(\.description).joined(separator: " ")) })
        },
        Column("cut", .texts, "As many people, without whom no anchor gets here") { report in
            .list(report.score.flow.cut.map { Value(id: $0) })
        },
        Column("reproductions", .objects, "id, work, is_passing, is_independent") {
            .list($0.evidence.reproductions.map(\.object))
        },
        Column("declared", .objects, "What sources print: field, value, source, source_label, line") {
            .list($0.declared.map(\.object))
        },
        Column("comparisons", .texts, "Each of those beside ours") { Value(texts: $0.comparisons) },
        Column("raises", .objects, "What would raise it, cheapest first: component, fact, cost, gain") {
            .list($0.raises.map(\.object))
        },
    ])

    package static func text(_ report: TrustReport, _ layout: Layout, explains: Bool) -> String {
        var page = PageText(layout)
        let score = report.score
        page.title(report.name, id: report.id.description)
        page.fact("trust", "\(score.score) of 100, \(score.tier.rawValue)")
        page.fact("says", TrustReport.meaning)
        page.fact("level", "\(score.level.code), \(score.level.meaning)\(whence(report))")
        page.fact("counted", "by rule “\(score.ruleVersion)” as of \(score.asOf), revision \(report.revision)")
        for line in report.comparisons { page.fact("declared", line) }
        page.line("")
        page.rows(
            [["", "part", "points", "cap", "gives"]]
                + score.parts.map { part in
                    [
                        part.component.rawValue, part.component.name, "\(part.points)", "\(part.cap)",
                        "\(part.value)",
                    ]
                } + [["", "sum", "", "", "\(score.score)"]], numbers: [2, 3, 4])
        if explains { explain(report, on: &page) }
        return page.text
    }

    private static func whence(_ report: TrustReport) -> String {
        guard !report.pages.isEmpty else { return "" }
        return "; a page of their own in " + report.pages.map(\.description).joined(separator: ", ")
    }

    private static func explain(_ report: TrustReport, on page: inout PageText) {
        let titles = Dictionary(
            report.evidence.works.map { ($0.id.description, $0.title ?? "") }, uniquingKeysWith: { first, _ in first })
        for part in report.score.parts where part.component != .identity {
            tell("\(part.component.rawValue) \(part.component.name), counted", part.counted, titles, on: &page)
            tell("\(part.component.rawValue) \(part.component.name), left out", part.leftOut, titles, on: &page)
        }
        let flow = report.score.flow
        if !flow.cut.isEmpty {
            page.heading("E proof: as many people as paths, without whom no anchor gets here")
            page.line("  " + flow.cut.map(\.description).joined(separator: ", "))
        }
        page.heading("What would raise it, cheapest first")
        if report.raises.isEmpty { page.line("  nothing; every part is at its cap") }
        page.rows(
            report.raises.map {
                ["+\($0.gain)", $0.component.rawValue, $0.cost == 1 ? "1 fact" : "\($0.cost) facts", $0.fact]
            },
            numbers: [0], whole: true)
    }

    private static func tell(
        _ heading: String, _ items: [TrustScore.Item], _ titles: [String: String], on page: inout PageText
    ) {
        guard !items.isEmpty else { return }
        page.heading("\(heading): \(items.count)")
        page.rows(items.map { [$0.id, $0.because, titles[$0.id] ?? ""] })
    }
}

// MARK: Objects of the machine formats

extension TrustScore.Part {
    fileprivate var object: Value {
        .object([
            .init("component", .text(component.rawValue)), .init("name", .text(component.name)),
            .init("points", .int(points)), .init("cap", .int(cap)), .init("value", .int(value)),
            .init("counted", .list(counted.map(\.object))), .init("left_out", .list(leftOut.map(\.object))),
        ])
    }
}

extension TrustScore.Item {
    fileprivate var object: Value { .object([.init("id", .text(id)), .init("because", .text(because))]) }
}

extension TrustEvidence.Work {
    fileprivate var object: Value {
        .object([
            .init("id", Value(id: id)), .init("title", Value(title)), .init("year", Value(year)),
            .init("is_retracted", .bool(isRetracted)), .init("author_count", .int(authorCount)),
            .init("companions", .list(companions.map { Value(id: $0.id) })),
            .init("own_word", .list(companions.filter(\.isOwnWord).map { Value(id: $0.id) })),
            .init(
                "attributions",
                .list(
                    attributions.map { attribution in
                        .object([
                            .init("source", Value(id: attribution.source)),
                            .init("witness", .text(attribution.witness)), .init("is_own", .bool(attribution.isOwn)),
                            .init("is_published", .bool(attribution.isPublished)),
                        ])
                    })),
        ])
    }
}

extension EndorsementGraph.Edge {
    var object: Value {
        .object([
            .init("id", Value(id: id)), .init("giver", Value(id: giver)), .init("receiver", Value(id: receiver)),
            .init("given_at", Value(id: givenAt)), .init("were_close", .bool(wereClose)),
            .init("revoked_at", Value(id: revokedAt)),
        ])
    }
}

extension TrustEvidence.Reproduction {
    fileprivate var object: Value {
        .object([
            .init("id", .text(id)), .init("work", Value(id: work)), .init("is_passing", .bool(isPassing)),
            .init("is_independent", .bool(isIndependent)),
        ])
    }
}

extension TrustRaise {
    fileprivate var object: Value {
        .object([
            .init("component", .text(component.rawValue)), .init("fact", .text(fact)), .init("cost", .int(cost)),
            .init("gain", .int(gain)),
        ])
    }
}
