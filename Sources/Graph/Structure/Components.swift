/// The parts of a graph between which no path leads.
public struct Components: Sendable {
    /// The part of each node, numbered from 0: largest first, of equals the one with the smallest node.
    public var labels: [Int32]
    /// Nodes in each part, descending.
    public var sizes: [Int]

    /// - Complexity: linear.
    public init(of graph: Adjacency) {
        let (starts, targets) = (graph.starts.values, graph.targets.values)
        var found = [Int32](repeating: -1, count: graph.nodeCount)
        var counts: [Int] = []
        var queue = [UInt32](repeating: 0, count: graph.nodeCount)
        for root in 0..<graph.nodeCount where found[root] < 0 {
            let label = Int32(counts.count)
            var (head, tail) = (0, 1)
            queue[0] = UInt32(root)
            found[root] = label
            while head < tail {
                let node = Int(queue[head])
                head += 1
                for place in Int(starts[node])..<Int(starts[node + 1]) where found[Int(targets[place])] < 0 {
                    found[Int(targets[place])] = label
                    queue[tail] = targets[place]
                    tail += 1
                }
            }
            counts.append(tail)
        }
        let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
        var rank = [Int32](repeating: 0, count: counts.count)
        for (place, label) in order.enumerated() { rank[label] = Int32(place) }
        labels = found.map { rank[Int($0)] }
        sizes = order.map { counts[$0] }
    }
}
