import Catalog
import Ingest
import Testing

@Suite struct ReadDocumentTests {
    private func read(_ text: String, as format: String? = nil) throws -> Reading {
        try readDocument(Array(text.utf8), file: "page", as: format)
    }

    @Test(arguments: Samples.all.indices)
    func `a page is recognised by its content`(_ index: Int) throws {
        #expect(try read(Samples.all[index].text).format == Samples.all[index].format)
    }

    @Test(arguments: [
        "# Shopping\n\n- eggs\n- flour\n", "One line of prose about a preprint of 2020.\nIn Mar 3, 2024 we met.\n",
        "{\"a\": 1}",
        "LGMar 3, 2024\nand nothing that ends in a name\n",
    ])
    func `what is none of them is refused, not guessed`(_ text: String) {
        let error = #expect(throws: IngestError.self) { try read(text) }
        #expect(error?.remark.mend.contains("researcher-profile") == true)
    }

    @Test func `a format that is named is used, a wrong name is answered with the nearest`() throws {
        #expect(try read("A line\n", as: "full-text").format == "full-text")
        let error = #expect(throws: IngestError.self) { try read(Samples.paper, as: "paperpage") }
        #expect(error?.remark.mend.hasPrefix("Did you mean paper-page?") == true)
    }

    @Test func `formats have names of their own and a line of explanation`() {
        #expect(Set(formats.map { $0.name }).count == formats.count)
        #expect(formats.allSatisfy { !$0.summary.isEmpty && !$0.summary.contains("\n") })
    }

    @Test func `chips and counters on lines of their own say the same as glued ones`() throws {
        let glued = try read(
            "Trust snapshot\nTrust 17 - UnverifiedVerification L1Unclaimed author\n4works\n0followers\nPublished work\n\n"
                + "preprint2021arXiv\n\nA title\n\nText.\n")
        let apart = try read(
            "Trust snapshot\nTrust 17 - Unverified\nVerification L1\nUnclaimed author\n4\nworks\n0\nfollowers\n"
                + "Published work\n\npreprint\n2021\narXiv\n\nA title\n\nText.\n")
        #expect(Self.facts(glued) == Self.facts(apart))
        #expect(glued.records.first?.assertions.count == 6 && glued.records.count == 2)
    }

    @Test func `a chip line cut at capitals would be wrong`() throws {
        let page = try #require(
            try read("Trust snapshot\nTrust 5 - UnverifiedUnclaimed author\n3works\n").records.first)
        #expect(page[.trustTier] == "Unverified" && page[.claimState] == "Unclaimed author")
        #expect(page[.verificationLevel] == nil)
    }

    @Test func `an affiliation with capitals inside stays whole between known chips`() throws {
        let page = try #require(
            try read(
                "Researcher profile\nAna Lind\nResearcherMcGill University, DeepMindOpen to collaborate\nTrust snapshot\n"
            ).records.first)
        #expect(page[.affiliation] == "McGill University, DeepMind" && page[.role] == "Researcher")
    }

    @Test func `counts that disagree are remarked and all kept`() throws {
        let reading = try read(
            "Trust snapshot\n3works\n1followers\nFollow researcher2\nPublished work\n4 published item(s)\n")
        #expect(reading.remarks.count == 4)
        #expect(
            reading.records.first?[.count("works")] == "3" && reading.records.first?[.count("published items")] == "4")
    }

    @Test func `line ends, marks of the byte order and compression change nothing`() throws {
        for sample in Samples.all {
            let plain = try read(sample.text)
            let windows = try read(
                "\u{FEFF}"
                    + sample.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " \r\n"))
            #expect(Self.facts(plain) == Self.facts(windows))
        }
    }

    @Test func `a page and its plain text read alike`() throws {
        let paragraphs = Samples.profile.split(separator: "\n").map { "<p>\($0)</p>" }.joined(separator: "\n")
        let page = try read("<!DOCTYPE html><html><body>\(paragraphs)</body></html>")
        #expect(Self.facts(page) == Self.facts(try read(Samples.profile)))
    }

    private static func facts(_ reading: Reading) -> [[String]] {
        reading.records.map { record in
            [record.locator] + record.assertions.map { "\($0.field): \($0.value)" } + record.mentions.map(\.surface)
        }
    }
}
