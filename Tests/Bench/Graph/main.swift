// Measures the graph room on a large store from inside one process: GraphBench STORE FOLDER.
//
// Leaves in FOLDER what the yardstick needs to do the same: the edges, their strengths, the nodes and pairs asked
// about. Prints `name milliseconds` lines. The release build alone says anything.

import Byline
import Catalog
import Foundation
import Graph
import Store

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    print("usage: GraphBench STORE FOLDER")
    exit(2)
}
let (storePath, folder) = (arguments[1], arguments[2])

@discardableResult func measured<T>(_ name: String, times: Int = 1, _ work: () throws -> T) rethrows -> T {
    let begin = ContinuousClock.now
    let result = try work()
    let elapsed = (ContinuousClock.now - begin) / times
    print("\(name)\t\(Double(elapsed.components.seconds) * 1000 + Double(elapsed.components.attoseconds) / 1e15)")
    return result
}

/// In MB.
func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
}

let shelf = GraphShelf()
if arguments[0].hasSuffix("-build") || !FileManager.default.fileExists(atPath: storePath + "-graph") {
    try measured("build") { _ = try shelf.graphs(of: Store(path: storePath, mode: .read), mayUseFiles: true) }
    print("build memory\t\(peakMemory())")
    exit(0)
}
let graph = try measured("load") {
    try shelf.graphs(of: Store(path: storePath, mode: .read), mayUseFiles: true).collaborations
}
precondition(shelf.cameFromFile, "the file beside the store was not used")

struct Questions: Encodable {
    var nodes: Int
    var pairs: [[Int]]
    var egos: [Int]
    var sources: [Int]
    var strengths: String
}
let parts = measured("components") { Components(of: graph.adjacency) }
let connected = (0..<graph.nodeCount).filter { parts.labels[$0] == 0 }
func some(_ count: Int) -> [Int] { (0..<count).map { _ in connected[Int.random(in: connected.indices)] } }
let questions = Questions(
    nodes: graph.nodeCount, pairs: (0..<100).map { _ in some(2) }, egos: some(100), sources: some(8),
    strengths: folder + "/strengths")

measured("path", times: questions.pairs.count) {
    for pair in questions.pairs { _ = graph.shortestPaths(from: pair[0], to: pair[1]) }
}
measured("weighted path", times: 5) {
    for pair in questions.pairs.prefix(5) {
        _ = graph.shortestPaths(from: pair[0], to: pair[1], by: .inverse(of: graph.strengths))
    }
}
measured("ego depth 2", times: questions.egos.count) {
    for centre in questions.egos { _ = graph.egoNetwork(around: centre, depth: 2) }
}
measured("pagerank") { _ = PageRank(of: graph.adjacency, tolerance: 1e-8) }
measured("core") { _ = graph.adjacency.coreNumbers() }
measured("bridges") { _ = CutPoints(of: graph.adjacency) }
measured("betweenness") { _ = Betweenness(of: graph.adjacency, sample: questions.sources.count) }
let communities = measured("communities") { Communities(of: graph.adjacency, weights: graph.strengths) }
print("modularity\t\(communities.modularity)")
print("memory\t\(peakMemory())")

// For the yardstick.
var ends: [UInt32] = []
graph.adjacency.forEachEdge { _, low, high in
    ends.append(UInt32(low))
    ends.append(UInt32(high))
}
try ends.withUnsafeBytes { try Data($0).write(to: URL(filePath: folder + "/edges")) }
try Data(graph.strengths.bytes).write(to: URL(filePath: questions.strengths))
try JSONEncoder().encode(questions).write(to: URL(filePath: folder + "/questions.json"))
