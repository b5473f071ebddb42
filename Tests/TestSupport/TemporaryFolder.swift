public import Foundation

/// Makes a folder for one test and takes it away afterwards.
public func withTemporaryFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "byline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
        // A folder left behind in the temporary directory harms no later test.
        try? FileManager.default.removeItem(at: folder)
    }
    return try body(folder)
}
