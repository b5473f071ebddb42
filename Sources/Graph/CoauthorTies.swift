public import Catalog

/// A work with those of its authors who are people, as the ties between them are counted.
public struct CoauthoredWork: Hashable, Sendable {
    public var id: WorkID
    public var year: Int?
    /// Authors shown, collaborations among them: the n of Newman's strength. At least `authors.count`.
    public var authorCount: Int
    /// Whether a source says that the author list is whole.
    public var isComplete: Bool
    public var authors: [ResearcherID]

    public init(id: WorkID, year: Int?, authorCount: Int, isComplete: Bool, authors: [ResearcherID]) {
        self.id = id
        self.year = year
        self.authorCount = authorCount
        self.isComplete = isComplete
        self.authors = authors
    }
}

/// What somebody wrote with each other author of these works.
///
/// - Parameters:
///   - works: each once; those the researcher did not write are passed over.
///   - minimumShared: who shares fewer works is left out.
/// - Complexity: linear in the authors of the works.
public func coauthorTies(of researcher: ResearcherID, in works: [CoauthoredWork], minimumShared: Int = 1)
    -> [ResearcherID: GraphExcerpt.Tie]
{
    var shared: [ResearcherID: [CoauthoredWork]] = [:]
    for work in works where work.authors.contains(researcher) {
        for other in work.authors where other != researcher { shared[other, default: []].append(work) }
    }
    return shared.filter { $0.value.count >= minimumShared }.mapValues { GraphExcerpt.Tie($0) }
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
