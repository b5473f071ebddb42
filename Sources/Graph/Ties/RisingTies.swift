/// What two people did together within some years.
public struct PeriodSum: Hashable, Sendable {
    public var works = 0
    /// Σ 1/(n − 1) over them.
    public var strength = 0.0

    mutating func add(_ work: CollaborationGraph.Work) {
        works += 1
        strength += 1 / Double(max(2, work.authorCount) - 1)
    }
}

/// A tie that became stronger from one period to another.
public struct RisingTie: Sendable {
    public var edge: Int
    public var low: Int
    public var high: Int
    public var earlier: PeriodSum
    public var later: PeriodSum
    /// The strength gained for each year: later strength over its years less earlier strength over its years.
    public var rise: Double
    public var isNew: Bool { earlier.works == 0 }
}

extension CollaborationGraph {
    /// Ties that became stronger between two periods: most gained first, then most later works, then ascending.
    ///
    /// Works without a year count in neither period.
    /// - Parameter node: one end of each tie; nil for all ties.
    /// - Complexity: linear in the works behind the ties.
    public func risingTies(
        from earlier: ClosedRange<Int>, to later: ClosedRange<Int>, of node: Int? = nil, budget: Budget = .unlimited
    ) -> (ties: [RisingTie], truncation: Truncation?) {
        var ties: [RisingTie] = []
        var meter = Meter(budget)
        var truncation: Truncation?
        for low in node.map({ $0...$0 }).map(Array.init) ?? Array(0..<nodeCount) where truncation == nil {
            for (other, edge) in neighbours(of: low) where node != nil || other > low {
                guard let last = years[edge].last, last >= later.lowerBound else { continue }
                var (before, after) = (PeriodSum(), PeriodSum())
                for work in works(behind: edge) {
                    guard let year = work.year else { continue }
                    if earlier.contains(year) { before.add(work) }
                    if later.contains(year) { after.add(work) }
                }
                let rise = after.strength / Double(later.count) - before.strength / Double(earlier.count)
                guard rise > 1e-12 else { continue }
                ties.append(
                    RisingTie(
                        edge: edge, low: min(low, other), high: max(low, other), earlier: before, later: after,
                        rise: rise))
            }
            truncation = meter.spend(degree: degree(of: low))
        }
        ties.sort { a, b in
            if abs(a.rise - b.rise) > 1e-12 { return a.rise > b.rise }
            return (b.later.works, a.edge) < (a.later.works, b.edge)
        }
        return (ties, truncation)
    }
}
