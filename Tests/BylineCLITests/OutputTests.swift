import BylineCLI
import Catalog
import Foundation
import Testing

@Suite struct OutputTests {
    private let listing = Listing<WorkSummary>.works

    // MARK: JSON

    @Test func `JSON is read back by another reader, keys as documented, unknown as null`() throws {
        let text = listing.render(Samples.works, as: .json, layout: Layout())
        let rows = try #require(try parsed(text) as? [[String: Any]])
        #expect(rows.count == 3)
        for row in rows { #expect(Set(row.keys) == Set(listing.notes.map(\.name))) }
        #expect(rows[1]["title"] as? String == Samples.plain.title)
        #expect(rows[1]["authors"] as? [String] == ["Zoë Ampère", "李 Wei"])
        #expect(rows[1]["year"] as? Int == 2021 && rows[2]["title"] is NSNull && rows[2]["year"] is NSNull)
        #expect(rows[0]["authors_complete"] as? Bool == false)
        #expect(text.contains("Zoë Ampère") && text.hasSuffix("]\n"))
    }

    @Test func `keys stand in the documented order, in every row`() {
        let line = listing.render([Samples.plain], as: .ndjson, layout: Layout())
        let places = listing.notes.compactMap { line.firstRange(of: "\"\($0.name)\":")?.lowerBound }
        #expect(places.count == listing.notes.count && places == places.sorted())
    }

    @Test func `NDJSON has one object a line, whatever the texts hold`() throws {
        let lines = listing.render(Samples.works, as: .ndjson, layout: Layout()).split(separator: "\n")
        #expect(lines.count == 3)
        let first = try #require(try parsed(String(lines[0])) as? [String: Any])
        #expect(first["title"] as? String == Samples.cut.title)
    }

    @Test func `ASCII JSON says the same in escapes, also beyond the basic plane`() throws {
        let value = Value.text("é 李 𝛼 \u{1F600} \"\\\n\u{1}")
        let escaped = JSONText.compact(value, ascii: true)
        #expect(escaped.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
        #expect(try parsed(escaped) as? String == "é 李 𝛼 \u{1F600} \"\\\n\u{1}")
        #expect(try parsed(JSONText.compact(value)) as? String == "é 李 𝛼 \u{1F600} \"\\\n\u{1}")
    }

    @Test func `every scalar below U+0100 survives the way through JSON`() throws {
        for code in UInt32(0)..<0x100 {
            let text = "a\(Character(Unicode.Scalar(code)!))b"
            for ascii in [false, true] {
                #expect(try parsed(JSONText.compact(.text(text), ascii: ascii)) as? String == text)
            }
        }
    }

    @Test func `numbers are numbers, and what is not one is null`() throws {
        let value = Value.list([.int(.min), .double(0.1), .double(1e-9), .double(.infinity), .bool(true), .null])
        let back = try #require(try parsed(JSONText.compact(value)) as? [Any])
        #expect(back[0] as? Int == .min && back[1] as? Double == 0.1 && back[2] as? Double == 1e-9)
        #expect(back[3] is NSNull && back[4] as? Bool == true && back[5] is NSNull)
        #expect(JSONText.indented(.list([])) == "[]" && JSONText.indented(.object([])) == "{}")
    }

    // MARK: CSV and TSV

    /// Reads CSV as RFC 4180 defines it, written independently of the writer.
    private func csvRows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        let scalars = Array(text.unicodeScalars)
        var at = 0
        while at < scalars.count {
            let scalar = scalars[at]
            if isQuoted {
                if scalar == "\"", at + 1 < scalars.count, scalars[at + 1] == "\"" {
                    cell.unicodeScalars.append(scalar)
                    at += 1
                } else if scalar == "\"" {
                    isQuoted = false
                } else {
                    cell.unicodeScalars.append(scalar)
                }
            } else if scalar == "\"" {
                isQuoted = true
            } else if scalar == "," {
                row.append(cell)
                cell = ""
            } else if scalar == "\r", at + 1 < scalars.count, scalars[at + 1] == "\n" {
                rows.append(row + [cell])
                (row, cell) = ([], "")
                at += 1
            } else {
                cell.unicodeScalars.append(scalar)
            }
            at += 1
        }
        return rows
    }

    @Test func `CSV is read back cell for cell`() {
        let nasty = ["plain", "a,b", "a\"b", "\"", "a\nb", "a\r\nb", "", " pad ", "é,李"]
        let text = DelimitedText.csv(header: ["x", "y,z"], rows: nasty.map { [.text($0), .text("end")] })
        #expect(csvRows(text) == [["x", "y,z"]] + nasty.map { [$0, "end"] })
    }

    @Test func `CSV and TSV rows have the documented columns, lists joined, unknown empty`() throws {
        let rows = csvRows(listing.render(Samples.works, as: .csv, layout: Layout()))
        #expect(rows.count == 4 && rows.allSatisfy { $0.count == listing.notes.count })
        #expect(rows[0] == listing.notes.map(\.name))
        let column = try #require(rows[0].firstIndex(of: "authors"))
        #expect(rows[2][column] == "Zoë Ampère; 李 Wei" && rows[3][column] == "")
        let lines = listing.render(Samples.works, as: .tsv, layout: Layout()).split(separator: "\n")
        #expect(lines.count == 4)
        for line in lines {
            #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == listing.notes.count)
        }
    }

