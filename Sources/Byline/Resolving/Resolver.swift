import Catalog
import Identity
import Store

/// Brings layer 4 of a store in step with records that are new, inside the caller's transaction.
///
/// It reads what shares a key with the new records, lets the pure rules of `Identity` decide over that alone, and
/// writes the difference. Because a block's result is a function of evidence and decisions, doing so import by
/// import gives what doing it once over everything would give; `byline check` compares the two.
///
/// For the same reason a large catalogue is decided in portions of whole blocks: memory holds one portion.
package struct Resolver {
    /// The weights this run goes by.
    static var parameters: String { ResolverParameters.standard.version }
    /// Changes when stored keys or readings would come out otherwise.
    static let normaliser = 2

    struct Outcome {
        var newWorks = 0
        var newResearchers = 0
        var mergedWorks = 0
        var mergedResearchers = 0
        var splits = 0
        var questions = 0
        /// Everybody whose works, co-authors or pages may be others than before.
        var touched: Set<ResearcherID> = []
        /// The works whose records, authors or topics may be others than before.
        var described: Set<WorkID> = []
    }

    /// How much is decided at a time, where the whole catalogue is. The result is the same whatever the sizes; memory
    /// and, a little, the time are not.
    package struct Portions: Sendable {
        /// Up to so many records works are decided all at once.
        package var records = 5_000
        /// Up to so many mentions people are, while as many are read.
        package var mentions = 30_000
        /// Records that are read from the store at a time.
        package var read = 2_000
        /// Records that stay in memory for the next step.
        package var kept = 12_000
        /// Of a catalogue of up to so many records, what joining people needs of them stays in memory, and so many
        /// names at most: some 250 MB.
        package var remembered = 150_000

        package init() {}
    }

    let store: Store
    let decisions: [Decision]
    let run: Int64
    let time: String
    let portions: Portions
    var outcome = Outcome()
    private var loaded: [RecordID: StoredRecord] = [:]

    init(store: Store, at time: String, portions: Portions = .init()) throws(StoreError) {
        self.store = store
        self.time = time
        self.portions = portions
        decisions = try store.decisions()
        run = try store.openRun(parameters: Self.parameters, normaliser: Self.normaliser, at: time)
    }

    /// - Parameters:
    ///   - fresh: records that are new, or of whose source something new is known.
    ///   - isAnew: whether everything in reach is written again, also where nobody moved: what was undone stands as
    ///     it did before, and its names and works were written for something else.
    mutating func resolve(_ fresh: Set<RecordID>, isAnew: Bool = false) throws(StoreError) -> Outcome {
        let records = try BlockSearch(store: store, decisions: decisions).records(around: fresh)
        let (changedWorks, retiredWorks) = try decideWorks(over: records, fresh: fresh)
        try askAboutWorks(records)
        let mentions = try mentionsInScope(of: changedWorks, fresh: fresh)
        let people = try decidePeople(over: mentions, isAnew: isAnew)
        // Works that stayed as they were, with the same people under the same names, need nothing.
        let due = changedWorks.union(people.works)
        let before = try store.authors(ofWorks: due.union(retiredWorks.keys))
        try describe(due)
        let after = try store.authors(ofWorks: due)
        try retire(retiredWorks, people.retired)
        try store.rebuildCoauthorships(of: before.union(after).subtracting(people.retired.keys))
        try directCitations(touching: changedWorks)
        outcome.described = due
        outcome.touched = before.union(after).union(try store.researchersInTexts(of: changedWorks))
            .union(try store.researchers(on: fresh)).subtracting(people.retired.keys)
        // Whose people they are is noted where their trust is counted.
        try store.noteChanges(
            works: outcome.described, goneWorks: Set(retiredWorks.keys), goneResearchers: Set(people.retired.keys),
            at: time)
        try store.closeRun(
            run, records: records.count, mentions: mentions.count,
            merged: outcome.mergedWorks + outcome.mergedResearchers, split: outcome.splits,
            queued: outcome.questions)
        return outcome
    }

    private func retire(_ works: [WorkID: WorkID?], _ researchers: [ResearcherID: ResearcherID?]) throws(StoreError) {
        for (work, successor) in works.sorted(by: { $0.key < $1.key }) {
            try store.retire(work, into: successor, run: run)
        }
        for (researcher, successor) in researchers.sorted(by: { $0.key < $1.key }) {
            try store.retire(researcher, into: successor, run: run)
        }
    }

    // MARK: Reading

    /// These records in the order given. Some stay in memory for the next who asks.
    mutating func stored(_ records: some Collection<RecordID>) throws(StoreError) -> [StoredRecord] {
        let missing = records.filter { loaded[$0] == nil }
        if loaded.count + missing.count > portions.kept {
            let wanted = Set(records)
            loaded = loaded.filter { wanted.contains($0.key) }
        }
        for record in try store.storedRecords(missing) { loaded[record.id] = record }
        return records.compactMap { loaded[$0] }
    }
}
