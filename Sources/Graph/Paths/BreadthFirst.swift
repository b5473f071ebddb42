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
        var steps = [centre: 0]
        var nodes = [centre]
        var circle = [centre]
        var truncation: Truncation?
        var distance = 0
        while !circle.isEmpty, truncation == nil {
            var next: [Int: Double] = [:]
            for node in circle {
                for (other, edge) in neighbours(of: node) where steps[other] == nil {
                    next[other] = max(next[other] ?? 0, strengths[edge])
                }
                if let reason = meter.spend(degree: degree(of: node)) {
                    truncation = reason
                    break
                }
            }
            if distance == depth {
                if !next.isEmpty, truncation == nil { truncation = .depth }
                break
            }
            distance += 1
            let room = max(0, budget.nodes - nodes.count)
            circle = next.keys.sorted()
            if circle.count > room {
                truncation = .nodes
                circle = next.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(room).map(\.key).sorted()
            }
            for node in circle { steps[node] = distance }
            nodes += circle
        }
        return EgoNetwork(
            nodes: nodes, steps: nodes.map { steps[$0] ?? 0 }, edges: edges(among: steps.keys.sorted()),
            truncation: truncation)
    }

    /// Every edge both ends of which are among these nodes, ascending.
    /// - Parameter nodes: ascending.
    public func edges(among nodes: [Int]) -> [(edge: Int, low: Int, high: Int)] {
        let wanted = Set(nodes)
        return nodes.flatMap { node in
            neighbours(of: node).filter { $0.node > node && wanted.contains($0.node) }
                .map { (edge: $0.edge, low: node, high: $0.node) }
        }
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
