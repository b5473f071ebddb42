/// Who stands beside whom, as compressed sparse rows: the shape of an undirected graph without loops or repeats.
///
/// Nodes and edges are numbered from 0 without gaps. The neighbours of node v stand at `starts[v]..<starts[v + 1]`
/// in ascending order. Edges are numbered in ascending order of (smaller end, larger end), and each stands twice.
public struct Adjacency: Sendable {
    /// `nodeCount + 1` places, ascending.
    public let starts: Packed<UInt32>
    /// The node at the far end, one for each place.
    public let targets: Packed<UInt32>
    /// The edge that leads there, one for each place.
    public let edges: Packed<UInt32>

    public init(starts: Packed<UInt32>, targets: Packed<UInt32>, edges: Packed<UInt32>) {
        precondition(targets.count == edges.count, "\(targets.count) targets, \(edges.count) edges")
        precondition(Int(starts.last ?? 0) == targets.count, "rows end at \(starts.last ?? 0) of \(targets.count)")
        self.starts = starts
        self.targets = targets
        self.edges = edges
    }

    /// - Parameter pairs: the two ends of each edge, the smaller first, in ascending order, without repeats.
    public init(nodeCount: Int, pairs: [(low: UInt32, high: UInt32)]) {
        self.init(nodeCount: nodeCount, edgeCount: pairs.count) { edge in pairs[edge] }
    }

    /// - Parameter ends: the two ends of an edge, the smaller first; ascending with the edge's number, no repeats.
    init(nodeCount: Int, edgeCount: Int, ends: (Int) -> (low: UInt32, high: UInt32)) {
        precondition(edgeCount < Int(UInt32.max) / 2 && nodeCount < Int(UInt32.max), "\(edgeCount) edges are too many")
        var next = [UInt32](repeating: 0, count: nodeCount + 1)
        for edge in 0..<edgeCount {
            let (low, high) = ends(edge)
            precondition(low < high && high < nodeCount, "edge \(low)–\(high) among \(nodeCount) nodes")
            next[Int(low) + 1] += 1
            next[Int(high) + 1] += 1
        }
        for node in 0..<nodeCount { next[node + 1] += next[node] }
        starts = Packed(next)
        // An edge reaches its larger end's row before that node's own larger neighbours: every row comes out sorted.
        var edgeOf: Packed<UInt32>?
        targets = Packed(count: edgeCount * 2) { targets in
            edgeOf = Packed(count: edgeCount * 2) { edges in
                for edge in 0..<edgeCount {
                    let (low, high) = ends(edge)
                    for (from, to) in [(low, high), (high, low)] {
                        let place = Int(next[Int(from)])
                        targets[place] = to
                        edges[place] = UInt32(edge)
                        next[Int(from)] += 1
                    }
                }
            }
        }
        edges = edgeOf ?? Packed([])
    }

    public var nodeCount: Int { max(0, starts.count - 1) }
    public var edgeCount: Int { edges.count / 2 }

    /// The places of a node's neighbours in `targets` and `edges`.
    public func places(of node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }

    public func degree(of node: Int) -> Int { places(of: node).count }

    /// The neighbours of a node with the edges that lead to them, in ascending order.
    public func neighbours(of node: Int) -> some RandomAccessCollection<(node: Int, edge: Int)> {
        places(of: node).lazy.map { (node: Int(targets[$0]), edge: Int(edges[$0])) }
    }

    /// The edge between two nodes; nil when there is none.
    ///
    /// - Complexity: logarithmic in the smaller degree.
    public func edge(between a: Int, _ b: Int) -> Int? {
        let (from, to) = degree(of: a) <= degree(of: b) ? (a, b) : (b, a)
        var places = places(of: from)
        while !places.isEmpty {
            let middle = places.lowerBound + places.count / 2
            switch Int(targets[middle]) {
            case to: return Int(edges[middle])
            case ..<to: places = middle + 1..<places.upperBound
            default: places = places.lowerBound..<middle
            }
        }
        return nil
    }

    /// Visits every edge once, in the order of its number.
    public func forEachEdge(_ visit: (_ edge: Int, _ low: Int, _ high: Int) -> Void) {
        for node in 0..<nodeCount {
            for place in places(of: node) where Int(targets[place]) > node {
                visit(Int(edges[place]), node, Int(targets[place]))
            }
        }
    }
}
