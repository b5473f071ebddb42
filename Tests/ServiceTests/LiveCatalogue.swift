import Foundation
import TestSupport

/// The program itself, serving a catalogue of its own on a free port of this machine, until the value that holds it goes.
final class LiveCatalogue: @unchecked Sendable {
    // Nothing of it changes once it serves.

    /// `http://127.0.0.1:40123`
    let origin: String
    /// The catalogue's file.
    let store: String
    private let folder: URL
    private let server = Process()
    private let told = Pipe()

    /// The program that was built together with these tests.
    static let binary: String? = {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let path = folder.appending(path: "byline").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    struct Refusal: Error, CustomStringConvertible { let description: String }

    /// - Parameters:
    ///   - documents: what is imported, files or folders.
    ///   - calls: what else is done to the store before it is served, as words of a command line each.
    init(importing documents: [String], then calls: [[String]] = []) throws {
        guard let binary = Self.binary else {
            throw Refusal(description: "the program does not stand beside its tests")
        }
        folder = FileManager.default.temporaryDirectory.appending(path: "byline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = folder.appending(path: "byline.sqlite").path
        for words in [["import"] + documents] + calls { try Self.run(binary, words + ["--store", store, "--quiet"]) }
        server.executableURL = URL(filePath: binary)
        // All requests of a test come from one address, so no bound for one is set.
        server.arguments = [
            "serve", "--port", "0", "--rate", "off", "--access-log", "none", "--store", store,
        ]
        server.standardOutput = FileHandle.nullDevice
        server.standardError = told
        try server.run()
        var line = Data()
        while let byte = try told.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
            line += byte
        }
        guard let address = String(decoding: line, as: UTF8.self).split(separator: " ").last, address.hasPrefix("http")
        else {
            throw Refusal(description: "the server did not say its address: \(String(decoding: line, as: UTF8.self))")
        }
        origin = String(address)
    }

    deinit {
        if server.isRunning {
            server.terminate()
            server.waitUntilExit()
        }
        // A folder left behind in the temporary directory harms no later test.
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the program once more on the catalogue.
    static func run(_ binary: String, _ words: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: binary)
        process.arguments = words
        process.standardOutput = FileHandle.nullDevice
        let told = Pipe()
        process.standardError = told
        try process.run()
        let message = told.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Refusal(
                description: "\(words.joined(separator: " ")) ended with \(process.terminationStatus): "
                    + String(decoding: message, as: UTF8.self))
        }
    }
}
