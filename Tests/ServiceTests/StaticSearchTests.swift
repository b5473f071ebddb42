import Foundation
import Service
import TestSupport
import Testing

@Suite struct StaticSearchTests {
    private func parsed(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

    @Test func `words are lower case and bare of accents, cut where neither letter nor number is`() {
        #expect(SearchIndex.words("Marc Mézard, Łukasz-Ø. ß2") == ["marc", "mezard", "lukasz", "o", "ss2"])
        #expect(SearchIndex.words("$\\alpha$: Spin–glass (1987)") == ["alpha", "spin", "glass", "1987"])
        #expect(SearchIndex.words("İstanbul Ελλάδα") == ["istanbul", "ελλαδα"])
        #expect(SearchIndex.words("e\u{301}cole \u{202E}x") == ["ecole", "x"])
        #expect(SearchIndex.words(" .,;") == [])
    }

    @Test func `a word's file is told by its first two characters`() {
        #expect(SearchIndex.file(of: "mezard") == "words-me.json")
        #expect(SearchIndex.file(of: "x") == "words-x.json")
        #expect(SearchIndex.file(of: "ελλαδα") == "words-u3b5.json")
        // A file for Latin words is never one for others.
        #expect(SearchIndex.file(of: "u3") == "words-u3.json" && SearchIndex.file(of: "aα") == "words-u61.json")
    }

    @Test func `every word leads to the documents that have it, and to no other`() throws {
        var random = SeededGenerator(seed: 5)
        let vocabulary = ["spin", "glass", "Spins", "école", "α", "neural", "net", "x1", "ELLA", "el"]
        var index = SearchIndex()
        var truth: [String: Set<Int>] = [:]
        for number in 0..<257 {
            let some = (0..<3).map { _ in vocabulary.randomElement(using: &random) ?? "spin" }
            index.add(.init(address: "/\(number)", kind: "Work", title: some[0], detail: "", more: Array(some[1...])))
            for word in some.flatMap(SearchIndex.words) { truth[word, default: []].insert(number) }
        }
        var found: [String: Set<Int>] = [:]
        var documents: [[String]] = []
        let named = try #require(try parsed(index.files.last?.text ?? "") as? [String])
        #expect(index.files.last?.name == "files.json")
        #expect(named == index.files.map(\.name).filter { $0.hasPrefix("words-") })
        for (name, text) in index.files.dropLast() {
            if name.hasPrefix("documents-") {
                let chunk = try #require(try parsed(text) as? [[String]])
                #expect(name == "documents-\(documents.count / SearchIndex.documentsPerFile).json")
                documents += chunk
                continue
            }
            for (word, steps) in try #require(try parsed(text) as? [String: [Int]]) {
                #expect(SearchIndex.file(of: word) == name)
                var number = 0
                found[word] = Set(
                    steps.map { step -> Int in
                        number += step; return number
                    })
                #expect(found[word]?.count == steps.count)
            }
        }
        #expect(found == truth)
        #expect(documents.map(\.[0]) == (0..<257).map { "/\($0)" })
    }

    @Test func `equal documents give equal bytes, and anything may stand in them`() throws {
        func files() -> [String: String] {
            var index = SearchIndex()
            index.add(.init(address: "/a", kind: "Work", title: "\u{0}\"</script>\u{2028}", detail: "\\", more: ["b"]))
            index.add(.init(address: "/b", kind: "Work", title: "b", detail: "é"))
            return Dictionary(uniqueKeysWithValues: index.files)
        }
        #expect(files() == files())
        for text in files().values { _ = try parsed(text) }
    }
}
