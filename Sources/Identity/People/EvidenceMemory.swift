public import Catalog
import Foundation  // a lock

/// What was read once and is asked for again, where a catalogue is decided in portions: a work of five authors stands in
/// five portions.
///
/// For several threads. What comes out is the same with and without it.
public final class EvidenceMemory: @unchecked Sendable {
    /// What is kept of a work of one record.
    struct Work {
        /// Without venue, and without the abstract unless nothing else names the work.
        var record: RecordEvidence
        var text: WorkText
    }

    private let lock = NSLock()
    private let mostWorks: Int
    private let mostNames: Int
    // Guarded by `lock`.
    private var names: [String: ReadName] = [:]
    private var works: [RecordID: Work] = [:]

    /// - Parameters:
    ///   - mostWorks: so many works of one record are kept, those that come first; each takes one or two kB.
    ///   - mostNames: so many names are kept, and then begun anew; each takes about one kB.
    public init(mostWorks: Int, mostNames: Int) { (self.mostWorks, self.mostNames) = (mostWorks, mostNames) }

    // MARK: Names

    func name(_ surface: String, read: () -> ReadName) -> ReadName {
        if let known = lock.withLock({ names[surface] }) { return known }
        let name = read()
        lock.withLock {
            if names.count >= mostNames { names.removeAll(keepingCapacity: true) }
            names[surface] = name
        }
        return name
    }

    // MARK: Works

    /// The only record of a work, as far as joining people needs it; nil when it is not kept.
    public func record(_ id: RecordID) -> RecordEvidence? { lock.withLock { works[id]?.record } }

    func text(of id: RecordID) -> WorkText? { lock.withLock { works[id]?.text } }

    func keep(_ record: RecordEvidence, _ text: WorkText) {
        lock.withLock {
            guard works.count < mostWorks else { return }
            var record = record
            record.venue = nil
            if record.title != nil { record.abstract = nil }
            works[record.id] = Work(record: record, text: text)
        }
    }
}
