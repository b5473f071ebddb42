import Catalog
import Store
import Testing

@Suite struct HarvestTests {
    private let order = HarvestOrder(base: "https://ponds.example/oai", prefix: "arXiv")

    private func progress() -> HarvestProgress {
        var run = HarvestProgress.Run(began: "2024-02-01T00:00:00Z", lower: "2024-01-01")
        run.token = "cursor=7"
        run.lastStamp = "2024-01-20"
        run.pageStamp = "2024-01-19"
        run.rises = 31
        run.hasFallen = true
        run.pages = 2
        run.records = 200
        return HarvestProgress(through: "2024-01-01T00:00:00Z", run: run)
    }

    @Test func `what is noted of a harvest is read again, in place of what was noted before`() throws {
        let store = try Store.inMemory()
        #expect(try store.progress(of: order) == nil)
        for noted in [progress(), HarvestProgress(through: "2024-02-01T00:00:00Z")] {
            try store.setProgress(noted, of: order, at: "2024-03-01T00:00:00Z")
            #expect(try store.progress(of: order) == noted)
        }
        #expect(try store.database.first("SELECT COUNT(*) FROM harvest") { $0.int(0) } == 1)
    }

    @Test func `each form, set and time is a harvest of its own`() throws {
        let store = try Store.inMemory()
        try store.setProgress(progress(), of: order, at: "2024-03-01T00:00:00Z")
        for change: (inout HarvestOrder) -> Void in [
            { $0.base += "2" }, { $0.prefix = "oai_dc" }, { $0.set = "cs" }, { $0.from = "2024-01-01" },
            { $0.until = "2024-01-01" },
        ] {
            var other = order
            change(&other)
            #expect(try store.progress(of: other) == nil)
        }
    }

    // MARK: Transactions within transactions

    @Test func `a transaction within another stays or goes with it`() throws {
        let store = try Store.inMemory()
        let before = try store.revision()
        #expect(throws: StoreError.self) {
            try store.transaction { () throws(StoreError) in
                try store.transaction { () throws(StoreError) in try store.advanceRevision() }
                throw StoreError(.fault, "no", mend: "")
            }
        }
        #expect(try store.revision() == before)
        try store.transaction { () throws(StoreError) in
            try store.transaction { () throws(StoreError) in try store.advanceRevision() }
            try store.advanceRevision()
        }
        #expect(try store.revision() == before + 2)
    }

    @Test func `one that fails takes back itself and no more`() throws {
        let store = try Store.inMemory()
        let before = try store.revision()
        try store.transaction { () throws(StoreError) in
            try store.advanceRevision()
            do throws(StoreError) {
                try store.transaction { () throws(StoreError) in
                    try store.advanceRevision()
                    throw StoreError(.fault, "no", mend: "")
                }
            } catch {
                #expect(error.what == "no")
            }
        }
        #expect(try store.revision() == before + 1)
    }

    @Test func `a watch keeps its last run, and when all came the last time`() throws {
        let store = try Store.inMemory()
        let moments = (0..<3).map { Instant(secondsSinceEpoch: 1_700_000_000 + $0 * 3600) }
        let targets: [Watch.Target] = [
            .query("swans", base: "https://swans.example"), .author("Ana Lind", base: "https://swans.example"),
            .harvest(HarvestOrder(base: "https://ponds.example/oai", prefix: "arXivRaw", set: "cs")), .harvest(order),
        ]
        for target in targets { _ = try store.addWatch(target, everyHours: 24, at: moments[0]) }
        #expect(try store.watches().map(\.target) == targets)
        let first = try #require(try store.watches().first)
        #expect(first.due == moments[0])
        try store.setOutcome(.init(at: moments[1], fresh: 7), of: first.id)
        try store.setOutcome(.init(at: moments[2], fresh: 0, failure: "Nobody answers."), of: first.id)
        let watch = try #require(try store.watches().first)
        #expect(watch.lastWhole == moments[1] && watch.last?.failure == "Nobody answers." && watch.due == moments[2])
        #expect(try store.removeWatch(first.id) && !store.removeWatch(first.id))
    }
}
