public import Catalog

/// The largest number of paths from anchors to one person along endorsements, no two through the same endorser.
///
/// A maximum flow with one unit through each endorsing person, computed for this person alone: what others receive
/// takes nothing away. A ring that no anchor reaches has none, and a group behind k endorsers gives each of its members
/// k at most. The person's own endorsements, and their own standing as an anchor, do not count towards it.
///
/// Augmenting along shortest paths (Edmonds and Karp 1972) on the graph whose persons are split in two.
/// - Parameters:
///   - edges: those that count, in the order of ids.
///   - levels: of everybody who gives; a missing one is L0.
/// - Complexity: edges times the answer, which is no more than the number of endorsers of the person.
public func endorsementFlow(
    to person: ResearcherID, in edges: [EndorsementGraph.Edge], levels: [ResearcherID: VerificationLevel]
) -> EndorsementFlow {
    guard edges.contains(where: { $0.receiver == person }) else { return EndorsementFlow() }
    var network = EndorsementNetwork(to: person, edges, levels: levels)
    while network.augment() {}
    return EndorsementFlow(paths: network.paths(), cut: network.cut())
}

/// Every person twice, entrance 2i and exit 2i + 1, with one unit of room between the two; one node before all anchors.
private struct EndorsementNetwork {
    private struct Arc {
        var to: Int
        var room: Int
        /// The endorsement it stands for; nil inside a person, from the source, and backwards.
        var edge: EndorsementID?
    }

    private let people: [ResearcherID]
    private let source: Int
    private let sink: Int
    /// An arc and its reverse stand side by side: the reverse of `a` is `a ^ 1`.
    private var arcs: [Arc] = []
    private var leaving: [[Int]]

    init(to person: ResearcherID, _ edges: [EndorsementGraph.Edge], levels: [ResearcherID: VerificationLevel]) {
        people = Set(edges.flatMap { [$0.giver, $0.receiver] }).union([person]).sorted()
        let index = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1, $0) })
        source = 2 * people.count
        sink = 2 * index[person, default: 0]
        leaving = Array(repeating: [], count: 2 * people.count + 1)
        // More than can ever pass, so that only people are ever in the way.
        let open = people.count + 1
        for (i, each) in people.enumerated() where each != person {
            add(from: 2 * i, to: 2 * i + 1, room: 1)
            if levels[each, default: .mentioned] >= TrustRule.anchorLevel { add(from: source, to: 2 * i, room: open) }
        }
        var seen: Set<[ResearcherID]> = []
        for edge in edges where edge.giver != person && seen.insert([edge.giver, edge.receiver]).inserted {
            guard let giver = index[edge.giver], let receiver = index[edge.receiver] else { continue }
            add(from: 2 * giver + 1, to: 2 * receiver, room: open, edge: edge.id)
        }
    }

    private mutating func add(from: Int, to: Int, room: Int, edge: EndorsementID? = nil) {
        leaving[from].append(arcs.count)
        arcs.append(Arc(to: to, room: room, edge: edge))
        leaving[to].append(arcs.count)
        arcs.append(Arc(to: from, room: 0))
    }

    /// Sends one more unit along a shortest way with room; false when there is none.
    mutating func augment() -> Bool {
        let cameBy = reach()
        guard cameBy[sink] != nil else { return false }
        var node = sink
        while node != source, let arc = cameBy[node] {
            arcs[arc].room -= 1
            arcs[arc ^ 1].room += 1
            node = arcs[arc ^ 1].to
        }
        return true
    }

    /// For each node that can still be reached from the source: the arc by which it was first.
    private func reach() -> [Int?] {
        var cameBy = [Int?](repeating: nil, count: leaving.count)
        var queue = [source]
        var next = 0
        while next < queue.count, cameBy[sink] == nil {
            let node = queue[next]
            next += 1
            for arc in leaving[node] where arcs[arc].room > 0 && arcs[arc].to != source && cameBy[arcs[arc].to] == nil {
                cameBy[arcs[arc].to] = arc
                queue.append(arcs[arc].to)
            }
        }
        return cameBy
    }

    /// The ways taken, each followed from its anchor; one unit passes through a person, so each has one way on.
    func paths() -> [[EndorsementID]] {
        leaving[source].filter { arcs[$0 ^ 1].room > 0 }.map { start in
            var path: [EndorsementID] = []
            var node = arcs[start].to
            while node != sink, let arc = leaving[node | 1].first(where: { isTaken($0) }) {
                if let edge = arcs[arc].edge { path.append(edge) }
                node = arcs[arc].to
            }
            return path
        }
    }

    /// Whether an endorsement carries a unit.
    private func isTaken(_ arc: Int) -> Bool { arcs[arc].edge != nil && arcs[arc ^ 1].room > 0 }

    /// The people at the border of what can still be reached: whoever takes them away separates anchors and person.
    func cut() -> [ResearcherID] {
        let cameBy = reach()
        return people.indices.filter { cameBy[2 * $0] != nil && cameBy[2 * $0 + 1] == nil && 2 * $0 != sink }
            .map { people[$0] }
    }
}
