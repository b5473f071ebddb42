import Catalog

extension Shape where Subject == Statement {
    static var statements: Self {
        Shape(
            "Statement",
            [
                .init("field", .string, "What it is about: trust.score, affiliation, …") { .text($0.field.rawValue) },
                .init("value", .string, "As the source prints it") { .text($0.value) },
                .init("source", .sourceID, "The source that states it") { .text($0.source.description) },
                .init("source_label", .string, "The name under which it was imported") { .text($0.sourceLabel) },
                .init("line", .integer(least: 0), "Where in the source, counted from 1") { .int($0.line) },
            ])
    }
}

extension Shape where Subject == ResearcherSummary {
    static var researchers: Self {
        Shape(
            "Researcher",
            [
                .init("id", .researcherID, "Given out once, answers for ever") { .text($0.id.description) },
                .init("name", .string, "The name shown") { .text($0.name) },
                .init("variants", .strings, "Every form that sources print, most frequent first") { JSON($0.variants) },
                .init("works", .integer(least: 0), "Works in the catalogue") { .int($0.workCount) },
                .init("first_year", .optionalInteger, "Year of the first work") { JSON($0.firstYear) },
                .init("last_year", .optionalInteger, "Year of the latest work") { JSON($0.lastYear) },
            ])
    }
}

extension Shape where Subject == Counter {
    static var counters: Self {
        Shape(
            "Counter",
            [
                .init("label", .string, "works, topics, close-collaborators, followers, or as pages print it") {
                    .text($0.label)
                },
                .init("printed", .list(.named("Statement")), "What sources print") {
                    .list($0.printed.map(Shape<Statement>.statements.json))
                },
                .init("counted", .optionalInteger, "What the catalogue counts; null for what it cannot") {
                    JSON($0.counted)
                },
                .init("is_lower_bound", .flag, "Whether the count can only be too low") { .flag($0.isLowerBound) },
            ])
    }
}

extension Shape where Subject == StoredTrust {
    static var trust: Self {
        Shape(
            "Trust",
            [
                .init("score", .integer(least: 0, most: 100), "How well the record is supported; no measure of quality")
                {
                    .int($0.score)
                },
                .init("tier", .string, "The score in a word") { .text($0.tier.rawValue) },
                .init("level", .text(pattern: "^L[0-4]$"), "How far the person's identity is verified") {
                    .text($0.level.code)
                },
                .init("rule", .string, "The version of the rule") { .text($0.ruleVersion) },
                .init("as_of", .text(format: "date-time"), "When ages were reckoned") { .text($0.asOf.description) },
                .init("components", .map(.integer(least: 0)), "The parts that add up to the score") { trust in
                    .object(TrustComponent.allCases.map { ($0.rawValue, .int(trust[$0])) })
                },
            ])
    }
}

extension ResearcherProfile {
    /// So many people of one name the interface tells of: of a common one there are hundreds.
    static let doublesTold = 50
}

extension Shape where Subject == ResearcherProfile {
    static var profiles: Self {
        let doublesTold = ResearcherProfile.doublesTold
        return Shape(
            "ResearcherProfile",
            Shape<ResearcherSummary>.researchers.members.map { member in
                .init(member.name, member.schema, member.about) { member.value($0.summary) }
            } + [
                .init("declared", .list(.named("Statement")), "What pages declare, each with its source") {
                    .list($0.declared.map(Shape<Statement>.statements.json))
                },
                .init("counters", .list(.named("Counter")), "Printed beside counted") {
                    .list($0.counters.map(Shape<Counter>.counters.json))
                },
                .init("trust", .nullable(.named("Trust")), "Our own count; null when it was never made") {
                    $0.trust.map(Shape<StoredTrust>.trust.json) ?? .null
                },
                .init(
                    "possibly_same", .list(.named("Researcher")),
                    "Others whose name this one may be, at most \(doublesTold)"
                ) {
                    .list($0.possiblySame.map(Shape<ResearcherSummary>.researchers.json))
                },
            ])
    }
}
