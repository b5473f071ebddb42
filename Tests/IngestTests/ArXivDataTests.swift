import Catalog
import Foundation
import Ingest
import TestSupport
import Testing

/// arXiv's own files, as other programs read them.
@Suite(.enabled(if: hasSharedFolder)) struct ArXivDataTests {
    struct Expected: Decodable {
        struct Entry: Decodable {
            var id: String
            var title: String
            var authors: [String]
        }
        var count: Int?
        var first: Entry?
        var last: Entry?
        var author_counts: [Int]?
    }

    private static func expectations(_ folder: String) throws -> [String: Expected] {
        let path = sharedFolder.appending(path: "data/\(folder)/expected.json")
        return try JSONDecoder().decode([String: Expected].self, from: Data(contentsOf: path))
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: sharedFolder.appending(path: "data").appending(path: path)))
    }

    @Test(arguments: ["arxiv-kaggle", "arxiv-oai", "arxiv-atom"])
    func `records are those that an independent reader finds`(_ folder: String) throws {
        for (file, expected) in try Self.expectations(folder).sorted(by: { $0.key < $1.key }) {
            guard let count = expected.count, count > 0, !file.contains("id_abc") else { continue }
            let reading = try readDocument(Self.bytes(folder + "/" + file), file: file)
            #expect(reading.records.count == count, "\(file)")
            #expect(reading.refusals == [], "\(file)")
            if let counts = expected.author_counts {
                #expect(reading.records.map(\.mentions.count) == counts, "\(file)")
            }
            for (record, entry) in [(reading.records.first, expected.first), (reading.records.last, expected.last)] {
                guard let record, let entry else { continue }
                #expect(record[.arxiv].flatMap { ArXivID($0) } == ArXivID(entry.id), "\(file)")
                #expect(record[.title] == entry.title.split(whereSeparator: \.isWhitespace).joined(separator: " "))
                #expect(record.mentions.map(\.surface) == entry.authors, "\(file)")
            }
        }
    }

    @Test func `abstract pages and listings yield their papers`() throws {
        struct Page: Decodable {
            var count: Int
            var list_identifiers: Int?
            var first: Expected.Entry?
            var author_counts: [Int]?
        }
        let path = sharedFolder.appending(path: "data/arxiv-html/expected.json")
        let pages = try JSONDecoder().decode([String: Page].self, from: Data(contentsOf: path))
        #expect(pages.count > 50)
        for (file, page) in pages.sorted(by: { $0.key < $1.key }) {
            let reading = try readDocument(Self.bytes("arxiv-html/" + file), file: file)
            #expect(reading.format == "arxiv-page", "\(file)")
            #expect(reading.records.count == page.list_identifiers ?? page.count, "\(file)")
            #expect(reading.refusals == [], "\(file)")
            guard let entry = page.first, let record = reading.records.first else { continue }
            #expect(record[.arxiv].flatMap { ArXivID($0) } == ArXivID(entry.id), "\(file)")
            #expect(
                record[.title] == entry.title.split(whereSeparator: \.isWhitespace).joined(separator: " "), "\(file)")
            #expect(record.mentions.map(\.surface) == entry.authors, "\(file)")
        }
    }

    @Test func `mails and plain listings yield their papers`() throws {
        struct Mail: Decodable {
            var first_id: String?
            var last_id: String?
            var n_title_lines: Int
            var n_id_lines: Int
        }
        let path = sharedFolder.appending(path: "data/arxiv-listing-mail/expected.json")
        let mails = try JSONDecoder().decode([String: Mail].self, from: Data(contentsOf: path))
        #expect(mails.count > 8)
        for (file, mail) in mails.sorted(by: { $0.key < $1.key }) {
            let reading = try readDocument(Self.bytes("arxiv-listing-mail/" + file), file: file)
            #expect(reading.format == "arxiv-mail", "\(file)")
            #expect(reading.records.count == mail.n_title_lines, "\(file)")
            #expect(reading.refusals == [], "\(file)")
            #expect(reading.records.allSatisfy { !$0.mentions.isEmpty }, "\(file)")
            guard mail.n_id_lines == mail.n_title_lines else { continue }
            let ids = reading.records.compactMap { $0[.arxiv] }.map { ArXivID($0)?.key }
            #expect(ids.first == mail.first_id.flatMap { ArXivID($0)?.key }, "\(file)")
            #expect(ids.last == mail.last_id.flatMap { ArXivID($0)?.key }, "\(file)")
        }
    }

    @Test func `single abstract files say what arXiv's own parser finds in them`() throws {
        struct File: Decodable { var abs: String }
        struct Gold: Decodable {
            var arxiv_id: String
            var title: String
            var n_authors: Int
            var categories: String
            var doi: String?
            var versions: [Version]
            struct Version: Decodable { var version: Int }
        }
        let files = try gunzip(Self.bytes("arxiv-abs/abs-records.jsonl.gz")).split(separator: "\n")
        let golds = try gunzip(Self.bytes("arxiv-abs/abs-expected.jsonl.gz")).split(separator: "\n")
        #expect(files.count == golds.count)
        for (file, gold) in zip(files, golds) {
            let text = try JSONDecoder().decode(File.self, from: Data(file.utf8)).abs
            let gold = try JSONDecoder().decode(Gold.self, from: Data(gold.utf8))
            let reading = try readDocument(Array(text.utf8), file: gold.arxiv_id, as: "arxiv-mail")
            let record = try #require(reading.records.first, "\(gold.arxiv_id) \(reading.refusals)")
            #expect(record[.arxiv].flatMap { ArXivID($0)?.key } == ArXivID(gold.arxiv_id)?.key)
            let title = record[.title] ?? ""
            if title.allSatisfy({ $0.isASCII && $0 != "\\" }) { #expect(title == gold.title, "\(gold.arxiv_id)") }
            #expect(record.all(.category).joined(separator: " ") == gold.categories, "\(gold.arxiv_id)")
            #expect(record.all(.version).count == gold.versions.count, "\(gold.arxiv_id)")
        }
    }

    @Test func `an error feed is an error and no record`() throws {
        #expect(throws: IngestError.self) {
            try readDocument(Self.bytes("arxiv-atom/id_abc_s0_m100.xml"), file: "abc.xml")
        }
    }

    @Test func `twenty thousand real records keep every author`() throws {
        let reading = try readDocument(Self.bytes("arxiv-archive/arxiv-archive.jsonl.gz"), file: "archive")
        #expect(reading.records.count == 21_814)
        #expect(reading.refusals == [])
        #expect(reading.records.reduce(0) { $0 + $1.mentions.count } == 76_031)
        #expect(Set(reading.records.flatMap { $0.all(.category) }).count == 152)
    }

    @Test func `an author line is cut where arXiv's own parser cuts it`() throws {
        struct Gold: Decodable {
            var authors_raw: String
            var authors_parsed_utf8: [[String]]
        }
        let packed = try Self.bytes("arxiv-abs/abs-expected.jsonl.gz")
        let text = try gunzip(packed)
        var differing: [String] = []
        var lines = 0
        for line in text.split(separator: "\n") {
            let gold = try JSONDecoder().decode(Gold.self, from: Data(line.utf8))
            lines += 1
            let wanted = gold.authors_parsed_utf8.filter { $0[0].contains(where: \.isLetter) }.count
            let found = AuthorLine(gold.authors_raw)
            let names = gold.authors_parsed_utf8.map { letters($0.prefix(3).joined()) }.filter { !$0.isEmpty }
            let isPlain = !gold.authors_raw.contains("\\")
            if found.authors.count != wanted || isPlain && found.authors.map({ letters($0.name) }) != names {
                differing.append("\(gold.authors_raw.prefix(300)) → \(found.authors.map(\.name)) not \(wanted)")
            }
        }
        #expect(lines == 565)
        #expect(differing == [])
    }

    /// The letters of a name in alphabetical order: the same whatever the order of its parts.
    private func letters(_ name: String) -> String { String(name.filter(\.isLetter).sorted()) }

    private func gunzip(_ bytes: [UInt8]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gunzip", "-c"]
        let (given, taken) = (Pipe(), FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jsonl"))
        try Data().write(to: taken)
        process.standardInput = given
        process.standardOutput = try FileHandle(forWritingTo: taken)
        try process.run()
        given.fileHandleForWriting.write(Data(bytes))
        try given.fileHandleForWriting.close()
        process.waitUntilExit()
        return try String(contentsOf: taken, encoding: .utf8)
    }
}
