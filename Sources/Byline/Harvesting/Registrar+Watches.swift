public import Catalog
public import Harvest
import Store

extension Registrar {
    /// How a watch ran.
    public struct WatchRun: Sendable {
        /// As it stands after the run.
        public var watch: Watch
        public var report: HarvestReport
        public var failure: BylineError?
    }

    /// The most papers one run of a query brings: those that changed last.
    public static let papersAWatch = 2000

    /// Begins to ask for something from time to time. Nothing is asked yet.
    public func watch(_ target: Watch.Target, everyHours: Int, at now: Instant) throws(BylineError) -> Watch {
        do { _ = try Courier.place(target.base) } catch {
            try ask { store throws(StoreError) in try store.discardIfNewAndEmpty() }
            throw error
        }
        let id = try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                // A catalogue that is to watch something is no longer empty.
                if try store.revision() == 0 { try store.advanceRevision() }
                return try store.addWatch(target, everyHours: everyHours, at: now)
            }
        }
        return try watch(id)
    }

    /// In the order in which they began.
    public func watches() throws(BylineError) -> [Watch] {
        try ask { store throws(StoreError) in try store.watches() }
    }

    public func watch(_ id: WatchID) throws(BylineError) -> Watch {
        try watches().first { $0.id == id }
            .orNotFound("Nothing is watched under \(id)", mend: "List what is with `byline watch list`")
    }

    /// Stops asking. What it brought stays.
    public func unwatch(_ id: WatchID) throws(BylineError) -> Watch {
        let watch = try watch(id)
        _ = try ask { store throws(StoreError) in try store.removeWatch(id) }
        return watch
    }

    /// Asks for what a watch is about, and notes how that went. A server that fails costs this watch its run and no
    /// other; the note says why.
    /// - Throws: what is wrong with the store.
    public func run(_ watch: Watch, errand: Errand, pacing: inout Pacing) throws(BylineError) -> WatchRun {
        let began = errand.date()
        let haul: Haul
        do { haul = try bring(watch, errand: errand, pacing: &pacing) } catch {
            haul = Haul(report: HarvestReport(), failure: error)
        }
        let wasStopped = haul.failure == nil && !haul.report.isComplete
        let outcome = Watch.Outcome(
            at: began, fresh: haul.report.fresh,
            failure: haul.failure.map { $0.description } ?? (wasStopped ? "It was stopped." : nil))
        try ask { store throws(StoreError) in try store.setOutcome(outcome, of: watch.id) }
        return WatchRun(watch: try self.watch(watch.id), report: haul.report, failure: haul.failure)
    }

    private func bring(_ watch: Watch, errand: Errand, pacing: inout Pacing) throws(BylineError) -> Haul {
        let wish: PaperQuery.Wish
        switch watch.target {
        case .harvest(let order): return try harvest(order, errand: errand, pacing: &pacing)
        case .author(let name, _): wish = PaperQuery.search(author: name)
        case .query(let words, _): wish = PaperQuery.search(words: words.split(separator: " ").map(String.init))
        }
        // After a run that broke off, a page of known papers may lie before one that never came.
        let query = PaperQuery(
            base: watch.target.base, wish: wish, limit: Self.papersAWatch,
            endsWhenKnown: watch.last.map { $0.failure == nil } ?? false)
        return try fetch(query, errand: errand, pacing: &pacing).haul
    }
}
