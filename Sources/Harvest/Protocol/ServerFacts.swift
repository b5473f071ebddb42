/// What an OAI-PMH server says of itself.
public struct ServerFacts: Hashable, Sendable {
    public var name: String
    /// `2.0`
    public var version: String
    /// The oldest datestamp it has, as printed.
    public var earliest: String
    /// Whether it tells of deletions: `no`, `transient` or `persistent`.
    public var deletedRecord: String
    /// `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ`
    public var granularity: String

    public init(name: String, version: String, earliest: String, deletedRecord: String, granularity: String) {
        self.name = name
        self.version = version
        self.earliest = earliest
        self.deletedRecord = deletedRecord
        self.granularity = granularity
    }

    /// Whether its datestamps are days; otherwise they are seconds.
    public var knowsDaysAlone: Bool { granularity.count <= 10 }
}
