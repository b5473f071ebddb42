public import Foundation

/// Python with what `Tests/requirements.txt` lists, as `make test` sets it up; absent after a bare `swift test`.
public let pythonInterpreter = projectRoot.appending(path: ".build/python/bin/python3")
public let hasPython = FileManager.default.fileExists(atPath: pythonInterpreter.path)

/// A script ended with another status than 0.
public struct PythonError: Error, CustomStringConvertible {
    public let script: String
    public let status: Int32
    public let message: String
    public var description: String { "\(script) ended with status \(status): \(message)" }
}

/// Runs an independent implementation: a script under `Tests/`, with standard input as given.
/// - Parameters:
///   - script: its path under `Tests/`: `GraphTests/oracle.py`.
///   - input: what it reads from standard input.
/// - Returns: what it wrote to standard output.
/// - Throws: `PythonError` with what it wrote to standard error when it does not end with status 0.
public func python(_ script: String, _ arguments: [String] = [], input: Data = Data()) throws -> Data {
    try withTemporaryFolder { folder in
        let (given, taken, told) = (
            folder.appending(path: "in"), folder.appending(path: "out"), folder.appending(path: "err")
        )
        try input.write(to: given)
        try Data().write(to: taken)
        try Data().write(to: told)
        let process = Process()
        process.executableURL = pythonInterpreter
        process.arguments = [projectRoot.appending(path: "Tests").appending(path: script).path] + arguments
        // Files rather than pipes: neither side can wait for the other.
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardOutput = try FileHandle(forWritingTo: taken)
        process.standardError = try FileHandle(forWritingTo: told)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw PythonError(
                script: script, status: process.terminationStatus,
                message: try String(contentsOf: told, encoding: .utf8))
        }
        return try Data(contentsOf: taken)
    }
}
