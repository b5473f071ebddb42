import Catalog

extension Shape where Subject == ReproductionFinding.Outcome {
    static var outcomes: Self {
        Shape(
            "Outcome",
            Shape<PrintedNumber>.numbers.members.map { member in
                .init(member.name, member.schema, member.about) { member.value($0.claim) }
            } + [
                .init("measured", .nullable(.number), "What the run measured") {
                    $0.measured.map { .number($0.value) } ?? .null
                },
                .init("error", .nullable(.number), "Half its error bar") { outcome in
                    outcome.measured?.error.map(JSON.number) ?? .null
                },
                .init("samples", .optionalInteger, "Over how many samples") { JSON($0.measured?.samples) },
                .init("verdict", .string, "reproduced, close, not reproduced, not run, needs source") {
                    .text($0.verdict.rawValue)
                },
            ])
    }
}

extension Shape where Subject == ReproductionStanding {
    static var standings: Self {
        Shape(
            "Reproduction",
            [
                .init("name", .string, "What it is called by") { .text($0.summary.name) },
                .init("arxiv", .string, "The paper's arXiv id") { .text($0.summary.arxiv) },
                .init("doi", .string, "The paper's DOI") { .text($0.summary.doi) },
                .init("title", .string, "The paper's title") { .text($0.summary.title) },
                .init("target", .string, "Figure, table or number of the paper") { .text($0.summary.target) },
                .init("verdict", .string, "Of the run that speaks for it, or: not run") {
                    .text($0.summary.verdict.rawValue)
                },
                .init("run", .nullable(.text(pattern: "^X[1-9][0-9]*$")), "That run") { JSON($0.run?.id.description) },
                .init("size", .optionalString, "How large it was") { JSON($0.run?.size) },
                .init("claims", .list(.named("PrintedNumber")), "What the paper prints") {
                    .list($0.summary.claims.map(Shape<PrintedNumber>.numbers.json))
                },
                .init("outcomes", .list(.named("Outcome")), "What that run says of each") {
                    .list($0.outcomes.map(Shape<ReproductionFinding.Outcome>.outcomes.json))
                },
                .init("command", .string, "What measures it again") { .text($0.command) },
            ])
    }
}

extension Shape where Subject == SourceSummary {
    static var sources: Self {
        Shape(
            "Source",
            [
                .init("id", .sourceID, "Given out once") { .text($0.id.description) },
                .init("label", .string, "The name under which it was imported") { .text($0.label) },
                .init("format", .string, "researcher-profile, paper-page, arxiv-oai, …") { .text($0.format) },
                .init("sha256", .text(pattern: "^[0-9a-f]{64}$"), "Of its bytes") { .text($0.hash) },
                .init("bytes", .integer(least: 0), "How many") { .int($0.byteCount) },
                .init("imported_at", .text(format: "date-time"), "When") { .text($0.importedAt) },
                .init("captured_on", .optionalString, "The day the page was saved, when somebody said so") {
                    JSON($0.capturedOn)
                },
                .init("records", .map(.integer(least: 0)), "Its records by kind") { source in
                    .object(
                        source.recordCounts.sorted { $0.key.rawValue < $1.key.rawValue }
                            .map { ($0.key.rawValue, .int($0.value)) })
                },
                .init("mentions", .integer(least: 0), "Names in it") { .int($0.mentionCount) },
            ])
    }
}

extension Shape where Subject == SourceDetail {
    static var sourceDetails: Self {
        Shape(
            "SourceDetail",
            Shape<SourceSummary>.sources.members.filter { $0.name != "records" }.map { member in
                .init(member.name, member.schema, member.about) { member.value($0.summary) }
            } + [
                .init("statements", .list(.named("Statement")), "What the page says of itself") {
                    .list($0.statements.map(Shape<Statement>.statements.json))
                },
                .init("records", .list(.named("SourceRecord")), "Its records, each with the work it became") {
                    .list($0.records.map(Shape<(record: WorkRecord, work: WorkID?)>.sourceRecords.json))
                },
                .init("remarks", .strings, "What the reader remarked or refused") {
                    JSON($0.remarks.map(\.description))
                },
            ])
    }
}

extension Shape where Subject == (record: WorkRecord, work: WorkID?) {
    static var sourceRecords: Self {
        Shape(
            "SourceRecord",
            Shape<WorkRecord>.records.members.map { member in
                .init(member.name, member.schema, member.about) { member.value($0.record) }
            } + [
                .init("work", .nullable(.workID), "The work it is of; null for none") { JSON($0.work?.description) }
            ])
    }
}

