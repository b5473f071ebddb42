extension Adjacency {
    /// The core number of each node: the largest k such that the node lies in a part where everybody has k
    /// neighbours within the part.
    ///
    /// Batagelj and Zaveršnik (2003): nodes leave in order of their remaining degree.
    ///
    /// - Complexity: linear.
    public func coreNumbers() -> [Int32] {
        let (starts, targets) = (starts.values, targets.values)
        var degrees = (0..<nodeCount).map { Int32(starts[$0 + 1] - starts[$0]) }
        // Nodes in order of degree, where each stands, and where each degree begins.
        var first = [Int32](repeating: 0, count: Int(degrees.max() ?? 0) + 2)
        for degree in degrees { first[Int(degree) + 1] += 1 }
        for degree in 1..<first.count { first[degree] += first[degree - 1] }
        var order = [UInt32](repeating: 0, count: nodeCount)
        var place = [Int32](repeating: 0, count: nodeCount)
        var next = first
        for node in 0..<nodeCount {
            place[node] = next[Int(degrees[node])]
            order[Int(place[node])] = UInt32(node)
            next[Int(degrees[node])] += 1
        }
        for index in 0..<nodeCount {
            let node = Int(order[index])
            for other in Int(starts[node])..<Int(starts[node + 1]) {
                let neighbour = Int(targets[other])
                let degree = Int(degrees[neighbour])
                guard degree > degrees[node] else { continue }
                // The neighbour changes places with the first of its degree and so falls into the degree below.
                let (from, to) = (place[neighbour], first[degree])
                let displaced = Int(order[Int(to)])
                order[Int(from)] = UInt32(displaced)
                place[displaced] = from
                order[Int(to)] = UInt32(neighbour)
                place[neighbour] = to
                first[degree] += 1
                degrees[neighbour] -= 1
            }
        }
        return degrees
    }
}
