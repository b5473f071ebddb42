import BylineCLI
import Foundation
import TestSupport
import Testing

/// `byline fetch` against a service of ours that answers as arXiv's does (`Tests/Servers/atom.py`).
@Suite(.enabled(if: hasPython)) struct FetchCommandTests {
    // One server for all tests: they read its port and nothing else of it.
    nonisolated(unsafe) private static let server = Result { try PythonServer("Servers/atom.py") }

    private func archive() throws -> Archive { try Archive(Self.server.get(), "api") }

    private func fetch(_ archive: Archive, _ words: String...) -> Call {
        archive.call(["fetch"] + words, ["--base", archive.base])
    }

    private func titles(_ archive: Archive) -> Set<String> {
        let lines = archive.beliefs().split(separator: "\n").filter { $0.hasPrefix("{\"kind\":\"record\"") }
        return Set(lines.compactMap { line in line.firstMatch(of: /"arxiv":"([^"]*)"/).map { String($0.1) } })
    }

    @Test func `a query comes page by page, all of it and each paper once`() throws {
        let archive = try archive()
        try archive.plan("size=230")
        let call = fetch(archive, "query", "swans", "--json")
        #expect(call.status == .ok, "\(call.errors)")
        let report = try #require(try parsed(call.output) as? [String: Any])
        #expect(report["records"] as? Int == 230 && report["pages"] as? Int == 3 && report["new"] as? Int == 230)
        #expect(archive.records() == 230)
        let queries = try archive.log().map(\.query)
        #expect(queries.map { $0.contains("search_query=all%3Aswans&") } == [true, true, true])
        #expect(
            queries.map { $0.contains("start=0&") || $0.contains("start=100&") || $0.contains("start=200&") }
                == [true, true, true])
    }

    @Test func `the same query again brings nothing new, and a newer version of a paper does`() throws {
        let archive = try archive()
        #expect(fetch(archive, "author", "Ana Lind").status == .ok)
        let before = archive.beliefs()
        #expect(fetch(archive, "author", "Ana Lind").status == .ok)
        #expect(archive.beliefs() == before && archive.records() == 7)
        #expect(try archive.log().last?.query.hasPrefix("search_query=au%3A%22Ana%20Lind%22&") == true)
        try archive.plan("version=2")
        #expect(fetch(archive, "author", "Ana Lind").status == .ok)
        #expect(archive.records() == 10 && archive.faults() == "")
    }

    @Test func `papers come by their ids, and those that are missing are named`() throws {
        let archive = try archive()
        let found = fetch(archive, "arxiv:2402.00003", "2402.00005v1")
        #expect(found.status == .ok && titles(archive).count == 2, "\(found.errors)")
        let some = fetch(archive, "2402.00001", "2402.00099")
        #expect(some.status == .partial && some.errors.contains("2402.00099") && !some.errors.contains("no 2402.00001"))
        #expect(fetch(archive, "2402.00098").status == .notFound)
    }

    @Test func `a hundred ids go in several requests`() throws {
        let archive = try archive()
        try archive.plan("size=120")
        let ids = (1...120).map { "2402.00\($0 < 10 ? "00" : $0 < 100 ? "0" : "")\($0)" }
        let call = archive.call(["fetch"] + ids, ["--base", archive.base])
        #expect(call.status == .ok && archive.records() == 120, "\(call.errors)")
        #expect(try archive.log().count == 3)
    }

    @Test func `a limit takes the papers that changed last, and says what it leaves`() throws {
        let archive = try archive()
        try archive.plan("size=150")
        let call = fetch(archive, "query", "swans", "--limit", "110")
        #expect(call.status == .ok && archive.records() == 110 && call.errors.contains("40 more"))
    }

    @Test func `pages that come short lose nothing`() throws {
        let archive = try archive()
        try archive.plan("size=23&short=4")
        #expect(fetch(archive, "query", "swans").status == .ok && archive.records() == 23)
    }

    @Test func `a page that comes empty is asked for again`() throws {
        for number in 1...3 {
            let archive = try archive()
            try archive.plan("size=23&short=10&empty=\(number)")
            let call = fetch(archive, "query", "swans")
            #expect(call.status == .ok && archive.records() == 23, "\(number): \(call.errors)")
            #expect(try archive.log().count == 4)
        }
    }

    @Test func `nothing found is no failure`() throws {
        let archive = try archive()
        try archive.plan("size=0")
        let call = fetch(archive, "query", "unicorns")
        #expect(call.status == .ok && call.errors.contains("0 records"))
        #expect(!FileManager.default.fileExists(atPath: archive.store))
    }

    @Test(arguments: ["ti:bad", "ti:bad400"])
    func `an error of the service is one, whatever its status`(words: String) throws {
        let archive = try archive()
        let call = fetch(archive, "query", words)
        #expect(call.status == .invalidInput && call.errors.contains("incorrect id format for bad"))
        #expect(!FileManager.default.fileExists(atPath: archive.store))
    }

    @Test(arguments: ["reset", "cut", "cut-at-ease", "cut-gzip", "garbage", "empty", "words", "500", "429", "503"])
    func `whichever request fails, the catalogue is the same`(failure: String) throws {
        let clean = try archive()
        try clean.plan("size=12&short=5")
        #expect(fetch(clean, "query", "swans").status == .ok)
        for number in 1...3 {
            let archive = try archive()
            try archive.plan("size=12&short=5&fail=\(failure)&at=\(number)")
            #expect(fetch(archive, "query", "swans").status == .ok)
            #expect(archive.beliefs() == clean.beliefs(), "\(failure) at \(number)")
        }
    }

    @Test func `words in the service's own language go as they are`() throws {
        let archive = try archive()
        try archive.plan("")
        _ = fetch(archive, "query", "cat:cs.LG", "AND", "ti:swans")
        _ = fetch(archive, "query", "black", "swans")
        let queries = try archive.log().map(\.query)
        #expect(queries[0].hasPrefix("search_query=cat%3Acs.LG%20AND%20ti%3Aswans&"))
        #expect(queries[1].hasPrefix("search_query=all%3Ablack%20AND%20all%3Aswans&"))
    }

    @Test(arguments: [["swans"], ["query"], ["author"], ["2402.99999", "x"]])
    func `what is neither an id nor a query is a call that is wrong`(words: [String]) {
        #expect(Call(["fetch"] + words).status == .usage)
    }
}
