import BylineCLI
import Foundation
import TestSupport
import Testing

/// `byline harvest` against two servers that others wrote (pyoai and oai_repo), over a small archive of 13 papers, of
/// which one is withdrawn, in pages of four. Later two have changed, and three are new (`Tests/Servers/oai.py`).
@Suite(.enabled(if: hasPython)) struct HarvestCommandTests {
    // One server for all tests: they read its port and nothing else of it.
    nonisolated(unsafe) private static let server = Result { try PythonServer("Servers/oai.py") }

    private func archive(_ path: String = "oai") throws -> Archive { try Archive(Self.server.get(), path) }

    // MARK: The course of things

    @Test func `a harvest brings every record in pages, and the next one what changed`() throws {
        let archive = try archive()
        try archive.plan("stage=0")
        let first = archive.harvest("--json")
        #expect(first.status == .ok, "\(first.errors)")
        let report = try #require(try parsed(first.output) as? [String: Any])
        #expect(report["records"] as? Int == 13 && report["pages"] as? Int == 4 && report["deleted"] as? Int == 1)
        #expect(report["complete"] as? Bool == true && report["resumed"] as? Bool == false)
        #expect(archive.records() == 13)
        #expect(try archive.log().count == 5)

        try archive.plan("stage=1")
        let second = try #require(try parsed(archive.harvest("--json").output) as? [String: Any])
        #expect(second["records"] as? Int == 5 && second["new"] as? Int == 5 && second["deleted"] as? Int == 1)
        let through = try #require(report["through"] as? String)
        #expect(try archive.log()[1].query.hasSuffix("from=" + through.replacing(":", with: "%3A")))

        try archive.plan("stage=1")
        let before = archive.beliefs()
        let third = try #require(try parsed(archive.harvest("--json").output) as? [String: Any])
        #expect(third["records"] as? Int == 5 && third["new"] as? Int == 0)
        #expect(archive.beliefs() == before && archive.faults() == "")
    }

    @Test func `what was read is what the server has`() throws {
        let archive = try archive()
        _ = archive.harvest()
        let paper = Call(["paper", "show", "2401.00003", "--json", "--store", archive.store])
        let card = try #require(try parsed(paper.output) as? [String: Any])
        #expect(card["title"] as? String == "Ducks of pond 3 and their feathers")
        #expect(
            (card["abstract"] as? String)?.contains("ducks & geese on pond 2401.00003; x < y, and </record>") == true)
        let sources = Call(["source", "list", "--format", "csv", "--store", archive.store]).output
        #expect(sources.contains("oai:arXiv.org:2401.00003 2024-01-04T08:03:00Z"))
    }

    @Test func `the size of a page changes nothing`() throws {
        let beliefs = try ["1", "4", "100"].map { batch in
            let archive = try archive()
            try archive.plan("batch=" + batch)
            #expect(archive.harvest().status == .ok)
            return archive.beliefs()
        }
        #expect(Set(beliefs).count == 1 && !beliefs[0].isEmpty)
    }

    @Test func `whole at once or bit by bit, what was only added is the same`() throws {
        let (once, bits) = (try archive(), try archive())
        #expect(once.harvest().status == .ok)
        for set in ["cs", "physics"] { #expect(bits.harvest("--set", set).status == .ok) }
        #expect(once.beliefs() == bits.beliefs())
        let spans = try archive()
        for (from, until) in [("2024-01-01", "2024-01-10"), ("2024-01-10", "2024-01-31")] {
            #expect(spans.harvest("--from", from, "--until", until).status == .ok)
        }
        #expect(once.beliefs() == spans.beliefs())
    }

    // MARK: Failures

    /// Everything that can go wrong with one request.
    private static let failures = [
        "reset", "silent", "cut", "cut-at-ease", "cut-gzip", "garbage", "bad-xml", "empty", "words", "500", "502",
        "429",
        "503", "503-date", "expired",
    ]

    @Test(arguments: failures)
    func `whichever request fails, in whatever way, the catalogue is the same`(failure: String) throws {
        try expectNoTrace(of: failure, on: "oai")
    }

    @Test(arguments: ["reset", "cut-gzip", "503", "expired"])
    func `so it is with a server of days, which lists by datestamp`(failure: String) throws {
        try expectNoTrace(of: failure, on: "days")
    }

    /// Lets each request of a first harvest fail, and each of a second that finds things changed, and compares with
    /// harvests in which nothing failed.
    private func expectNoTrace(of failure: String, on path: String) throws {
        let clean = try archive(path)
        try clean.plan("stage=0")
        #expect(clean.harvest().status == .ok)
        let (first, whole) = (try clean.log().count, clean.beliefs())
        try clean.setAside()
        for number in 1...first where failure != "expired" || number > 2 {
            let archive = try archive(path)
            try archive.plan("stage=0&fail=\(failure)&at=\(number)")
            let call = archive.harvest()
            #expect(call.status == .ok && archive.beliefs() == whole, "\(failure) at \(number): \(call.errors)")
        }
        try clean.plan("stage=1")
        #expect(clean.harvest().status == .ok && clean.faults() == "")
        let (second, changed) = (try clean.log().count, clean.beliefs())
        #expect(changed != whole)
        for number in 1...second where failure != "expired" || number > 2 {
            try clean.bringBack()
            try clean.plan("stage=1&fail=\(failure)&at=\(number)")
            let call = clean.harvest()
            #expect(call.status == .ok && clean.beliefs() == changed, "\(failure) at \(number): \(call.errors)")
        }
    }

    @Test func `a server that went away is asked a few times, and the next call goes on from there`() throws {
        let clean = try archive()
        #expect(clean.harvest().status == .ok)
        var server: PythonServer? = try PythonServer("Servers/oai.py")
        let port = try #require(server?.port)
        let archive = try Archive(try #require(server), "oai")
        try archive.plan("fail=503-long&at=4")
        let stopped = archive.harvest()
        #expect(stopped.status == .limit && stopped.errors.contains("86400"))
        #expect(archive.records() == 8 && archive.faults() == "")
        server = nil
        let gone = archive.harvest()
        #expect(gone.status == .failure && gone.errors.contains("Asked 6 times"))
        server = try PythonServer("Servers/oai.py", ["\(port)"])
        let rest = try #require(try parsed(archive.harvest("--json").output) as? [String: Any])
        #expect(rest["resumed"] as? Bool == true && rest["records"] as? Int == 5)
        #expect(archive.beliefs() == clean.beliefs() && archive.faults() == "")
    }

    @Test func `a server that is not there leaves no store behind`() throws {
        let archive = try archive()
        for address in ["http://127.0.0.1:1/oai", archive.base + "/nothing"] {
            let call = archive.call(["harvest", address])
            #expect(call.status == .failure || call.status == .invalidInput)
            #expect(!FileManager.default.fileExists(atPath: archive.store), "\(address)")
        }
    }

    // MARK: Killed, stopped

    @Test func `killed while it waits for any answer, it goes on when it is called again`() throws {
        let clean = try archive()
        #expect(clean.harvest().status == .ok)
        let server = try PythonServer("Servers/oai.py")
        for number in 1...5 {
            let archive = try Archive(server, "oai")
            try archive.plan("fail=hold&at=\(number)")
            let process = try started(archive)
            #expect(try server.line() == "held")
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let again = archive.harvest()
            #expect(again.status == .ok, "\(again.errors)")
            #expect(archive.beliefs() == clean.beliefs() && archive.faults() == "", "killed at request \(number)")
            // It asks who the server is, and for what was not kept.
            #expect(try archive.log().count == number + 1 + (5 - max(number - 1, 1)), "killed at request \(number)")
        }
    }

    @Test func `killed at any moment, either a page is there with the note of it or neither`() throws {
        let clean = try archive()
        #expect(clean.harvest().status == .ok)
        var generator = SeededGenerator(seed: 4)
        let archive = try archive()
        try archive.plan("batch=1")
        for _ in 0..<12 {
            let process = try started(archive)
            usleep(UInt32.random(in: 20_000...250_000, using: &generator))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            guard archive.records() > 0 else { continue }
            #expect(archive.faults() == "")
        }
        #expect(archive.harvest().status == .ok)
        #expect(archive.beliefs() == clean.beliefs())
    }

    @Test func `Ctrl-C ends it with what is kept`() throws {
        let server = try PythonServer("Servers/oai.py")
        let archive = try Archive(server, "oai")
        try archive.plan("fail=hold&at=4")
        let process = try started(archive)
        #expect(try server.line() == "held")
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == ExitStatus.interrupted.rawValue)
        #expect(archive.records() == 8 && archive.faults() == "")
        #expect(archive.harvest().status == .ok && archive.records() == 13)
    }

    private func started(_ archive: Archive) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: try #require(ProcessTests.binary))
        process.arguments = ["harvest", archive.base, "--pause", "0", "--store", archive.store]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }

    // MARK: What is asked

    @Test func `the server hears who asks, and may answer compressed`() throws {
        let archive = try archive()
        try archive.plan("")
        _ = archive.harvest()
        for asked in try archive.log() {
            #expect(asked.agent == "byline/\(CommandTree.version) (ponds@example.org)")
            #expect(asked.encoding.contains("gzip"))
        }
    }

    @Test func `anew asks for everything, and finds it known`() throws {
        let archive = try archive()
        _ = archive.harvest()
        let report = try #require(try parsed(archive.harvest("--anew", "--json").output) as? [String: Any])
        #expect(report["records"] as? Int == 13 && report["new"] as? Int == 0)
    }

    @Test func `another form of metadata is another harvest, of the same works`() throws {
        let archive = try archive()
        func works() throws -> Int {
            let stats = Call(["stats", "--json", "--store", archive.store]).output
            let counts = (try parsed(stats) as? [String: Any])?["counts"] as? [String: Any]
            return try #require(counts?["works"] as? Int)
        }
        _ = archive.harvest()
        let before = try works()
        let report = try #require(try parsed(archive.harvest("--prefix", "oai_dc", "--json").output) as? [String: Any])
        #expect(report["records"] as? Int == 13 && report["new"] as? Int == 12)  // the withdrawn one is the same
        #expect(try works() == before)
    }

    @Test func `nothing in a set is a harvest of nothing`() throws {
        let archive = try archive()
        let call = archive.harvest("--set", "math")
        #expect(call.status == .ok && call.errors.contains("0 records"))
    }

    @Test func `a plan asks who the server is, and keeps nothing`() throws {
        let archive = try archive()
        try archive.plan("")
        let plan = archive.harvest("--dry-run", "--from", "2024-01-05")
        #expect(plan.status == .ok && plan.output.contains("Ponds") && plan.output.contains("from=2024-01-05"))
        #expect(try archive.log().map(\.query) == ["verb=Identify"])
        #expect(!FileManager.default.fileExists(atPath: archive.store))
    }

    @Test func `it goes where the same host sends it, and nowhere else`() throws {
        let here = try archive("moved/oai")
        #expect(here.harvest().status == .ok && here.records() == 13)
        let away = try archive("away/oai")
        let call = away.harvest()
        #expect(call.status == .failure && call.errors.contains("sends on to") && call.errors.contains("localhost"))
    }

    @Test func `what the server refuses is told with a mend`() throws {
        let archive = try archive()
        let form = archive.harvest("--prefix", "marc")
        #expect(form.status == .invalidInput && form.errors.contains("ListMetadataFormats"))
        let loop = try self.archive("loop").harvest()
        #expect(loop.status == .invalidInput && loop.errors.contains("refuses the tokens"))
        let days = try self.archive("days").harvest("--from", "2024-01-01T00:00:00Z")
        #expect(days.status == .invalidInput && days.errors.contains("Give a day"))
    }

    @Test(arguments: [
        ["--from", "yesterday"], ["--until", "2024-02-31"], ["--from", "2024-02-01", "--until", "2024-01-01"],
        ["--pause", "-1"], ["--pause", "soon"],
    ])
    func `what cannot be meant is a call that is wrong`(words: [String]) {
        #expect(Call(["harvest", "http://127.0.0.1:1/oai"] + words).status == .usage)
    }
}
