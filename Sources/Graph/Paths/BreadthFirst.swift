extension Adjacency {
    /// The number of steps from a node to every node; −1 where no path leads or `depth` does not reach.
    ///
    /// - Complexity: linear in the nodes and edges reached.
    public func steps(from source: Int, depth: Int = .max) -> [Int32] {
        var steps = [Int32](repeating: -1, count: nodeCount)
        var queue = [UInt32(source)]
        let (starts, targets) = (starts.values, targets.values)
        steps[source] = 0
        var head = 0
        while head < queue.count {
            let node = Int(queue[head])
            head += 1
            guard steps[node] < depth else { break }
            for place in Int(starts[node])..<Int(starts[node + 1]) where steps[Int(targets[place])] < 0 {
                steps[Int(targets[place])] = steps[node] + 1
                queue.append(targets[place])
            }
        }
        return steps
    }
}

/// Everybody within some steps of one node, and every edge between them.
public struct EgoNetwork: Sendable {
    /// The node in the middle first, then by steps from it, then ascending.
    public var nodes: [Int]
    /// Steps from the middle, one for each node.
    public var steps: [Int]
    /// Every edge among `nodes`, ascending.
    public var edges: [(edge: Int, low: Int, high: Int)]
    /// Why it is not all there is: `depth` when somebody stands beyond the last step.
    public var truncation: Truncation?
}

extension CollaborationGraph {
    /// The ego network of a node.
    ///
    /// When the budget of nodes cuts the outermost circle, those with the strongest ties inwards stay.
    ///
    /// - Complexity: linear in the edges of everybody within `depth` steps.
    public func egoNetwork(around centre: Int, depth: Int, budget: Budget = .unlimited) -> EgoNetwork {
        var meter = Meter(Budget(isOver: budget.isOver))
        var isIn = NodeSet(count: nodeCount)
        isIn.insert(centre)
        var (nodes, steps, circle) = ([centre], [0], [centre])
        var truncation: Truncation?
        let (starts, targets) = (adjacency.starts.values, adjacency.targets.values)
        for distance in 1..<max(1, depth + 1) where truncation == nil && !circle.isEmpty {
            var next: [Int] = []
            for node in circle where truncation == nil {
                let (from, to) = (Int(starts[node]), Int(starts[node + 1]))
                for place in from..<to where isIn.insert(Int(targets[place])) { next.append(Int(targets[place])) }
                truncation = meter.spend(degree: to - from)
            }
            let room = max(0, budget.nodes - nodes.count)
            if next.count > room {
                for node in next { isIn.remove(node) }
                next = strongest(room, of: next, seenFrom: circle)
                for node in next { isIn.insert(node) }
                truncation = .nodes
            }
            circle = next.sorted()
            nodes += circle
            steps += Array(repeating: distance, count: circle.count)
        }
        let (edges, isAll) = edges(among: nodes.sorted(), isIn)
        return EgoNetwork(
            nodes: nodes, steps: steps, edges: edges, truncation: truncation ?? (isAll ? nil : .depth))
    }

    /// The nodes with the strongest ties to a circle.
    private func strongest(_ count: Int, of candidates: [Int], seenFrom circle: [Int]) -> [Int] {
        var strength = Dictionary(uniqueKeysWithValues: candidates.map { ($0, 0.0) })
        for node in circle {
            for (other, edge) in neighbours(of: node) {
                if let known = strength[other] { strength[other] = max(known, strengths[edge]) }
            }
        }
        return strength.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count).map(\.key)
    }

    /// Every edge both ends of which are among these nodes, ascending; and whether none leads out.
    private func edges(among nodes: [Int], _ isIn: NodeSet) -> (
        edges: [(edge: Int, low: Int, high: Int)], isAll: Bool
    ) {
        var found: [(edge: Int, low: Int, high: Int)] = []
        var isAll = true
        let (starts, targets, edges) = (adjacency.starts.values, adjacency.targets.values, adjacency.edges.values)
        for node in nodes {
            for place in Int(starts[node])..<Int(starts[node + 1]) {
                let other = Int(targets[place])
                if !isIn.contains(other) {
                    isAll = false
                } else if other > node {
                    found.append((Int(edges[place]), node, other))
                }
            }
        }
        return (found, isAll)
    }

    /// Those who wrote works with every one of these nodes, ascending.
    ///
    /// - Complexity: the smallest degree, times a logarithm for each further node.
    public func commonNeighbours(of nodes: [Int]) -> [Int] {
        guard let start = nodes.min(by: { degree(of: $0) < degree(of: $1) }) else { return [] }
        return neighbours(of: start).map(\.node).filter { candidate in
            nodes.allSatisfy { $0 == start || ($0 != candidate && edge(between: $0, candidate) != nil) }
        }
    }
}

/// Some of the nodes of a graph, one bit for each.
private struct NodeSet {
    private var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: count / 64 + 1) }

    func contains(_ node: Int) -> Bool { words[node >> 6] & (1 << UInt64(node & 63)) != 0 }

    /// Whether the node was not in yet.
    @discardableResult mutating func insert(_ node: Int) -> Bool {
        let bit: UInt64 = 1 << UInt64(node & 63)
        let isNew = words[node >> 6] & bit == 0
        words[node >> 6] |= bit
        return isNew
    }

    mutating func remove(_ node: Int) { words[node >> 6] &= ~(1 << UInt64(node & 63)) }
}
