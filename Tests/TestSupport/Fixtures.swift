public import Foundation

/// The project's root folder, found from this file's own place.
public let projectRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The bytes of a file under `fixtures/`.
public func fixture(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: projectRoot.appending(path: "fixtures").appending(path: path)))
}

/// Real pages that stand beside the project on some machines. Tests that read them skip where they are absent.
public let sharedFolder = projectRoot.deletingLastPathComponent().appending(path: "shared")
public let hasSharedFolder = FileManager.default.fileExists(atPath: sharedFolder.path)

/// The bytes of one of the real pages, by its file name.
public func seed(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: sharedFolder.appending(path: "seeds").appending(path: name)))
}
