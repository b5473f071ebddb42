import Byline
import Catalog
import Foundation
import Glibc
import Service
import TestSupport
import Testing

/// The service behind its socket, on this machine and on a port of the system's choice.
@Suite(.serialized) struct DaemonTests {
    static func serve<T>(
        _ catalogue: APICatalogue, _ adjust: (inout Daemon.Settings) -> Void = { _ in },
        _ body: (Daemon, Listener) throws -> T
    ) throws -> T {
        var settings = Daemon.Settings(store: catalogue.path)
        settings.accessLog = .none
        settings.ratePerMinute = nil
        settings.connectionsPerAddress = 1_000
        settings.graceSeconds = 2
        adjust(&settings)
        let listener = try Listener(host: "127.0.0.1", port: 0)
        let daemon = try Daemon(
            .whole(at: listener.address(isSecure: false)), on: listener, settings: settings)
        defer { daemon.stop() }
        return try body(daemon, listener)
    }

    // MARK: With drivers in Python

    @Test(.enabled(if: hasPython))
    func `every answer of every route is one that the description has`() throws {
        try APICatalogue.with { catalogue in
            try Self.serve(catalogue) { _, listener in
                let ofResearcher = ["", "/works", "/collaborators", "/topics", "/trust"]
                    .map { "/v1/researchers/{id}\($0)#id=R24" }
                let told = try python(
                    "Servers/validate_answers.py",
                    [
                        listener.address(isSecure: false), "id=W1", "/v1/sources/{id}#id=S1", "of=R24", "from=R24",
                        "to=R22",
                    ]
                        + ofResearcher)
                #expect(String(decoding: told, as: UTF8.self).hasSuffix(" \(APIRoutes.all.count) routes\n"))
            }
        }
    }

    @Test(.enabled(if: hasPython))
    func `what no client should send stops nothing and brings nothing out`() throws {
        try APICatalogue.with { catalogue in
            try Self.serve(catalogue, { $0.timeLimit = 1 }) { _, listener in
                let secrets = [catalogue.path, ".swift", "SQLite", "SELECT ", "Fatal"]
                // Ends with another status than 0 when anything is amiss.
                _ = try python("Servers/attack.py", ["\(listener.port)", "150", "1"] + secrets)
                // A thousand more, many on a connection; `make flood` sends a million.
                _ = try python("Servers/flood.py", ["\(listener.port)", "\(getpid())", "1000", "1"] + secrets)
            }
        }
    }

