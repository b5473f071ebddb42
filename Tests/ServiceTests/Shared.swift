import Byline
import Foundation
import Service
import TestSupport
import Testing

/// What all tests of a suite share, made once before the first and gone after the last.
struct SharedByTheSuite: SuiteTrait, TestScoping {
    let around: @Sendable (_ tests: @Sendable () async throws -> Void) async throws -> Void

    func provideScope(
        for test: Test, testCase: Test.Case?, performing tests: @Sendable () async throws -> Void
    ) async throws {
        try await around(tests)
    }
}

extension Trait where Self == SharedByTheSuite {
    /// The program serving `fixtures/pages` and one finished run.
    static var livePages: Self {
        Self { tests in
            let live = try LiveCatalogue(
                importing: [projectRoot.appending(path: "fixtures/pages").path],
                then: [["reproduce", "run", "binary-perceptron-capacity", "--size", "quick"]])
            try await LiveCatalogue.$pages.withValue(live) { try await tests() }
        }
    }
}

extension Trait where Self == SharedByTheSuite {
    /// The catalogue of all `fixtures/pages` as a site of files.
    static var builtSite: Self {
        Self { tests in
            let folder = FileManager.default.temporaryDirectory.appending(path: "byline-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let site = try BuiltSite(of: try APICatalogue.documents(in: "pages"), in: folder)
            try await BuiltSite.$pages.withValue(site) { try await tests() }
        }
    }
}

/// A catalogue in a file, and the site that was built of it.
struct BuiltSite: Sendable {
    static let base = "https://people.example/catalogue"
    @TaskLocal static var pages: BuiltSite?

    let store: String
    let folder: URL
    let built: StaticSite.Build

    init(of documents: [Registrar.Document], in place: URL) throws {
        store = place.appending(path: "catalogue.sqlite").path
        folder = place.appending(path: "site")
        let registrar = try Registrar(store: store, mode: .write)
        _ = try registrar.import(documents.map { .success($0) })
        built = try StaticSite.build(
            from: registrar, at: try SiteBase(Self.base), into: try SiteFolder(folder.path, isDryRun: false))
    }

    func reader() throws -> Registrar { try Registrar(store: store, mode: .read) }
}

extension LiveCatalogue {
    @TaskLocal static var pages: LiveCatalogue?
}
