import Catalog
import Store
import TestSupport
import Testing

extension Store {
    /// One source with one record of everything.
    @discardableResult
    func addSampleSource(hash: Character = "a") throws -> (
        source: SourceID, records: [RecordID], mentions: [[MentionID]]
    ) {
        let record = PrintedRecord(
            locator: "item 1", kind: .item, firstLine: 3, lastLine: 5, raw: "LGMar 3, 2024",
            assertions: [
                PrintedAssertion(.title, "Ducks, Geese and Swans", at: Place(line: 4, column: 1, length: 22)),
                PrintedAssertion(.date, "Mar 3, 2024", at: Place(line: 3), confidence: 0.5),
            ],
            mentions: [
                PrintedMention(
                    "Ana Lind", position: 1,
                    affiliations: [PrintedAssertion(.affiliation, "Lake University", at: Place(line: 9))],
                    at: Place(line: 4, column: 23, length: 8)),
                PrintedMention("Bo Ek", position: nil, basis: .listing, at: Place(line: 4), confidence: 0.9),
            ],
            authorsComplete: false, isIncomplete: true)
        let reading = Reading(
            format: "author-listing", records: [record],
            remarks: [Remark("cut", file: "x", line: 5, mend: "save it whole")])
        let added = try addEvidence(
            reading,
            of: .init(
                label: "x.txt", hash: String(repeating: hash, count: 64), byteCount: 10, readerVersion: 1,
                importedAt: "2026-01-01T00:00:00Z"))
        _ = try addCapture(of: added.source, on: "2026-01-02", saidAt: "2026-01-03T00:00:00Z")
        return added
    }
}

@Suite struct EvidenceTests {
    @Test func `what is stored comes back as it was printed, with its place`() throws {
        let store = try Store.inMemory()
        let added = try store.addSampleSource()
        let record = try #require(try store.storedRecords(added.records).first)
        #expect(record.printed[.title] == "Ducks, Geese and Swans")
        #expect(record.printed.assertions[0].place == Place(line: 4, column: 1, length: 22))
        #expect(record.printed.assertions[1].confidence == 0.5)
        #expect(record.printed.mentions.map(\.surface) == ["Ana Lind", "Bo Ek"])
        #expect(record.printed.mentions[0].affiliations.map(\.value) == ["Lake University"])
        #expect(record.printed.mentions[1].position == nil && record.printed.mentions[1].basis == .listing)
        #expect(record.printed.authorsComplete == false && record.printed.isIncomplete)
        #expect(record.capturedOn == PartialDate(year: 2026, month: 1, day: 2))
        #expect(record.anchor == Anchor(sourceHash: String(repeating: "a", count: 64), locator: "item 1"))
        #expect(try store.remarks(of: added.source).map(\.mend) == ["save it whole"])
    }

    @Test func `the day of capture is noted once`() throws {
        let store = try Store.inMemory()
        let source = try store.addSampleSource().source
        #expect(try !store.addCapture(of: source, on: "2026-01-02", saidAt: "later"))
        #expect(try store.addCapture(of: source, on: "2026-02-02", saidAt: "later"))
        #expect(try store.sources().first?.capturedOn == "2026-02-02")
    }

    @Test func `records that share a key are reached, however long the chain`() throws {
        let store = try Store.inMemory()
        var records: [RecordID] = []
        for hash in "abcdef" { records += try store.addSampleSource(hash: hash).records }
        for (index, record) in records.enumerated() where index < 5 {
            for key in ["k\(index)", "k\(index + 1)"] { try store.addKey(key, of: record) }
        }
        #expect(try store.recordsInBlocks(of: [records[0]]) == Set(records.prefix(5)))
        #expect(try store.recordsInBlocks(of: [records[5]]) == [records[5]])
    }
}
