import Byline
import Catalog
import TestSupport
import Testing

/// The main job, end to end, on the five real pages.
@Suite(.enabled(if: hasSharedFolder)) struct SeedTests {
    @Test func `the five pages import in one command and nothing in them is lost`() throws {
        let registrar = try Registrar.inMemory()
        let report = try registrar.take(try seedPages())
        let counts = report.documents.map(\.records)
        #expect(counts[0] == [.page: 1, .item: 8])
        #expect(counts[1] == [.page: 1, .item: 10])
        #expect(counts[2] == [.page: 1, .item: 11])
        #expect(counts[3] == [.page: 1, .subject: 1, .byline: 1, .connected: 81])
        #expect(counts[4] == [.subject: 1, .reference: 30])
        #expect(report.documents.allSatisfy { $0.outcome == .new && $0.refusals.isEmpty })
        try registrar.expectSound()
    }

    @Test func `the same command again finds nothing new`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try seedPages())
        let before = try registrar.canonicalLines()
        let again = try registrar.take(try seedPages())
        #expect(again.documents.allSatisfy { $0.outcome == .unchanged })
        #expect([again.newWorks, again.newResearchers, again.mergedWorks, again.mergedResearchers] == [0, 0, 0, 0])
        #expect(try registrar.canonicalLines() == before)
    }

    @Test func `any order of the five files, imported one by one, gives the same catalogue`() throws {
        var reference: [String]?
        for order in permutations(try seedPages()) {
            let registrar = try Registrar.inMemory()
            for page in order { try registrar.take([page]) }
            let lines = try registrar.canonicalLines()
            #expect(lines == reference ?? lines, "\(order.map(\.label))")
            reference = reference ?? lines
        }
        let together = try Registrar.inMemory()
        try together.take(try seedPages())
        #expect(try together.canonicalLines() == reference)
    }

    @Test(arguments: ["Marc M'ezard", "Mézard", "Mezard", "marc mezard", "MÉZARD"])
    func `every spelling finds the one Marc Mézard`(_ spelling: String) throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try seedPages())
        let profile = try registrar.profile(of: try registrar.one(spelling))
        #expect(profile.summary.name == "Marc Mézard")
        #expect(Set(profile.summary.variants).isSuperset(of: ["Marc M'ezard", "Marc Mézard"]))
    }

    @Test func `an elision keeps its apostrophe`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try seedPages())
        #expect(try registrar.profile(of: try registrar.one("d'Ascoli")).summary.name == "Stéphane d'Ascoli")
    }

    @Test func `“et al.” and an affiliation are nobody's names`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try seedPages())
        let mentions = try registrar.canonicalLines().filter { $0.hasPrefix("{\"kind\":\"mention\"") }
        #expect(!mentions.isEmpty && !mentions.contains { $0.contains("et al") || $0.contains("harvard") })
        let paper = try registrar.detail(of: try registrar.onePaper("Dissecting the Interplay of Attention Paths"))
        #expect(paper.summary.authorsComplete == false && paper.summary.authors.count == 3)
        #expect(paper.statements.contains { $0.field == .affiliation && $0.value == "harvard" })
    }

    @Test func `a date without a year stays without one until somebody says when the page was saved`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try seedPages())
        let title = "Spectral Dynamics in Deep Networks"
        let before = try registrar.detail(of: try registrar.onePaper(title)).summary
        #expect(before.year == nil && before.firstPosted == "--05-08" && before.printedYears == [])
        let report = try registrar.take(
            [try seedPages()[1]], options: .init(capturedOn: PartialDate(year: 2026, month: 5, day: 20)))
        #expect(report.documents.map(\.outcome) == [.changed])
        let after = try registrar.detail(of: try registrar.onePaper(title)).summary
        #expect(
            after.year == 2026 && after.yearIsInferred && after.firstPosted == "2026-05-08" && after.printedYears == [])
        try registrar.expectSound()
    }

    @Test func `what a profile says of trust stays that page's word`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try seedPages())
        let profile = try registrar.profile(of: try registrar.one("Riccardo Zecchina"))
        func declared(_ field: Field) -> [String] {
            profile.declared.filter { $0.field == field && $0.sourceLabel == "zecchina-profile.txt" }.map(\.value)
        }
        #expect(declared(.trustScore) == ["21"] && declared(.trustTier) == ["Emerging"])
        #expect(declared(.verificationLevel) == ["L1"] && declared(.claimState) == ["Unclaimed author"])
        #expect(declared(.affiliation) == [] && declared(.affiliationState) == ["Affiliation not imported"])
        let works = try #require(profile.counters.first { $0.label == "works" })
        #expect(works.printed.map(\.value) == ["8"] && works.counted == profile.works.count)
    }

    @Test func `the untitled subject is recognised by its abstract, and all 81 rows cite it`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try seedPages())
        let paper = try registrar.onePaper("Shaping the learning landscape in neural networks around wide flat minima")
        let detail = try registrar.detail(of: paper)
        #expect(Set(detail.records.map(\.locator)).isSuperset(of: ["subject", "item 7"]))
        #expect(detail.records.filter { $0.locator == "subject" }.count == 2)
        // Two pairs of rows are one work each: two spellings of a title, and a leading article.
        #expect(detail.citedBy == 79)
        #expect(try registrar.citations(of: paper).count == 79)
        #expect(detail.cites == 30)
        #expect(try registrar.references(of: paper).count == 30)
        #expect(detail.addresses.map(\.rejected.count) == [1])
        #expect(detail.addresses.first?.preferred.text.hasSuffix("bocconi-artlab/TreeCommitteeFBP.jl") == true)
    }

    @Test func `people of one work are never one person, and a work's authors are its own`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try seedPages())
        let unveiling = try registrar.detail(
            of: try registrar.onePaper("Unveiling the structure of wide flat minima in neural networks"))
        #expect(
            unveiling.summary.authors.map(\.name) == [
                "Carlo Baldassi", "Clarissa Lauditi", "Enrico M. Malatesta", "Gabriele Perugini", "Riccardo Zecchina",
            ])
        #expect(unveiling.summary.authorsComplete == true && unveiling.summary.printedYears == [2021, 2022])
        #expect(unveiling.summary.firstPosted == "2021-07-02")
    }
}
