import Catalog
import Foundation
import Ingest
import TestSupport
import Testing

/// Passes over text that skip bytes, against plain ones that look at each.
@Suite struct WordSearchTests {
    @Test func `words are found where a look at every place finds them`() {
        let search = WordSearch("withdrawn", "retracted")
        var random = SeededGenerator(seed: 4)
        var found = 0
        let pieces = [
            "withdraw", "withdrawn", "RETRACTED", "retract", "ed", "n", "WithDrawN", "w", " ", "é", "drawn", "r",
        ]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...12, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let isThere = ["withdrawn", "retracted"].contains { text.lowercased().contains($0) }
            #expect(search.isFound(in: text) == isThere, "\(text)")
            if isThere { found += 1 }
        }
        #expect(found > 500 && found < 4_500)
    }

    @Test func `white space in what a record states becomes single blanks, wherever it stands`() throws {
        var random = SeededGenerator(seed: 5)
        let pieces = [
            "a", "reeds", "é", "\u{2009}", " ", "  ", "\t", "\n", " \n ", "\r\n", "\u{C}", "longer-than-eight",
        ]
        for _ in 0..<1_000 {
            let count = Int.random(in: 0...20, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let object = [
                "id": "2101.00011", "title": "Reeds that sing", "authors": "Ana Lind", "comments": text,
                "categories": "cs.LG", "update_date": "2021-02-03",
            ]
            let bytes = [UInt8](try JSONSerialization.data(withJSONObject: object)) + [10]
            let stated = try readDocument(bytes, file: "snapshot.jsonl").records.first?[.comments]
            let words = text.utf8.split { $0 == 0x20 || (9...13).contains($0) }.compactMap { String(Substring($0)) }
            #expect((stated ?? "") == words.joined(separator: " "), "\(text.debugDescription)")
        }
    }
}
