import Glibc

/// Somebody whom a person has not written with and may, because of those they both wrote with.
public struct PredictedLink: Sendable {
    public var node: Int
    /// Adamic and Adar's sum over common neighbours z: 1 / ln(degree of z).
    public var score: Double
    /// The common neighbours, the one that says most first, then ascending.
    public var through: [Witness]

    /// A common neighbour and the ties on both sides.
    public struct Witness: Sendable {
        public var node: Int
        /// Its part of the score.
        public var score: Double
        public var edgeToPerson: Int
        public var edgeToCandidate: Int
    }
}

extension CollaborationGraph {
    /// People likely to write with somebody next (Adamic and Adar 2003): highest score first, then ascending.
    ///
    /// - Complexity: linear in the ties of the person's collaborators.
    public func predictedLinks(for node: Int, limit: Int, budget: Budget = .unlimited) -> (
        links: [PredictedLink], truncation: Truncation?
    ) {
        var scores: [Int: Double] = [:]
        var meter = Meter(budget)
        var truncation: Truncation?
        for (common, _) in neighbours(of: node) {
            let share = 1 / log(Double(degree(of: common)))
            for (candidate, _) in neighbours(of: common) where candidate != node {
                scores[candidate, default: 0] += share
            }
            truncation = meter.spend(degree: degree(of: common))
            if truncation != nil { break }
        }
        for (neighbour, _) in neighbours(of: node) { scores[neighbour] = nil }
        let order = scores.sorted { a, b in
            abs(a.value - b.value) > 1e-12 * a.value ? a.value > b.value : a.key < b.key
        }
        let links = order.prefix(limit).map { candidate, score in
            PredictedLink(node: candidate, score: score, through: witnesses(between: node, candidate))
        }
        return (links, truncation ?? (order.count > limit ? .results : nil))
    }

    private func witnesses(between node: Int, _ candidate: Int) -> [PredictedLink.Witness] {
        commonNeighbours(of: [node, candidate]).compactMap { common in
            guard let near = edge(between: node, common), let far = edge(between: common, candidate) else { return nil }
            return PredictedLink.Witness(
                node: common, score: 1 / log(Double(degree(of: common))), edgeToPerson: near, edgeToCandidate: far)
        }
        .sorted { ($1.score, $0.node) < ($0.score, $1.node) }
    }
}
