import Catalog
import Foundation
import Ingest
import TestSupport
import Testing

/// When arXiv's words about a paper say that it no longer stands.
@Suite struct WithdrawalTests {
    private func retraction(comments: String? = nil, abstract: String = "Ducks choose a pond.") throws -> String? {
        var object = [
            "id": "2101.00011", "title": "Reeds that sing", "authors": "Ana Lind", "abstract": abstract,
            "categories": "cs.LG", "update_date": "2021-02-03",
        ]
        object["comments"] = comments
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: object)) + [10]
        return try readDocument(bytes, file: "snapshot.jsonl").records.first?[.retraction]
    }

    @Test(arguments: [
        "Withdrawn", "withdrawn by the author", "This paper has been withdrawn",
        "This paper has been withdrawn by the authors due to a crucial sign error in equation 3",
        "12 pages, 3 figures. This paper has been withdrawn by the author.", "Paper withdrawn",
        "The paper is being withdrawn because of an error", "Retracted by the authors",
        "This submission has been withdrawn by arXiv administrators because it is not by its authors",
        "8 pages; article withdrawn", "(withdrawn)", "*** This manuscript was withdrawn ***",
    ])
    func `a comment that begins with it, or a sentence in one, withdraws`(_ comment: String) throws {
        #expect(try retraction(comments: comment) != nil)
    }

    @Test(arguments: [
        "12 pages", "This replaces the withdrawn paper hep-th/9901001", "Comment on a withdrawn paper",
        "Withdrawn paper hep-th/9901001 was right", "The withdrawn version had an error, this is mended",
        "Version 2 was withdrawn from the journal and is here again", "A study of retracted papers", "",
    ])
    func `one that only speaks of withdrawing does not`(_ comment: String) throws {
        #expect(try retraction(comments: comment) == nil)
    }

    @Test func `an abstract that is nothing but the withdrawal withdraws, one about withdrawals does not`() throws {
        #expect(try retraction(abstract: "  This paper has been withdrawn by the author because of an error.") != nil)
        #expect(try retraction(abstract: "The article was retracted.\nWe are sorry.") != nil)
        for about in [
            "Withdrawn galaxies are dim.", "We show why this paper has been withdrawn.",
            "Retracted papers are cited on.",
            "The work withdrawn from a heat bath is bounded.",
        ] { #expect(try retraction(abstract: about) == nil, "\(about)") }
    }

    @Test func `a record that arXiv has deleted withdraws its paper`() throws {
        let answer = """
            <?xml version="1.0" encoding="UTF-8"?>
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2021-03-01T00:00:00Z</responseDate>
            <ListRecords><record><header status="deleted"><identifier>oai:arXiv.org:2101.00011</identifier>
            <datestamp>2021-02-03</datestamp></header></record></ListRecords></OAI-PMH>
            """
        let record = try #require(try readDocument(Array(answer.utf8), file: "oai.xml").records.first)
        #expect(record[.retraction] == "deleted at arXiv 2021-02-03" && record[.deleted] == "2021-02-03")
    }

    @Test func `an author's page gives the iD to that author alone`() throws {
        let page = try readDocument(try fixture("arxiv/author-page.html"), file: "author-page.html")
        let iDs = page.records.map { record in
            record.mentions.map { mention in mention.affiliations.first { $0.field == "orcid" }?.value ?? "" }
        }
        #expect(iDs == [["0000-0002-1825-0097", ""], ["", "0000-0002-1825-0097"]])
        // Without the iD it is a list like any other.
        let plain = String(decoding: try fixture("arxiv/author-page.html"), as: UTF8.self)
            .replacing("0000-0002-1825-0097", with: "lind_a_1")
        let other = try readDocument(Array(plain.utf8), file: "author-page.html")
        #expect(
            other.records.count == 2 && other.records.allSatisfy { $0.mentions.allSatisfy { $0.affiliations.isEmpty } })
    }
}
