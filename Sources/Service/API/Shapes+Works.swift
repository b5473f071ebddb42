import Catalog

extension Shape where Subject == AuthorName {
    static var authors: Self {
        Shape(
            "Author",
            [
                .init("id", .nullable(.researcherID), "The researcher; null for somebody who wishes to have no page") {
                    JSON($0.id?.description)
                },
                .init("name", .string, "The name shown") { .text($0.name) },
                .init("position", .optionalInteger, "Counted from 1; null when no source gives the place") {
                    JSON($0.position)
                },
            ])
    }
}

extension Shape where Subject == WorkSummary {
    static var works: Self {
        Shape(
            "Work",
            [
                .init("id", .workID, "Given out once, answers for ever") { .text($0.id.description) },
                .init("title", .optionalString, "null for a work known only by its abstract") { JSON($0.title) },
                .init("authors", .list(.named("Author")), "In the order of the work") {
                    .list($0.authors.map(Shape<AuthorName>.authors.json))
                },
                .init("authors_complete", .nullable(.flag), "false when the fullest list known ends in “et al.”") {
                    JSON($0.authorsComplete)
                },
                .init("year", .optionalInteger, "The earliest year any source states") { JSON($0.year) },
                .init("first_posted", .optionalString, "The earliest date, as far as it is known, in ISO form") {
                    JSON($0.firstPosted)
                },
                .init("year_is_inferred", .flag, "Whether the year is from the day of capture") {
                    .flag($0.yearIsInferred)
                },
                .init("printed_years", .list(.integer()), "Every year that sources print, ascending") {
                    .list($0.printedYears.map(JSON.int))
                },
                .init("arxiv", .optionalString, "arXiv id") { JSON($0.arxiv) },
                .init("doi", .optionalString, "DOI of the published version") { JSON($0.doi) },
                .init("topics", .strings, "Subject codes") { JSON($0.topics) },
                .init("records", .integer(least: 0), "Source records behind it") { .int($0.records) },
            ])
    }
}

extension Shape where Subject == WorkRecord {
    static var records: Self {
        Shape(
            "WorkRecord",
            [
                .init("record", .text(pattern: "^E[1-9][0-9]*$"), "The record") { .text($0.record.description) },
                .init("source", .sourceID, "The source it stands in") { .text($0.source.description) },
                .init("source_label", .string, "The name under which that was imported") { .text($0.sourceLabel) },
                .init("locator", .string, "Which entry of it") { .text($0.locator) },
                .init("line", .integer(least: 0), "Its first line") { .int($0.line) },
                .init("kind", .string, "item, subject, connected, reference, …") { .text($0.kind.rawValue) },
                .init("title", .optionalString, "As this source prints it") { JSON($0.title) },
                .init("authors", .strings, "As this source prints them") { JSON($0.authors) },
                .init("authors_complete", .nullable(.flag), "Whether the list is whole, where the source says") {
                    JSON($0.authorsComplete)
                },
                .init("date", .optionalString, "Year or date as printed") { JSON($0.date) },
            ])
    }
}

extension Shape where Subject == LinkedAddress.Spelling {
    static var spellings: Self {
        Shape(
            "Spelling",
            [
                .init("text", .string, "As printed") { .text($0.text) },
                .init("source_label", .string, "In which source") { .text($0.sourceLabel) },
                .init("line", .integer(least: 0), "On which line") { .int($0.line) },
            ])
    }
}

extension Shape where Subject == LinkedAddress {
    static var addresses: Self {
        Shape(
            "LinkedAddress",
            [
                .init("kind", .choice(["code", "data"]), "What it leads to") { .text($0.kind) },
                .init("preferred", .named("Spelling"), "The spelling that counts") {
                    Shape<LinkedAddress.Spelling>.spellings.json($0.preferred)
                },
                .init("rejected", .list(.named("Spelling")), "Spellings set aside for it") {
                    .list($0.rejected.map(Shape<LinkedAddress.Spelling>.spellings.json))
                },
            ])
    }
}

extension Shape where Subject == WorkDetail {
    static var details: Self {
        Shape(
            "WorkDetail",
            Shape<WorkSummary>.works.members.filter { $0.name != "records" }.map { member in
                .init(member.name, member.schema, member.about) { member.value($0.summary) }
            } + [
                .init("abstract", .optionalString, "As printed") { JSON($0.abstract) },
                .init("abstract_source", .optionalString, "Which source prints it") { JSON($0.abstractSource) },
                .init("addresses", .list(.named("LinkedAddress")), "Of code and data") {
                    .list($0.addresses.map(Shape<LinkedAddress>.addresses.json))
                },
                .init("statements", .list(.named("Statement")), "Venue, summary and the like") {
                    .list($0.statements.map(Shape<Statement>.statements.json))
                },
                .init("records", .list(.named("WorkRecord")), "What sources print of it") {
                    .list($0.records.map(Shape<WorkRecord>.records.json))
                },
                .init("cited_by", .integer(least: 0), "Works here that cite it") { .int($0.citedBy) },
                .init("cites", .integer(least: 0), "Works here that it cites") { .int($0.cites) },
                .init("reproductions", .list(.named("Reproduction")), "What can be measured again of it") {
                    .list($0.reproductions.map(Shape<ReproductionStanding>.standings.json))
                },
            ])
    }
}

extension Shape where Subject == CitationLine {
    static var citations: Self {
        Shape(
            "Citation",
            [
                .init("work", .named("Work"), "The work at the other end") { Shape<WorkSummary>.works.json($0.work) },
                .init("basis", .choice(["printed", "years", "assumed"]), "How the direction is known") {
                    .text($0.basis.rawValue)
                },
                .init("source_label", .string, "The source that shows it") { .text($0.sourceLabel) },
                .init("locator", .string, "Where in it") { .text($0.locator) },
                .init("records", .integer(least: 1), "How many records show it") { .int($0.records) },
            ])
    }
}

extension Shape where Subject == PrintedNumber {
    static var numbers: Self {
        Shape(
            "PrintedNumber",
            [
                .init("claim", .string, "Unique in its reproduction") { .text($0.id) },
                .init("quantity", .string, "What is measured, in words") { .text($0.quantity) },
                .init("printed", .string, "The number as printed") { .text($0.text) },
                .init("printed_value", .number, "The number") { .number($0.value) },
                .init("printed_uncertainty", .nullable(.number), "Its uncertainty, where printed") {
                    $0.uncertainty.map(JSON.number) ?? .null
                },
                .init("place", .string, "Where in the paper") { .text($0.place) },
                .init("tolerance", .number, "How far from it a measurement is still reproduced") {
                    .number($0.tolerance)
                },
                .init("close_tolerance", .number, "How far it is still close") { .number($0.closeTolerance) },
                .init("needs_source", .optionalString, "What the available text lacks for a judgement") {
                    JSON($0.needsSource)
                },
            ])
    }
}
