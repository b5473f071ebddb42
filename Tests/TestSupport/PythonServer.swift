import Foundation

/// A server written in Python, on a free port of this machine, that ends with the value that holds it: it reads its
/// standard input and stops when that is closed, so that it does not outlive a test that crashes either.
public final class PythonServer {
    /// The port it says it listens on.
    public let port: Int
    private let process = Process()
    private let inlet = Pipe()
    private let outlet = Pipe()
    private var rest = Data()

    /// - Parameter script: its path under `Tests/`. Its first line on standard output is its port.
    public init(_ script: String, _ arguments: [String] = []) throws {
        process.executableURL = pythonInterpreter
        process.arguments =
            ["-W", "ignore", projectRoot.appending(path: "Tests").appending(path: script).path] + arguments
        process.standardInput = inlet
        process.standardOutput = outlet
        process.standardError = FileHandle.nullDevice
        try process.run()
        var first = Data()
        while let byte = try outlet.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
            first += byte
        }
        guard let port = Int(String(decoding: first, as: UTF8.self)) else {
            process.terminate()
            throw PythonError(script: script, status: -1, message: "it did not say its port")
        }
        self.port = port
    }

    deinit {
        // A pipe that is closed already has told the server to end.
        try? inlet.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
    }

    /// The next line it prints; waits for it.
    public func line() throws -> String {
        while true {
            if let end = rest.firstIndex(of: 10) {
                defer { rest = Data(rest[rest.index(after: end)...]) }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            let more = outlet.fileHandleForReading.availableData
            guard !more.isEmpty else { throw PythonError(script: "server", status: -1, message: "it ended") }
            rest += more
        }
    }
}
