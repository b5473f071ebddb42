public import Catalog

/// Human pins, held together: what they say of one another, and whether they can all be true.
///
/// “Same” is transitive: from a = b and b = c follows a = c. “Different” is not, but carries over to what is the same.
public struct PinBook: Sendable {
    /// A chain of pins that cannot all be true: `links` say step by step that the ends of `bar` are the same.
    public struct Contradiction: Hashable, Sendable {
        /// Pins of verdict same, in order from one end of `bar` to the other.
        public var links: [Decision]
        /// The pin that says they are different.
        public var bar: Decision
    }

    private let pins: [Decision]

    public init(_ pins: [Decision]) { self.pins = pins }

    /// The first pin that the others contradict; nil when all can be true.
    /// - Complexity: near linear in the number of pins.
    public func contradiction() -> Contradiction? {
        var groups = DisjointGroups()
        for pin in pins where pin.verdict == .same { groups.join(Member(pin.kind, pin.a), Member(pin.kind, pin.b)) }
        for pin in pins where pin.verdict == .different {
            let (a, b) = (Member(pin.kind, pin.a), Member(pin.kind, pin.b))
            if groups.root(of: a) == groups.root(of: b) {
                return Contradiction(links: chain(from: a, to: b), bar: pin)
            }
        }
        return nil
    }

    /// The shortest chain of “same” from one to the other.
    private func chain(from a: Member, to b: Member) -> [Decision] {
        var ways: [Member: [Decision]] = [:]
        for pin in pins where pin.verdict == .same {
            ways[Member(pin.kind, pin.a), default: []].append(pin)
            ways[Member(pin.kind, pin.b), default: []].append(pin)
        }
        var cameBy: [Member: (from: Member, pin: Decision)] = [:]
        var seen: Set<Member> = [a]
        var frontier = [a]
        while !frontier.isEmpty, !seen.contains(b) {
            var next: [Member] = []
            for member in frontier {
                for pin in ways[member] ?? [] {
                    let other = Member(pin.kind, member.id == pin.a ? pin.b : pin.a)
                    guard seen.insert(other).inserted else { continue }
                    cameBy[other] = (member, pin)
                    next.append(other)
                }
            }
            frontier = next
        }
        var links: [Decision] = []
        var at = b
        while at != a, let step = cameBy[at] {
            links.append(step.pin)
            at = step.from
        }
        return links.reversed()
    }

    private struct Member: Hashable {
        var kind: Decision.Kind
        var id: Int64
        init(_ kind: Decision.Kind, _ id: Int64) {
            self.kind = kind
            self.id = id
        }
    }

    /// Groups that only grow.
    private struct DisjointGroups {
        private var parents: [Member: Member] = [:]

        mutating func root(of member: Member) -> Member {
            var root = member
            while let parent = parents[root] { root = parent }
            var at = member
            while at != root, let parent = parents[at] {
                parents[at] = root
                at = parent
            }
            return root
        }

        mutating func join(_ a: Member, _ b: Member) {
            let (x, y) = (root(of: a), root(of: b))
            if x != y { parents[x] = y }
        }
    }
}

extension Decision {
    /// The pins that make these one: each is tied to the first. Anything less would leave it to the evidence whether
    /// the rest follows.
    public static func tying(_ members: [Int64], kind: Kind) -> [Decision] {
        guard let first = members.first else { return [] }
        return members.dropFirst().map { Decision(kind: kind, a: first, b: $0, verdict: .same) }
    }

    /// The pins that keep every one of `a` from every one of `b`.
    public static func parting(_ a: [Int64], from b: [Int64], kind: Kind) -> [Decision] {
        a.flatMap { x in b.map { Decision(kind: kind, a: min(x, $0), b: max(x, $0), verdict: .different) } }
    }
}
