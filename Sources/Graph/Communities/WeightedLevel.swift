/// A graph with weights while communities are looked for: the graph itself, or one whose nodes are groups of nodes.
struct WeightedLevel {
    let starts: Packed<UInt32>
    let targets: Packed<UInt32>
    /// One for each place in `targets`; nil for all 1.
    let weights: Packed<Double>?
    /// The weight of everything at each node, edges within a group counted at both ends.
    let totals: [Double]
    /// The sum of `totals`: twice the weight of all edges.
    let whole: Double

    var nodeCount: Int { totals.count }
    /// Whether there is no weight at all, and so nothing to divide.
    var isEmpty: Bool { whole <= 0 }

    init(_ graph: Adjacency, weights: Packed<Double>?) {
        starts = graph.starts
        targets = graph.targets
        self.weights = weights.map { weights in
            Packed(count: graph.edges.count) { room in
                for (place, edge) in graph.edges.values.enumerated() { room[place] = weights.values[Int(edge)] }
            }
        }
        totals = graph.totals(of: weights)
        whole = totals.reduce(0, +)
    }

    private init(
        starts: Packed<UInt32>, targets: Packed<UInt32>, weights: Packed<Double>, totals: [Double], whole: Double
    ) {
        (self.starts, self.targets, self.weights) = (starts, targets, weights)
        (self.totals, self.whole) = (totals, whole)
    }

    func places(of node: Int) -> Range<Int> { Int(starts.values[node])..<Int(starts.values[node + 1]) }
    func weight(_ place: Int) -> Double { weights.map { $0.values[place] } ?? 1 }

    /// Newman's modularity: Σ over communities of inner weight / m − resolution (total weight / 2m)².
    func modularity(of labels: [UInt32], resolution: Double) -> Double {
        guard !isEmpty else { return 0 }
        var within = 0.0
        var sums = [Double](repeating: 0, count: nodeCount)
        for node in 0..<nodeCount {
            sums[Int(labels[node])] += totals[node]
            for place in places(of: node) where labels[Int(targets.values[place])] == labels[node] {
                within += weight(place)
            }
        }
        return within / whole - resolution * sums.reduce(0) { $0 + ($1 / whole) * ($1 / whole) }
    }

    /// Moves nodes to the community where they add most, as long as any does. False when time ran out.
    ///
    /// A node is looked at again when a neighbour has left for another community.
    func moveNodes(
        _ community: inout [UInt32], resolution: Double, _ random: inout SplitMix64, _ budget: Budget
    ) -> Bool {
        var queue = shuffledNodes(&random)
        var waits = [Bool](repeating: true, count: nodeCount)
        var sums = [Double](repeating: 0, count: nodeCount)
        var sizes = [UInt32](repeating: 0, count: nodeCount)
        for node in 0..<nodeCount {
            sums[Int(community[node])] += totals[node]
            sizes[Int(community[node])] += 1
        }
        var empty = (0..<nodeCount).filter { sizes[$0] == 0 }.map { UInt32($0) }
        var links = Links(count: nodeCount)
        var meter = Meter(budget)
        var head = 0
        while head < queue.count {
            let node = Int(queue[head])
            head += 1
            waits[node] = false
            let own = Int(community[node])
            let row = places(of: node)
            links.gather(row, of: self, by: community)
            sums[own] -= totals[node]
            let cost = resolution * totals[node] / whole
            var (best, most) = (own, links[own] - cost * sums[own])
            let least = 1e-10 * totals[node]
            for label in links.labels where label != own {
                let gain = links[Int(label)] - cost * sums[Int(label)]
                if gain > most + least { (best, most) = (Int(label), gain) }
            }
            if most < -least, sizes[own] > 1, let alone = empty.last { best = Int(alone) }
            links.clear()
            sums[best] += totals[node]
            if best != own {
                if empty.last == UInt32(best) { empty.removeLast() }
                sizes[own] -= 1
                sizes[best] += 1
                if sizes[own] == 0 { empty.append(UInt32(own)) }
                community[node] = UInt32(best)
                for place in row {
                    let other = Int(targets.values[place])
                    guard !waits[other], community[other] != best else { continue }
                    waits[other] = true
                    queue.append(UInt32(other))
                }
                if head > 4 * nodeCount {
                    queue.removeFirst(head)
                    head = 0
                }
            }
            if meter.spend(degree: row.count) != nil { return false }
        }
        return true
    }

