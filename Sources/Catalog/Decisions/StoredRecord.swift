/// A record as the store holds it: what was printed, with the ids it was given and where its source came from.
public struct StoredRecord: Hashable, Sendable {
    public var id: RecordID
    public var source: SourceID
    /// The name under which the source was imported.
    public var sourceLabel: String
    /// The format of the source: `author-listing`.
    public var format: String
    /// The day the source was captured, when somebody said so; the latest when said twice.
    public var capturedOn: PartialDate?
    public var anchor: Anchor
    /// Everything printed, but for the raw text, which is left empty.
    public var printed: PrintedRecord
    /// The ids of `printed.mentions`, in the same order.
    public var mentionIDs: [MentionID]

    public init(
        id: RecordID, source: SourceID, sourceLabel: String, format: String, capturedOn: PartialDate?, anchor: Anchor,
        printed: PrintedRecord, mentionIDs: [MentionID]
    ) {
        self.id = id
        self.source = source
        self.sourceLabel = sourceLabel
        self.format = format
        self.capturedOn = capturedOn
        self.anchor = anchor
        self.printed = printed
        self.mentionIDs = mentionIDs
    }
}
