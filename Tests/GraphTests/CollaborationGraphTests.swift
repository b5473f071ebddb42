import Catalog
import Graph
import TestSupport
import Testing

@Suite struct CollaborationGraphTests {
    typealias Work = CollaborationGraph.Work

    private func people(_ ids: Int64...) -> [ResearcherID] { ids.map { ResearcherID($0) } }

    /// Five people; W1 by 1, 2, 3 in 2001; W2 by 1, 2 in 2010, list cut; W3 by 3, 4, no year; 5 wrote alone.
    private func small() -> CollaborationGraph {
        var builder = CollaborationGraph.Builder(researchers: people(5, 3, 1, 2, 4))
        builder.add(Work(WorkID(1), year: 2001, authorCount: 3, isCut: false), by: people(3, 1, 2))
        builder.add(Work(WorkID(2), year: 2010, authorCount: 2, isCut: true), by: people(1, 2))
        builder.add(Work(WorkID(3), year: nil, authorCount: 2, isCut: false), by: people(4, 3))
        builder.add(Work(WorkID(4), year: 2020, authorCount: 1, isCut: false), by: people(5))
        return builder.graph()
    }

    @Test func `an edge holds the works, Newman's strength, the years and whether it is a lower bound`() throws {
        let graph = small()
        let (a, b) = (try #require(graph.node(of: ResearcherID(1))), try #require(graph.node(of: ResearcherID(2))))
        let edge = try #require(graph.edge(between: b, a))
        #expect(
            graph.tie(edge)
                == .init(sharedWorks: 2, strength: 1.5, firstYear: 2001, lastYear: 2010, isLowerBound: true))
        #expect(graph.works(behind: edge).map(\.id) == [WorkID(1), WorkID(2)])
        #expect(graph.edgeCount == 4 && graph.nodeCount == 5 && graph.workCount == 3)
        #expect(graph.degree(of: 4) == 0 && graph.edge(between: 0, 3) == nil)
        #expect(graph.node(of: ResearcherID(6)) == nil)
    }

