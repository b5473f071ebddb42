import Catalog
import Foundation
import Identity

/// Decides the people of one portion on a thread of its own, while the caller reads the next portion from the store and
/// writes the one before into it.
///
/// Records come in while the first of them are looked at already; memory holds a few readings of them and what the
/// resolver keeps of the rest.
final class PeopleAhead: @unchecked Sendable {
    /// The mentions that are decided; whole blocks.
    let mentions: Set<MentionID>
    /// How each of them is printed, once all records are in.
    private(set) var surfaces: [MentionID: String] = [:]

    /// Readings that wait at most.
    private static let room = 3

    /// All records of a work, or of one that was read before what is left of its only record.
    enum Work {
        case stored([StoredRecord])
        case known(RecordEvidence)

        fileprivate var evidence: [RecordEvidence] {
            switch self {
            case .stored(let records): records.map { RecordEvidence($0) }
            case .known(let record): [record]
            }
        }
    }

    private let condition = NSCondition()
    // Guarded by `condition`.
    private var waiting: [[Work]] = []
    private var isComplete = false
    private var resolution: PeopleResolution?

    /// Starts at once.
    /// - Parameter memory: of what other portions have read.
    init(deciding mentions: Set<MentionID>, decisions: [Decision], memory: EvidenceMemory? = nil) {
        self.mentions = mentions
        let thread = Thread { [self] in
            var evidence = PeopleEvidence(focus: mentions, memory: memory)
            while let works = next() {
                for work in works { evidence.take(work.evidence) }
            }
            let found = evidence.resolution(decisions: decisions)
            condition.withLock {
                resolution = found
                condition.broadcast()
            }
        }
        // Names are read by recursion.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Mentions that are tied to no other; there is nothing to wait for.
    init(alone mentions: [(mention: MentionID, surface: String)]) {
        self.mentions = Set(mentions.map(\.mention))
        surfaces = Dictionary(mentions, uniquingKeysWith: { first, _ in first })
        resolution = resolveLonePeople(mentions)
        isComplete = true
    }

    /// Takes in works, each with all its records, in canonical order; waits when the thread is far behind.
    func take(_ works: [Work]) {
        for work in works {
            switch work {
            case .stored(let records):
                for record in records {
                    for (id, mention) in zip(record.mentionIDs, record.printed.mentions) where mentions.contains(id) {
                        surfaces[id] = mention.surface
                    }
                }
            case .known(let record):
                for mention in record.mentions where mentions.contains(mention.id) {
                    surfaces[mention.id] = mention.surface
                }
            }
        }
        condition.withLock {
            while waiting.count >= Self.room { condition.wait() }
            waiting.append(works)
            condition.broadcast()
        }
    }

    /// No more will come, whether all has or not: the thread ends by itself.
    func end() {
        condition.withLock {
            isComplete = true
            condition.broadcast()
        }
    }

    /// What was decided, once it is. After `end`.
    func decided() -> PeopleResolution {
        condition.withLock {
            while true {
                if let resolution { return resolution }
                condition.wait()
            }
        }
    }

    // MARK: The thread

    private func next() -> [Work]? {
        condition.withLock {
            while waiting.isEmpty, !isComplete { condition.wait() }
            if waiting.isEmpty { return nil }
            condition.broadcast()
            return waiting.removeFirst()
        }
    }
}
