/// One record as a server sent it, as a document of its own.
public struct SentRecord: Hashable, Sendable {
    /// How its source is called: the record's identifier, and for OAI-PMH the day or second of its last change.
    public var label: String
    public var bytes: [UInt8]

    public init(label: String, bytes: [UInt8]) {
        self.label = label
        self.bytes = bytes
    }
}

/// The records of one answer, to be imported together with the note of how far one has come.
public struct SentPage: Hashable, Sendable {
    public var records: [SentRecord]
    /// How many records the server said the whole list has; nil where it does not say.
    public var total: Int?
    /// How many of the records say that a paper was withdrawn.
    public var deleted: Int

    public init(records: [SentRecord], total: Int? = nil, deleted: Int = 0) {
        self.records = records
        self.total = total
        self.deleted = deleted
    }
}
