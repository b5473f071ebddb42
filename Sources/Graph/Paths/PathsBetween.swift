/// A way through the graph.
public struct Path: Hashable, Sendable {
    /// From the first to the last; one more than edges.
    public var nodes: [Int]
    public var edges: [Int]
    /// Steps, or the sum of the lengths of the edges, as was asked.
    public var length: Double
}

/// The paths that answer a question.
public struct PathsBetween: Sendable {
    /// Shortest first.
    public var paths: [Path]
    /// How many shortest paths there are, also when not all are listed; 0 when none.
    public var count: Double
    /// Why paths may be missing. Without a path and without a reason, there is none.
    public var truncation: Truncation?

    static func nothing(because truncation: Truncation?) -> PathsBetween {
        PathsBetween(paths: [], count: 0, truncation: truncation)
    }
}

/// What a step along an edge costs.
public enum EdgeLengths: Sendable {
    /// Every edge 1.
    case steps
    /// The inverse of each edge's strength: close collaborators stand near.
    case inverse(of: Packed<Double>)

    func length(_ edge: Int) -> Double {
        switch self {
        case .steps: 1
        case .inverse(let strengths): 1 / strengths.values[edge]
        }
    }
}

/// Every shortest path between two nodes at once, as a graph in which every arc leads forward.
struct ShortestPathWeb {
    struct Arc {
        var to: Int
        var edge: Int
    }
    /// From the source to the target; arcs lead from smaller places to larger ones.
    var nodes: [Int]
    /// One list for each place, by ascending node at the far end.
    var arcs: [[Arc]]

    /// How many paths lead from each place to the last.
    func counts() -> [Double] {
        var counts = [Double](repeating: 0, count: nodes.count)
        counts[nodes.count - 1] = 1
        for place in nodes.indices.dropLast().reversed() {
            counts[place] = arcs[place].reduce(0) { $0 + counts[$1.to] }
        }
        return counts
    }

    /// The path of least total length; of equals the one that comes first in order of its nodes.
    func closest(by lengths: EdgeLengths) -> (nodes: [Int], edges: [Int]) {
        var best = [Double](repeating: .infinity, count: nodes.count)
        var choice = [Arc?](repeating: nil, count: nodes.count)
        best[nodes.count - 1] = 0
        for place in nodes.indices.dropLast().reversed() {
            for arc in arcs[place] {
                let length = lengths.length(arc.edge) + best[arc.to]
                if length < best[place] * (1 - 1e-12) || choice[place] == nil {
                    best[place] = length
                    choice[place] = arc
                }
            }
        }
        var (path, edges, place) = ([nodes[0]], [Int](), 0)
        while let arc = choice[place] {
            path.append(nodes[arc.to])
            edges.append(arc.edge)
            place = arc.to
        }
        return (path, edges)
    }

    /// The paths in order of their nodes, at most `limit`.
    func all(limit: Int) -> [(nodes: [Int], edges: [Int])] {
        var found: [(nodes: [Int], edges: [Int])] = []
        // The path so far, and for each of its places the arc to try next.
        var trail = [(place: 0, next: 0)]
        var edges: [Int] = []
        while let (place, next) = trail.last, found.count < limit {
            if place == nodes.count - 1 { found.append((trail.map { nodes[$0.place] }, edges)) }
            if next < arcs[place].count {
                let arc = arcs[place][next]
                trail[trail.count - 1].next += 1
                trail.append((arc.to, 0))
                edges.append(arc.edge)
            } else {
                trail.removeLast()
                if !trail.isEmpty { edges.removeLast() }
            }
        }
        return found
    }

    /// The answer: one path, the closest by `closeness`, or all up to `limit`.
    func answer(length: Double, closeness: EdgeLengths, limit: Int?) -> PathsBetween {
        let count = counts()[0]
        let chosen = limit.map { all(limit: $0) } ?? [closest(by: closeness)]
        return PathsBetween(
            paths: chosen.map { Path(nodes: $0.nodes, edges: $0.edges, length: length) }, count: count,
            truncation: limit != nil && count > Double(chosen.count) ? .results : nil)
    }
}
