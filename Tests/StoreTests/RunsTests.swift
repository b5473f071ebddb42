import Catalog
import Store
import Testing

@Suite struct RunsTests {
    private func new(settings: String = "{}") -> Store.NewRun {
        Store.NewRun(
            run: RecordedRun(
                id: ReproductionRunID(0), reproduction: "walk", revision: 3, size: "quick", seed: .max,
                code: "byline 0", machine: MachineFacts(system: "Linux 6", architecture: "x86_64", processor: "Some"),
                threads: 2, startedAt: "2024-01-01T00:00:00Z", finished: 0, tasks: 4),
            arxiv: "1905.07833", doi: "10.1/x", settingsJSON: settings, parametersJSON: "[]")
    }

    private let outcome = ReproductionFinding.Outcome(
        claim: PrintedNumber(
            id: "end", quantity: "Where it ends", value: 0.1, uncertainty: nil, text: "0.1", place: "Fig. 1",
            tolerance: 1, closeTolerance: 2, toleranceReason: "", readings: [], isAlternative: false, needsSource: nil),
        measured: .init(value: 0.1 + 0.2, error: 0.25, spread: nil, samples: 4, note: "a note"), verdict: .reproduced)

    @Test func `a run comes back as it was begun, with the samples kept so far and every bit of its seed`() throws {
        let store = try Store.inMemory()
        let id = try store.begin(new())
        try store.addSample(#"{"task":2}"#, task: 2, of: id)
        try store.addSample(#"{"task":0}"#, task: 0, of: id)
        let run = try #require(try store.recordedRun(id))
        #expect(run.seed == .max && run.finished == 2 && run.tasks == 4 && run.verdict == nil)
        #expect(run.machine.processor == "Some" && run.threads == 2 && run.isAsPrinted)
        #expect(try store.samples(of: id) == [#"{"task":0}"#, #"{"task":2}"#])
        #expect(try store.latestUnfinishedRun()?.id == id)
    }

    @Test func `settings come back to the last bit`() throws {
        let store = try Store.inMemory()
        let value = 0.1 + 0.2
        let id = try store.begin(new(settings: #"{"alpha":\#(value),"K":3}"#))
        #expect(try store.recordedRun(id)?.settings == ["alpha": value, "K": 3])
    }

    @Test func `a sample that is there already stays, and so does a result`() throws {
        let store = try Store.inMemory()
        let id = try store.begin(new())
        for text in [#"{"first":1}"#, #"{"second":2}"#] { try store.addSample(text, task: 1, of: id) }
        #expect(try store.samples(of: id) == [#"{"first":1}"#])
        for (verdict, csv) in [(ReproductionVerdict.close, "a"), (.reproduced, "b")] {
            try store.finish(id, at: "2024-01-02T00:00:00Z", verdict: verdict, outcomes: [outcome], csv: csv, svg: "")
        }
        #expect(try store.recordedRun(id)?.verdict == .close)
        let kept = try #require(try store.outcomes(of: id).first)
        #expect(kept.claim == "end" && kept.measured == outcome.measured && kept.verdict == .reproduced)
        #expect(try store.latestUnfinishedRun() == nil)
    }

    @Test func `runs, samples, results and links can be added and never changed or deleted`() throws {
        let store = try Store.inMemory()
        let id = try store.begin(new())
        try store.addSample("{}", task: 0, of: id)
        try store.finish(id, at: "now", verdict: .close, outcomes: [outcome], csv: "", svg: "")
        let link = CodeLink(address: "https://a.org", relation: .official, evidence: "README")
        try store.addCodeLink(link, arxiv: "1905.07833", doi: nil, at: "now")
        for table in [
            "reproduction_run", "reproduction_sample", "reproduction_result", "reproduction_outcome", "code_link",
        ] {
            #expect(try store.database.first("SELECT COUNT(*) FROM \(table)") { $0.int(0) } ?? 0 > 0)
            #expect(throws: StoreError.self) { try store.database.run("DELETE FROM \(table)") }
            let column = table == "code_link" ? "address" : table == "reproduction_run" ? "seed" : "run_id"
            #expect(throws: StoreError.self) { try store.database.run("UPDATE \(table) SET \(column) = \(column)") }
        }
        #expect(throws: StoreError.self) { try store.addSample("no json", task: 1, of: id) }
        #expect(throws: StoreError.self) { try store.addSample("{}", task: 1, of: ReproductionRunID(99)) }
    }

    @Test func `the latest run comes first, and links are found by either identifier`() throws {
        let store = try Store.inMemory()
        let ids = try (0..<3).map { _ in try store.begin(new()) }
        #expect(try store.recordedRuns(of: "walk").map(\.id) == ids.reversed())
        #expect(try store.recordedRuns(of: "other").isEmpty)
        let link = CodeLink(address: "https://a.org", relation: .byAuthor, evidence: "his word")
        try store.addCodeLink(link, arxiv: nil, doi: "10.1/x", at: "now")
        #expect(try store.codeLinks(arxiv: "1", doi: "10.1/x") == [link])
        #expect(try store.codeLinks(arxiv: "1", doi: nil).isEmpty)
    }

    @Test func `runs and links are found through their indexes, never by a scan`() throws {
        let store = try Store.inMemory()
        var ran: [String] = []
        store.database.onPrepare = { ran.append($0) }
        _ = try store.recordedRuns(of: "walk")
        _ = try store.codeLinks(arxiv: "1", doi: "2")
        store.database.onPrepare = nil
        let plans = try ran.map { sql in
            let count = Set(sql.split(separator: "?").dropFirst().map { $0.prefix { $0.isNumber } }).count
            let null = Array(repeating: Value.null, count: count)
            return try store.database.rows("EXPLAIN QUERY PLAN " + sql, null) { $0.text(3) }.joined(separator: "\n")
        }
        #expect(plans[0].contains("reproduction_run_by_name") && !plans[0].contains("SCAN reproduction_"))
        #expect(plans[1].contains("code_link_by_arxiv") && plans[1].contains("code_link_by_doi"))
    }
}