    @Test(.enabled(if: hasPython))
    func `walks lose and repeat nothing while another process imports, and no answer shows half an import`() throws {
        let binary = try #require(LiveCatalogue.binary)
        let folder = projectRoot.appending(path: "fixtures/pages")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
            $0.hasSuffix(".txt") || $0.hasSuffix(".md") && $0 != "README.md"
        }
        try APICatalogue.with([]) { catalogue in
            func add(_ page: String) throws {
                let words = ["import", folder.appending(path: page).path, "--store", catalogue.path, "--quiet"]
                try LiveCatalogue.run(binary, words)
            }
            try add(pages[0])
            var counts = [try catalogue.walk("/v1/works", limit: 200).count]
            try Self.serve(catalogue) { _, listener in
                let walker = try PythonServer(
                    "Servers/walk_lists.py", [listener.address(isSecure: false), "\(pages.count)"])
                for page in pages.dropFirst() {
                    try add(page)
                    counts.append(try catalogue.walk("/v1/works", limit: 200).count)
                }
                let told = try JSONDecoder().decode(Walks.self, from: Data(try walker.line().utf8))
                #expect(told.faults == [] && told.walks >= 2)
                #expect(Set(told.counts).isSubset(of: counts))
            }
        }
    }

    private struct Walks: Decodable {
        var faults: [String]
        var counts: [Int]
        var walks: Int
    }

    // MARK: By hand, over bare sockets

    @Test func `an answer that a client has is not sent again until the store changes`() throws {
        let pages = try APICatalogue.documents(in: "pages")
        try APICatalogue.with([]) { catalogue in
            try catalogue.add([pages[0]])
            try Self.serve(catalogue) { _, listener in
                let first = try Line(listener).ask("/v1/works?limit=200")
                let tag = try #require(first.field("ETag"))
                #expect(first.status == 200 && tag.hasPrefix("\""))
                let again = try Line(listener).ask("/v1/works?limit=200", ["If-None-Match": "\"x\", \(tag)"])
                #expect(again.status == 304 && again.body.isEmpty && again.field("ETag") == tag)
                try catalogue.add([pages[2]])
                let changed = try Line(listener).ask("/v1/works?limit=200", ["If-None-Match": tag])
                #expect(changed.status == 200 && changed.body != first.body)
            }
        }
    }

    @Test func `who asks too much is told when to come back`() throws {
        try APICatalogue.with { catalogue in
            try Self.serve(catalogue, { $0.ratePerMinute = 30 }) { _, listener in
                let first = try Line(listener).ask("/v1/works/W1")
                #expect(first.field("RateLimit-Policy") == "\"network\";q=30;w=60")
                #expect(first.field("RateLimit")?.hasPrefix("\"network\";r=29;") == true)
                // A question about the graph costs more than a look-up.
                _ = try Line(listener).ask("/v1/graph/ego?of=R24")
                let refused = try Line(listener).ask("/v1/graph/ego?of=R25")
                #expect(refused.status == 429 && Int(refused.field("Retry-After") ?? "") ?? 0 > 0)
                #expect(refused.body.contains("\"status\":429"))
            }
        }
    }

    @Test func `a client that sends a byte now and then is let go`() throws {
        try APICatalogue.with { catalogue in
            try Self.serve(catalogue, { $0.timeLimit = 1 }) { daemon, listener in
                let line = try Line(listener)
                line.send("GET /v1/works HTTP/1.1\r\nHost: here\r\nX: ")
                var sent = 0
                // Each byte comes before the library loses patience; together they take too long.
                while line.isOpen, sent < 100 {
                    line.send("x")
                    sent += 1
                    usleep(200_000)
                    daemon.tend()
                }
                #expect(sent < 100)
                #expect(try Line(listener).ask("/health").status == 200)
            }
        }
    }

    @Test func `one address has so many connections and no more`() throws {
        try APICatalogue.with { catalogue in
            try Self.serve(catalogue, { $0.connectionsPerAddress = 3 }) { _, listener in
                var held: [Line] = []
                for _ in 0..<3 {
                    let line = try Line(listener)
                    #expect(try line.ask("/health", ["Connection": "keep-alive"]).status == 200)
                    held.append(line)
                }
                #expect(throws: (any Error).self) { try Line(listener).ask("/health") }
                withExtendedLifetime(held) {}
            }
        }
    }

    @Test func `what was counted is told by route, not by address`() throws {
        try APICatalogue.with { catalogue in
            try Self.serve(catalogue) { _, listener in
                for id in ["W1", "W2", "W99999"] { _ = try Line(listener).ask("/v1/works/\(id)") }
                var text = ""
                // An answer is counted once it is sent, which may be after its client has it.
                for _ in 0..<1_000 where !text.contains("seconds_count{route=\"/v1/works/{id}\"} 3\n") {
                    text = try Line(listener).ask("/metrics").body
                }
                #expect(text.contains("byline_requests_total{route=\"/v1/works/{id}\",status=\"200\"} 2\n"))
                #expect(text.contains("byline_requests_total{route=\"/v1/works/{id}\",status=\"404\"} 1\n"))
                #expect(text.contains("byline_request_seconds_count{route=\"/v1/works/{id}\"} 3\n"))
                #expect(!text.contains("W99999"))
            }
        }
    }

    @Test func `the log names who asked what, and no word that was searched for`() throws {
        try APICatalogue.with { catalogue in
            let file = catalogue.path + ".log"
            try Self.serve(catalogue, { $0.accessLog = .file(file) }) { _, listener in
                _ = try Line(listener).ask("/v1/search?q=sleepless")
            }
            let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
            let first = try #require(lines.first)
            let entry = try #require(
                try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
            #expect(entry["path"] as? String == "/v1/search" && entry["query"] as? [String] == ["q"])
            #expect(entry["status"] as? Int == 200 && entry["client"] as? String == "127.0.0.1")
            #expect(!lines.joined().contains("sleepless"))
        }
    }

    @Test func `a stream holds every item, in order`() throws {
        try APICatalogue.with { catalogue in
            try Self.serve(catalogue) { _, listener in
                let answer = try Line(listener).ask("/v1/export/researchers.csv", version: "1.0")
                let ids = answer.body.split(separator: "\r\n").dropFirst().map { String($0.prefix { $0 != "," }) }
                #expect(ids == (try catalogue.walk("/v1/researchers", limit: 200).compactMap { $0["id"] as? String }))
            }
        }
    }
}
