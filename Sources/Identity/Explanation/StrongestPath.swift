public import Catalog

/// The chain of links that holds two members of one group together, the strongest there is: its weakest link is as
/// strong as can be, and of equal chains the shortest is taken.
///
/// - Parameters:
///   - a: a mention or record id, as `b`.
///   - links: the active links of the group the two are in; others do no harm.
/// - Returns: the links in order from `a` to `b`; empty when the two are the same, nil when no chain joins them.
public func strongestPath(from a: Int64, to b: Int64, through links: [IdentityLink]) -> [IdentityLink]? {
    if a == b { return [] }
    var ways: [Int64: [IdentityLink]] = [:]
    for link in links {
        ways[link.a, default: []].append(link)
        ways[link.b, default: []].append(link)
    }
    for threshold in Set(links.map(\.score)).sorted(by: >) {
        if let path = shortestPath(from: a, to: b, through: ways, atLeast: threshold) { return path }
    }
    return nil
}

private func shortestPath(from a: Int64, to b: Int64, through ways: [Int64: [IdentityLink]], atLeast threshold: Double)
    -> [IdentityLink]?
{
    var cameBy: [Int64: IdentityLink] = [:]
    var seen: Set<Int64> = [a]
    var frontier = [a]
    while !frontier.isEmpty, !seen.contains(b) {
        var next: [Int64] = []
        for member in frontier {
            for link in (ways[member] ?? []).sorted(by: { ($0.a, $0.b) < ($1.a, $1.b) }) where link.score >= threshold {
                let other = link.a == member ? link.b : link.a
                guard seen.insert(other).inserted else { continue }
                cameBy[other] = link
                next.append(other)
            }
        }
        frontier = next
    }
    guard seen.contains(b) else { return nil }
    var path: [IdentityLink] = []
    var at = b
    while at != a, let link = cameBy[at] {
        path.append(link)
        at = link.a == at ? link.b : link.a
    }
    return path.reversed()
}
