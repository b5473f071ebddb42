import Byline
import BylineCLI
import Catalog
import Foundation
import TestSupport
import Testing

/// The commands that show parts of the graphs, on the fixture pages.
@Suite struct GraphTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let pages = projectRoot.appending(path: "fixtures/pages").path
        let call = Call(["import", pages, "--store", folder.path + "/s.sqlite"])
        #expect(call.status == .ok)
    }

    private func call(_ line: String) -> Call {
        Call(line.split(separator: " ").map(String.init) + ["--store", folder.path + "/s.sqlite"])
    }

    @Test func `a file holds what standard output would, byte for byte`() throws {
        for format in GraphFormat.allCases where format != .svg {
            for part in ["--kind citations", "Zecchina --works"] {
                let line = "graph export \(part) --format \(format.rawValue)"
                let printed = call(line)
                #expect(printed.status == .ok && printed.output.utf8.last == 10)
                let file = folder.path + "/\(format.rawValue)"
                let written = call("\(line) --out \(file)")
                #expect(written.status == .ok && written.output.isEmpty)
                #expect(try String(contentsOfFile: file, encoding: .utf8) == printed.output)
            }
        }
    }

    @Test func `the part around a researcher is the same for ego and export`() throws {
        for format in GraphFormat.allCases where format != .svg && format != .csv {
            let ego = call("graph ego Zecchina --depth 2 --format \(format.rawValue)")
            #expect(ego.output == call("graph export Zecchina --depth 2 --format \(format.rawValue)").output)
            #expect(!ego.output.isEmpty)
        }
    }

    @Test func `every tie names the works behind it`() throws {
        let rows = try #require(
            try parsed(call("graph ego Riccardo Zecchina --depth 2 --json").output) as? [[String: Any]])
        #expect(rows.count > 50)
        for row in rows {
            let works = try #require(row["works"] as? [String])
            #expect(works.count == row["shared_works"] as? Int && !works.isEmpty)
            #expect((row["work_titles"] as? [Any])?.count == works.count)
        }
        let distances = rows.compactMap { $0["distance"] as? Int }
        #expect(distances == distances.sorted() && Set(distances) == [1, 2])
        let page = call("graph ego Riccardo Zecchina --works --limit 1").output
        #expect(page.contains("Riccardo Zecchina – Carlo Baldassi") && page.contains("shared · strength"))
        let shared = try #require(rows[0]["work_titles"] as? [String])
        #expect(shared.allSatisfy(page.contains))
    }

    @Test func `a picture is drawn of a network, and the dark scheme is in it`() {
        let picture = call("graph ego Riccardo Zecchina --format svg").output
        #expect(picture.hasPrefix("<svg ") && picture.contains("prefers-color-scheme: dark"))
        #expect(picture.contains(">Carlo Baldassi</text>"))
    }

    @Test func `the picture of a paper shows all that cites it`() {
        let title = "paper graph Shaping the learning landscape in neural networks around wide flat minima"
        #expect(call("\(title) --format svg").output.contains("cites it: 79, by 81 records"))
        let rows = try? parsed(call("\(title) --json").output) as? [[String: Any]]
        #expect(rows?.count { $0["relation"] as? String == "citing" } == 79)
        #expect(rows?.allSatisfy { ["printed", "years", "assumed"].contains($0["basis"] as? String) } == true)
    }

    @Test func `an answer that was cut short is an answer, and says so`() {
        for line in ["graph ego Zecchina", "graph export Zecchina", "graph export", "graph export --kind citations"] {
            let call = call("\(line) --max-nodes 3 --quiet")
            #expect(call.status == .ok && call.errors.contains("Truncated: "), "\(line)")
        }
        #expect(call("graph export --max-nodes 3 --format csv-nodes").output.split(separator: "\r\n").count == 4)
        #expect(call("graph export Zecchina --max-nodes 3").output.contains("truncated: "))
    }

    @Test func `in ASCII a document stays what it is`() throws {
        let plain = call("graph export --format node-link")
        let ascii = call("graph export --format node-link --ascii")
        #expect(!plain.output.allSatisfy(\.isASCII) && ascii.output.allSatisfy(\.isASCII))
        let (a, b) = (try parsed(plain.output) as? NSDictionary, try parsed(ascii.output) as? NSDictionary)
        #expect(a != nil && a == b)
        for format in GraphFormat.allCases {
            let line = format == .svg || format == .csv ? "graph ego" : "graph export"
            let isASCII = call("\(line) Zecchina --ascii --format \(format.rawValue)").output.allSatisfy(\.isASCII)
            #expect(isASCII, "\(format)")
        }
    }

    @Test func `each command offers the formats it has and no other`() {
        #expect(call("researcher show Zecchina --format svg").status == .usage)
        #expect(call("graph export --format ndjson").status == .usage)
        #expect(call("graph export --format svg").status == .usage)
        #expect(!Call("graph export --help").output.contains("ndjson"))
        #expect(Call("graph ego --help").output.contains("ndjson") && Call("graph ego --help").output.contains("gexf"))
    }

    @Test func `what makes no sense is refused with a way to mend it`() {
        let lines = [
            "graph export --json", "graph ego Zecchina --json --format svg", "graph export --depth 2",
            "graph export Zecchina --kind citations", "graph export --kind citations --works",
            "graph ego Zecchina --since 2020 --until 2019", "graph ego Zecchina --max-nodes 0", "graph ego",
            "researcher collaborators Zecchina --min-shared none",
        ]
        for line in lines {
            let refused = call(line)
            #expect(refused.status == .usage && refused.output.isEmpty && !refused.errors.isEmpty, "\(line)")
        }
    }

    @Test func `a topic nobody wrote on is not found`() {
        let call = call("researcher collaborators Riccardo Zecchina --topic no.such")
        #expect(call.status == .notFound && call.errors.contains("no.such"))
    }

    @Test func `close collaborators come with their rule and its numbers`() throws {
        let close = call("researcher collaborators Riccardo Zecchina --close")
        #expect(close.errors.contains("2 or more works") && close.errors.contains("5 calendar years"))
        #expect(close.errors.contains("at most 30 authors"))
        let all = try #require(
            try parsed(call("researcher collaborators Riccardo Zecchina --json").output) as? [[String: Any]])
        let closeRows = try #require(
            try parsed(call("researcher collaborators Riccardo Zecchina --close --json").output) as? [[String: Any]])
        #expect(closeRows.count == all.count { $0["is_close"] as? Bool == true } && closeRows.count < all.count)
        #expect(closeRows.allSatisfy { $0["is_close"] as? Bool == true })
    }

    @Test func `no document is written over the store`() {
        let call = call("graph export --out \(folder.path)/s.sqlite")
        #expect(call.status == .usage && call.errors.contains("--out"))
    }
}