    @Test func `TSV escapes what would break its lines`() {
        let text = DelimitedText.tsv(header: ["x"], rows: [[.text("a\tb\nc\\d\re")]])
        #expect(text == "x\na\\tb\\nc\\\\d\\re\n")
    }

    @Test func `a single thing in CSV is one row, nested objects as columns of their own`() {
        let statistics = CatalogueStatistics(
            counts: [("sources", 2), ("full texts", 1)], schemaVersion: 1, revision: 5)
        let rows = csvRows(StatsPage.card.render(statistics, as: .csv, layout: Layout()) { _, _ in "" })
        #expect(
            rows == [["schema_version", "revision", "counts.sources", "counts.full_texts"], ["1", "5", "2", "1"]])
    }

    @Test func `machine formats carry no colour and no cut, whatever the terminal`() {
        let narrow = Layout(width: 20, style: Style(isOn: true))
        for format in OutputFormat.allCases where format != .table {
            #expect(
                listing.render(Samples.works, as: format, layout: narrow)
                    == listing.render(Samples.works, as: format, layout: Layout()))
        }
    }

    // MARK: Tables

    @Test func `columns of a table begin at the same place on every line`() {
        let rows = [["Zoë", "1"], ["李小龍", "22"], ["e\u{301}a", "333"], ["", "4"]]
        let table = AlignedTable(columns: [.init(heading: "name"), .init(heading: "n")], rows: rows).render(Layout())
        let lines = table.split(separator: "\n")
        #expect(lines.count == 5)
        for (line, row) in zip(lines.dropFirst(), rows) {
            #expect(line.dropLast(row[1].count).displayWidth == 8, "\(line)")
        }
    }

    @Test func `a piped table loses nothing and a narrow terminal is not overrun`() {
        let long = String(repeating: "word ", count: 60) + "end"
        let columns = [AlignedTable.Column(heading: "id"), .init(heading: "title", isFlexible: true)]
        let table = AlignedTable(columns: columns, rows: [["W1", long], ["W2", "李" + long]])
        #expect(table.render(Layout()).contains(long))
        for width in 20...120 {
            let lines = table.render(Layout(width: width)).split(separator: "\n")
            for line in lines { #expect(line.displayWidth <= width) }
            #expect(lines.dropFirst().allSatisfy { $0.hasSuffix("…") })
        }
    }

    @Test func `control characters of a source never reach the terminal`() {
        let table = AlignedTable(columns: [.init(heading: "x")], rows: [["a\u{1B}[31mb\tc\nd\u{9B}e\u{7}"]])
        let text = table.render(Layout())
        #expect(text == "x\na\u{FFFD}[31mb c d\u{FFFD}e\u{FFFD}\n")
    }

    // MARK: Width and ASCII

    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("李", 2), ("한글", 4), ("ｆｕｌｌ", 8), ("ｶﾅ", 2), ("α∞", 2),
        ("\u{200B}", 0), ("\u{1F600}", 2), ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2), ("x\u{FE0E}", 1),
    ])
    func `the width of a text is the columns it takes`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(arguments: [
        ("Mézard", "Mezard"), ("Zoë d’Ascoli", "Zoe d'Ascoli"), ("Łukasz Ørsted", "Lukasz Orsted"),
        ("Straße", "Strasse"), ("e\u{301}", "e"), ("α–β", "alpha-beta"), ("Ψ", "Psi"), ("“x” … ≥ 2", "\"x\" ... >= 2"),
        ("Æsop æ", "AEsop ae"), ("plain", "plain"), ("李", "\\u674E"), ("ﬀ", "\\uFB00"), ("İstanbul ı", "Istanbul i"),
    ])
    func `transliteration keeps what can be read`(text: String, ascii: String) {
        #expect(text.transliterated == ascii)
    }

    @Test func `everything printed with --ascii is ASCII, in every format`() {
        let layout = Layout(ascii: true)
        for format in OutputFormat.allCases {
            let texts = [
                listing.render(Samples.works, as: format, layout: layout),
                ResearcherPage.card.render(Samples.profile, as: format, layout: layout, page: ResearcherPage.text),
                PaperPage.card.render(Samples.detail, as: format, layout: layout, page: PaperPage.text),
                SourcePage.card.render(Samples.source, as: format, layout: layout, page: SourcePage.text),
            ]
            for text in texts { #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(format)") }
        }
    }

    @Test func `colour needs a terminal and yields to NO_COLOR and a dumb terminal`() {
        let table = AlignedTable(columns: [.init(heading: "x")], rows: [["1"]])
        #expect(table.render(Layout(style: Style(isOn: true))).contains("\u{1B}["))
        #expect(!table.render(Layout()).contains("\u{1B}["))
    }
}
