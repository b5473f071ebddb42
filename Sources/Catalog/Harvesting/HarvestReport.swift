/// What a harvest or a fetch brought, up to where it came.
public struct HarvestReport: Hashable, Sendable {
    /// Answers with records, those of earlier calls left out.
    public var pages = 0
    public var records = 0
    /// Records that were not known before.
    public var fresh = 0
    /// Records that say a paper was withdrawn.
    public var deleted = 0
    /// What could not be read, record by record.
    public var refusals: [Remark] = []
    /// Works and researchers that are new in the catalogue, and those that were joined into others.
    public var newWorks = 0
    public var newResearchers = 0
    public var mergedWorks = 0
    public var mergedResearchers = 0
    /// Whether a list was taken up that an earlier call had left unfinished.
    public var isResumed = false
    /// Whether all there is has come. Otherwise it was stopped, or failed.
    public var isComplete = false
    /// How many records the server says there are in all; nil where it does not say.
    public var total: Int?
    /// Where the next harvest begins, as the server prints dates; nil while none has come to its end.
    public var through: String?

    public init() {}

    /// Adds what the import of one page did.
    public mutating func note(_ page: ImportReport) {
        fresh += page.documents.count { $0.outcome == .new }
        refusals += page.documents.flatMap(\.refusals)
        newWorks += page.newWorks
        newResearchers += page.newResearchers
        mergedWorks += page.mergedWorks
        mergedResearchers += page.mergedResearchers
    }
}
