import Catalog
import Graph
import TestSupport
import Testing

@Suite struct GraphFileTests {
    /// Keeps bytes where they are.
    private final class Memory {
        let bytes: UnsafeMutableRawBufferPointer
        init(_ content: [UInt8]) {
            bytes = .allocate(byteCount: content.count, alignment: 64)
            bytes.copyBytes(from: content)
        }
        deinit { bytes.deallocate() }
    }

    private static let stamp: UInt64 = 0xDEAD_BEEF

    private func graphs() -> GraphFile.Graphs {
        GraphFile.Graphs(
            collaborations: RandomGraph(number: 3).collaborations,
            citations: CitationGraph([(WorkID(9), WorkID(4)), (WorkID(4), WorkID(2)), (WorkID(9), WorkID(2))]))
    }

    private func written(_ graphs: GraphFile.Graphs) -> [UInt8] {
        var bytes: [UInt8] = []
        GraphFile.write(graphs, stamp: Self.stamp) { bytes.append(contentsOf: $0) }
        return bytes
    }

    private func read(_ bytes: [UInt8], stamp: UInt64 = stamp) -> GraphFile.Graphs? {
        let memory = Memory(bytes)
        return GraphFile.read(UnsafeRawBufferPointer(memory.bytes), keptBy: memory, stamp: stamp)
    }

    @Test func `what was written is read again, to the last value`() throws {
        let graphs = graphs()
        let back = try #require(read(written(graphs)))
        expectSame(back.collaborations, graphs.collaborations)
        #expect(Array(back.citations.cited) == Array(graphs.citations.cited))
        #expect(Array(back.citations.citing) == Array(graphs.citations.citing))
        #expect(back.citations.node(of: WorkID(9)).map { Array(back.citations.cited(by: $0)) } == [0, 1])
    }

    @Test func `equal graphs give equal bytes, and an empty graph is one too`() throws {
        #expect(written(graphs()) == written(graphs()))
        let empty = GraphFile.Graphs(
            collaborations: CollaborationGraph(researchers: [], edges: []), citations: CitationGraph([]))
        let back = try #require(read(written(empty)))
        #expect(back.collaborations.nodeCount == 0 && back.citations.nodeCount == 0)
    }

    @Test func `another stamp is refused: the store has moved on`() {
        #expect(read(written(graphs()), stamp: Self.stamp + 1) == nil)
    }

    @Test func `a file cut at any byte, or longer than it says, is refused`() {
        let bytes = written(graphs())
        for length in 0..<bytes.count { #expect(read(Array(bytes[..<length])) == nil, "cut at \(length)") }
        #expect(read(bytes + [0]) == nil)
    }

    @Test func `a flipped bit anywhere is refused, or stands where nothing is read`() throws {
        let graphs = graphs()
        var bytes = written(graphs)
        var refused = 0
        for place in bytes.indices {
            bytes[place] ^= 1 << (place % 8)
            if let back = read(bytes) {
                expectSame(back.collaborations, graphs.collaborations)
            } else {
                refused += 1
            }
            bytes[place] ^= 1 << (place % 8)
        }
        // At most 63 bytes before each of 15 columns are there to fill up.
        #expect(refused >= bytes.count - 15 * 63)
    }

    private func expectSame(
        _ a: CollaborationGraph, _ b: CollaborationGraph, at location: SourceLocation = #_sourceLocation
    ) {
        #expect((0..<a.nodeCount).map(a.researcher) == (0..<b.nodeCount).map(b.researcher), sourceLocation: location)
        #expect((0..<a.edgeCount).map(a.tie) == (0..<b.edgeCount).map(b.tie), sourceLocation: location)
        #expect(
            (0..<a.edgeCount).map(a.works(behind:)) == (0..<b.edgeCount).map(b.works(behind:)),
            sourceLocation: location)
        for node in 0..<a.nodeCount {
            #expect(
                a.neighbours(of: node).map { [$0.node, $0.edge] } == b.neighbours(of: node).map { [$0.node, $0.edge] },
                sourceLocation: location)
        }
    }
}
