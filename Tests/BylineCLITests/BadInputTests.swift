import BylineCLI
import Foundation
import TestSupport
import Testing

/// What a user sees who names the wrong thing: one line that says what and how to mend it, the documented exit
/// status, and nothing half-written.
@Suite struct BadInputTests {
    private let folder: TemporaryFolder
    private var store: String { folder.path + "/store.sqlite" }
    private let bad = projectRoot.appending(path: "fixtures/bad").path
    private let pages = projectRoot.appending(path: "fixtures/pages").path

    init() throws { folder = try TemporaryFolder() }

    private func byline(_ arguments: String...) -> Call { Call(arguments + ["--store", store]) }

    private func expectOneLine(
        _ call: Call, status: BylineCLI.ExitStatus, naming text: String, at location: SourceLocation = #_sourceLocation
    ) {
        let lines = call.errors.split(separator: "\n")
        #expect(call.status == status, "\(call.errors)", sourceLocation: location)
        #expect(
            lines.count == 1 && call.errors.contains(text) && call.output == "", "\(call.errors)",
            sourceLocation: location)
        // What is wrong, a full stop, and how to mend it.
        #expect(
            lines.first.map { $0.contains(". ") && $0.hasSuffix(".") } == true, "\(call.errors)",
            sourceLocation: location)
    }

    @Test func `a missing file`() {
        expectOneLine(byline("import", folder.path + "/none.txt"), status: .notFound, naming: "none.txt")
        #expect(!FileManager.default.fileExists(atPath: store))
    }

    @Test func `a folder without pages`() throws {
        try folder.file("empty/notes.cfg", "key = value\n")
        expectOneLine(byline("import", folder.path + "/empty"), status: .invalidInput, naming: "empty")
        #expect(!FileManager.default.fileExists(atPath: store))
    }

    @Test(arguments: ["binary.bin", "unknown.txt", "empty.txt", "not-a-catalogue.sqlite"])
    func `a file that is no page, whatever it is instead`(_ name: String) {
        expectOneLine(byline("import", bad + "/" + name), status: .invalidInput, naming: name)
        #expect(!FileManager.default.fileExists(atPath: store))
    }

    @Test func `a bad file among good ones costs only itself`() {
        let call = byline("import", bad + "/binary.bin", pages, bad + "/unknown.txt")
        #expect(call.status == .partial && call.errors.contains("binary.bin") && call.errors.contains("unknown.txt"))
        #expect(
            byline("stats", "--format", "json").output.contains("\"sources\":5")
                || byline("stats").output.contains("sources"))
        #expect(byline("check").status == .ok)
    }

    @Test func `with --strict a bad file among good ones keeps them all out`() {
        let call = byline("import", "--strict", bad + "/binary.bin", pages)
        #expect(call.status == .invalidInput && call.errors.contains("--strict"))
        #expect(!FileManager.default.fileExists(atPath: store))
        // Files in a folder that no reader knows are not refusals.
        #expect(byline("import", "--strict", pages).status == .ok)
    }

    @Test func `another program's database as the store`() throws {
        let theirs = bad + "/not-a-catalogue.sqlite"
        let before = try Data(contentsOf: URL(filePath: theirs))
        for verb in [["import", pages], ["stats"], ["search", "x"]] {
            expectOneLine(Call(verb + ["--store", theirs]), status: .conflict, naming: "not-a-catalogue.sqlite")
        }
        #expect(try Data(contentsOf: URL(filePath: theirs)) == before)
    }

    @Test func `a store that is not there`() {
        expectOneLine(byline("stats"), status: .notFound, naming: "store.sqlite")
        #expect(!FileManager.default.fileExists(atPath: store))
    }

    @Test func `an unknown researcher, an unknown paper and an unknown source`() {
        #expect(byline("import", pages).status == .ok)
        #expect(byline("researcher", "show", "Nobody", "Atall").status == .notFound)
        #expect(byline("paper", "show", "W99999").status == .notFound)
        #expect(byline("source", "show", "S99999").status == .notFound)
        let several = byline("researcher", "show", "zhang")
        #expect(several.status == .conflict && several.errors.contains("Zhang") && several.output == "")
    }

    @Test func `--dry-run tells the plan and makes no store`() {
        let call = byline("import", "--dry-run", pages)
        #expect(call.status == .ok && call.errors.contains("new 5"))
        #expect(!FileManager.default.fileExists(atPath: store))
    }
}