    @Test func `a tie without any dated work has no years`() throws {
        let graph = small()
        let tie = graph.tie(try #require(graph.edge(between: 2, 3)))
        #expect(tie.firstYear == nil && tie.lastYear == nil && tie.sharedWorks == 1)
    }

    @Test func `restricted to some works it is the graph those works alone give`() {
        for number in 0..<100 {
            let random = RandomGraph(number: number)
            let graph = random.collaborations
            let narrowed = graph.restricted { $0.authorCount < 5 }
            var remains = random
            remains.edges = random.edges.compactMap { edge in
                var edge = edge
                edge.authorCounts.removeAll { $0 >= 5 }
                return edge.authorCounts.isEmpty ? nil : edge
            }
            let expected = remains.collaborations
            #expect((0..<narrowed.edgeCount).map(narrowed.tie) == (0..<expected.edgeCount).map(expected.tie))
            #expect(Array(narrowed.adjacency.targets) == Array(expected.adjacency.targets))
        }
    }

    @Test func `pairs with too few works are no pair`() throws {
        let graph = small().restricted(minimumShared: 2) { _ in true }
        #expect(graph.edgeCount == 1 && graph.edge(between: 0, 1) == 0 && graph.nodeCount == 5)
        #expect(graph.works(behind: 0).map(\.id) == [WorkID(1), WorkID(2)])
    }

    @Test func `an ego network holds everybody within its depth and every tie among them`() {
        for number in 0..<200 {
            let random = RandomGraph(number: number)
            let graph = random.collaborations
            let centre = random.pairs[0][0]
            let steps = graph.adjacency.steps(from: centre)
            for depth in 0...3 {
                let ego = graph.egoNetwork(around: centre, depth: depth)
                let within = Set((0..<random.n).filter { (0...Int32(depth)).contains(steps[$0]) })
                #expect(Set(ego.nodes) == within && ego.nodes.first == centre)
                #expect(zip(ego.nodes, ego.steps).allSatisfy { steps[$0] == $1 })
                let ties = random.edges.filter { within.contains($0.low) && within.contains($0.high) }
                #expect(Set(ego.edges.map { [$0.low, $0.high] }) == Set(ties.map { [$0.low, $0.high] }))
                #expect((ego.truncation == .depth) == steps.contains { $0 > depth })
            }
        }
    }

    @Test func `an ego network without room for all keeps the strongest ties and says so`() {
        // 1 wrote one work with 2, two with 3 and one of many authors with 4.
        let edges: [(Int64, [Int])] = [(2, [2]), (3, [2, 2]), (4, [9])]
        var next: Int64 = 0
        let graph = CollaborationGraph(
            researchers: people(1, 2, 3, 4),
            edges: edges.map { other, counts in
                .init(
                    ResearcherID(1), ResearcherID(other),
                    works: counts.map { count in
                        next += 1
                        return Work(WorkID(next), year: nil, authorCount: count, isCut: false)
                    })
            })
        let ego = graph.egoNetwork(around: 0, depth: 1, budget: Budget(nodes: 3))
        #expect(ego.nodes == [0, 1, 2] && ego.truncation == .nodes)
    }

    @Test func `those who wrote with all are those in every list`() {
        for number in 0..<200 {
            let random = RandomGraph(number: number)
            let graph = random.collaborations
            let asked = Array(Set(random.pairs.flatMap { $0 })).sorted().prefix(3).map { $0 }
            let lists = asked.map { node in Set(graph.neighbours(of: node).map(\.node)) }
            let expected = lists.dropFirst().reduce(lists[0]) { $0.intersection($1) }
            #expect(graph.commonNeighbours(of: asked) == expected.sorted())
        }
    }

    @Test func `a search without time or room stops and says why`() {
        let chain = (1...60_000).map { Int64($0) }
        let graph = CollaborationGraph(
            researchers: chain.map { ResearcherID($0) },
            edges: zip(chain, chain.dropFirst()).map { a, b in
                .init(
                    ResearcherID(a), ResearcherID(b),
                    works: [Work(WorkID(a), year: 2000, authorCount: 2, isCut: false)])
            })
        let last = graph.nodeCount - 1
        let few = Budget(nodes: 100)
        let late = Budget(isOver: { true })
        #expect(graph.shortestPaths(from: 0, to: last, budget: few).truncation == .nodes)
        #expect(graph.shortestPaths(from: 0, to: last, budget: late).truncation == .time)
        #expect(graph.shortestPaths(from: 0, to: last, maximumSteps: 5).truncation == .depth)
        #expect(graph.shortestPaths(from: 0, to: 5, maximumSteps: 5).paths.count == 1)
        let lengths = EdgeLengths.inverse(of: graph.strengths)
        #expect(graph.shortestPaths(from: 0, to: last, by: lengths, budget: late).truncation == .time)
        #expect(graph.kShortestPaths(from: 0, to: last, k: 3, budget: few).truncation == .nodes)
        #expect(Communities(of: graph.adjacency, budget: late).truncation == .time)
        let between = Betweenness(of: graph.adjacency, sample: 1000, budget: late)
        #expect(between.truncation == .time && between.sources < 1000 && between.sources > 0)
        // A chain this long would overflow the stack of a search by recursion.
        let cuts = CutPoints(of: graph.adjacency)
        #expect(cuts.bridges.count == last && cuts.articulationPoints.count == last - 1)
        #expect(cuts.bridges[9].smallerSide == 10)
        #expect(graph.shortestPaths(from: 0, to: last).paths.first?.edges.count == last)
    }

    @Test func `rising ties compare strength a year, and works without a year count for nothing`() {
        var builder = CollaborationGraph.Builder(researchers: people(1, 2, 3, 4))
        var next: Int64 = 0
        func add(_ year: Int?, _ authors: Int64...) {
            next += 1
            builder.add(
                Work(WorkID(next), year: year, authorCount: authors.count, isCut: false),
                by: authors.map { ResearcherID($0) })
        }
        add(2001, 1, 2)
        for year in [2011, 2012] { add(year, 1, 2) }
        for year in [2011, 2012, 2013] { add(year, 1, 3) }
        add(nil, 1, 4)
        add(2002, 2, 3)
        let graph = builder.graph()
        let found = graph.risingTies(from: 2001...2005, to: 2011...2015).ties
        #expect(found.map { [$0.low, $0.high] } == [[0, 2], [0, 1]])
        #expect(found.map(\.isNew) == [true, false])
        #expect(abs(found[0].rise - 0.6) < 1e-12 && abs(found[1].rise - 0.2) < 1e-12)
        #expect(graph.risingTies(from: 2001...2005, to: 2011...2015, of: 1).ties.map(\.high) == [1])
    }

    @Test func `a graph of citations knows both directions`() throws {
        let graph = CitationGraph([
            (WorkID(7), WorkID(2)), (WorkID(7), WorkID(2)), (WorkID(2), WorkID(5)), (WorkID(7), WorkID(7)),
        ])
        #expect(graph.nodeCount == 3 && graph.edgeCount == 2)
        let (two, five) = (try #require(graph.node(of: WorkID(2))), try #require(graph.node(of: WorkID(5))))
        #expect(graph.citing(two).map(graph.work) == [WorkID(7)])
        #expect(graph.cited(by: two).map(graph.work) == [WorkID(5)])
        let ranks = PageRank(of: graph).ranks
        #expect(ranks[five] > ranks[two] && abs(ranks.reduce(0, +) - 1) < 1e-9)
    }
}
