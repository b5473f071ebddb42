/// Which of the ids given out before goes on living in which of the new groups.
///
/// An id stays with the group that holds most of its former members (with the smallest member, when even). A group
/// that inherits several keeps the smallest; the others answer with it from then on. A group that inherits none is new.
public struct Succession: Hashable, Sendable {
    /// For each group, in the order given, the id it keeps; nil when it needs a new one.
    public var heirs: [Int64?]
    /// Ids that no group keeps, with the group that took most of their members; nil when none has any.
    public var retired: [Int64: Int?]
    /// How many groups hold members of an id that another group keeps: parts that left.
    public var departures: Int

    /// - Parameters:
    ///   - groups: the members of each group; no member is in two.
    ///   - former: the id each member had, where it had one.
    public init(groups: [[Int64]], former: [Int64: Int64]) {
        var shares: [Int64: [Int: (count: Int, smallest: Int64)]] = [:]
        for (group, members) in groups.enumerated() {
            for member in members {
                guard let id = former[member] else { continue }
                let share = shares[id]?[group] ?? (0, member)
                shares[id, default: [:]][group] = (share.count + 1, min(share.smallest, member))
            }
        }
        heirs = Array(repeating: nil, count: groups.count)
        retired = [:]
        departures = 0
        var favourite: [Int64: Int] = [:]
        for (id, parts) in shares {
            let best = parts.max { a, b in
                (a.value.count, -a.value.smallest) < (b.value.count, -b.value.smallest)
            }
            favourite[id] = best?.key
        }
        for (id, group) in favourite.sorted(by: { $0.key < $1.key }) {
            if heirs[group] == nil { heirs[group] = id } else { retired[id] = group }
        }
        for id in Set(former.values) where favourite[id] == nil { retired[id] = .some(nil) }
        for (id, parts) in shares {
            departures += parts.keys.filter { $0 != favourite[id] && heirs[$0] == nil }.count
        }
    }
}
