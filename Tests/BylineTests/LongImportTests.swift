import Byline
import Catalog
import Foundation
import Ingest
import TestSupport
import Testing

/// Documents that are imported in parts. The parts here are of a few records, where real ones hold thousands.
@Suite struct LongImportTests {
    private static let sizes = PartSizes(smallest: 3_000, recordsBetween: 4, largest: 12_000)

    private static func snapshot(_ seed: UInt64, _ count: Int = 40) -> [UInt8] {
        Array(GeneratedSnapshot(seed: seed, count: count).map { $0.printed(as: .snapshot) }.joined().utf8)
    }

    /// A document that comes in pieces of odd lengths.
    private static func document(_ bytes: [UInt8], label: String = "made.json", piece: Int = 1_009)
        -> Registrar.LongDocument
    {
        let pieces = Pieces(bytes, size: piece)
        return Registrar.LongDocument(label: label, byteCount: bytes.count) { .success(pieces.next()) }
    }

    /// Only the thread that reads asks it.
    private final class Pieces: @unchecked Sendable {
        private var rest: ArraySlice<UInt8>
        private let size: Int
        init(_ bytes: [UInt8], size: Int) {
            rest = bytes[...]
            self.size = size
        }
        func next() -> [UInt8] {
            defer { rest = rest.dropFirst(size) }
            return Array(rest.prefix(size))
        }
    }

    @discardableResult
    private func take(
        _ bytes: [UInt8], into registrar: Registrar, piece: Int = 1_009, isStopped: () -> Bool = { false }
    ) throws -> ImportReport {
        try registrar.import(Self.document(bytes, piece: piece), sizes: Self.sizes, isStopped: isStopped)
    }

    /// The parts as documents of their own, under the labels that the import gives them.
    private func parts(of bytes: [UInt8]) throws -> [Registrar.Document] {
        var documents: [Registrar.Document] = []
        var content: [UInt8] = []
        func note(_ step: PartedReader.Step) {
            switch step {
            case .content(let bytes): content += bytes
            case .part(let part):
                documents.append(.init(label: "made.json, lines \(part.firstLine)–\(part.lastLine)", bytes: content))
                content = []
            }
        }
        var reader = try PartedReader(file: "made.json", sizes: Self.sizes)
        try reader.take(bytes[...], note)
        try reader.finish(note)
        return documents
    }

    @Test func `a line beyond all measure costs its own record and no other`() throws {
        let papers = GeneratedSnapshot(seed: 8, count: 3).map { $0.printed(as: .snapshot) }
        let endless = "{\"id\":\"2401.99999\",\"title\":\"" + String(repeating: "a", count: 17 << 20) + "\"}\n"
        let bytes = Array((papers[0] + endless + papers[1] + papers[2]).utf8)
        let registrar = try Registrar.inMemory()
        let report = try registrar.import(Self.document(bytes, piece: 1 << 16))
        let document = try #require(report.documents.first)
        #expect(document.records == [.item: 3])
        #expect(document.refusals.map(\.line) == [2])
        #expect(document.refusals.first?.what == "the line is longer than 16 MiB")
        try registrar.expectSound()
    }

