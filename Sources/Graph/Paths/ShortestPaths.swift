extension CollaborationGraph {
    /// Shortest paths by steps between two nodes.
    ///
    /// Without `limit` the answer is one path: of the shortest the one with the closest collaborators, that is with
    /// the least Σ 1/strength.
    /// - Parameters:
    ///   - limit: how many of all shortest paths to list, in order of their nodes; nil for one.
    ///   - maximumSteps: a path longer than this is not looked for.
    /// - Complexity: two circles grow until they meet: in practice about the square root of what one circle sees.
    public func shortestPaths(
        from source: Int, to target: Int, limit: Int? = nil, maximumSteps: Int = .max, budget: Budget = .unlimited
    ) -> PathsBetween {
        guard source != target else { return alone(source) }
        var search = TwoCircles(adjacency, from: source, to: target, budget: budget)
        while search.meeting.isEmpty {
            if search.steps >= maximumSteps { return .nothing(because: .depth) }
            guard search.grow() else { return .nothing(because: search.truncation) }
        }
        return search.web().answer(
            length: Double(search.steps), closeness: .inverse(of: strengths), limit: limit)
    }

    func alone(_ node: Int) -> PathsBetween {
        PathsBetween(paths: [Path(nodes: [node], edges: [], length: 0)], count: 1)
    }
}

/// A circle around either end, grown by whole steps until the two meet.
private struct TwoCircles {
    private struct Circle {
        var steps: [Int32]
        var rim: [UInt32]
        var radius: Int32 = 0

        init(around node: Int, of nodeCount: Int) {
            steps = [Int32](repeating: -1, count: nodeCount)
            steps[node] = 0
            rim = [UInt32(node)]
        }

        /// Grows by one step. Answers the new rim, or why there is none.
        mutating func grow(along adjacency: Adjacency, _ meter: inout Meter) -> (
            rim: [UInt32]?, truncation: Truncation?
        ) {
            let (starts, targets) = (adjacency.starts.values, adjacency.targets.values)
            var next: [UInt32] = []
            radius += 1
            for node in rim {
                let (from, to) = (Int(starts[Int(node)]), Int(starts[Int(node) + 1]))
                for place in from..<to where steps[Int(targets[place])] < 0 {
                    steps[Int(targets[place])] = radius
                    next.append(targets[place])
                }
                if let reason = meter.spend(degree: to - from) { return (nil, reason) }
            }
            rim = next
            return (next, nil)
        }
    }
    private let adjacency: Adjacency
    private var near: Circle
    private var far: Circle
    private var meter: Meter
    private(set) var truncation: Truncation?
    /// Where the rims meet, once they do. Every shortest path goes through one of these.
    private(set) var meeting: [UInt32] = []

    init(_ adjacency: Adjacency, from source: Int, to target: Int, budget: Budget) {
        self.adjacency = adjacency
        near = Circle(around: source, of: adjacency.nodeCount)
        far = Circle(around: target, of: adjacency.nodeCount)
        meter = Meter(budget)
    }

    /// Steps that both circles span together.
    var steps: Int { Int(near.radius + far.radius) }

    /// Lets the circle grow that has less to look at. False when one cannot, or the budget is spent.
    mutating func grow() -> Bool {
        let degrees = { [adjacency] (rim: [UInt32]) in rim.reduce(0) { $0 + adjacency.degree(of: Int($1)) } }
        let isNear = degrees(near.rim) <= degrees(far.rim)
        let grown = isNear ? near.grow(along: adjacency, &meter) : far.grow(along: adjacency, &meter)
        guard let next = grown.rim else {
            truncation = grown.truncation
            return false
        }
        let other = isNear ? far : near
        meeting = next.filter { other.steps[Int($0)] >= 0 }.sorted()
        return !next.isEmpty
    }

    /// All shortest paths, once the circles have met.
    func web() -> ShortestPathWeb {
        var layers = [meeting.map(Int.init)]
        for step in stride(from: near.radius - 1, through: 0, by: -1) {
            layers.insert(neighbours(of: layers[0]) { near.steps[$0] == step }, at: 0)
        }
        for step in stride(from: far.radius - 1, through: 0, by: -1) {
            layers.append(neighbours(of: layers[layers.count - 1]) { far.steps[$0] == step })
        }
        let nodes = layers.flatMap { $0 }
        var places: [Int: Int] = [:]
        var layerOf: [Int] = []
        for (number, layer) in layers.enumerated() {
            for node in layer {
                places[node] = layerOf.count
                layerOf.append(number)
            }
        }
        let arcs = nodes.enumerated().map { place, node in
            adjacency.neighbours(of: node).compactMap { other, edge -> ShortestPathWeb.Arc? in
                guard let to = places[other], layerOf[to] == layerOf[place] + 1 else { return nil }
                return .init(to: to, edge: edge)
            }
        }
        return ShortestPathWeb(nodes: nodes, arcs: arcs)
    }

    private func neighbours(of layer: [Int], where isNext: (Int) -> Bool) -> [Int] {
        Set(layer.flatMap { adjacency.neighbours(of: $0).lazy.map(\.node).filter(isNext) }).sorted()
    }
}
