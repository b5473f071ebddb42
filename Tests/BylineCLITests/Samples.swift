import Catalog

/// Answers made by hand, of the kind a registrar gives. The people and works are invented.
enum Samples {
    static let ada = AuthorName(id: ResearcherID(1), name: "Zoë Ampère", position: 1)
    static let wei = AuthorName(id: ResearcherID(2), name: "李 Wei", position: 2)

    static let plain = WorkSummary(
        id: WorkID(7), title: "Bells, whistles, and \"quotes\"", year: 2021, firstPosted: "2021-07-02",
        printedYears: [2021, 2022], authors: [ada, wei], authorsComplete: true, arxiv: "2107.00001",
        doi: "10.1000/bells", topics: ["cond-mat.dis-nn", "stat.ML"], records: 3)
    static let untitled = WorkSummary(id: WorkID(9), title: nil, year: nil, firstPosted: nil)
    static let cut = WorkSummary(
        id: WorkID(8), title: "A title\twith a tab\nand a second line", year: 2023, firstPosted: "2023-05-08",
        yearIsInferred: true, authors: [ada], authorsComplete: false)
    static let works = [cut, plain, untitled]

    static func statement(_ field: Field, _ value: String, line: Int) -> Statement {
        Statement(field: field, value: value, source: SourceID(1), sourceLabel: "ampere.txt", line: line)
    }

    static let summary = ResearcherSummary(
        id: ResearcherID(1), name: "Zoë Ampère", variants: ["Zoë Ampère", "Z. Amp`ere"], workCount: 3,
        firstYear: 2021, lastYear: 2023)
    static let namesake = ResearcherSummary(
        id: ResearcherID(4), name: "Zacharias Ampère", variants: ["Z. Ampère"], workCount: 1, firstYear: nil,
        lastYear: nil)

    static let profile = ResearcherProfile(
        summary: summary,
        declared: [
            statement(.trustScore, "17", line: 12), statement(.trustTier, "Unverified", line: 12),
            statement(.verificationLevel, "L1", line: 12), statement(.claimState, "Unclaimed author", line: 12),
            statement(.affiliationState, "Affiliation not imported", line: 7),
            statement(.collaboration, "Open to collaborate", line: 7),
        ],
        counters: [
            Counter(label: "works", printed: [statement("count.works", "8", line: 13)], counted: 3),
            Counter(label: "followers", printed: [statement("count.followers", "0", line: 14)], counted: nil),
            Counter(
                label: "close-collaborators",
                printed: [statement("count.close-collaborators", "4", line: 16)], counted: 2, isLowerBound: true),
            Counter(label: "topics", printed: [], counted: 5),
        ],
        trust: StoredTrust(
            researcher: ResearcherID(1), ruleVersion: "trust 1", asOf: Instant(secondsSinceEpoch: 1_700_000_000),
            revision: 4, level: .listed, values: [9, 6, 0, 0, 0, 0]),
        works: works)

    static let collaborator = Collaborator(
        id: ResearcherID(2), name: "李 Wei", sharedWorks: 2, strength: 1.25, firstYear: 2021, lastYear: 2023,
        isClose: true, isLowerBound: true, works: [WorkID(8), WorkID(7)])

    static let detail = WorkDetail(
        summary: plain,
        abstract: "One sentence that goes on for a while and then some more, so that it must be broken "
            + "into lines.\nA second paragraph.", abstractSource: "ampere.txt",
        addresses: [
            LinkedAddress(
                kind: "code",
                preferred: .init(text: "https://example.org/bells", sourceLabel: "bells.md", line: 40),
                rejected: [.init(text: "https://example.org/be1ls", sourceLabel: "bells.md", line: 41)])
        ],
        statements: [statement(.venue, "J. Bells 3, 14", line: 3)],
        records: [
            WorkRecord(
                record: RecordID(40), source: SourceID(1), sourceLabel: "ampere.txt", locator: "item 3", line: 55,
                kind: .item, title: "Bells, whistles", authors: ["Z. Ampère"], authorsComplete: true, date: "2022")
        ],
        citedBy: 12, cites: 30)

    static let source = SourceDetail(
        summary: SourceSummary(
            id: SourceID(1), label: "ampere.txt", format: "researcher-profile",
            hash: String(repeating: "ab", count: 32), byteCount: 1234, importedAt: "2024-05-20T10:00:00Z",
            capturedOn: nil, recordCounts: [.page: 1, .item: 8], mentionCount: 9),
        statements: [statement("count.works", "8", line: 13)],
        records: [(detail.records[0], WorkID(7)), (detail.records[0], nil)],
        remarks: [Remark("The page says 8 and shows 7", file: "ampere.txt", line: 20)])
}
