import BylineCLI
import Foundation
import TestSupport
import Testing
import Wire

/// One session with a server of `Tests/Servers` that fails when it is told to, and a store of its own.
final class Archive {
    private let folder: TemporaryFolder
    private let root: String
    /// The address to give to the command.
    let base: String

    /// - Parameter path: what of the server is asked: `oai`.
    init(_ server: PythonServer, _ path: String) throws {
        folder = try TemporaryFolder()
        root = "http://127.0.0.1:\(server.port)/\(UUID().uuidString)"
        base = root + "/" + path
    }

    var store: String { folder.path + "/store.sqlite" }

    /// Tells the server what it holds and which request is to fail, counted from the next one on.
    func plan(_ words: String) throws {
        _ = try get("/plan?" + words)
    }

    struct Asked: Decodable {
        var query: String
        var agent: String
        var encoding: String
    }

    /// The requests since the last plan.
    func log() throws -> [Asked] {
        try JSONDecoder().decode([Asked].self, from: Data(try get("/log")))
    }

    private func get(_ path: String) throws -> [UInt8] {
        let place = try #require(WebPlace(root + path, schemes: ["http"]))
        return try HTTP.get(place).body
    }

    /// One call on the session's store, without pauses.
    func call(_ command: [String], _ more: [String] = []) -> Call {
        Call(command + ["--store", store, "--pause", "0", "--contact", "ponds@example.org"] + more)
    }

    func harvest(_ more: String...) -> Call { call(["harvest", base], more) }

    /// What the store believes, independent of the order in which it came to believe it.
    func beliefs() -> String { Call(["export", "mentions", "--ids", "canonical", "--store", store]).output }

    /// What `byline check` finds wrong; empty when nothing is.
    func faults() -> String {
        let call = Call(["check", "--store", store])
        return call.status == .ok ? "" : call.output + call.errors
    }

    /// Puts the store aside, to begin from it more than once.
    func setAside() throws {
        try FileManager.default.copyItem(atPath: store, toPath: store + ".aside")
    }

    /// The store as it was put aside.
    func bringBack() throws {
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: store + suffix) {
            try FileManager.default.removeItem(atPath: store + suffix)
        }
        try FileManager.default.copyItem(atPath: store + ".aside", toPath: store)
    }

    /// How many records the store has.
    func records() -> Int {
        beliefs().split(separator: "\n").count { $0.hasPrefix("{\"kind\":\"record\"") }
    }
}
