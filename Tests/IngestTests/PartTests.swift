import Catalog
import Foundation
import Ingest
import TestSupport
import Testing

/// Long documents in parts, and what readers promise of any bytes.
@Suite struct PartTests {
    /// Files on which readers once failed, and those that lead a fuzzer into every corner.
    private static let corpus: [String] = {
        let folder = projectRoot.appending(path: "fixtures/fuzz")
        // Without the folder there is nothing to try; git keeps no empty one.
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }()

    @Test func `every file that fuzzing found is read or refused by every reader, and its own keeps every promise`()
        throws
    {
        for name in Self.corpus {
            let bytes = try fixture("fuzz/" + name)
            // The one it was found with is asked for everything, the others to end in a reading or a refusal.
            let own = formats.map { $0.name }.first { name.hasPrefix($0) }
            #expect(ReaderPromises(format: own).broken(by: bytes) == [], "\(name)")
            for format in formats {
                if let reading = try? readDocument(bytes, file: name, as: format.name) {
                    #expect(Set(reading.records.map(\.locator)).count == reading.records.count, "\(name)")
                }
            }
        }
        let size = try Self.corpus.reduce(0) { $0 + (try fixture("fuzz/" + $1).count) }
        #expect(size <= 200_000, "the corpus is small enough to be kept")
    }

    @Test(arguments: GeneratedPaper.Form.allCases)
    func `made-up papers in every form keep every promise`(_ form: GeneratedPaper.Form) {
        for seed in 1...5 as ClosedRange<UInt64> {
            let papers = GeneratedSnapshot(seed: seed, count: 12).map { $0.printed(as: form) }.joined()
            let text = form.frame.before + papers + form.frame.behind
            #expect(ReaderPromises(format: nil).broken(by: Array(text.utf8)) == [])
        }
    }

    @Test func `parts hold every byte, whole records and the lines of the document`() throws {
        let lines = GeneratedSnapshot(seed: 3, count: 50).map(\.snapshotLine)
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        var parts: [(part: PartedReader.Part, content: [UInt8])] = []
        var content: [UInt8] = []
        func note(_ step: PartedReader.Step) {
            switch step {
            case .content(let bytes): content += bytes
            case .part(let part):
                parts.append((part, content))
                content = []
            }
        }
        var reader = try PartedReader(
            file: "x", sizes: PartSizes(smallest: 4_000, recordsBetween: 4, largest: 20_000))
        try reader.take(bytes[...], note)
        try reader.finish(note)
        #expect(parts.count > 3)
        #expect(parts.flatMap(\.content) == bytes)
        var line = 1
        for (part, content) in parts {
            #expect(part.firstLine == line)
            #expect(part.byteCount == content.count)
            #expect(content.last == UInt8(ascii: "\n"))
            #expect(content.count >= 4_000 || part.lastLine == 50)
            let alone = try readDocument(content, file: "x").records
            #expect(alone.map(\.locator) == part.reading.records.map(\.locator))
            #expect(alone.map { $0.firstLine + line - 1 } == part.reading.records.map(\.firstLine))
            line = part.lastLine + 1
        }
        #expect(line == 51)
    }

    @Test func `a document without an end of a record is cut by its size at last`() throws {
        let long = "{\"id\": \"1\", \"title\": \"" + String(repeating: "x", count: 100_000)
        var counts: [Int] = []
        var reader = try PartedReader(
            file: "x", as: "arxiv-snapshot", sizes: PartSizes(smallest: 100, recordsBetween: 1, largest: 1_000))
        func note(_ step: PartedReader.Step) { if case .part(let part) = step { counts.append(part.byteCount) } }
        try reader.take(Array(long.utf8)[...], note)
        try reader.finish(note)
        #expect(counts.dropLast().allSatisfy { $0 == 4_000 })
        #expect(counts.reduce(0, +) == long.utf8.count)
    }

    @Test func `pages are not read in parts`() throws {
        #expect(!PartedReader.canRead(head: try fixture("pages/wide-flat-minima.txt")[...]))
        #expect(!PartedReader.canRead(head: try fixture("arxiv/mail.txt")[...]))
        #expect(PartedReader.canRead(head: try fixture("arxiv/snapshot.jsonl")[...]))
        #expect(PartedReader.canRead(head: try fixture("arxiv/oai-arxiv.xml")[...]))
        #expect(PartedReader.canRead(head: try fixture("arxiv/atom.xml")[...]))
    }
}
