import Catalog
import Foundation
import Ingest
import TestSupport
import Testing

@Suite struct ArXivFormsTests {
    private static func papers(_ count: Int, seed: UInt64) -> [InventedPaper] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { InventedPaper(number: $0, using: &generator) }
    }
    private static let forms = InventedPaper.forms.keys.sorted()

    @Test(arguments: forms)
    func `every form gives back what was put into it`(_ form: String) throws {
        let papers = Self.papers(200, seed: 11)
        let write = try #require(InventedPaper.forms[form])
        let reading = try readDocument(Array(write(papers).utf8), file: form)
        #expect(reading.format == String(form.prefix { $0 != " " }))
        #expect(reading.refusals == [])
        try #require(reading.records.count == papers.count)
        for (record, paper) in zip(reading.records, papers) {
            #expect(record[.arxiv].flatMap { ArXivID($0)?.key } == paper.id)
            #expect(record[.title] == paper.title)
            #expect(record[.abstract] == paper.abstract)
            let names = form == "arxiv-oai dc" ? paper.authors.map { "\($0.family), \($0.given)" } : paper.names
            #expect(record.mentions.map(\.surface) == names)
            #expect(record.mentions.map(\.position) == Array(1...names.count))
            #expect(record.authorsComplete == true)
            if form != "arxiv-oai dc" { #expect(record.all(.category) == paper.categories) }
            if form != "arxiv-page" {
                #expect(record[.doi].flatMap { DOI($0)?.key } == paper.doi)
                #expect(record[.date].flatMap { PartialDate(printed: $0)?.iso } == paper.firstDay)
            }
            if ["arxiv-snapshot", "arxiv-oai raw", "arxiv-mail"].contains(form) {
                #expect(record.all(.version).count == paper.versions.count)
            }
        }
    }

    @Test(arguments: forms)
    func `it does not matter into how many pieces a document is cut`(_ form: String) throws {
        let write = try #require(InventedPaper.forms[form])
        let bytes = Array(write(Self.papers(12, seed: 5)).utf8)
        let whole = try readDocument(bytes, file: form)
        var generator = SeededGenerator(seed: 77)
        for size in [1, 7, 64, 4096] {
            var reader = try DocumentReader(file: form, as: whole.format)
            var reading = Reading(format: "")
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = min(rest.count, Int.random(in: 1...size, using: &generator))
                try reader.take(rest.prefix(count), into: &reading)
                rest = rest.dropFirst(count)
            }
            try reader.finish(into: &reading)
            #expect(reading.records == whole.records)
        }
    }

    @Test(arguments: forms)
    func `no damage to the bytes stops the reader or loses a sound record before it`(_ form: String) throws {
        let write = try #require(InventedPaper.forms[form])
        let bytes = Array(write(Self.papers(4, seed: 9)).utf8)
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<150 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let spot = Int.random(in: 0..<damaged.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: damaged[spot] = UInt8.random(in: 0...255, using: &generator)
                case 1: damaged.remove(at: spot)
                default: damaged.removeSubrange(spot...)
                }
                if damaged.isEmpty { break }
            }
            // Either a reading or a reason; which one depends on the damage.
            guard let reading = try? readDocument(damaged, file: form, as: String(form.prefix { $0 != " " })) else {
                continue
            }
            #expect(Set(reading.records.map(\.locator)).count == reading.records.count)
        }
    }

    // MARK: Torture

    private func oai(_ inside: String, before: String = "") -> [UInt8] {
        Array(
            "<?xml version=\"1.0\"?>\(before)<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords>\(inside)</ListRecords></OAI-PMH>"
                .utf8)
    }
    private func record(_ id: String, title: String, more: String = "") -> String {
        """
        <record><header><identifier>oai:arXiv.org:\(id)</identifier></header><metadata>
        <arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>\(id)</id><title>\(title)</title>
        <authors>\(more)<author><keyname>Lind</keyname><forenames>Ana</forenames></author></authors></arXiv></metadata></record>
        """
    }

    @Test func `entities that a document declares are refused, and nothing is fetched`() throws {
        let bombs = [
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
            "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">",
        ]
        for bomb in bombs {
            let error = #expect(throws: IngestError.self) {
                try readDocument(
                    oai(record("2401.00001", title: "&f;&b;"), before: bomb), file: "bomb.xml", as: "arxiv-oai")
            }
            #expect(error?.remark.what.contains("document type") == true)
        }
    }

    @Test func `nesting without end is refused`() throws {
        let deep = String(repeating: "<a>", count: 1_000_000)
        #expect(throws: IngestError.self) {
            try readDocument(oai(deep), file: "deep.xml", as: "arxiv-oai")
        }
        let json = "{\"id\":\"2401.00001\",\"title\":\"A\",\"x\":" + String(repeating: "[", count: 1_000_000) + "\n"
        let reading = try readDocument(Array(json.utf8), file: "deep.json", as: "arxiv-snapshot")
        #expect(reading.records.isEmpty && reading.refusals.count == 1)
    }

    @Test func `bytes that no XML may hold are replaced and told, and the record is kept`() throws {
        var bytes = oai(record("2401.00001", title: "Duck @ pond # two"))
        bytes[try #require(bytes.firstIndex(of: UInt8(ascii: "@")))] = 0xE9
        bytes[try #require(bytes.firstIndex(of: UInt8(ascii: "#")))] = 0x0B
        let reading = try readDocument(bytes, file: "old.xml")
        #expect(reading.records.map { $0[.title] } == ["Duck \u{FFFD} pond two"])
        #expect(reading.remarks.first?.what.hasPrefix("2 byte(s)") == true)
    }

    @Test func `Latin-1 and UTF-16 are read when they say so`() throws {
        let text = String(decoding: oai(record("2401.00001", title: "Ångström")), as: UTF8.self)
        let latin = text.replacing("<?xml version=\"1.0\"?>", with: "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>")
        let reading = try readDocument(latin.unicodeScalars.map { UInt8($0.value) }, file: "latin.xml")
        #expect(reading.records.map { $0[.title] } == ["Ångström"])
        let snapshot = #"{"id":"2401.00001","title":"Ångström 😀","authors":"Ana Lind","categories":"cs.LG"}"# + "\n"
        for (name, document) in [("wide.xml", text), ("wide.json", snapshot)] {
            var wide: [UInt8] = [0xFF, 0xFE]
            for unit in document.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            #expect(try readDocument(wide, file: name).records.count == 1)
        }
    }

    @Test func `a line of the snapshot that is no record costs nothing but itself`() throws {
        func line(_ id: String, _ more: String = "") -> String {
            "{\"id\":\(id),\"title\":\"A duck\",\"authors\":\"Ana Lind\",\"categories\":\"cs.LG\"\(more)}"
        }
        let lines = [
            line("\"2401.00001\""),
            line("\"2401.00002\"", ",\"id\":\"2401.00003\""),
            line("704.0001"),
            line("\"2413.00001\""),
            line("\"2401.00004\"", ",\"n\":123456789012345678901234567890,\"m\":[{\"a\":[1,-2.5e308,true]}]"),
            "{\"id\":\"2401.00005\",\"title\":\"cut",
            "[]",
            line("\"2401.00006\"", ",\"abstract\":\"half \\ud83d of a pair\""),
            line("\"2401.00001\""),
        ]
        let reading = try readDocument(Array(lines.joined(separator: "\n").utf8), file: "s.jsonl")
        #expect(
            reading.records.map(\.locator) == [
                "arxiv 2401.00001", "arxiv 2401.00004", "arxiv 2401.00006", "arxiv 2401.00001 (2)",
            ])
        #expect(reading.refusals.map(\.line) == [2, 3, 4, 6, 7])
        #expect(reading.refusals.allSatisfy { !$0.mend.isEmpty })
    }

    @Test func `a line of many megabytes is passed over in bounded memory`() throws {
        var reader = try DocumentReader(file: "long", as: "arxiv-snapshot")
        var reading = Reading(format: "")
        try reader.take(Array("{\"id\":\"2401.00001\",\"title\":\"".utf8)[...], into: &reading)
        let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
        for _ in 0..<64 { try reader.take(piece[...], into: &reading) }
        let tail = "\"}\n{\"id\":\"2401.00002\",\"title\":\"After\"}\n"
        try reader.take(Array(tail.utf8)[...], into: &reading)
        try reader.finish(into: &reading)
        #expect(reading.refusals.map(\.line) == [1])
        #expect(reading.records.map { $0[.title] } == ["After"])
    }

    @Test func `five thousand authors keep their places`() throws {
        let people = (1...5000).map { "<author><keyname>Lind</keyname><forenames>A\($0)</forenames></author>" }
        let reading = try readDocument(
            oai(record("2401.00001", title: "Many", more: people.joined())), file: "many.xml")
        #expect(reading.records.first?.mentions.count == 5001)
        #expect(reading.records.first?.mentions[4999].surface == "A5000 Lind")
    }

    @Test func `a deleted record is a tombstone`() throws {
        let gone = """
            <record><header status="deleted"><identifier>oai:arXiv.org:2401.00007</identifier>
            <datestamp>2024-05-06</datestamp></header></record>
            """
        let reading = try readDocument(oai(gone + record("2401.00008", title: "Here")), file: "gone.xml")
        #expect(reading.records.map { $0[.deleted] } == ["2024-05-06", nil])
        #expect(reading.records.first?[.title] == nil)
    }

    @Test func `a server's error or an answer without records is no empty success`() throws {
        let envelope = "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
        for body in [
            "<error code=\"badVerb\">what?</error>", "<Identify><repositoryName>x</repositoryName></Identify>",
        ] {
            #expect(throws: IngestError.self) {
                try readDocument(Array((envelope + body + "</OAI-PMH>").utf8), file: "answer.xml")
            }
        }
        let none = envelope + "<error code=\"noRecordsMatch\"/></OAI-PMH>"
        #expect(try readDocument(Array(none.utf8), file: "none.xml").records.isEmpty)
    }

    @Test func `XML that ends early gives what ended before, and says so`() throws {
        let text = String(
            decoding: oai(record("2401.00001", title: "One") + record("2401.00002", title: "Two")), as: UTF8.self)
        var reader = try DocumentReader(file: "cut.xml", as: "arxiv-oai")
        var reading = Reading(format: "")
        let cut = try #require(text.firstRange(of: "Two"))
        try reader.take(Array(text[..<cut.lowerBound].utf8)[...], into: &reading)
        let error = #expect(throws: IngestError.self) { try reader.finish(into: &reading) }
        #expect(error?.remark.what.contains("ends early") == true)
        #expect(reading.records.map { $0[.title] } == ["One"])

        // An import keeps what ended before, and reports the rest.
        let imported = try readDocument(Array(text[..<cut.lowerBound].utf8), file: "cut.xml")
        #expect(imported.records.map { $0[.title] } == ["One"])
        #expect(imported.refusals.map(\.file) == ["cut.xml"])
    }
}
