import Foundation
import Ingest
import TestSupport
import Testing

/// Each document under `fixtures/` beside an `X.expected.json`, read and compared.
///
/// `RECORD=1 swift test` rewrites the goldens and fails, so that a recording is always looked at.
@Suite struct GoldenTests {
    static let folder = projectRoot.appending(path: "fixtures")

    /// The documents that have a golden, as paths below `fixtures/`.
    static let documents: [String] = {
        let base = folder.resolvingSymlinksInPath().path
        let all = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
        let known = Set(all)
        return all.filter { path in
            ["txt", "md", "html"].contains(where: { path.hasSuffix("." + $0) }) && known.contains(golden(of: path))
        }.sorted()
    }()

    static func golden(of path: String) -> String {
        String(path[..<(path.lastIndex(of: ".") ?? path.endIndex)]) + ".expected.json"
    }

    @Test func `there are documents of every format to read`() {
        for kind in ["profile", "listing", "paper-page", "full-text", "pages", "pages-html"] {
            #expect(Self.documents.contains { $0.hasPrefix(kind + "/") }, "fixtures/\(kind) has a golden")
        }
    }

    @Test(arguments: documents)
    func `a document reads as its golden says`(_ path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: path)))
        let found = try readDocument(bytes, file: path).golden(withLines: !path.hasSuffix(".html"))
        let file = Self.folder.appending(path: Self.golden(of: path))
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try found.text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path); read the golden, then run again without RECORD")
            return
        }
        let expected = try JSONDecoder().decode(JSON.self, from: try Data(contentsOf: file))
        let differences = found.differences(from: expected)
        #expect(differences.isEmpty, "\(path)\n  \(differences.prefix(12).joined(separator: "\n  "))")
    }
}
