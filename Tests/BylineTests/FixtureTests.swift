import Byline
import Catalog
import TestSupport
import Testing

/// The same job on the pages that come with the project.
@Suite struct FixtureTests {
    @Test func `the pages import without a refusal and the catalogue is sound`() throws {
        let registrar = try Registrar.inMemory()
        let report = try registrar.take(try fixturePages())
        #expect(
            report.documents.count == 5 && report.documents.allSatisfy { $0.outcome == .new && $0.refusals.isEmpty })
        try registrar.expectSound()
    }

    @Test func `any order of the pages, imported one by one, gives the same catalogue`() throws {
        let together = try Registrar.inMemory()
        try together.take(try fixturePages())
        let reference = try together.canonicalLines()
        for order in permutations(try fixturePages()) {
            let registrar = try Registrar.inMemory()
            for page in order { try registrar.take([page]) }
            #expect(try registrar.canonicalLines() == reference, "\(order.map(\.label))")
        }
    }

    /// How many works and researchers there are.
    private func size(of registrar: Registrar) throws -> [Int] {
        try registrar.statistics().counts.filter { ["works", "researchers"].contains($0.name) }.map(\.count)
    }

    @Test func `a page saved by a browser brings no new work and no new person beside its text twin`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try fixturePages())
        let before = try size(of: registrar)
        let report = try registrar.take(try fixturePages("fixtures/pages-html"))
        #expect(report.documents.allSatisfy { $0.outcome == .new })
        #expect(report.newWorks == 0 && report.newResearchers == 0)
        #expect(report.mergedWorks == 0 && report.mergedResearchers == 0)
        #expect(try size(of: registrar) == before)
        try registrar.expectSound()
    }

    @Test func `a second copy of every page leaves who is who as it was`() throws {
        let registrar = try Registrar.inMemory()
        let pages = try fixturePages()
        try registrar.take(pages)
        let before = try size(of: registrar)
        // Another file, as its label and its hash say; the same records.
        let copies = pages.map { Registrar.Document(label: "again-" + $0.label, bytes: $0.bytes + Array("\n\n".utf8)) }
        let report = try registrar.take(copies)
        #expect(report.documents.allSatisfy { $0.outcome == .new })
        #expect(try size(of: registrar) == before)
        #expect(report.newWorks + report.newResearchers + report.mergedWorks + report.mergedResearchers == 0)
        try registrar.expectSound()
    }

    @Test func `incremental import equals import at once over every fixture there is`() throws {
        let folders = ["pages", "pages-html", "profile", "listing", "paper-page", "full-text"]
        let pages = try folders.flatMap { try fixturePages("fixtures/" + $0) }
        let together = try Registrar.inMemory()
        try together.take(pages)
        let apart = try Registrar.inMemory()
        var generator = SeededGenerator(seed: 11)
        for page in pages.shuffled(using: &generator) { try apart.take([page]) }
        #expect(try apart.canonicalLines() == together.canonicalLines())
        try apart.expectSound()
    }

    @Test func `a work that names nobody is brought up to date like any other`() throws {
        let registrar = try Registrar.inMemory()
        let pages = try fixturePages("fixtures/paper-page")
        for label in [
            "one-line-of-publication.txt", "cut-in-row-authors.txt", "several-comments.txt", "how-to-cite.txt",
        ] {
            try registrar.take(pages.filter { $0.label == label })
        }
        try registrar.expectSound()
    }

    @Test func `a profile shows what its page declares beside what the catalogue counts`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try fixturePages())
        let profile = try registrar.profile(of: try registrar.one("zecchina"))
        #expect(profile.declared.contains { $0.field == .trustScore && $0.value == "21" })
        #expect(profile.counters.first?.label == "works" && profile.counters.first?.printed.map(\.value) == ["8"])
        #expect(profile.works.count >= 8 && profile.summary.workCount == profile.works.count)
        let collaborators = try registrar.collaborators(of: profile.summary.id)
        #expect(collaborators.first?.name == "Carlo Baldassi")
        for collaborator in collaborators {
            #expect(collaborator.works.count == collaborator.sharedWorks)
            let back = try registrar.collaborators(of: collaborator.id).first { $0.id == profile.summary.id }
            #expect(back?.sharedWorks == collaborator.sharedWorks && back?.strength == collaborator.strength)
        }
    }
}
