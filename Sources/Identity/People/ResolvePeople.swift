public import Catalog
import Foundation  // a lock, a second thread

/// Joins mentions into people.
///
/// Human decisions first; then what is certain: one profile page, one place on one work, one identifier. Then, block by
/// block, the evidence in bits: full names among themselves by average linkage, initials to the one group they fit, what
/// is left of the initials among themselves; up to three rounds, in each of which a group has the co-authors, subjects
/// and years of all its members. No join gives one person two places on one work or two names that cannot be one.
///
/// - Parameters:
///   - works: The records of each work; pages and bylines as works of one record.
///   - focus: The mentions to join; nil for all. Others lend their names as co-authors and are not joined. When the
///     focus holds whole blocks (see `PeopleBlocks`), the people in it come out as without a focus.
/// - Returns: People in canonical order, the same whatever the order of records and whatever the ids.
/// - Complexity: near linear in the mentions; names are compared only within a block.
public func resolvePeople(
    in works: [[RecordEvidence]], focus: Set<MentionID>? = nil, decisions: [Decision] = [],
    parameters: ResolverParameters = .standard
) -> PeopleResolution {
    let context = PeopleContext(works, focus: focus, decisions: decisions, parameters: parameters)
    return PeopleResolver(context, keepsGroups: false).resolution
}

/// What `resolvePeople` says of mentions that are tied to no other: each is a person, and nobody asks about anything.
/// - Parameter mentions: with their surfaces, in canonical order.
public func resolveLonePeople(_ mentions: [(mention: MentionID, surface: String)]) -> PeopleResolution {
    let book = NameBook()
    return PeopleResolution(
        people: mentions.map { mention, surface in
            .init(
                mentions: [mention], displayName: displayName([surface], book: book),
                isPersonal: book.name(surface).isPersonal)
        })
}

/// The evidence for joining some mentions, taken in work by work, so that the records of all need not be in memory
/// together.
public struct PeopleEvidence {
    private var reader: EvidenceReader

    /// - Parameters:
    ///   - focus: see `resolvePeople`.
    ///   - memory: of what was taken in for other mentions of the same catalogue.
    public init(focus: Set<MentionID>?, memory: EvidenceMemory? = nil) {
        reader = EvidenceReader(focus: focus, book: NameBook(memory: memory), memory: memory)
    }

    /// Takes in a work, with all its records; pages and bylines as works of one record.
    ///
    /// Works come in the order of their first records, by anchor: of two names that are worth the same the one that came
    /// first is told.
    public mutating func take(_ work: [RecordEvidence]) { reader.take(work.sorted { $0.anchor < $1.anchor }) }

    /// What `resolvePeople` would say of all that was taken in. Can be asked once.
    public consuming func resolution(
        decisions: [Decision] = [], parameters: ResolverParameters = .standard
    ) -> PeopleResolution {
        reader.finish()
        let context = PeopleContext(reader, decisions: decisions, parameters: parameters)
        return PeopleResolver(context, keepsGroups: false).resolution
    }
}

struct PeopleResolver {
    let context: PeopleContext
    /// The groups that were found, with those that are nobody's name each alone; by first member.
    private(set) var groups: [PersonGroup] = []
    private(set) var links: [BlockResolver.Link] = []
    private(set) var reviews: [BlockResolver.Proposal] = []
    /// For questions afterwards: how common the names of each block are, and the block of each signature.
    private(set) var names: [BlockNames] = []
    private(set) var blockOf: [Int: Int] = [:]

    /// - Parameter keepsGroups: whether questions will be asked afterwards. Otherwise of each group only its members
    ///   are kept.
    init(_ context: PeopleContext, keepsGroups: Bool) {
        self.context = context
        let blocks = PeopleBlocks(context).blocks
        for (number, block) in blocks.enumerated() { for signature in block { blockOf[signature] = number } }
        let lists = certainLists(in: blocks)
        for resolver in Self.resolved(blocks, certain: lists, context: context, keepsGroups: keepsGroups) {
            reviews += resolver.reviews
            groups += resolver.groups
            links += resolver.links
            if let own = resolver.names { names.append(own) }
        }
        groups += context.signatures.indices.filter { blockOf[$0] == nil }.map { context.group(of: $0) }
        groups.sort { $0.members[0] < $1.members[0] }
    }

    // MARK: Blocks

    /// What became of a block.
    private struct Resolved {
        var groups: [PersonGroup]
        var links: [BlockResolver.Link]
        var reviews: [BlockResolver.Proposal]
        var names: BlockNames?

        init(
            _ block: [Int], certain: [BlockResolver.CertainList], context: PeopleContext, keepsGroups: Bool
        ) {
            var resolver = BlockResolver(block, context: context)
            resolver.resolve(certain: certain)
            reviews = resolver.proposals()
            groups = keepsGroups ? resolver.groups : resolver.groups.map(\.bare)
            links = resolver.links
            names = keepsGroups ? resolver.names : nil
        }
    }

    /// So many signatures and more are worth a second thread.
    private static let worthTwo = 2_000

