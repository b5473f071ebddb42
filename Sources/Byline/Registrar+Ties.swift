public import Catalog
import Graph
import Store

/// Groups of people, and the ties between and within them that are worth a look.
extension Registrar {
    /// Communities of two or more, largest first.
    /// - Parameters:
    ///   - member: only the community this person belongs to.
    ///   - resolution: larger values give smaller communities; 1 is Newman's modularity.
    public func communities(
        with member: ResearcherID? = nil, resolution: Double = 1, limit: Int, scope: GraphScope = .init(),
        budget: GraphBudget = .init()
    ) throws(BylineError) -> CommunitiesAnswer {
        let graph = try graph(in: scope)
        var wanted: Int?
        if let member { wanted = try node(of: member, in: graph) }
        let found = Communities(
            of: graph.adjacency, weights: graph.strengths, resolution: resolution, budget: Budget(budget))
        let total = found.sizes.count { $0 > 1 }
        let shown = wanted.map { [Int(found.labels[$0])] } ?? Array(0..<min(limit, total))
        var members: [Int: [Int]] = [:]
        let isShown = Set(shown.map { Int32($0) })
        for (node, label) in found.labels.enumerated() where isShown.contains(label) {
            members[Int(label), default: []].append(node)
        }
        var communities: [Community] = []
        for label in shown {
            communities.append(try community(label + 1, of: members[label] ?? [], labels: found.labels, in: graph))
        }
        return CommunitiesAnswer(
            communities: communities, total: total, modularity: found.modularity,
            truncation: found.truncation?.reason(budget))
    }

    private func community(_ number: Int, of nodes: [Int], labels: [Int32], in graph: CollaborationGraph)
        throws(BylineError) -> Community
    {
        var strengths: [Int: Double] = [:]
        var (inner, outer) = (0, 0)
        for node in nodes {
            for (other, edge) in graph.neighbours(of: node) {
                if labels[other] == labels[node] {
                    inner += 1
                    strengths[node, default: 0] += graph.strengths[edge]
                } else {
                    outer += 1
                }
            }
        }
        let order = nodes.sorted { (strengths[$1] ?? 0, $0) < (strengths[$0] ?? 0, $1) }
        let people = try people(nodes, in: graph)
        return Community(
            number: number, members: order.compactMap { people[$0] }, innerTies: inner / 2, outerTies: outer)
    }

    /// Ties without which the graph would fall into more parts: those that connect most people first, then by ids.
    public func bridges(limit: Int, scope: GraphScope = .init()) throws(BylineError) -> (
        rows: [BridgeTie], total: Int, articulationPoints: Int
    ) {
        let graph = try graph(in: scope)
        let cuts = CutPoints(of: graph.adjacency)
        let shown = cuts.bridges.sorted { ($1.smallerSide, $0.edge) < ($0.smallerSide, $1.edge) }.prefix(limit)
        let holding = Set(cuts.articulationPoints)
        let ties = try ties(shown.map { ($0.edge, $0.low, $0.high) }, in: graph)
        let rows = zip(shown, ties).map { bridge, tie in
            BridgeTie(
                pair: tie, smallerSide: bridge.smallerSide, holdsNear: holding.contains(bridge.low),
                holdsFar: holding.contains(bridge.high))
        }
        return (rows, cuts.bridges.count, cuts.articulationPoints.count)
    }

    /// Ties that became stronger from one period to another: most gained first.
    /// - Parameters:
    ///   - researcher: one end of each tie; nil for all.
    ///   - earlier, later: nil for the five years that end with the latest work of all, and the five before the later.
    public func risingTies(
        of researcher: ResearcherID? = nil, from earlier: ClosedRange<Int>? = nil, to later: ClosedRange<Int>? = nil,
        limit: Int, scope: GraphScope = .init(), budget: GraphBudget = .init()
    ) throws(BylineError) -> RisingAnswer {
        let graph = try graph(in: scope)
        var end: Int?
        if let researcher { end = try node(of: researcher, in: graph) }
        let after = later ?? graph.latestYear.map { $0 - 4...$0 } ?? 0...0
        let before = earlier ?? after.lowerBound - 5...after.lowerBound - 1
        guard before.upperBound < after.lowerBound else {
            throw BylineError(
                .invalidInput, "The earlier years \(before.lowerBound)–\(before.upperBound) reach into the later",
                mend: "Let the earlier period end before the later begins")
        }
        let found = graph.risingTies(from: before, to: after, of: end, budget: Budget(budget))
        let shown = found.ties.prefix(limit)
        let ties = try ties(
            shown.map { tie in
                // The person asked about stands first.
                tie.high == end ? (tie.edge, tie.high, tie.low) : (tie.edge, tie.low, tie.high)
            }, in: graph)
        let rows = zip(shown, ties).map { tie, pair in
            RisingPair(pair: pair, earlierWorks: tie.earlier.works, laterWorks: tie.later.works, rise: tie.rise)
        }
        return RisingAnswer(
            rows: rows, earlier: before, later: after, total: found.ties.count,
            truncation: found.truncation?.reason(budget))
    }

    /// With whom somebody may write next, judged by those they both wrote with.
    public func suggestions(
        for researcher: ResearcherID, limit: Int, scope: GraphScope = .init(), budget: GraphBudget = .init()
    ) throws(BylineError) -> GraphAnswer<Suggestion> {
        let graph = try graph(in: scope)
        let own = try node(of: researcher, in: graph)
        let found = graph.predictedLinks(for: own, limit: limit, budget: Budget(budget))
        let people = try people(found.links.map(\.node), in: graph)
        var rows: [Suggestion] = []
        for link in found.links {
            guard let person = people[link.node] else { continue }
            rows.append(
                Suggestion(
                    person: person, score: link.score,
                    nearTies: try ties(link.through.map { ($0.edgeToPerson, own, $0.node) }, in: graph),
                    farTies: try ties(link.through.map { ($0.edgeToCandidate, $0.node, link.node) }, in: graph)))
        }
        return GraphAnswer(rows: rows, truncation: found.truncation?.reason(budget))
    }
}
