import Foundation
import TestSupport
import Testing

/// The program killed without warning in the middle of an import.
@Suite struct KillTests {
    @Test func `an import that is killed leaves the store as it was or as it would be, and can be run again`() throws {
        let binary = try #require(ProcessTests.binary)
        let folder = try TemporaryFolder()
        try writePages(24, to: folder)
        let store = folder.path + "/store.sqlite"
        var generator = SeededGenerator(seed: 9)
        for round in 0..<25 {
            if round % 5 == 0 { try removeStore(store) }
            let before = try sources(binary, store)
            try runAndKill(
                binary, ["import", folder.path, "--store", store],
                afterMilliseconds: UInt32.random(in: 1...300, using: &generator))
            let after = try sources(binary, store)
            #expect(after == before || after == 24, "round \(round): \(before) sources, then \(after)")
            if after > 0 {
                let check = try outcome(of: binary, ["check", "--store", store])
                #expect(check.status == 0, "\(check.said)")
            }
        }
        let again = try outcome(of: binary, ["import", folder.path, "--store", store])
        #expect(again.status == 0)
        #expect(try sources(binary, store) == 24)
    }

    /// Copies of a page that differ in their bytes, so that each is a source.
    private func writePages(_ count: Int, to folder: TemporaryFolder) throws {
        let page = String(decoding: try fixture("pages/wide-flat-minima.txt"), as: UTF8.self)
        for number in 0..<count {
            try folder.file("page-\(number).txt", page.replacing("Comments (0)", with: "Comments (\(number))"))
        }
    }

    private func removeStore(_ store: String) throws {
        for file in [store, store + "-wal", store + "-shm"] where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
    }

    private func runAndKill(_ binary: String, _ arguments: [String], afterMilliseconds delay: UInt32) throws {
        let process = Process()
        process.executableURL = URL(filePath: binary)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(delay * 1_000)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// How many sources the store holds; 0 when there is no store, or one that was not finished being made.
    private func sources(_ binary: String, _ store: String) throws -> Int {
        guard FileManager.default.fileExists(atPath: store) else { return 0 }
        let (status, said) = try outcome(of: binary, ["source", "list", "--format", "ndjson", "--store", store])
        // A file that was made and holds nothing yet is no catalogue; the next import makes it one.
        return status == 0 ? said.split(separator: "\n").count { $0.hasPrefix("{") } : 0
    }
}