    /// Divides each community into parts that hang together: single nodes join the part of their community where
    /// they add most, if they and the part are both well connected with the rest of it.
    func refine(_ community: [UInt32], resolution: Double, _ random: inout SplitMix64) -> [UInt32] {
        var part = (0..<nodeCount).map { UInt32($0) }
        var isAlone = [Bool](repeating: true, count: nodeCount)
        var partSums = totals
        var communitySums = [Double](repeating: 0, count: nodeCount)
        // The weight of the edges from each part to the rest of its community.
        var outward = [Double](repeating: 0, count: nodeCount)
        for node in 0..<nodeCount {
            communitySums[Int(community[node])] += totals[node]
            for place in places(of: node) where community[Int(targets.values[place])] == community[node] {
                outward[node] += weight(place)
            }
        }
        var links = Links(count: nodeCount)
        for entry in shuffledNodes(&random) where isAlone[Int(entry)] {
            let node = Int(entry)
            let everything = communitySums[Int(community[node])]
            let rate = resolution / whole
            func isWellConnected(_ part: Int) -> Bool {
                outward[part] >= rate * partSums[part] * (everything - partSums[part])
            }
            guard isWellConnected(node) else { continue }
            links.gather(places(of: node), of: self, by: part) { community[$0] == community[node] }
            var (best, most) = (node, 0.0)
            for label in links.labels where Int(label) != node {
                let gain = links[Int(label)] - rate * totals[node] * partSums[Int(label)]
                if gain > most, isWellConnected(Int(label)) { (best, most) = (Int(label), gain) }
            }
            if best != node {
                part[node] = UInt32(best)
                (isAlone[node], isAlone[best]) = (false, false)
                outward[best] += outward[node] - 2 * links[best]
                partSums[best] += totals[node]
            }
            links.clear()
        }
        return part
    }

    /// The graph whose nodes are the parts of this one.
    /// - Parameter part: of each node, numbered from 0 without gaps.
    func aggregated(by part: [UInt32], count: Int) -> WeightedLevel {
        var first = [UInt32](repeating: 0, count: count + 1)
        for label in part { first[Int(label) + 1] += 1 }
        for label in 0..<count { first[label + 1] += first[label] }
        var next = first
        var members = [UInt32](repeating: 0, count: nodeCount)
        for node in 0..<nodeCount {
            members[Int(next[Int(part[node])])] = UInt32(node)
            next[Int(part[node])] += 1
        }
        var (newStarts, newTargets, newWeights) = ([UInt32(0)], [UInt32](), [Double]())
        var newTotals = [Double](repeating: 0, count: count)
        newStarts.reserveCapacity(count + 1)
        var links = Links(count: count)
        for label in 0..<count {
            for place in Int(first[label])..<Int(first[label + 1]) {
                let node = Int(members[place])
                newTotals[label] += totals[node]
                links.gather(places(of: node), of: self, by: part)
            }
            for other in links.labels where Int(other) != label {
                newTargets.append(other)
                newWeights.append(links[Int(other)])
            }
            links.clear()
            newStarts.append(UInt32(newTargets.count))
        }
        return WeightedLevel(
            starts: Packed(newStarts), targets: Packed(newTargets), weights: Packed(newWeights), totals: newTotals,
            whole: whole)
    }

    private func shuffledNodes(_ random: inout SplitMix64) -> [UInt32] {
        var nodes = (0..<nodeCount).map { UInt32($0) }
        for place in stride(from: nodes.count - 1, to: 0, by: -1) { nodes.swapAt(place, random.below(place + 1)) }
        return nodes
    }
}

/// The weight that leads from somewhere to each label.
private struct Links {
    private var sums: [Double]
    /// The labels with any weight, in order of their first appearance.
    private(set) var labels: [UInt32] = []

    init(count: Int) { sums = [Double](repeating: 0, count: count) }

    subscript(label: Int) -> Double { sums[label] }

    mutating func gather(
        _ places: Range<Int>, of level: WeightedLevel, by label: [UInt32], where isWanted: (Int) -> Bool = { _ in true }
    ) {
        let targets = level.targets.values
        for place in places where isWanted(Int(targets[place])) {
            let found = Int(label[Int(targets[place])])
            if sums[found] == 0 { labels.append(UInt32(found)) }
            sums[found] += level.weight(place)
        }
    }

    mutating func clear() {
        for label in labels { sums[Int(label)] = 0 }
        labels.removeAll(keepingCapacity: true)
    }
}
