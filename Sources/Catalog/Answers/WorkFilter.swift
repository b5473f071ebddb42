/// Which works a list shows; nil stands for all.
public struct WorkFilter: Hashable, Sendable {
    /// First and last year, both included; a work without a year is in neither.
    public var since: Int?
    public var until: Int?
    /// The code of a topic, as the work carries it.
    public var topic: String?
    public var researcher: ResearcherID?

    public init(since: Int? = nil, until: Int? = nil, topic: String? = nil, researcher: ResearcherID? = nil) {
        self.since = since
        self.until = until
        self.topic = topic
        self.researcher = researcher
    }
}
