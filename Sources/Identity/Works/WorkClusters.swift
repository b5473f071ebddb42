/// Units joined so far, and what keeps clusters apart.
struct WorkClusters {
    let units: [WorkUnit]
    let judge: WorkJudge
    private var parent: [Int]
    /// Units by cluster root, ascending.
    private(set) var members: [[Int]]
    /// The members with the most complete author lists; they speak for the cluster.
    private var spokesmen: [[Int]]
    /// Members with different identifiers or title marks; every one of them is asked before a join.
    private var distinct: [[Int]]
    private var opponents: [Set<Int>]
    /// For each unit those that people have said are one with it, itself among them.
    private var pinned: [[Int]]
    /// The accepted joins, by unit.
    private(set) var joins: [(a: Int, b: Int, reason: String)] = []

    private static let mostSpokesmen = 8

    init(units: [WorkUnit], judge: WorkJudge) {
        self.units = units
        self.judge = judge
        parent = Array(units.indices)
        members = units.indices.map { [$0] }
        spokesmen = members
        distinct = members
        opponents = units.map { _ in [] }
        pinned = members
    }

    mutating func root(_ unit: Int) -> Int {
        var top = unit
        while parent[top] != top { top = parent[top] }
        var next = unit
        while parent[next] != top { (parent[next], next) = (top, parent[next]) }
        return top
    }

    mutating func keepApart(_ a: Int, _ b: Int) {
        opponents[root(a)].insert(b)
        opponents[root(b)].insert(a)
    }

    func speaking(for root: Int) -> [Int] { spokesmen[root] }

    /// Whether two clusters may be one, every member considered.
    mutating func mayJoin(_ a: Int, _ b: Int, lettingAuthorsDiffer: Bool) -> Bool {
        guard !arePinnedApart(a, b) else { return false }
        for x in distinct[a] {
            for y in distinct[b] where areAtOdds(x, y, by: { judge.veto($0, $1) != nil }) { return false }
        }
        if lettingAuthorsDiffer { return true }
        for x in spokesmen[a] {
            for y in spokesmen[b] where areAtOdds(x, y, by: judge.authorsContradict) { return false }
        }
        return true
    }

    /// Whether two units contradict each other. What people have joined speaks with one voice: it is enough that one
    /// of the pinned units agrees.
    private func areAtOdds(_ a: Int, _ b: Int, by contradict: (WorkUnit, WorkUnit) -> Bool) -> Bool {
        pinned[a].allSatisfy { x in pinned[b].allSatisfy { y in contradict(units[x], units[y]) } }
    }

    mutating func arePinnedApart(_ a: Int, _ b: Int) -> Bool {
        let (few, other) = opponents[a].count <= opponents[b].count ? (opponents[a], b) : (opponents[b], a)
        for unit in few where root(unit) == other { return true }
        return false
    }

    /// Joins the clusters of two units because a person said so.
    mutating func pin(_ a: Int, _ b: Int) {
        let all = Set(pinned[a] + pinned[b]).sorted()
        for unit in all { pinned[unit] = all }
        join(a, b, reason: "decided by hand")
    }

    /// Joins the clusters of two units for the reason given.
    mutating func join(_ a: Int, _ b: Int, reason: String) {
        let (x, y) = (root(a), root(b))
        guard x != y else { return }
        let (keep, drop) = members[x].count >= members[y].count ? (x, y) : (y, x)
        parent[drop] = keep
        members[keep] = (members[keep] + members[drop]).sorted()
        spokesmen[keep] = Array((spokesmen[keep] + spokesmen[drop]).sorted(by: speaksBefore).prefix(Self.mostSpokesmen))
        distinct[keep] = withoutRepeats(distinct[keep] + distinct[drop])
        opponents[keep].formUnion(opponents[drop])
        members[drop] = []
        joins.append((a, b, reason))
    }

    private func speaksBefore(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (units[a].completeness, units[b].completeness)
        return x == y ? a < b : x > y
    }

    private func withoutRepeats(_ all: [Int]) -> [Int] {
        struct Mark: Hashable {
            var identifiers: [String]
            var markers: TitleMarkers?
        }
        var seen: Set<Mark> = []
        return all.sorted().filter {
            seen.insert(Mark(identifiers: units[$0].identifiers, markers: units[$0].markers)).inserted
        }
    }
}
