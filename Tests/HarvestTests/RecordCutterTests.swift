import Catalog
import Foundation
import Harvest
import Ingest
import TestSupport
import Testing

/// Records cut out of answers, told by reading both with the readers of the formats.
@Suite struct RecordCutterTests {
    /// Real pages of one harvest of arXiv's own program, where they are.
    private static var realPages: [String] {
        guard hasSharedFolder else { return [] }
        return (1...5).map { "arxiv-oai/harvest-arXiv-120-page\($0).xml.gz" }
            + (1...3).map { "arxiv-oai/harvest-arXivRaw-200-page\($0).xml.gz" }
    }

    /// What a document says, without the places that depend on what stands before it.
    private func facts(_ records: [PrintedRecord]) -> [[String]] {
        records.map { record in
            [record.locator] + record.assertions.map { "\($0.field): \($0.value)" } + record.mentions.map(\.surface)
        }
    }

    private func expectSameRecords(_ bytes: [UInt8], _ pieces: [SentRecord], _ file: String) throws {
        let whole = try readDocument(bytes, file: file)
        var parts: [PrintedRecord] = []
        for piece in pieces {
            let reading = try readDocument(piece.bytes, file: piece.label)
            #expect(reading.records.count + reading.refusals.count == 1, "\(file) \(piece.label)")
            parts += reading.records
        }
        #expect(facts(parts) == facts(whole.records) && !parts.isEmpty, "\(file)")
    }

    @Test(arguments: ["oai-arxiv.xml", "oai-arxivraw.xml", "oai-dc.xml"])
    func `the records of an answer say alone what they said together`(name: String) throws {
        let bytes = try fixture("arxiv/" + name)
        try expectSameRecords(bytes, try sent(bytes), name)
    }

    @Test func `the entries of a feed say alone what they said together`() throws {
        let bytes = try fixture("arxiv/atom.xml")
        try expectSameRecords(bytes, try entries(bytes), "atom.xml")
    }

    @Test(.enabled(if: hasSharedFolder), arguments: realPages)
    func `so do those of real harvests`(name: String) throws {
        let packed = [UInt8](try Data(contentsOf: sharedFolder.appending(path: "data/" + name)))
        let inflated = try inflate(packed)
        try expectSameRecords(inflated, try sent(inflated), name)
    }

    @Test func `a record is the same bytes in every page`() throws {
        let text = String(decoding: try fixture("arxiv/oai-arxiv.xml"), as: UTF8.self)
        let later = text.replacing("2024-03-01T00:00:00Z", with: "2025-03-01T00:00:00Z")
            .replacing("</ListRecords>", with: "<resumptionToken>7</resumptionToken></ListRecords>")
            .replacing("<request verb=", with: "<!-- <record> --><request from='x>y' verb=")
        #expect(later != text)
        #expect(try sent(Array(text.utf8)) == sent(Array(later.utf8)))
    }

    @Test func `marks inside comments, sections and values are no tags`() throws {
        let page = """
            <?xml version="1.0"?><o:OAI-PMH xmlns:o="http://www.openarchives.org/OAI/2.0/" note="<record>">
            <o:responseDate>2024-03-01T00:00:00Z</o:responseDate><!-- <o:record></o:record> --><o:ListRecords>
            <o:record id='a>b'><o:header><o:identifier>one</o:identifier><o:datestamp>2024-01-01</o:datestamp></o:header>
            <![CDATA[ </o:record> <record> ]]><record/></o:record>
            <o:record><o:header><o:identifier>two</o:identifier><o:datestamp>2024-01-02</o:datestamp></o:header></o:record>
            </o:ListRecords></o:OAI-PMH>
            """
        let pieces = try sent(Array(page.replacing("note=\"<record>\"", with: "note=\"record>\"").utf8))
        #expect(pieces.map(\.label) == ["one 2024-01-01", "two 2024-01-02"])
        let first = String(decoding: pieces[0].bytes, as: UTF8.self)
        #expect(first.contains("<![CDATA[ </o:record> <record> ]]><record/></o:record>"))
        #expect(first.contains("xmlns:o=\"http://www.openarchives.org/OAI/2.0/\""))
        #expect(!first.contains("note=") && !first.contains("two"))
    }

    // MARK: As a conversation hands them over

    private func sent(_ bytes: [UInt8]) throws -> [SentRecord] {
        let identify = Pond(count: 0).answer(Query([("verb", "Identify")]))
        var harvester = Harvester(
            HarvestOrder(base: "http://pond.example", prefix: "arXiv"), progress: nil, pacing: Pacing(Manners()))
        let now = Moment(seconds: 0, date: Instant(secondsSinceEpoch: 0))
        _ = try harvester.begin(at: now)
        _ = try harvester.take(identify, at: now)
        let step = try harvester.take(.answer(status: 200, body: bytes, retryAfter: nil), at: now)
        guard case .keep(let page) = step else {
            Issue.record("nothing to keep")
            return []
        }
        return page.records
    }

    private func entries(_ bytes: [UInt8]) throws -> [SentRecord] {
        var pager = Pager(
            PaperQuery(base: "http://pond.example", wish: .search("ponds"), limit: 100), pacing: Pacing(Manners()))
        let now = Moment(seconds: 0, date: Instant(secondsSinceEpoch: 0))
        _ = try pager.begin(at: now)
        guard case .keep(let page) = try pager.take(.answer(status: 200, body: bytes, retryAfter: nil), at: now) else {
            Issue.record("nothing to keep")
            return []
        }
        return page.records
    }

    /// Unpacked by a program that is not ours.
    private func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "page.gz")
            try Data(bytes).write(to: file)
            let process = Process()
            process.executableURL = URL(filePath: "/bin/gzip")
            process.arguments = ["-dc", file.path]
            let outlet = Pipe()
            process.standardOutput = outlet
            try process.run()
            let data = outlet.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return [UInt8](data)
        }
    }
}
