/// What a harvest would do, found out before it does it.
public struct HarvestPlan: Hashable, Sendable {
    public var facts: ServerFacts
    /// The first request for records; nil when everything wanted has been harvested.
    public var first: Query?
    /// Whether it goes on with a list that was left unfinished.
    public var isResumed: Bool
    /// Where it begins: the server's date of the last whole harvest.
    public var through: String?

    public init(facts: ServerFacts, first: Query?, isResumed: Bool, through: String?) {
        self.facts = facts
        self.first = first
        self.isResumed = isResumed
        self.through = through
    }
}
