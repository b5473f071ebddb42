/// How much a question may cost. What does not fit is left out, and the answer says so.
public struct Budget: Sendable {
    /// The most nodes that may be looked at.
    public var nodes: Int
    /// Whether the time is up. This room knows no clock; the caller does.
    public var isOver: @Sendable () -> Bool

    public init(nodes: Int = .max, isOver: @escaping @Sendable () -> Bool = { false }) {
        self.nodes = nodes
        self.isOver = isOver
    }

    public static let unlimited = Budget()
}

/// Why an answer is not the whole answer.
public enum Truncation: String, Hashable, Sendable {
    /// More nodes would have had to be looked at than allowed.
    case nodes
    /// It ends at the depth that was asked for, and there is more beyond.
    case depth
    /// The time was up.
    case time
    /// There are more results than were asked for.
    case results
}

/// Counts what has been spent of a budget, and looks at the clock now and then.
struct Meter {
    private let budget: Budget
    private var nodes = 0
    private var sinceLook = 0

    init(_ budget: Budget) { self.budget = budget }

    /// Counts one node with its neighbours. Answers why to stop; nil to go on.
    mutating func spend(degree: Int = 0) -> Truncation? {
        nodes += 1
        if nodes > budget.nodes { return .nodes }
        sinceLook += degree + 1
        guard sinceLook >= 16_384 else { return nil }
        sinceLook = 0
        return budget.isOver() ? .time : nil
    }
}
