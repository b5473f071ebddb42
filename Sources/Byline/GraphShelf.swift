package import Graph
package import Store

/// Where the graphs of a store are kept once they are built: in memory, and in a file beside the store.
///
/// The file is a copy and nothing but a copy: what is missing, old, cut or damaged is built again from the store, and
/// where it may not be written, it is done without.
package final class GraphShelf {
    /// A graph with fewer edges is not worth a file: building it takes no longer than a person notices.
    package var fewestEdgesKept = 20_000
    /// Whether the graphs in hand were read from a file.
    package private(set) var cameFromFile = false
    /// Whether no graph is in hand.
    package var isEmpty: Bool { kept == nil }
    private var kept: (stamp: UInt64, graphs: GraphFile.Graphs)?

    package init() {}

    /// The graphs of the store as it is now.
    /// - Parameter mayUseFiles: whether a file may be read and written.
    package func graphs(of store: Store, mayUseFiles: Bool) throws(StoreError) -> GraphFile.Graphs {
        let stamp = try store.graphStamp()
        if let kept, kept.stamp == stamp { return kept.graphs }
        let path = mayUseFiles ? store.companionPath("-graph") : nil
        if let path, let file = MappedFile(path: path),
            let graphs = GraphFile.read(file.bytes, keptBy: file, stamp: stamp)
        {
            (kept, cameFromFile) = ((stamp, graphs), true)
            return graphs
        }
        let built = try store.snapshot { () throws(StoreError) in
            (stamp: try store.graphStamp(), graphs: try Self.build(from: store))
        }
        (kept, cameFromFile) = (built, false)
        if let path, built.graphs.collaborations.edgeCount >= fewestEdgesKept {
            // Without the file the next command builds again; there is nobody who could mend that now.
            _ = MappedFile.replace(path, permissionsOf: store.path) { append in
                try GraphFile.write(built.graphs, stamp: built.stamp, to: append)
            }
        }
        return built.graphs
    }

    /// Both graphs, read from the tables.
    package static func build(from store: Store) throws(StoreError) -> GraphFile.Graphs {
        var builder = CollaborationGraph.Builder(researchers: try store.people())
        try store.forEachAuthorList { list in
            builder.add(
                CollaborationGraph.Work(
                    list.work, year: list.year, authorCount: list.authorCount, isCut: list.isCut),
                by: list.authors)
        }
        return GraphFile.Graphs(
            collaborations: builder.graph(), citations: CitationGraph(try store.citationPairs()))
    }
}