    // MARK: The same evidence

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a document in parts gives what its parts give as documents`(_ seed: UInt64) throws {
        let bytes = Self.snapshot(seed)
        let long = try Registrar.inMemory()
        let report = try take(bytes, into: long)
        #expect(report.documents.map(\.outcome) == [.new])
        #expect(report.documents.first?.records == [.item: 40])
        let parts = try parts(of: bytes)
        #expect(parts.count > 3, "the document is long enough to have several parts")
        #expect(parts.flatMap(\.bytes) == bytes)
        let ordinary = try Registrar.inMemory()
        try ordinary.take(parts)
        #expect(try long.canonicalLines() == ordinary.canonicalLines())
        #expect(try long.statistics().counts.map(\.count) == ordinary.statistics().counts.map(\.count))
        try long.expectSound()
    }

    @Test(arguments: GeneratedPaper.Form.allCases)
    func `every form in parts gives the papers of the whole`(_ form: GeneratedPaper.Form) throws {
        let papers = Array(GeneratedSnapshot(seed: 11, count: 48))
        let text = form.frame.before + papers.map { $0.printed(as: form) }.joined() + form.frame.behind
        let long = try Registrar.inMemory()
        let report = try take(Array(text.utf8), into: long)
        #expect(report.documents.first?.refusals == [])
        #expect(try long.sources().count > 2)
        let whole = try Registrar.inMemory()
        try whole.take(text, as: "made")
        let isAboutSources = ["sources", "remarks"]
        func counts(_ registrar: Registrar) throws -> [String: Int] {
            Dictionary(uniqueKeysWithValues: try registrar.statistics().counts.map { ($0.name, $0.count) })
                .filter { !isAboutSources.contains($0.key) }
        }
        #expect(try counts(long) == counts(whole))
        for paper in papers {
            let found = try long.detail(of: try long.onePaper(paper.id)).summary
            #expect(found.title == paper.title)
            #expect(found.authors.count == paper.authors.count)
        }
    }

    @Test func `how the bytes arrive, and whether they are packed, makes no difference`() throws {
        let bytes = Self.snapshot(5)
        let plain = try Registrar.inMemory()
        try take(bytes, into: plain)
        let reference = try plain.canonicalLines()
        for piece in [1, 64, 4_096, 1 << 20] {
            let other = try Registrar.inMemory()
            try take(bytes, into: other, piece: piece)
            #expect(try other.canonicalLines() == reference)
        }
        let packed = try Registrar.inMemory()
        try take(try Self.packed(bytes), into: packed)
        #expect(try packed.canonicalLines() == reference)
    }

    private static func packed(_ bytes: [UInt8]) throws -> [UInt8] {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "made.json")
            try Data(bytes).write(to: file)
            let gzip = Process()
            gzip.executableURL = URL(filePath: "/usr/bin/env")
            gzip.arguments = ["gzip", file.path]
            try gzip.run()
            gzip.waitUntilExit()
            return [UInt8](try Data(contentsOf: folder.appending(path: "made.json.gz")))
        }
    }

    // MARK: Stopped and run again

    @Test func `an import that is stopped after any part and run again ends as one that was not`() throws {
        let bytes = Self.snapshot(7, 24)
        let straight = try Registrar.inMemory()
        try take(bytes, into: straight)
        let reference = try straight.canonicalLines()
        let count = try straight.sources().count
        for last in Set([1, count / 2, count - 1]).sorted() {
            try withTemporaryFolder { folder in
                let path = folder.path + "/store.sqlite"
                var done = 0
                let stopped = try take(bytes, into: try Registrar(store: path, mode: .write)) {
                    done += 1
                    return done == last
                }
                #expect(stopped.isStopped)
                let kept = try Registrar(store: path, mode: .write)
                #expect(try kept.sources().count == last)
                #expect(try kept.statistics().counts.first { $0.name == "works" }?.count == 0)
                try kept.expectSound()
                let again = try take(bytes, into: kept)
                #expect(!again.isStopped && again.documents.first?.outcome == .new)
                #expect(try kept.canonicalLines() == reference)
                #expect(try take(bytes, into: kept).documents.first?.outcome == .unchanged)
                #expect(try kept.canonicalLines() == reference)
                try kept.expectSound()
            }
        }
    }

    @Test func `the next import of anything decides about what a stopped one left`() throws {
        let registrar = try Registrar.inMemory()
        let bytes = Self.snapshot(9)
        try take(bytes, into: registrar) { true }
        let waiting = try registrar.check().first { $0.name == "waiting" }
        #expect(waiting?.detail.hasPrefix("1 ") == true)
        try registrar.take([Registrar.Document(label: "page.txt", bytes: try fixture("pages/wide-flat-minima.txt"))])
        let counts = try registrar.statistics().counts
        let records = counts.first { $0.name == "records" }?.count ?? 0
        #expect(records > 1)
        #expect(counts.first { $0.name == "works" }?.count ?? 0 > 0)
        try registrar.expectSound()
        #expect(try registrar.check().first { $0.name == "waiting" }?.detail.hasPrefix("no source") == true)
    }

    @Test func `a document that has grown and changed has its other parts as before`() throws {
        let lines = GeneratedSnapshot(seed: 13, count: 60).map(\.snapshotLine)
        let registrar = try Registrar.inMemory()
        try take(Array((lines[..<50].joined(separator: "\n") + "\n").utf8), into: registrar)
        let before = try registrar.sources()
        var later = lines
        later[20] = later[20].replacing("pages", with: "sheets")
        try take(Array((later.joined(separator: "\n") + "\n").utf8), into: registrar)
        let after = try registrar.sources()
        let known = Set(before.map(\.hash))
        // The part with the changed line, the one that was last, and what is new behind it.
        let bytes = after.filter { !known.contains($0.hash) }.reduce(0) { $0 + $1.byteCount }
        let total = later.reduce(0) { $0 + $1.utf8.count + 1 }
        #expect(bytes < total * 3 / 4, "\(bytes) of \(total) bytes are told anew")
        #expect(try registrar.statistics().counts.first { $0.name == "works" }?.count == 60)
        try registrar.expectSound()
    }

    // MARK: Plans and refusals

    @Test func `a plan and an examination store nothing and count all`() throws {
        let bytes = Self.snapshot(15)
        try withTemporaryFolder { folder in
            let path = folder.path + "/none.sqlite"
            let plan = try take(bytes, into: try Registrar(store: path, mode: .dryRun))
            #expect(plan.isDryRun && plan.documents.first?.records == [.item: 40])
            #expect(!FileManager.default.fileExists(atPath: path))
        }
        let registrar = try Registrar.inMemory()
        let seen = try registrar.examine(Self.document(bytes), sizes: Self.sizes)
        #expect(seen.outcome == .new && seen.records == [.item: 40])
        #expect(try registrar.sources().isEmpty)
    }

    @Test func `a bad line is refused under its number in the whole document, and the rest is kept`() throws {
        var lines = GeneratedSnapshot(seed: 17, count: 40).map(\.snapshotLine)
        lines[29] = String(lines[29].dropLast(40))
        let registrar = try Registrar.inMemory()
        let report = try take(Array(lines.joined(separator: "\n").utf8), into: registrar)
        #expect(report.documents.first?.refusals.map(\.line) == [30])
        #expect(report.documents.first?.records == [.item: 39])
        let stored = try registrar.sources().flatMap { try registrar.source($0.id).remarks }
        #expect(stored.map(\.line) == [30])
    }

    @Test func `a document that breaks off is kept as far as it goes`() throws {
        let form = GeneratedPaper.Form.oai
        let text =
            form.frame.before
            + GeneratedSnapshot(seed: 19, count: 30).map { $0.printed(as: form) }.joined()
        let bytes = Array(text.utf8)
        let registrar = try Registrar.inMemory()
        let report = try take(Array(bytes[..<(bytes.count - 900)]), into: registrar)
        #expect(report.documents.first?.records == [.item: 29])
        #expect(report.documents.first?.refusals.count == 1)
        // Fetched again and whole, it loses nothing and doubles nothing.
        try take(Array((text + form.frame.behind).utf8), into: registrar)
        #expect(try registrar.statistics().counts.first { $0.name == "works" }?.count == 30)
        try registrar.expectSound()
    }

    @Test func `what is no document of a streamed format is refused and leaves no store`() throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/none.sqlite"
            let registrar = try Registrar(store: path, mode: .write)
            let report = try take(Array("just a line of text\n".utf8), into: registrar)
            #expect(report.documents.first?.outcome == .skipped)
            #expect(report.documents.first?.refusals.count == 1)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    // MARK: Search

    @Test func `indexes that were built last agree with the text, and are kept from then on`() throws {
        let registrar = try Registrar.inMemory()
        try take(Self.snapshot(21, 16), into: registrar)
        try registrar.expectSound()
        // The triggers stand again: what comes now is indexed row by row.
        try take(Self.snapshot(23, 6), into: registrar)
        try registrar.expectSound()
    }
}
