import BylineCLI
import Foundation
import TestSupport
import Testing

/// The built program itself, where what matters lies outside the process: streams, pipes, signals.
@Suite struct ProcessTests {
    /// The program that was built together with these tests.
    static let binary: String? = {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let path = folder.appending(path: "byline").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    /// Runs a line of shell in which `$byline` is the program.
    private func shell(_ line: String) throws -> (status: Int32, said: String) {
        let binary = try #require(Self.binary)
        return try outcome(of: "/bin/bash", ["--norc", "-c", "byline='\(binary)'\n\(line)"])
    }

    @Test func `the program stands beside its tests`() {
        #expect(Self.binary != nil)
    }

    @Test func `results go to standard output and failures to standard error`() throws {
        #expect(try shell("$byline --version 2>/dev/null").said == "byline \(CommandTree.version)\n")
        let (status, said) = try shell("$byline serch x 2>/dev/null")
        #expect(status == 2 && said == "")
    }

    @Test func `a closed pipe ends quietly`() throws {
        // Standard output is closed before anything is written, in two ways: by signal, and with the signal ignored.
        for ignored in ["", "trap '' PIPE; "] {
            let said = try shell("\(ignored)( sleep 0.2; $byline man; $byline help fields ) | true").said
            #expect(said == "", "\(said)")
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `a full disk is told, with status 1`() throws {
        let (status, said) = try shell("$byline man > /dev/full")
        #expect(status == 1 && said.hasPrefix("byline: Standard output cannot be written"))
    }

    @Test func `a damaged document is told in our words alone`() throws {
        try withTemporaryFolder { folder in
            for name in ["arxiv-atom-21", "arxiv-oai-19"] {
                let file = folder.appending(path: name)
                try Data(try fixture("fuzz/\(name)")).write(to: file)
                let said = try shell("$byline import \(file.path) --store \(folder.path)/s.sqlite --quiet 2>&1").said
                for line in said.split(separator: "\n") {
                    #expect(
                        line.hasPrefix("byline: ") || line.hasPrefix("\(name):") || line.hasPrefix(file.path), "\(line)"
                    )
                }
            }
        }
    }

    @Test func `every thread of an import gives way to readers`() throws {
        try withTemporaryFolder { folder in
            let papers = folder.appending(path: "papers.jsonl")
            let form = GeneratedPaper.Form.snapshot
            let lines = GeneratedSnapshot(seed: 8, count: 1_500).map { $0.printed(as: form) }.joined()
            try Data((form.frame.before + lines + form.frame.behind).utf8).write(to: papers)
            let process = Process()
            process.executableURL = URL(filePath: try #require(Self.binary))
            process.arguments = ["import", papers.path, "--store", folder.appending(path: "s.sqlite").path, "--quiet"]
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            let tasks = "/proc/\(process.processIdentifier)/task"
            // Numbers of the system: how nice each thread but the first was when it was seen.
            var seen: [String: Set<String>] = [:]
            while process.isRunning {
                for thread in (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
                where thread != String(process.processIdentifier) {
                    // A thread may be gone by now.
                    guard let line = try? String(contentsOfFile: "\(tasks)/\(thread)/stat", encoding: .utf8) else {
                        continue
                    }
                    let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
                    if fields.count > 16 { seen[thread, default: []].insert(String(fields[16])) }
                }
                usleep(1_000)
            }
            #expect(process.terminationStatus == 0)
            #expect(!seen.isEmpty && seen.values.allSatisfy { $0 == ["10"] }, "\(seen)")
        }
    }
}
