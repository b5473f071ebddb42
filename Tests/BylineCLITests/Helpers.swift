import Byline
import BylineCLI
import Catalog
import Foundation

/// One call of the command line, in process.
struct Call {
    var status: ExitStatus
    var output: String
    var errors: String

    init(_ arguments: [String], in surroundings: Surroundings = Surroundings()) {
        let said = Said()
        var printed = ""
        status = runByline(arguments, in: surroundings, to: &printed) { said.text += $0 }
        output = printed
        errors = said.text
    }

    init(_ line: String, in surroundings: Surroundings = Surroundings()) {
        self.init(line.split(separator: " ").map(String.init), in: surroundings)
    }

    private final class Said { var text = "" }
}

/// A folder that is removed with the value that holds it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "byline-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // What a failed removal leaves behind is the system's to clean up; no test depends on it.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file, with the folders above it, and returns its path.
    @discardableResult func file(_ name: String, _ text: String = "text") throws -> String {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }
}

/// Any JSON text, read by Foundation: an independent reader of what the command line writes.
func parsed(_ json: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
}

/// Runs a program of this machine and returns its status and everything it said.
func outcome(of program: String, _ arguments: [String], input: String = "") throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let inlet = Pipe()
    let outlet = Pipe()
    process.standardInput = inlet
    process.standardOutput = outlet
    process.standardError = outlet
    try process.run()
    try inlet.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try inlet.fileHandleForWriting.close()
    let said = outlet.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
}

/// Where a program stands on this machine; nil where it does not.
func program(_ name: String) -> String? {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + name }.first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
}