extension Shape where Subject == TopicCount {
    static var topics: Self {
        Shape(
            "Topic",
            [
                .init("code", .string, "The arXiv code, or the short form as printed") { .text($0.code) },
                .init("name", .string, "Its name; not unique") { .text($0.name) },
                .init("works", .integer(least: 0), "Works that carry it") { .int($0.works) },
                .init("candidates", .strings, "For a short form: the codes it may stand for") { JSON($0.candidates) },
            ])
    }
}

extension Shape where Subject == Collaborator {
    static var collaborators: Self {
        Shape(
            "Collaborator",
            [
                .init("id", .researcherID, "The researcher") { .text($0.id.description) },
                .init("name", .string, "The name shown") { .text($0.name) },
                .init("shared_works", .integer(least: 1), "Works together") { .int($0.sharedWorks) },
                .init("strength", .number, "Newman's: Σ 1/(n − 1) over them") { .number($0.strength) },
                .init("first_year", .optionalInteger, "Of the first") { JSON($0.firstYear) },
                .init("last_year", .optionalInteger, "Of the latest") { JSON($0.lastYear) },
                .init("is_close", .flag, "Two or more in the five years up to the latest work") { .flag($0.isClose) },
                .init("is_lower_bound", .flag, "Whether the numbers may be too low") { .flag($0.isLowerBound) },
                .init("works", .list(.workID), "Which, newest first") { JSON($0.works.map(\.description)) },
            ])
    }
}

extension Shape where Subject == ClaimSummary {
    /// What everybody may know of a claim: not whose account it is, nor on what evidence.
    static var claims: Self {
        Shape(
            "Claim",
            [
                .init("id", .text(pattern: "^C[1-9][0-9]*$"), "The claim") { .text($0.claim.id.description) },
                .init("researcher", .researcherID, "Whose record is claimed") {
                    .text($0.claim.researcher.description)
                },
                .init("name", .string, "The name shown") { .text($0.researcherName) },
                .init("state", .choice(ClaimState.allCases.map(\.rawValue)), "Where it stands") {
                    .text($0.claim.state.rawValue)
                },
                .init("level", .text(pattern: "^L[0-4]$"), "What it lifts the record to today") {
                    .text($0.level.code)
                },
                .init("since", .text(format: "date-time"), "Since when it stands there") {
                    .text($0.claim.since.description)
                },
            ])
    }
}

extension Shape where Subject == CatalogueChange {
    static var changes: Self {
        Shape(
            "Change",
            [
                .init("number", .integer(least: 1), "Rises with every change") { .int(Int($0.number)) },
                .init("kind", .choice(CatalogueChange.Kind.allCases.map(\.rawValue)), "What changed") {
                    .text($0.kind.rawValue)
                },
                .init("id", .text(pattern: "^[RW][1-9][0-9]*$"), "Which") { .text($0.id) },
                .init("change", .choice(["changed", "gone"]), "gone: a tombstone, the id is nothing of its own") {
                    .text($0.isGone ? "gone" : "changed")
                },
                .init("successor", .nullable(.text(pattern: "^[RW][1-9][0-9]*$")), "What a gone id answers with") {
                    JSON($0.successor)
                },
                .init("at", .text(format: "date-time"), "When") { .text($0.at) },
            ])
    }
}

/// One line of what a search found.
extension Shape where Subject == SearchHit {
    static var hits: Self {
        Shape(
            "SearchHit",
            [
                .init("kind", .choice(["researcher", "work"]), "What was found") { hit in
                    switch hit {
                    case .researcher: "researcher"
                    case .work: "work"
                    }
                },
                .init("id", .text(pattern: "^[RW][1-9][0-9]*$"), "Its id") { hit in
                    switch hit {
                    case .researcher(let found): .text(found.id.description)
                    case .work(let found): .text(found.id.description)
                    }
                },
                .init("name", .optionalString, "Name or title") { hit in
                    switch hit {
                    case .researcher(let found): .text(found.name)
                    case .work(let found): JSON(found.title)
                    }
                },
                .init("detail", .anything, "The whole of it, as its list shows it") { hit in
                    switch hit {
                    case .researcher(let found): Shape<ResearcherSummary>.researchers.json(found)
                    case .work(let found): Shape<WorkSummary>.works.json(found)
                    }
                },
            ])
    }
}
