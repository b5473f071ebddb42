/// Edges and nodes without which a graph falls apart.
public struct CutPoints: Sendable {
    /// Edges whose loss parts their ends, ascending.
    public var bridges: [Bridge] = []
    /// Nodes whose loss parts some of their neighbours, ascending.
    public var articulationPoints: [Int] = []

    /// An edge whose loss parts its ends.
    public struct Bridge: Hashable, Sendable {
        public var edge: Int
        public var low: Int
        public var high: Int
        /// Nodes on the side with fewer.
        public var smallerSide: Int
    }

    /// Tarjan's search in depth (1974; Hopcroft and Tarjan 1973), with a stack of its own instead of recursion: a
    /// chain of a million is no deeper than the memory for it.
    ///
    /// - Complexity: linear.
    public init(of graph: Adjacency) {
        var search = DepthFirst(graph)
        for root in 0..<graph.nodeCount where search.isNew(root) {
            let first = search.bridges.count
            search.walk(from: root)
            bridges += search.bridges[first...].map { bridge in
                var bridge = bridge
                bridge.smallerSide = min(bridge.smallerSide, search.size(below: root) - bridge.smallerSide)
                return bridge
            }
        }
        bridges.sort { $0.edge < $1.edge }
        articulationPoints = (0..<graph.nodeCount).filter { search.isArticulation[$0] }
    }
}

private struct DepthFirst {
    private let graph: Adjacency
    /// When each node was found, from 1; 0 for not yet.
    private var found: [UInt32]
    /// The earliest node that can be reached from below without the edge from above.
    private var lowest: [UInt32]
    private var next: [UInt32]
    private var edgeAbove: [UInt32]
    private var stack: [UInt32] = []
    private var clock: UInt32 = 0
    /// The smaller side is here the side that was found later.
    private(set) var bridges: [CutPoints.Bridge] = []
    /// Nodes found from each node on, itself included, once it has been left.
    private var sizes: [UInt32]
    private(set) var isArticulation: [Bool]

    init(_ graph: Adjacency) {
        self.graph = graph
        found = [UInt32](repeating: 0, count: graph.nodeCount)
        lowest = found
        sizes = [UInt32](repeating: 1, count: graph.nodeCount)
        next = Array(graph.starts.dropLast())
        edgeAbove = [UInt32](repeating: .max, count: graph.nodeCount)
        isArticulation = [Bool](repeating: false, count: graph.nodeCount)
    }

    func isNew(_ node: Int) -> Bool { found[node] == 0 }
    func size(below node: Int) -> Int { Int(sizes[node]) }

    mutating func walk(from root: Int) {
        let (starts, targets, edges) = (graph.starts.values, graph.targets.values, graph.edges.values)
        var branches = 0
        enter(root, by: .max)
        while let top = stack.last {
            let node = Int(top)
            let place = next[node]
            if place < starts[node + 1] {
                next[node] += 1
                let other = Int(targets[Int(place)])
                let edge = edges[Int(place)]
                if found[other] == 0 {
                    if node == root { branches += 1 }
                    enter(other, by: edge)
                } else if edge != edgeAbove[node] {
                    lowest[node] = min(lowest[node], found[other])
                }
            } else {
                stack.removeLast()
                if let above = stack.last { leave(node, to: Int(above), root: root) }
            }
        }
        if branches > 1 { isArticulation[root] = true }
    }

    private mutating func enter(_ node: Int, by edge: UInt32) {
        clock += 1
        found[node] = clock
        lowest[node] = clock
        edgeAbove[node] = edge
        stack.append(UInt32(node))
    }

    private mutating func leave(_ node: Int, to above: Int, root: Int) {
        lowest[above] = min(lowest[above], lowest[node])
        sizes[above] += sizes[node]
        if lowest[node] > found[above] {
            bridges.append(
                .init(
                    edge: Int(edgeAbove[node]), low: min(node, above), high: max(node, above),
                    smallerSide: size(below: node)))
        }
        if above != root, lowest[node] >= found[above] { isArticulation[above] = true }
    }
}
