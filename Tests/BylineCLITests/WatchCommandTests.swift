import BylineCLI
import Foundation
import TestSupport
import Testing

/// `byline watch` on both servers of `Tests/Servers`, by a clock that the tests set.
@Suite(.enabled(if: hasPython)) struct WatchCommandTests {
    // One server for all tests: they read its port and nothing else of it.
    nonisolated(unsafe) private static let queries = Result { try PythonServer("Servers/atom.py") }
    nonisolated(unsafe) private static let records = Result { try PythonServer("Servers/oai.py") }

    /// A call at so many hours past some moment.
    private func call(_ archive: Archive, _ words: [String], hours: Int = 0) -> Call {
        let moment = Date(timeIntervalSince1970: 1_700_000_000 + Double(hours) * 3600)
        return Call(
            ["watch"] + words + ["--store", archive.store, "--format", "ndjson"],
            in: Surroundings(environment: ["BYLINE_CONTACT": "ponds@example.org"], clock: { moment }))
    }

    private func run(_ archive: Archive, hours: Int, _ words: String...) -> Call {
        call(archive, ["run", "--pause", "0"] + words, hours: hours)
    }

    /// A field of each line.
    private func field(_ name: String, _ call: Call) throws -> [String] {
        try call.output.split(separator: "\n").map { line in
            let object = try #require(try parsed(String(line)) as? [String: Any])
            return object[name].map { "\($0)" } ?? ""
        }
    }

    @Test func `what is due is asked for, and only that`() throws {
        let archive = try Archive(Self.queries.get(), "api")
        #expect(
            call(archive, ["add", "author", "Ana", "Lind", "--every", "12h", "--base", archive.base]).status == .ok)
        #expect(call(archive, ["add", "query", "swans", "--every", "2d", "--base", archive.base]).status == .ok)
        #expect(try field("last_new", run(archive, hours: 0)) == ["7", "0"])
        #expect(try field("id", run(archive, hours: 11)) == [])
        #expect(try field("id", run(archive, hours: 12)) == ["V1"])
        #expect(try field("id", run(archive, hours: 48)) == ["V1", "V2"])
        #expect(try field("id", run(archive, hours: 49, "V2")) == ["V2"])
        #expect(try field("id", run(archive, hours: 49, "--all")) == ["V1", "V2"])
        #expect(try field("due", call(archive, ["list"])) == ["2023-11-17T11:13:20Z", "2023-11-18T23:13:20Z"])
    }

    @Test func `a query that came whole is asked for again until nothing is new`() throws {
        let archive = try Archive(Self.queries.get(), "api")
        try archive.plan("size=250")
        _ = call(archive, ["add", "query", "swans", "--base", archive.base])
        #expect(try field("last_new", run(archive, hours: 0)) == ["250"])
        #expect(try archive.log().count == 3)
        try archive.plan("size=250")
        #expect(try field("last_new", run(archive, hours: 24)) == ["0"])
        #expect(try archive.log().count == 1)
        try archive.plan("size=252")
        #expect(try field("last_new", run(archive, hours: 48)) == ["2"])
        #expect(try archive.log().count == 2)
    }

    @Test func `one that failed costs only itself, is noted, and stays due until all came`() throws {
        let (queries, records) = (try Archive(Self.queries.get(), "api"), try Archive(Self.records.get(), "oai"))
        _ = call(queries, ["add", "query", "bad", "--base", queries.base])
        _ = call(queries, ["add", "harvest", records.base, "--set", "cs"])
        let first = run(queries, hours: 0)
        #expect(first.status == .partial && first.errors.contains("V1: The query service refuses"))
        #expect(try field("last_new", first) == ["0", "6"])
        #expect(try field("failure", first)[0].contains("incorrect id format") == true)
        #expect(try field("id", run(queries, hours: 1)) == ["V1"])
        #expect(run(queries, hours: 1).status == .failure)
        // The harvest goes on where it ended, as one by hand would.
        try records.plan("stage=1")
        #expect(try field("last_new", run(queries, hours: 24)) == ["0", "3"])
        #expect(queries.faults() == "")
    }

    @Test func `a query that broke off is not taken for whole`() throws {
        let archive = try Archive(Self.queries.get(), "api")
        _ = call(archive, ["add", "query", "swans", "--base", archive.base])
        try archive.plan("size=250&fail=503-long&at=2")
        #expect(run(archive, hours: 0).status == .failure)
        try archive.plan("size=250")
        #expect(try field("last_new", run(archive, hours: 1)) == ["150"])
        #expect(archive.records() == 250)
        // The same after a run that came whole: what is new goes over two pages, and the second fails.
        try archive.plan("size=400&fail=503-long&at=2")
        #expect(run(archive, hours: 48).status == .failure)
        try archive.plan("size=400")
        #expect(try field("last_new", run(archive, hours: 49)) == ["50"])
        #expect(archive.records() == 400)
    }

    @Test func `the same thing is watched once, as often as was said last`() throws {
        let archive = try Archive(Self.queries.get(), "api")
        _ = call(archive, ["add", "query", "swans"])
        let again = call(archive, ["add", "query", "swans", "--every", "1w"])
        #expect(try field("every_hours", again) == ["168"])
        #expect(try field("id", call(archive, ["list"])) == ["V1"])
        #expect(call(archive, ["remove", "V1"]).status == .ok)
        #expect(try field("id", call(archive, ["list"])) == [])
        #expect(call(archive, ["remove", "V1"]).status == .notFound)
        #expect(call(archive, ["run", "V1"]).status == .notFound)
    }

    @Test func `what is no address is not watched, and leaves no store`() throws {
        let archive = try Archive(Self.queries.get(), "api")
        let wrong = call(archive, ["add", "harvest", "ftp://ponds.example"])
        #expect(wrong.status == .invalidInput)
        #expect(!FileManager.default.fileExists(atPath: archive.store))
        for words in [
            ["add", "swans", "x"], ["add", "query", "x", "--every", "0d"], ["add", "query", "x", "--set", "y"],
        ] {
            #expect(call(archive, words).status == .usage)
        }
    }
}
