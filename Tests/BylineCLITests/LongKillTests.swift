import BylineCLI
import Foundation
import TestSupport
import Testing

/// The program stopped in the middle of a long import, which is kept part by part.
@Suite struct LongKillTests {
    private let binary: String
    private let folder: TemporaryFolder
    private let document: String

    /// A document that is long enough to be imported in parts, with few enough papers to be decided quickly: most of
    /// each line is a field that no reader knows.
    init() throws {
        binary = try #require(ProcessTests.binary)
        folder = try TemporaryFolder()
        let filling = String(repeating: "0123456789abcdef", count: 8_000)
        let lines = GeneratedSnapshot(seed: 5, count: 300).map { paper in
            paper.printed(as: .snapshot).trimmingCharacters(in: .newlines).dropLast() + ",\"filling\":\"\(filling)\"}\n"
        }
        document = try folder.file("papers.json", lines.joined())
    }

    private var store: String { folder.path + "/store.sqlite" }

    private func started() throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: binary)
        process.arguments = ["import", document, "--store", store]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// How many parts the store holds; 0 before it is a catalogue.
    private func parts() throws -> Int {
        guard FileManager.default.fileExists(atPath: store) else { return 0 }
        let (status, said) = try outcome(of: binary, ["source", "list", "--format", "ndjson", "--store", store])
        return status == 0 ? said.split(separator: "\n").count { $0.hasPrefix("{") } : 0
    }

    private func expectSound(_ when: String) throws {
        let check = try outcome(of: binary, ["check", "--store", store])
        #expect(check.status == 0, "\(when): \(check.said)")
    }

    /// What the store believes, by names that do not depend on the order in which things came.
    private func beliefs(_ store: String) throws -> String {
        let (status, said) = try outcome(of: binary, ["export", "mentions", "--ids", "canonical", "--store", store])
        #expect(status == 0)
        return said
    }

    /// What an import of the document makes that nobody stops.
    private func undisturbed() throws -> String {
        let other = folder.path + "/other.sqlite"
        let report = try outcome(of: binary, ["import", document, "--store", other])
        #expect(report.status == 0, "\(report.said)")
        return try beliefs(other)
    }

    @Test func `killed at any moment it loses what was under way, and the same import goes on`() throws {
        let expected = try undisturbed()
        var generator = SeededGenerator(seed: 11)
        var kept = 0
        for round in 0..<10 {
            let process = try started()
            usleep(UInt32.random(in: 5_000...450_000, using: &generator))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let now = try parts()
            #expect(now >= kept, "round \(round): \(kept) parts, then \(now)")
            kept = now
            if now > 0 && round % 3 == 0 { try expectSound("round \(round)") }
        }
        let again = try outcome(of: binary, ["import", document, "--store", store])
        #expect(again.status == 0, "\(again.said)")
        #expect(try parts() > 2, "the document has several parts")
        try expectSound("at the end")
        #expect(try beliefs(store) == expected)
    }

    @Test func `Ctrl-C ends it with the parts that are kept, and the same import goes on`() throws {
        let expected = try undisturbed()
        let process = try started()
        // Once a part is kept the program listens for Ctrl-C.
        while process.isRunning, try parts() == 0 { usleep(5_000) }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        let isTold = process.terminationReason == .exit && process.terminationStatus == ExitStatus.interrupted.rawValue
        let wasDeciding = process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT
        // A quick machine may have read the last part, or be done, before the signal arrives.
        #expect(isTold || wasDeciding || process.terminationStatus == 0, "\(process.terminationStatus)")
        try expectSound("after Ctrl-C")
        let again = try outcome(of: binary, ["import", document, "--store", store])
        #expect(again.status == 0, "\(again.said)")
        #expect(try beliefs(store) == expected)
    }
}
