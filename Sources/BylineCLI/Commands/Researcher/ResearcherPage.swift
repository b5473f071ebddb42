package import Catalog

/// One researcher on one screen.
package enum ResearcherPage {
    package static let card = Card<ResearcherProfile>([
        Column("id", .text, "The researcher's id") { Value(id: $0.summary.id) },
        Column("name", .text, "Best form of the name") { .text($0.summary.name) },
        Column("variants", .texts, "Every form as printed, most frequent first") { Value(texts: $0.summary.variants) },
        Column("work_count", .number, "Works in the catalogue") { .int($0.summary.workCount) },
        Column("first_year", .number, "Year of the first work") { Value($0.summary.firstYear) },
        Column("last_year", .number, "Year of the latest work") { Value($0.summary.lastYear) },
        Column("declared", .objects, "What sources declare: field, value, source, source_label, line") {
            .list($0.declared.map(\.object))
        },
        Column("counters", .objects, "label, printed (as in declared), counted (by us), is_lower_bound") {
            .list($0.counters.map(\.object))
        },
        Column("trust", .object, "Our number, no measure of quality: score, tier, level, rule_version, as_of") {
            $0.trust?.object ?? .null
        },
        Column("works", .objects, "Works, newest first, with the fields of `researcher works`") { profile in
            let works = Listing<WorkSummary>.works
            return .list(profile.works.map(works.object))
        },
        Column("possibly_same", .objects, "Others this name may mean, not joined: id, name, work_count") { profile in
            .list(
                profile.possiblySame.map { other in
                    .object([
                        .init("id", Value(id: other.id)), .init("name", .text(other.name)),
                        .init("work_count", .int(other.workCount)),
                    ])
                })
        },
    ])

    /// The page as text.
    package static func text(_ profile: ResearcherProfile, _ layout: Layout) -> String {
        var page = PageText(layout)
        let summary = profile.summary
        page.title(summary.name, id: summary.id.description)
        if !summary.variants.isEmpty { page.fact("as printed", summary.variants.joined(separator: "; ")) }
        page.fact("years", span(summary.firstYear, summary.lastYear))
        declared(profile.declared, on: &page)
        trust(profile.trust, of: summary.id, on: &page)
        counters(profile.counters, on: &page)
        works(profile.works, on: &page)
        possiblySame(profile.possiblySame, on: &page)
        return page.text
    }

    /// What pages say of the person. Each line names its source; none is our own finding.
    private static func declared(_ statements: [Statement], on page: inout PageText) {
        guard !statements.isEmpty else { return }
        page.heading("Declared by sources, not by this catalogue")
        page.rows(
            statements.map { statement in
                let value = statement.field == .affiliationState ? "not imported" : statement.value
                return [
                    label(statement.field), value, "declared by \(statement.sourceLabel):\(statement.line)",
                ]
            })
    }

    /// Our own number, beside what pages print; with what it does not say.
    private static func trust(_ trust: StoredTrust?, of id: ResearcherID, on page: inout PageText) {
        guard let trust else { return }
        page.heading("Trust, counted by this catalogue")
        page.fact("  trust", "\(trust.score) \(trust.tier.rawValue), \(trust.level.code); `byline trust show \(id)`")
        page.fact("  says", TrustReport.meaning)
    }

    private static func label(_ field: Field) -> String {
        switch field {
        case .trustScore: "trust"
        case .trustTier: "tier"
        case .verificationLevel: "level"
        case .claimState: "claim"
        case .affiliationState: "affiliation"
        default: field.rawValue
        }
    }

    private static func counters(_ counters: [Counter], on page: inout PageText) {
        guard !counters.isEmpty else { return }
        page.heading("Counters")
        page.rows(
            counters.map { counter in
                let label = counter.label.split(separator: "-").joined(separator: " ")
                return [label, shown(counter)]
            })
    }

    /// `8 printed · 8 counted`. Sources that print different numbers stand side by side.
    private static func shown(_ counter: Counter) -> String {
        var values: [String] = []
        for statement in counter.printed where !values.contains(statement.value) { values.append(statement.value) }
        let printed = values.isEmpty ? "not printed" : values.joined(separator: ", ") + " printed"
        guard let counted = counter.counted else { return printed }
        return "\(printed) · \(counted)\(counter.isLowerBound ? " or more" : "") counted"
    }

    private static func works(_ works: [WorkSummary], on page: inout PageText) {
        guard !works.isEmpty else { return }
        page.heading("Works")
        page.rows(works.map { [$0.yearsShown, $0.id.description, $0.titleShown, $0.authorsShown(atMost: 6)] })
    }
}

extension ResearcherPage {
    /// Doubt that the reader can settle: nothing but the name speaks for these being one person.
    private static func possiblySame(_ others: [ResearcherSummary], on page: inout PageText) {
        guard !others.isEmpty else { return }
        page.heading("May be the same person; the name alone does not decide")
        page.rows(
            others.map { [$0.id.description, $0.name, "\($0.workCount) work\($0.workCount == 1 ? "" : "s")"] })
    }
}

extension StoredTrust {
    fileprivate var object: Value {
        .object([
            .init("score", .int(score)), .init("tier", .text(tier.rawValue)), .init("level", .text(level.code)),
            .init("rule_version", .text(ruleVersion)), .init("as_of", Value(id: asOf)),
        ])
    }
}

extension Statement {
    var object: Value {
        .object([
            .init("field", .text(field.rawValue)), .init("value", .text(value)), .init("source", Value(id: source)),
            .init("source_label", .text(sourceLabel)), .init("line", .int(line)),
        ])
    }
}

extension Counter {
    fileprivate var object: Value {
        .object([
            .init("label", .text(label)), .init("printed", .list(printed.map(\.object))),
            .init("counted", Value(counted)), .init("is_lower_bound", .bool(isLowerBound)),
        ])
    }
}