    /// In the order of the blocks, whichever thread resolved them: no block knows of another.
    private static func resolved(
        _ blocks: [[Int]], certain: [[BlockResolver.CertainList]], context: PeopleContext, keepsGroups: Bool
    ) -> [Resolved] {
        guard blocks.reduce(0, { $0 + $1.count }) >= worthTwo else {
            return zip(blocks, certain).map {
                Resolved($0, certain: $1, context: context, keepsGroups: keepsGroups)
            }
        }
        let work = SharedBlocks(blocks: blocks, certain: certain, contexts: [context, context.twin()])
        // A thread of our own, and none of a queue's: those are never as nice as the one that asks, and an import that
        // gives way to readers does so with all its threads.
        Thread { work.resolve(with: 1, keepsGroups: keepsGroups) }.start()
        work.resolve(with: 0, keepsGroups: keepsGroups)
        return work.results
    }

    /// Blocks that two threads take from, the largest first. Each thread has a context of its own; what is changed is
    /// changed under the lock.
    private final class SharedBlocks: @unchecked Sendable {
        let blocks: [[Int]]
        let certain: [[BlockResolver.CertainList]]
        let contexts: [PeopleContext]
        private let lock = NSCondition()
        private var waiting: [Int]
        private var found: [Resolved?]
        private var missing: Int

        init(blocks: [[Int]], certain: [[BlockResolver.CertainList]], contexts: [PeopleContext]) {
            (self.blocks, self.certain, self.contexts) = (blocks, certain, contexts)
            waiting = blocks.indices.sorted { (blocks[$0].count, $1) < (blocks[$1].count, $0) }
            found = Array(repeating: nil, count: blocks.count)
            missing = blocks.count
        }

        /// Takes block after block until none is left.
        func resolve(with context: Int, keepsGroups: Bool) {
            while let number = lock.withLock({ waiting.popLast() }) {
                let resolved = Resolved(
                    blocks[number], certain: certain[number], context: contexts[context], keepsGroups: keepsGroups)
                lock.withLock {
                    found[number] = resolved
                    missing -= 1
                    lock.broadcast()
                }
            }
        }

        /// Every block's, once the last is there.
        var results: [Resolved] {
            lock.withLock {
                while missing > 0 { lock.wait() }
                return found.compactMap { $0 }
            }
        }
    }

    /// For each block the profiles and shared places that lie in it, as far as they do; in an order that copies of
    /// records do not move.
    private func certainLists(in blocks: [[Int]]) -> [[BlockResolver.CertainList]] {
        var lists: [[BlockResolver.CertainList]] = blocks.map { _ in [] }
        func share(_ groups: [[Int]], reason: @escaping (String, String) -> String) {
            let sorted = groups.map { $0.sorted { precedes($0, $1) } }.sorted { precedes($0[0], $1[0]) }
            for group in sorted {
                var parts: [Int: [Int]] = [:]
                for signature in group {
                    if let block = blockOf[signature] { parts[block, default: []].append(signature) }
                }
                for (block, part) in parts where part.count > 1 {
                    lists[block].append(.init(signatures: part, reason: reason))
                }
            }
        }
        share(groupsByIdentifier()) { "one identifier: \($0) / \($1)" }
        share(context.profiles) { "the same profile page: \($0) / \($1)" }
        share(context.sharedPlaces) { "same place on the same work: \($0) / \($1)" }
        share(context.copies) { "a line printed twice: \($0) / \($1)" }
        return lists
    }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        (context.signatures[a].mark, a) < (context.signatures[b].mark, b)
    }

    private func groupsByIdentifier() -> [[Int]] {
        var byIdentifier: [String: [Int]] = [:]
        for (number, signature) in context.signatures.enumerated() {
            for identifier in signature.identifiers { byIdentifier[identifier, default: []].append(number) }
        }
        return byIdentifier.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map(\.value)
    }

    // MARK: Result

    var resolution: PeopleResolution {
        PeopleResolution(
            people: groups.map(person),
            links: links.sorted { ($0.a, $0.b) < ($1.a, $1.b) }.map { link in
                IdentityLink(
                    kind: .person, a: id(link.a), b: id(link.b), reason: link.reason,
                    score: link.contributions.reduce(0) { $0 + $1.bits }, contributions: link.contributions)
            },
            reviews: reviews.sorted { ($0.a, $0.b) < ($1.a, $1.b) }.map { proposal in
                ReviewProposal(
                    kind: .person, a: id(proposal.a), b: id(proposal.b), judgement: proposal.judgement,
                    reason: proposal.reason, affected: proposal.affected, priority: proposal.priority)
            })
    }

    private func id(_ signature: Int) -> Int64 { context.signatures[signature].mention.rawValue }

    private func person(_ group: PersonGroup) -> PeopleResolution.Person {
        let surfaces = group.members.map { context.signatures[$0].surface }
        return .init(
            mentions: group.members.map { context.signatures[$0].mention },
            displayName: displayName(surfaces, book: context.book),
            isPersonal: surfaces.contains { context.book.name($0).isPersonal })
    }
}
