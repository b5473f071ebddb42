/// Which works count when researchers are joined, and how many it takes.
public struct GraphScope: Hashable, Sendable {
    /// First and last year, both included. A work whose year nobody knows is outside as soon as one is given.
    public var since: Int?
    public var until: Int?
    /// A topic code; works under an alias of the same subject count too.
    public var topic: String?
    /// Pairs with fewer works together are no pair. At least 1.
    public var minimumShared: Int

    public init(since: Int? = nil, until: Int? = nil, topic: String? = nil, minimumShared: Int = 1) {
        self.since = since
        self.until = until
        self.topic = topic
        self.minimumShared = minimumShared
    }

    /// Whether every work counts and one is enough.
    public var isEverything: Bool { self == GraphScope() }

    /// What it leaves in, in words: `works since 2015`, `pairs with 2 or more works together`.
    public var filters: [String] {
        let years: String? =
            switch (since, until) {
            case (let since?, let until?): "works from \(since) to \(until)"
            case (let since?, nil): "works since \(since)"
            case (nil, let until?): "works until \(until)"
            case (nil, nil): nil
            }
        let pairs = minimumShared > 1 ? "pairs with \(minimumShared) or more works together" : nil
        return [years, topic.map { "works on \($0)" }, pairs].compactMap { $0 }
    }
}

/// How far a search in a graph may go. What is left out is said in the answer.
public struct GraphBudget: Hashable, Sendable {
    /// The most nodes; nil for no bound.
    public var nodes: Int?
    /// The most time for finding nodes; nil for no bound. 0 leaves only the centre.
    public var seconds: Int?

    public init(nodes: Int? = nil, seconds: Int? = nil) {
        self.nodes = nodes
        self.seconds = seconds
    }
}
