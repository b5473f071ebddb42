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
    /// The arcs that leave a node, a chain in the order in which they came: the first and last of each node, and the one
    /// after each; −1 ends it. One array of arrays would take longer to make than small graphs take to answer.
    private var first: [Int]
    private var last: [Int]
    private var after: [Int] = []

    init(to person: ResearcherID, _ edges: [EndorsementGraph.Edge], levels: [ResearcherID: VerificationLevel]) {
        people = Self.inOrder(edges, and: person)
        source = 2 * people.count
        sink = 2 * people.place(of: person)
        first = Array(repeating: -1, count: 2 * people.count + 1)
        last = first
        let room = 2 * (2 * people.count + edges.count)
        arcs.reserveCapacity(room)
        after.reserveCapacity(room)
        // More than can ever pass, so that only people are ever in the way.
        let open = people.count + 1
        for (i, each) in people.enumerated() where each != person {
            add(from: 2 * i, to: 2 * i + 1, room: 1)
            if levels[each, default: .mentioned] >= TrustRule.anchorLevel { add(from: source, to: 2 * i, room: open) }
        }
        // A second endorsement between the same two stands behind the first and is never needed.
        for edge in edges where edge.giver != person {
            add(
                from: 2 * people.place(of: edge.giver) + 1, to: 2 * people.place(of: edge.receiver), room: open,
                edge: edge.id)
        }
    }

    /// Everybody, each once, ascending.
    private static func inOrder(_ edges: [EndorsementGraph.Edge], and person: ResearcherID) -> [ResearcherID] {
        var all = [person]
        all.reserveCapacity(2 * edges.count + 1)
        for edge in edges {
            all.append(edge.giver)
            all.append(edge.receiver)
        }
        all.sort()
        var people: [ResearcherID] = []
        people.reserveCapacity(all.count)
        for each in all where each != people.last { people.append(each) }
        return people
    }

    private mutating func add(from: Int, to: Int, room: Int, edge: EndorsementID? = nil) {
        append(Arc(to: to, room: room, edge: edge), at: from)
        append(Arc(to: from, room: 0), at: to)
    }

    private mutating func append(_ arc: Arc, at node: Int) {
        if last[node] < 0 { first[node] = arcs.count } else { after[last[node]] = arcs.count }
        last[node] = arcs.count
        arcs.append(arc)
        after.append(-1)
    }

    /// Sends one more unit along a shortest way with room; false when there is none.
    mutating func augment() -> Bool {
        let cameBy = reach()
        guard cameBy[sink] >= 0 else { return false }
        var node = sink
        while node != source {
            let arc = cameBy[node]
            arcs[arc].room -= 1
            arcs[arc ^ 1].room += 1
            node = arcs[arc ^ 1].to
        }
        return true
    }

    /// For each node that can still be reached from the source the arc by which it was first, for others −1.
    private func reach() -> [Int] {
        var cameBy = [Int](repeating: -1, count: first.count)
        var queue = [source]
        queue.reserveCapacity(first.count)
        var next = 0
        while next < queue.count, cameBy[sink] < 0 {
            var arc = first[queue[next]]
            while arc >= 0 {
                let to = arcs[arc].to
                if arcs[arc].room > 0, to != source, cameBy[to] < 0 {
                    cameBy[to] = arc
                    queue.append(to)
                }
                arc = after[arc]
            }
            next += 1
        }
        return cameBy
    }

    /// The ways taken, each followed from its anchor; one unit passes through a person, so each has one way on.
    func paths() -> [[EndorsementID]] {
        leaving(source).filter { arcs[$0 ^ 1].room > 0 }.map { start in
            var path: [EndorsementID] = []
            var node = arcs[start].to
            while node != sink, let arc = leaving(node | 1).first(where: isTaken) {
                if let edge = arcs[arc].edge { path.append(edge) }
                node = arcs[arc].to
            }
            return path
        }
    }

    private func leaving(_ node: Int) -> some Sequence<Int> {
        sequence(first: first[node]) { after[$0] }.prefix { $0 >= 0 }
    }

    /// Whether an endorsement carries a unit.
    private func isTaken(_ arc: Int) -> Bool { arcs[arc].edge != nil && arcs[arc ^ 1].room > 0 }

    /// The people at the border of what can still be reached: whoever takes them away separates anchors and person.
    func cut() -> [ResearcherID] {
        let cameBy = reach()
        return people.indices.filter { cameBy[2 * $0] >= 0 && cameBy[2 * $0 + 1] < 0 && 2 * $0 != sink }
            .map { people[$0] }
    }
}

extension [ResearcherID] {
    /// Where somebody stands in an ascending list that holds them.
    fileprivate func place(of person: ResearcherID) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < person { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
