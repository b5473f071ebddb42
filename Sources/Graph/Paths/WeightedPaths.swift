extension CollaborationGraph {
    /// Shortest paths by any lengths between two nodes: Dijkstra's search from both ends.
    ///
    /// - Parameters:
    ///   - limit: how many of all shortest paths to list, in order of their nodes; nil for one, the first.
    /// - Complexity: O(m log n) at worst; from both ends it sees a small part of a large graph.
    public func shortestPaths(
        from source: Int, to target: Int, by lengths: EdgeLengths, limit: Int? = nil, budget: Budget = .unlimited
    ) -> PathsBetween {
        guard source != target else { return alone(source) }
        let search = TwoSidedSearch(adjacency, lengths)
        let outcome = search.run(from: source, to: target, budget: budget)
        guard let length = outcome.length else { return .nothing(because: outcome.truncation) }
        return search.web(from: source, to: target, length: length).answer(
            length: length, closeness: lengths, limit: limit)
    }
}

/// Dijkstra's search from both ends of a path, with room that is used again by the next search.
///
/// Two lengths are equal when they differ by less than 10⁻⁹ of the larger.
final class TwoSidedSearch {
    private struct Side {
        var distances: [Double]
        /// The edge by which a node was reached, and the node it was reached from.
        var edges: [UInt32]
        var origins: [UInt32]
        var touched: [UInt32] = []
        var heap = BinaryHeap()
        /// The distance of the last node settled: up to here all distances are final.
        var radius = 0.0

        init(nodeCount: Int) {
            distances = [Double](repeating: .infinity, count: nodeCount)
            edges = [UInt32](repeating: 0, count: nodeCount)
            origins = edges
        }

        mutating func clear() {
            for node in touched { distances[Int(node)] = .infinity }
            touched.removeAll(keepingCapacity: true)
            heap.removeAll()
            radius = 0
        }

        mutating func reach(_ node: Int, at distance: Double, from origin: Int, by edge: Int) {
            if distances[node] == .infinity { touched.append(UInt32(node)) }
            distances[node] = distance
            origins[node] = UInt32(origin)
            edges[node] = UInt32(edge)
            heap.insert(.init(distance: distance, node: UInt32(node)))
        }
    }
    private let adjacency: Adjacency
    private let lengths: EdgeLengths
    private var near: Side
    private var far: Side
    private var meeting = 0

    init(_ adjacency: Adjacency, _ lengths: EdgeLengths) {
        self.adjacency = adjacency
        self.lengths = lengths
        near = Side(nodeCount: adjacency.nodeCount)
        far = near
    }

    func length(_ edge: Int) -> Double { lengths.length(edge) }

    private static let tolerance = 1e-9

    /// The length of the shortest path; nil when there is none or the budget ends first.
    /// - Parameters:
    ///   - closedNodes: these may not be entered.
    ///   - closedEdges: these may not be used.
    func run(
        from source: Int, to target: Int, closedNodes: Set<Int> = [], closedEdges: Set<Int> = [], budget: Budget
    ) -> (length: Double?, truncation: Truncation?) {
        near.clear()
        far.clear()
        near.reach(source, at: 0, from: source, by: 0)
        far.reach(target, at: 0, from: target, by: 0)
        var meter = Meter(budget)
        var best = Double.infinity
        while let first = near.heap.first, let last = far.heap.first,
            first.distance + last.distance <= best * (1 + Self.tolerance)
        {
            let degree =
                first.distance <= last.distance
                ? settle(&near, against: far, &best, closedNodes, closedEdges)
                : settle(&far, against: near, &best, closedNodes, closedEdges)
            if let reason = meter.spend(degree: degree) { return (nil, reason) }
        }
        return (best < .infinity ? best : nil, nil)
    }

    /// Settles the nearest waiting node of one side. Answers its degree.
    private func settle(
        _ side: inout Side, against other: Side, _ best: inout Double, _ closedNodes: Set<Int>,
        _ closedEdges: Set<Int>
    ) -> Int {
        guard let entry = side.heap.removeFirst() else { return 0 }
        let node = Int(entry.node)
        guard entry.distance <= side.distances[node] else { return 0 }  // reached nearer since it was put to wait
        side.radius = entry.distance
        if entry.distance + other.distances[node] < best {
            best = entry.distance + other.distances[node]
            meeting = node
        }
        let places = adjacency.places(of: node)
        for place in places {
            let (neighbour, edge) = (Int(adjacency.targets.values[place]), Int(adjacency.edges.values[place]))
            let distance = entry.distance + lengths.length(edge)
            guard distance < side.distances[neighbour] else { continue }
            if !closedEdges.isEmpty, closedEdges.contains(edge) { continue }
            if !closedNodes.isEmpty, closedNodes.contains(neighbour) { continue }
            side.reach(neighbour, at: distance, from: node, by: edge)
            if distance + other.distances[neighbour] < best {
                best = distance + other.distances[neighbour]
                meeting = neighbour
            }
        }
        return places.count
    }

    /// One shortest path, after a search that found one.
    func path() -> (nodes: [Int], edges: [Int]) {
        var (nodes, edges) = ([meeting], [Int]())
        while let first = nodes.first, Int(near.origins[first]) != first {
            edges.insert(Int(near.edges[first]), at: 0)
            nodes.insert(Int(near.origins[first]), at: 0)
        }
        while let last = nodes.last, Int(far.origins[last]) != last {
            edges.append(Int(far.edges[last]))
            nodes.append(Int(far.origins[last]))
        }
        return (nodes, edges)
    }

    /// All shortest paths, after a search that found one of this length.
    func web(from source: Int, to target: Int, length: Double) -> ShortestPathWeb {
        let slack = length * Self.tolerance
        // From the source along every edge that may lie on a shortest path; what leads nowhere falls away below.
        var distance = [source: 0.0]
        var arcs: [Int: [(to: Int, edge: Int)]] = [:]
        var waiting = [source]
        while let node = waiting.popLast(), let sofar = distance[node] {
            for (next, edge) in adjacency.neighbours(of: node) where node != target {
                let reached = sofar + lengths.length(edge)
                guard
                    abs(reached + far.distances[next] - length) <= slack
                        || (reached <= near.radius + slack && abs(reached - near.distances[next]) <= slack)
                else { continue }
                arcs[node, default: []].append((next, edge))
                if distance.updateValue(reached, forKey: next) == nil { waiting.append(next) }
            }
        }
        let order = distance.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
        var leads: Set<Int> = [target]
        for node in order.reversed() where arcs[node]?.contains(where: { leads.contains($0.to) }) == true {
            leads.insert(node)
        }
        let nodes = order.filter { leads.contains($0) && $0 != target } + [target]
        let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($0.element, $0.offset) })
        return ShortestPathWeb(
            nodes: nodes,
            arcs: nodes.map { node in
                (arcs[node] ?? []).compactMap { arc in places[arc.to].map { .init(to: $0, edge: arc.edge) } }
            })
    }
}
