/// Groups of nodes with more edges inside than chance would give.
public struct Communities: Sendable {
    /// The community of each node, numbered from 0: largest first, of equals the one with the smallest node.
    public var labels: [Int32]
    /// Nodes in each community, descending.
    public var sizes: [Int]
    /// Newman's modularity of this division, with the resolution that was asked for.
    public var modularity: Double
    /// `time` when the search was stopped before it had settled.
    public var truncation: Truncation?

    /// Leiden communities (Traag, Waltman and van Eck 2019), by modularity.
    ///
    /// Every community is connected. Nodes are refined into the best fitting part of their community rather than
    /// into one drawn at random: the limit of the paper's θ → 0. The same graph and seed give the same communities.
    /// - Parameters:
    ///   - weights: of each edge; nil for all equal.
    ///   - resolution: the weight of chance; larger values give smaller communities.
    ///   - rounds: how often to start again from what was found; it ends sooner when that no longer helps.
    ///   - seed: draws the order in which nodes are looked at.
    /// - Complexity: nearly linear in the edges for each round.
    public init(
        of graph: Adjacency, weights: Packed<Double>? = nil, resolution: Double = 1, rounds: Int = 2,
        seed: UInt64 = 1, budget: Budget = .unlimited
    ) {
        let ground = WeightedLevel(graph, weights: weights)
        var random = SplitMix64(seed: seed)
        var best = ground.search(rounds: rounds, resolution: resolution, &random, budget)
        // A small graph is searched from several starts, which costs next to nothing and keeps bad luck away.
        for _ in 1..<max(1, min(10, 50_000 / max(1, graph.edgeCount))) where best.truncation == nil {
            let other = ground.search(rounds: rounds, resolution: resolution, &random, budget)
            if other.modularity > best.modularity + 1e-9 { best = other }
        }
        truncation = best.truncation
        let parts = connectedParts(of: best.labels, in: graph)
        modularity = ground.modularity(of: parts, resolution: resolution)
        (labels, sizes) = inOrderOfSize(parts)
    }
}

extension WeightedLevel {
    /// The labels that some rounds of the algorithm end with, beginning with every node alone.
    fileprivate func search(
        rounds: Int, resolution: Double, _ random: inout SplitMix64, _ budget: Budget
    ) -> (labels: [UInt32], modularity: Double, truncation: Truncation?) {
        var found = (0..<nodeCount).map { UInt32($0) }
        var reached = modularity(of: found, resolution: resolution)
        for _ in 0..<rounds where !isEmpty {
            let truncation = leidenRound(on: self, &found, resolution: resolution, &random, budget)
            let before = reached
            reached = modularity(of: found, resolution: resolution)
            if let truncation { return (found, reached, truncation) }
            if reached - before < 1e-9 { break }
        }
        return (found, reached, nil)
    }
}

/// One round of the algorithm: move, refine, bring together, until nothing moves any more.
private func leidenRound(
    on ground: WeightedLevel, _ labels: inout [UInt32], resolution: Double, _ random: inout SplitMix64,
    _ budget: Budget
) -> Truncation? {
    var level = ground
    var partition = labels
    // The node of the present level that each node of the ground has become part of; nil while it is itself.
    var home: [UInt32]?
    var truncation: Truncation?
    while true {
        let finished = level.moveNodes(&partition, resolution: resolution, &random, budget)
        let communities = renumber(&partition)
        if !finished { truncation = .time }
        if communities == level.nodeCount || truncation != nil { break }
        var refined = level.refine(partition, resolution: resolution, &random)
        var count = renumber(&refined)
        if count == level.nodeCount {
            // Nothing could be refined together: the communities themselves come together.
            refined = partition
            count = communities
        }
        level = level.aggregated(by: refined, count: count)
        var next = [UInt32](repeating: 0, count: count)
        for (node, part) in refined.enumerated() { next[Int(part)] = partition[node] }
        home = home.map { $0.map { refined[Int($0)] } } ?? refined
        partition = next
    }
    labels = home.map { $0.map { partition[Int($0)] } } ?? partition
    return truncation
}

/// Numbers the labels from 0 in order of their first appearance. Answers how many there are.
private func renumber(_ labels: inout [UInt32]) -> Int {
    var numbers = [UInt32](repeating: .max, count: labels.count)
    var count: UInt32 = 0
    for index in labels.indices {
        let label = Int(labels[index])
        if numbers[label] == .max {
            numbers[label] = count
            count += 1
        }
        labels[index] = numbers[label]
    }
    return Int(count)
}

/// Divides each label into parts that are connected within it. Labels are numbers below the number of nodes.
private func connectedParts(of labels: [UInt32], in graph: Adjacency) -> [UInt32] {
    let (starts, targets) = (graph.starts.values, graph.targets.values)
    var parts = [UInt32](repeating: .max, count: labels.count)
    var stack: [UInt32] = []
    for root in labels.indices where parts[root] == .max {
        parts[root] = UInt32(root)
        stack.append(UInt32(root))
        while let node = stack.popLast().map(Int.init) {
            for place in Int(starts[node])..<Int(starts[node + 1]) {
                let other = Int(targets[place])
                guard parts[other] == .max, labels[other] == labels[node] else { continue }
                parts[other] = UInt32(root)
                stack.append(UInt32(other))
            }
        }
    }
    return parts
}

private func inOrderOfSize(_ labels: [UInt32]) -> (labels: [Int32], sizes: [Int]) {
    var labels = labels
    var sizes = [Int](repeating: 0, count: renumber(&labels))
    for label in labels { sizes[Int(label)] += 1 }
    let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var rank = [Int32](repeating: 0, count: sizes.count)
    for (place, label) in order.enumerated() { rank[label] = Int32(place) }
    return (labels.map { rank[Int($0)] }, order.map { sizes[$0] })
}
