import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

/// Making catalogues for tests.
extension Registrar {
    /// An empty catalogue in memory.
    static func inMemory() throws -> Registrar { try Registrar(store: ":memory:", mode: .write) }

    @discardableResult
    func take(_ documents: [Document], options: ImportOptions = .init()) throws -> ImportReport {
        try self.import(documents.map { .success($0) }, options: options)
    }

    @discardableResult
    func take(_ text: String, as label: String = "page.txt", options: ImportOptions = .init()) throws -> ImportReport {
        try take([Document(label: label, bytes: Array(text.utf8))], options: options)
    }

    /// The canonical export as lines.
    func canonicalLines() throws -> [String] {
        var lines: [String] = []
        try exportMentions(ids: .canonical) { lines.append($0) }
        return lines
    }

    /// The one researcher a name finds.
    func one(_ name: String, at location: SourceLocation = #_sourceLocation) throws -> ResearcherID {
        guard case .one(let id) = try researcher(name) else {
            Issue.record("“\(name)” names nobody, or several", sourceLocation: location)
            throw CatalogueFault.notOne
        }
        return id
    }

    /// The one paper a name finds.
    func onePaper(_ name: String, at location: SourceLocation = #_sourceLocation) throws -> WorkID {
        guard case .one(let id) = try paper(name) else {
            Issue.record("“\(name)” names no paper, or several", sourceLocation: location)
            throw CatalogueFault.notOne
        }
        return id
    }

    /// Every check must pass.
    func expectSound(at location: SourceLocation = #_sourceLocation) throws {
        for result in try check() {
            #expect(result.passed, "\(result.name): \(result.detail)", sourceLocation: location)
        }
    }
}

enum CatalogueFault: Error { case notOne }

/// The pages of `fixtures/pages`, in alphabetical order.
func fixturePages(_ folder: String = "fixtures/pages") throws -> [Registrar.Document] {
    let root = projectRoot.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
        .filter { !$0.hasSuffix(".json") && $0 != "README.md" }
        .map { .init(label: $0, bytes: [UInt8](try Data(contentsOf: root.appending(path: $0)))) }
}

/// The five real pages.
func seedPages() throws -> [Registrar.Document] {
    try [
        "zecchina-profile.txt", "lauditi-listing.txt", "mignacco-listing.txt", "wide-flat-minima-paper-page.txt",
        "wide-flat-minima-full-text.md",
    ].map { .init(label: $0, bytes: try seed($0)) }
}

/// Every order of a list.
func permutations<T>(_ items: [T]) -> [[T]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { index -> [[T]] in
        var rest = items
        let first = rest.remove(at: index)
        return permutations(rest).map { [first] + $0 }
    }
}
