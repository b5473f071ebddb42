import Byline
import BylineCLI
import Catalog
import Foundation
import Testing

@Suite struct ImportTests {
    // MARK: Paths

    private func labels(_ plan: ImportPlan) -> [String] { plan.candidates.map(\.label) }

    private func refusals(_ plan: ImportPlan) -> [BylineError] {
        plan.steps.compactMap { if case .refused(_, let error) = $0 { error } else { nil } }
    }

    @Test func `a folder is walked to its bottom, by path, hidden files passed over`() throws {
        let folder = try TemporaryFolder()
        for name in ["b.txt", "a.txt", "sub/z.txt", "sub/deep/y.txt", ".hidden", ".git/config", "sub/.x"] {
            try folder.file(name)
        }
        let plan = ImportPlan([folder.path], store: folder.path + "/none.sqlite")
        #expect(labels(plan) == ["a.txt", "b.txt", "sub/deep/y.txt", "sub/z.txt"])
        #expect(plan.candidates.allSatisfy { $0.folder == folder.path })
        #expect(labels(ImportPlan([folder.path + "/"], store: "none")) == labels(plan))
    }

    @Test func `a file named itself is known by its last name, standard input as stdin`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("sub/page.txt")
        let plan = ImportPlan([path, "-"], store: "none")
        #expect(labels(plan) == ["page.txt", "stdin"])
        #expect(plan.candidates.map(\.path) == [path, nil] && plan.candidates.allSatisfy { $0.folder == nil })
    }

    @Test func `the store and links that lead to folders are passed over`() throws {
        let folder = try TemporaryFolder()
        try folder.file("page.txt")
        let store = try folder.file("byline.sqlite")
        try folder.file("byline.sqlite-wal")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/loop", withDestinationPath: folder.path)
        #expect(labels(ImportPlan([folder.path], store: store)) == ["page.txt"])
    }

    @Test func `a path that leads to nothing costs only itself`() throws {
        let folder = try TemporaryFolder()
        let page = try folder.file("page.txt")
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        let plan = ImportPlan([folder.path + "/none.txt", page, folder.path + "/empty"], store: "none")
        #expect(labels(plan) == ["page.txt"])
        #expect(refusals(plan).map(\.kind) == [.notFound, .invalidInput])
        #expect(refusals(plan).allSatisfy { !$0.mend.isEmpty })
    }

    @Test func `a file over one gibibyte is refused before it is opened`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("large.txt")
        // A hole takes no room on the disk.
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.truncate(atOffset: UInt64(ImportPlan.byteLimit) + 1)
        #expect(refusals(ImportPlan([path], store: "none")).map(\.kind) == [.limit])
        #expect(refusals(ImportPlan([folder.path], store: "none")).map(\.kind) == [.limit])
    }

    @Test func `paths that all lead to nothing open no store`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path + "/made.sqlite"
        let call = Call(["import", folder.path + "/none.txt", "--store", store])
        #expect(call.status == .notFound && call.output.isEmpty)
        #expect(call.errors.hasPrefix("byline: “\(folder.path)/none.txt” does not exist."))
        #expect(call.errors.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: store))
        let json = Call(["import", folder.path + "/none.txt", "--store", store, "--json"])
        #expect((try parsed(json.errors) as? [String: Any])?["exit"] as? Int == 3)
        #expect((try parsed(json.output) as? [String: Any])?["skipped"] as? Int == 1)
    }

    @Test func `standard input that is a terminal is answered with help`() {
        let call = Call("import -", in: Surroundings(inputIsTerminal: true))
        #expect(call.status == .usage && call.errors.contains("byline import - --dry-run"))
    }

    @Test func `a report is never written over the store`() throws {
        let folder = try TemporaryFolder()
        let page = try folder.file("page.txt")
        let store = try folder.file("x.sqlite", "precious")
        let call = Call(["import", page, "--store", store, "--report", folder.path + "/./x.sqlite"])
        #expect(call.status == .usage)
        #expect(try String(contentsOfFile: store, encoding: .utf8) == "precious")
    }

    @Test func `a report that cannot be written is noticed before the import`() throws {
        let folder = try TemporaryFolder()
        let page = try folder.file("page.txt")
        let call = Call(["import", page, "--store", folder.path + "/s", "--report", folder.path + "/no/r.jsonl"])
        #expect(call.status == .failure && call.errors.contains("r.jsonl"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["page.txt"])
    }

    // MARK: Outcome

    private func document(
        _ label: String, _ outcome: ImportReport.Document.Outcome, format: String? = "researcher-profile",
        refusals: Int = 0
    ) -> ImportReport.Document {
        .init(
            label: label, outcome: outcome, format: outcome == .skipped ? nil : format, records: [.item: 2],
            refusals: (0..<refusals).map { Remark("refusal \($0)", file: label, line: $0 + 1, mend: "Mend it") })
    }

    private func outcome(
        _ documents: [ImportReport.Document], in folder: String? = nil, refused: [BylineError] = []
    ) -> ImportOutcome {
        let steps =
            documents.map { ImportPlan.Step.read(.init(path: $0.label, label: $0.label, folder: folder)) }
            + refused.map { .refused(label: "path", $0) }
        return ImportOutcome(steps, report: ImportReport(documents: documents, newWorks: 3))
    }

    @Test func `the status says whether all, some or nothing was read`() {
        let missing = BylineError(.notFound, "gone", mend: "look")
        let broken = BylineError(.invalidInput, "broken", mend: "fix")
        #expect(outcome([document("a", .new), document("b", .unchanged)]).status(strict: false) == .ok)
        #expect(outcome([document("a", .new), document("b", .skipped, refusals: 1)]).status(strict: false) == .partial)
        #expect(outcome([document("a", .new, refusals: 1)]).status(strict: false) == .partial)
        #expect(outcome([document("a", .new, refusals: 1)]).status(strict: true) == .invalidInput)
        #expect(outcome([document("a", .new)], refused: [missing]).status(strict: false) == .partial)
        #expect(outcome([document("b", .skipped, refusals: 1)]).status(strict: false) == .invalidInput)
        #expect(outcome([], refused: [missing, missing]).status(strict: false) == .notFound)
        #expect(outcome([], refused: [missing, broken]).status(strict: false) == .invalidInput)
        #expect(outcome([document("b", .skipped)], refused: [missing]).status(strict: false) == .invalidInput)
    }

    @Test func `files of a folder that no reader knows are counted and not complained of`() {
        let mixed = outcome([document("a", .new), document("b.png", .skipped, refusals: 1)], in: "pages")
        #expect(mixed.status(strict: true) == .ok && mixed.ignored == ["b.png"] && mixed.refusalCount == 0)
        #expect(ImportPages.summary(mixed, Layout()).contains("ignored 1"))
    }

    @Test func `a folder of which no file is known is a failure of the folder`() {
        let none = outcome([document("b.png", .skipped, refusals: 1)], in: "pages")
        #expect(none.status(strict: false) == .invalidInput && none.failures.count == 1)
        #expect(none.failures[0].what.contains("“pages” holds no page: 1 looked at"))
    }

    @Test func `the summary gives a line a document, then the totals`() {
        let text = ImportPages.summary(
            outcome([document("a.txt", .new), document("bb.txt", .changed), document("c", .skipped, refusals: 1)]),
            Layout())
        #expect(
            text == """
                new      a.txt   researcher-profile  2 items
                changed  bb.txt  researcher-profile  2 items
                skipped  c                           2 items
                read 2, new 1, changed 1, unchanged 0, skipped 1; records 6
                works: 3 new, 0 merged; researchers: 0 new, 0 merged

                """)
    }

    @Test func `the report lists skips, refusals, remarks and ignored files, one object a line`() throws {
        var remarked = document("a", .new, refusals: 1)
        remarked.remarks = [Remark("cut", file: "a", line: 9)]
        let documents = [remarked, document("x.png", .skipped, refusals: 1)]
        let lines = ImportPages.reportLines(outcome(documents, in: "pages"), ascii: false)
        let objects = try lines.map { try #require(try parsed($0) as? [String: Any]) }
        #expect(objects.map { $0["kind"] as? String } == ["refusal", "remark", "ignored"])
        #expect(objects[0]["line"] as? Int == 1 && objects[0]["mend"] as? String == "Mend it")
        let skipped = ImportPages.reportLines(outcome([document("c", .skipped, refusals: 1)]), ascii: false)
        #expect(try parsed(skipped[0]) as? [String: Any] != nil && skipped[0].contains("\"skipped\""))
    }

    @Test func `the JSON report has the documented members and its totals agree with its documents`() throws {
        let outcome = outcome([document("a", .new), document("c", .skipped, refusals: 1)])
        let text = ImportPages.card.render(outcome, as: .json, layout: Layout()) { _, _ in "" }
        let report = try #require(try parsed(text) as? [String: Any])
        #expect(Set(report.keys) == Set(ImportPages.card.notes.map(\.name)))
        let documents = try #require(report["documents"] as? [[String: Any]])
        #expect(documents.count { $0["outcome"] as? String == "new" } == report["new"] as? Int)
        #expect(documents.count { $0["outcome"] as? String == "skipped" } == report["skipped"] as? Int)
    }

    // MARK: Progress

    @Test func `on a terminal progress waits a second, then tells rate and remaining time`() throws {
        var meter = ProgressMeter(total: 100, redraws: true)
        let said = [(5, 900), (20, 2000), (21, 2050), (22, 2100)].map { done, milliseconds in
            meter.text(done: done, elapsed: .milliseconds(milliseconds))
        }
        #expect(said.map { $0 == nil } == [true, false, true, false])
        let line = try #require(said[1])
        #expect(line.hasSuffix("20 of 100 documents, 10.0 a second, 8 s left") && line.hasPrefix("\r"))
        #expect(meter.ending() != nil && ProgressMeter(total: 100, redraws: true).ending() == nil)
    }

    @Test func `elsewhere progress is a plain line every ten seconds`() {
        var meter = ProgressMeter(total: 1000, redraws: false)
        let said = [(5, 9), (10, 10), (11, 19), (0, 30)].map { done, seconds in
            meter.text(done: done, elapsed: .seconds(seconds))
        }
        #expect(
            said == [
                nil, "10 of 1000 documents, 1.0 a second, 16 min 30 s left", nil,
                "0 of 1000 documents, 0.0 a second",
            ])
        #expect(meter.ending() == nil)
    }

    // MARK: Beside others

    @Test func `an import lets whoever reads go first, a question does not`() throws {
        let folder = try TemporaryFolder()
        let (page, store) = (try folder.file("page.txt"), folder.path + "/byline.sqlite")
        var times = 0
        let place = Surroundings(giveWay: { times += 1 })
        _ = Call(["import", page, "--store", store], in: place)
        #expect(times == 1)
        _ = Call(["stats", "--store", store], in: place)
        _ = Call(["import", "--help"], in: place)
        #expect(times == 1)
    }
}
