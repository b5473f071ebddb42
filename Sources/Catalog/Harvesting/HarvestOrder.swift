/// What is to be harvested: one server, one form of metadata, all records or those of a set or a time.
public struct HarvestOrder: Hashable, Sendable {
    /// The address of the server, without a query.
    public var base: String
    /// The form of the metadata: `arXiv`, `arXivRaw`, `oai_dc`.
    public var prefix: String
    public var set: String?
    /// Changed on that day or second, or later: `2024-01-01`, `2024-01-01T00:00:00Z`.
    public var from: String?
    /// Changed on that day or second, or before.
    public var until: String?

    public init(base: String, prefix: String, set: String? = nil, from: String? = nil, until: String? = nil) {
        self.base = base
        self.prefix = prefix
        self.set = set
        self.from = from
        self.until = until
    }
}
