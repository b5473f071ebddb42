import BylineCLI
import Foundation
import TestSupport
import Testing

/// Runs that a store or a folder keeps: verdicts in lists, runs that are stopped and gone on with, reports.
@Suite struct RunKeepingTests {
    /// A store with the pages that name the paper.
    private func store(in folder: TemporaryFolder) throws -> String {
        let path = folder.path + "/store.sqlite"
        let pages = projectRoot.appending(path: "fixtures/pages").path
        #expect(Call(["import", pages, "--store", path]).status == .ok)
        return path
    }

    /// A place where Ctrl-C is pressed after so many samples.
    private func pressed(after samples: Int) -> Surroundings {
        let asked = Counter()
        return Surroundings(awaitInterruption: { { asked.next() > samples + 1 } })
    }

    // MARK: In the store

    @Test func `a run is kept, and list, show, the paper and its reproductions tell its verdict`() throws {
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let run = Call("reproduce run binary-perceptron-capacity --size check --store \(store)")
        #expect(run.status == .ok && run.errors.contains("Kept as X1"))
        let rows = try #require(try parsed(Call("reproduce list --json --store \(store)").output) as? [[String: Any]])
        #expect(rows.map { $0["verdict"] as? String } == ["reproduced", "not run", "not run", "not run"])
        #expect(Call("reproduce show binary-perceptron-capacity --store \(store)").output.contains("X1  check, seed 1"))
        let paper = Call("paper show 1905.07833 --store \(store)").output
        #expect(paper.contains("binary-perceptron-capacity  reproduced") && paper.contains("  not run "))
        let found = try #require(
            try parsed(Call("paper reproductions 1905.07833 --json --store \(store)").output) as? [String: Any])
        let standing = try #require((found["reproductions"] as? [[String: Any]])?.first)
        #expect(standing["run"] as? String == "X1" && standing["verdict"] as? String == "reproduced")
        #expect(
            standing["command"] as? String == "byline reproduce run binary-perceptron-capacity --size check --seed 1")
        let claim = try #require((standing["claims"] as? [[String: Any]])?.first)
        #expect(abs((claim["measured"] as? Double ?? 0) - 0.83307859973958) < 1e-11)
    }

    @Test func `a smaller or changed run later does not speak for a reproduction, and check finds the store sound`()
        throws
    {
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        for flags in ["--size quick", "--size check", "--size check --seed 2"] {
            #expect(Call("reproduce run binary-perceptron-entropy \(flags) --store \(store)").status == .ok)
        }
        let found = Call("paper reproductions 1905.07833 --json --store \(store)").output
        #expect(found.contains(#""run": "X1""#) && !found.contains(#""run": "X2""#))
        #expect(Call("check --store \(store)").status == .ok)
    }

    @Test func `without a store a run is told to be kept nowhere, and none is made`() throws {
        let folder = try TemporaryFolder()
        let call = Call("reproduce run binary-perceptron-capacity --size check --store \(folder.path)/none.sqlite")
        #expect(call.status == .ok && call.errors.contains("kept nowhere"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/none.sqlite"))
    }

    @Test func `a file that is no catalogue is refused before any work`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("text.sqlite", "no database")
        let call = Call("reproduce run binary-perceptron-capacity --size check --store \(file)")
        #expect(call.status == .conflict && call.output.isEmpty)
    }

    @Test(.enabled(if: program("sqlite3") != nil))
    func `a store that another process writes to is refused before any work`() throws {
        let sqlite = try #require(program("sqlite3"))
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let writer = Process()
        let input = Pipe()
        writer.executableURL = URL(filePath: sqlite)
        writer.arguments = [store]
        writer.standardInput = input
        let output = Pipe()
        writer.standardOutput = output
        try writer.run()
        try input.fileHandleForWriting.write(contentsOf: Data("BEGIN IMMEDIATE;\nSELECT 'held';\n".utf8))
        _ = output.fileHandleForReading.availableData
        let call = Call("reproduce run parity-machine-volume --size check --store \(store)")
        #expect(call.status == .limit && call.output.isEmpty && call.errors.contains("Another process is writing"))
        try input.fileHandleForWriting.close()
        writer.waitUntilExit()
        #expect(Call("reproduce show parity-machine-volume --store \(store)").output.contains("Runs") == false)
    }

    // MARK: Stopped and gone on with

    @Test func `a run stopped by Ctrl-C keeps its samples, and gone on with gives the bits of an unbroken one`() throws
    {
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let line = "reproduce run parity-machine-volume --size check"
        let broken = Call("\(line) --store \(store)", in: pressed(after: 7))
        #expect(broken.status == .interrupted && broken.errors.contains("7 of 40 samples are kept"))
        #expect(broken.errors.contains("byline reproduce resume X1"))
        #expect(Call("reproduce list --store \(store)").output.contains("parity-machine-volume") == true)
        #expect(Call("reproduce verify X1 --store \(store)").status == .conflict)
        let again = Call("reproduce resume --store \(store)", in: pressed(after: 5))
        #expect(again.status == .interrupted && again.errors.contains("13 of 40 samples are kept"))
        let whole = Call("reproduce resume X1 --threads 2 --store \(store)")
        #expect(whole.status == .ok && whole.output == Call("\(line) --no-record").output)
        let verified = Call("reproduce verify X1 --json --store \(store)")
        #expect(verified.status == .ok && verified.output.contains(#""status": "identical""#))
        #expect(Call("reproduce resume --store \(store)").status == .notFound)
        #expect(Call("reproduce resume X1 --store \(store)").status == .conflict)
    }

    @Test func `a part that was stopped goes on from its journal, and the merged parts are the whole, kept`() throws {
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let line = "reproduce run parity-machine-volume --size check --out \(folder.path)/runs"
        let broken = Call("\(line) --shard 2/2", in: pressed(after: 3))
        let journal = folder.path + "/runs/parity-machine-volume.2-of-2.journal"
        #expect(broken.status == .interrupted && broken.errors.contains("resume \(journal)"))
        // The same command again would lose what is there.
        #expect(Call("\(line) --shard 2/2").status == .conflict)
        // As a kill leaves it: the last line is cut.
        let kept = try String(contentsOfFile: journal, encoding: .utf8)
        try Data(kept.utf8.dropLast(20)).write(to: URL(filePath: journal))
        #expect(Call("reproduce resume \(journal) --shard 2/2").status == .ok)
        #expect(!FileManager.default.fileExists(atPath: journal))
        #expect(Call("\(line) --shard 1/2").status == .ok)
        let parts = [1, 2].map { folder.path + "/runs/parity-machine-volume.\($0)-of-2.json" }
        let merged = Call(["reproduce", "merge"] + parts + ["--store", store])
        #expect(merged.status == .ok && merged.errors.contains("Kept as X1"))
        #expect(merged.output == Call("reproduce run parity-machine-volume --size check --no-record").output)
        #expect(Call("reproduce verify parity-machine-volume --store \(store)").output.contains("identical"))
    }

    @Test func `a run killed without warning loses at most what is under way`() throws {
        let binary = try #require(ProcessTests.binary)
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let process = Process()
        process.executableURL = URL(filePath: binary)
        process.arguments = [
            "reproduce", "run", "tree-committee-learners", "--size", "quick", "--threads", "1", "--store", store,
        ]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        // As soon as a sample is there.
        var finished = 0
        while finished < 2, process.isRunning {
            usleep(20_000)
            finished = try samples(of: store)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let kept = try samples(of: store)
        #expect(kept >= 2 && kept < 27)
        #expect(Call("check --store \(store)").status == .ok)
        let page = Call("reproduce show tree-committee-learners --store \(store)").output
        #expect(page.contains("\(kept) of 27 samples") && page.contains("stopped"))
    }

    @Test func `Ctrl-C ends the process with status 130`() throws {
        let binary = try #require(ProcessTests.binary)
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let process = Process()
        process.executableURL = URL(filePath: binary)
        process.arguments = ["reproduce", "run", "tree-committee-learners", "--threads", "1", "--store", store]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        while try samples(of: store) < 1, process.isRunning { usleep(20_000) }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        #expect(try samples(of: store) >= 1)
    }

    private func samples(of store: String) throws -> Int {
        let call = Call("reproduce show tree-committee-learners --json --store \(store)")
        let detail = try parsed(call.output) as? [String: Any]
        return (detail?["runs"] as? [[String: Any]])?.first?["finished"] as? Int ?? 0
    }

    // MARK: Settings

    @Test func `bad settings are refused with their rule before any work`() {
        for (set, rule) in [("N=10", "K must divide N"), ("alpha=0", "α must be positive"), ("K=2", "odd")] {
            let call = Call("reproduce run tree-committee-learners --no-record --set \(set)")
            #expect(call.status == .invalidInput && call.errors.contains(rule) && call.output.isEmpty)
        }
        #expect(Call("reproduce run parity-machine-volume --set alpha=1").status == .invalidInput)
        for set in ["alpha", "alpha=x", "=1", "K=3,K=5"] {
            #expect(Call("reproduce run tree-committee-learners --set \(set)").status == .usage)
        }
    }

    @Test func `a run with other settings is kept as such and judges nothing`() throws {
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let line = "reproduce run tree-committee-learners --size check --set K=3,N=33,alpha=0.5 --store \(store)"
        let call = Call(line)
        #expect(call.status == .ok && call.output.contains("the paper's claims are not judged"))
        #expect(!call.output.contains(" reproduced"))
        #expect(Call("reproduce show tree-committee-learners --store \(store)").output.contains("alpha = 0.5"))
        #expect(Call("reproduce verify X1 --store \(store)").output.contains("identical"))
        #expect(Call("reproduce verify tree-committee-learners --store \(store)").status == .notFound)
    }

    @Test func `a dry run checks and computes nothing`() throws {
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let call = Call("reproduce run --all --size figure --dry-run --store \(store)")
        #expect(call.status == .ok && call.output.isEmpty && call.errors.contains("parity-machine-volume"))
        #expect(!Call("reproduce show parity-machine-volume --store \(store)").output.contains("\nRuns"))
    }

    // MARK: Report and verify

    @Test func `a report holds page, configuration and runs, each hash is its file's, and the run verifies`() throws {
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let out = folder.path + "/report"
        #expect(Call("reproduce report --store \(store) --out \(out)").status == .notFound)
        for name in ["binary-perceptron-capacity", "parity-machine-volume"] {
            #expect(Call("reproduce run \(name) --size check --store \(store)").status == .ok)
        }
        let call = Call(["reproduce", "report", "--store", store, "--out", out, "--checker", "Ada <Ampère>"])
        #expect(call.status == .ok)
        let configuration = try String(contentsOfFile: out + "/codecheck.yml", encoding: .utf8)
        let page = try String(contentsOfFile: out + "/report.html", encoding: .utf8)
        #expect(configuration.contains("Ada <Ampère>") && page.contains("parity-machine-volume"))
        let hashes = configuration.matches(of: /"([^"]+)": "([0-9a-f]{64})"/)
        #expect(hashes.count == 7)
        for hash in hashes {
            let said = try outcome(of: "/usr/bin/sha256sum", [out + "/" + hash.1]).said
            #expect(said.hasPrefix(String(hash.2)), "\(hash.1)")
        }
        #expect(Call("reproduce verify \(out)/parity-machine-volume.json").output.contains("identical"))
    }

    @Test func `a run whose numbers were moved is within tolerance, and beyond it differs`() throws {
        let folder = try TemporaryFolder()
        _ = Call("reproduce run binary-perceptron-capacity --size check --no-record --out \(folder.path)")
        let path = folder.path + "/binary-perceptron-capacity.json"
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        let pattern = try Regex(#"("series":"capacity","value":)[0-9.]+"#)
        for (value, status, word) in [("0.8331", ExitStatus.ok, "within tolerance"), ("0.85", .failure, "differs")] {
            let changed = kept.replacing(pattern) { _ in #""series":"capacity","value":"# + value }
            let call = Call(["reproduce", "verify", try folder.file("moved.json", changed)])
            #expect(call.status == status && call.output.contains(word))
        }
    }

    @Test func `a link says whose code it is, and needs its evidence`() throws {
        let folder = try TemporaryFolder()
        let store = try store(in: folder)
        let link = ["paper", "link", "1905.07833", "--store", store, "--relation", "official"]
        let address = "https://gitlab.com/bocconi-artlab/TreeCommitteeFBP.jl"
        #expect(Call(link + ["--code", address]).status == .usage)
        #expect(Call(link + ["--code", "gitlab", "--evidence", "x"]).status == .invalidInput)
        #expect(Call(link + ["--code", address, "--evidence", "README", "--dry-run"]).status == .ok)
        #expect(!Call("paper reproductions 1905.07833 --store \(store)").output.contains("official"))
        #expect(Call(link + ["--code", address, "--evidence", "README names the paper"]).status == .ok)
        let page = Call("paper reproductions 1905.07833 --store \(store)").output
        #expect(page.contains("official") && page.contains("README names the paper; printed in the paper's text"))
        #expect(page.contains("set aside: https://gitlab.com/bocconiartlab/TreeCommitteeFBP.il"))
    }

    /// Counts on any thread.
    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var count = 0
        func next() -> Int {
            lock.withLock {
                count += 1
                return count
            }
        }
    }
}
