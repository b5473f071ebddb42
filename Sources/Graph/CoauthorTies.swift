public import Catalog

/// A work with those of its authors who are people, as the ties between them are counted.
public struct CoauthoredWork: Hashable, Sendable {
    public var id: WorkID
    public var year: Int?
    /// Authors shown, collaborations among them: the n of Newman's strength. At least `authors.count`.
    public var authorCount: Int
    /// Whether a source says that the author list is whole.
    public var isComplete: Bool
    /// Those among whom ties are wanted.
    public var authors: [ResearcherID]

    public init(id: WorkID, year: Int?, authorCount: Int, isComplete: Bool, authors: [ResearcherID]) {
        self.id = id
        self.year = year
        self.authorCount = authorCount
        self.isComplete = isComplete
        self.authors = authors
    }
}

/// The ties between the authors of these works, each pair once, in the order of their ids.
///
/// - Parameters:
///   - works: each work once.
///   - minimumShared: pairs with fewer works together are left out.
/// - Complexity: Σ n² over the works, n the authors listed.
public func coauthorTies(in works: [CoauthoredWork], minimumShared: Int = 1) -> [GraphExcerpt.Edge] {
    var shared: [Pair: [Int]] = [:]
    for (index, work) in works.enumerated() {
        let authors = work.authors.sorted()
        for (place, first) in authors.enumerated() {
            for second in authors[(place + 1)...] where first != second {
                shared[Pair(first: first, second: second), default: []].append(index)
            }
        }
    }
    return shared.lazy.filter { $0.value.count >= minimumShared }.sorted { $0.key < $1.key }.map { pair, indices in
        GraphExcerpt.Edge(
            source: .researcher(pair.first), target: .researcher(pair.second),
            bond: .tie(GraphExcerpt.Tie(indices.map { works[$0] })))
    }
}

private struct Pair: Hashable, Comparable {
    var first: ResearcherID
    var second: ResearcherID
    static func < (a: Self, b: Self) -> Bool { (a.first, a.second) < (b.first, b.second) }
}

extension GraphExcerpt.Tie {
    /// What these works, written together, make of a pair of researchers.
    public init(_ works: [CoauthoredWork]) {
        let inOrder = works.sorted { a, b in
            // Newest first; a work without a year after all that have one.
            (b.year ?? .min, a.id) < (a.year ?? .min, b.id)
        }
        let strength = works.sorted { $0.id < $1.id }.reduce(0) { $0 + 1 / Double(max(2, $1.authorCount) - 1) }
        self.init(
            works: inOrder.map(\.id), years: Set(works.compactMap(\.year)).sorted(),
            // To the ninth decimal place, as the store keeps it: the order of addition must not show.
            strength: (strength * 1e9).rounded() / 1e9, isLowerBound: works.contains { !$0.isComplete })
    }
}

/// Who comes next around a group of researchers, when room is left for some of them only: those with the strongest
/// ties to the group, then in the order of their ids.
///
/// - Parameters:
///   - ties: with one end inside the group at least.
///   - group: whom the search has reached.
/// - Returns: everybody at the other end of a tie, the nearest to the group first.
public func neighbours(of group: Set<ResearcherID>, by ties: [GraphExcerpt.Edge]) -> [ResearcherID] {
    var strengths: [ResearcherID: Double] = [:]
    for edge in ties {
        guard case .researcher(let a) = edge.source, case .researcher(let b) = edge.target else { continue }
        switch (group.contains(a), group.contains(b)) {
        case (true, false): strengths[b, default: 0] += edge.strength
        case (false, true): strengths[a, default: 0] += edge.strength
        default: break
        }
    }
    return strengths.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
}
