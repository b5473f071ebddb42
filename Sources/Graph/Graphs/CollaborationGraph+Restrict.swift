extension CollaborationGraph {
    /// The graph of the same people by some of the works alone. Nodes keep their numbers; edges do not.
    ///
    /// - Parameter minimumShared: pairs with fewer of these works together are no pair.
    /// - Complexity: linear in the works behind all edges.
    public func restricted(minimumShared: Int = 1, to isKept: (Work) -> Bool) -> CollaborationGraph {
        let keeps = works.values.map(isKept)
        var columns = EdgeColumns(minimumShared: minimumShared)
        adjacency.forEachEdge { edge, low, high in
            for place in Int(sharedStarts.values[edge])..<Int(sharedStarts.values[edge + 1]) {
                let work = shared.values[place]
                guard keeps[Int(work)] else { continue }
                columns.add(low: UInt32(low), high: UInt32(high), cause: work, work: works.values[Int(work)])
            }
        }
        columns.finish()
        return CollaborationGraph(columns, researcherIDs: researcherIDs, works: works)
    }

    init(_ edges: consuming EdgeColumns, researcherIDs: Packed<Int64>, works: Packed<Work>) {
        let (lows, highs) = (edges.lows, edges.highs)
        adjacency = Adjacency(nodeCount: researcherIDs.count, edgeCount: lows.count) { (lows[$0], highs[$0]) }
        self.researcherIDs = researcherIDs
        strengths = Packed(edges.strengths)
        years = Packed(edges.years)
        lowerBounds = Packed(edges.lowerBounds)
        sharedStarts = Packed(edges.starts)
        shared = Packed(edges.shared)
        self.works = works
    }
}
