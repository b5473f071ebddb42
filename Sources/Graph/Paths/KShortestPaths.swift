extension CollaborationGraph {
    /// The k shortest paths without repeated nodes, shortest first, of equals in order of their nodes.
    ///
    /// Yen (1971) with Lawler's rule: a path is only left from the place on where it left its own predecessor.
    ///
    /// - Complexity: at most k times the longest path's steps searches from both ends.
    public func kShortestPaths(
        from source: Int, to target: Int, k: Int, by lengths: EdgeLengths = .steps, budget: Budget = .unlimited
    ) -> PathsBetween {
        guard source != target else { return alone(source) }
        let search = TwoSidedSearch(adjacency, lengths)
        let first = search.run(from: source, to: target, budget: budget)
        guard let length = first.length else { return .nothing(because: first.truncation) }
        var found: [Candidate] = []
        var candidates = [Candidate(search.path(), length: length, leavesAt: 0)]
        var known = Set(candidates.map(\.path.nodes))
        var truncation: Truncation?
        while found.count < k, let next = candidates.indices.min(by: { candidates[$0] < candidates[$1] }) {
            let path = candidates.remove(at: next)
            found.append(path)
            guard found.count < k else { break }
            for place in path.leavesAt..<path.path.edges.count {
                let detour = detour(from: path.path, at: place, avoiding: found, search, target, budget)
                truncation = truncation ?? detour.truncation
                if let candidate = detour.candidate, known.insert(candidate.path.nodes).inserted {
                    candidates.append(candidate)
                }
            }
            if truncation != nil { break }
        }
        if found.count == k, !candidates.isEmpty { truncation = truncation ?? .results }
        return PathsBetween(paths: found.map(\.path), count: Double(found.count), truncation: truncation)
    }

    private struct Candidate {
        var path: Path
        /// The place from which on it differs from the path it was made from.
        var leavesAt: Int

        init(_ path: (nodes: [Int], edges: [Int]), length: Double, leavesAt: Int) {
            self.path = Path(nodes: path.nodes, edges: path.edges, length: length)
            self.leavesAt = leavesAt
        }

        static func < (a: Candidate, b: Candidate) -> Bool {
            let slack = 1e-12 * max(a.path.length, b.path.length)
            if abs(a.path.length - b.path.length) > slack { return a.path.length < b.path.length }
            return a.path.nodes.lexicographicallyPrecedes(b.path.nodes)
        }
    }

    /// The shortest path that goes with `path` up to a place and leaves all found paths there.
    private func detour(
        from path: Path, at place: Int, avoiding found: [Candidate], _ search: TwoSidedSearch, _ target: Int,
        _ budget: Budget
    ) -> (candidate: Candidate?, truncation: Truncation?) {
        let root = path.nodes[...place]
        let taken = found.lazy.filter { $0.path.nodes.starts(with: root) && $0.path.edges.count > place }
        let outcome = search.run(
            from: path.nodes[place], to: target, closedNodes: Set(root.dropLast()),
            closedEdges: Set(taken.map { $0.path.edges[place] }), budget: budget)
        guard outcome.length != nil else { return (nil, outcome.truncation) }
        let rest = search.path()
        let (nodes, edges) = (root.dropLast() + rest.nodes, path.edges[..<place] + rest.edges)
        return (
            Candidate(
                (Array(nodes), Array(edges)), length: edges.reduce(0) { $0 + search.length($1) }, leavesAt: place),
            nil
        )
    }
}
