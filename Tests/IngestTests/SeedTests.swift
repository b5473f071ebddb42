import Catalog
import Foundation
import Ingest
import TestSupport
import Testing

/// The five real pages, counted and sampled by eye.
@Suite(.enabled(if: hasSharedFolder)) struct SeedTests {
    private func read(_ name: String) throws -> Reading { try readDocument(try seed(name), file: name) }

    @Test func `the profile has eight works and every chip`() throws {
        let reading = try read("zecchina-profile.txt")
        let page = try #require(reading.records.first)
        #expect(page[.name] == "Riccardo Zecchina" && page[.affiliation] == nil)
        #expect(page[.affiliationState] == "Affiliation not imported" && page[.collaboration] == "Open to collaborate")
        #expect(page[.trustScore] == "21" && page[.trustTier] == "Emerging" && page[.verificationLevel] == "L1")
        #expect(page[.claimState] == "Unclaimed author" && page[.count("close collaborators")] == "4")
        #expect(
            reading.records.dropFirst().map { $0[.year] } == [
                "2025", "2022", "2022", "2022", "2021", "2020", "2020", "2020",
            ])
        #expect(reading.records.allSatisfy { !$0.isIncomplete } && reading.remarks.isEmpty)
    }

    @Test(arguments: [
        ("lauditi-listing.txt", 10, "Clarissa Lauditi", 0.9), ("mignacco-listing.txt", 11, "Francesca Mignacco", 1),
    ])
    func `a listing's titles are cut right and its owner is found`(
        _ name: String, _ count: Int, _ owner: String, _ share: Double
    ) throws {
        let reading = try read(name)
        let items = reading.records.dropFirst()
        #expect(items.count == count && reading.remarks.isEmpty)
        let assertion = try #require(reading.records.first?.assertions.first { $0.field == .owner })
        #expect(assertion.value == owner && abs(assertion.confidence - share) < 1e-9)
        for item in items {
            let title = try #require(item[.title])
            #expect(item.mentions.contains { $0.surface == owner })
            #expect(item.raw.contains(title + (item.mentions.first?.surface ?? "?")))
            #expect(item.assertions.allSatisfy { $0.confidence == 1 })
        }
    }

    @Test func `titles that two pages print are the same on both`() throws {
        let profile = Set(try read("zecchina-profile.txt").records.compactMap { $0[.title] })
        let listing = try read("lauditi-listing.txt").records.compactMap { $0[.title] }
        #expect(profile.intersection(listing).count == 2)
    }

    @Test func `the paper page has eighty-one rows, one similar paper and no authors of its own`() throws {
        let reading = try read("wide-flat-minima-paper-page.txt")
        #expect(reading.records.count { $0.kind == .connected } == 81 && reading.refusals.isEmpty)
        let subject = try #require(reading.records.first { $0.kind == .subject })
        #expect(subject.mentions.isEmpty && subject[.title] == nil)
        #expect(subject[.summary]?.hasPrefix("This paper investigates") == true)
        #expect(subject[.abstract]?.hasPrefix("Learning in Deep") == true)
        #expect(reading.records.first { $0.kind == .byline }?.mentions.count == 3)
        #expect(reading.records.first?[.count("comments")] == "0")
        let rows = reading.records.filter { $0.kind == .connected }
        #expect(rows.allSatisfy { $0[.year] != nil && !$0.mentions.isEmpty && $0.authorsComplete == true })
        #expect(rows.suffix(4).map { $0[.year] } == ["2024", "2023", "2022", "2022"])
    }

    @Test func `the full text has its people, places, addresses and thirty references`() throws {
        let reading = try read("wide-flat-minima-full-text.md")
        let subject = try #require(reading.records.first)
        #expect(subject.mentions.map(\.role) == [.author, .author, .author, .editor])
        #expect(subject.mentions.map(\.affiliations.count) == [2, 2, 2, 0])
        let code = subject.assertions.filter { $0.field == .codeAddress }
        #expect(code.map(\.place.line) == [37, 367] && Set(code.map(\.value)).count == 2)
        #expect(code.allSatisfy { $0.value.last?.isLetter == true })
        let references = reading.records.filter { $0.kind == .reference }
        #expect(references.map { $0[.referenceNumber] } == (1...30).map { "\($0)" })
        #expect(references.allSatisfy { $0[.title] != nil && !$0.mentions.isEmpty })
        #expect(references.filter { $0[.year] == nil }.map(\.locator) == ["reference 11"])
        #expect(references.compactMap { $0[.arxiv] } == ["1609.04836", "1708.07747"])
        #expect(
            references.filter { $0.authorsComplete == false }.map(\.locator) == [
                "reference 4", "reference 23", "reference 25",
            ])
    }
}
