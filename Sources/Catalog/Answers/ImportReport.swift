/// What an import did, or with `dryRun` would do.
public struct ImportReport: Hashable, Sendable {
    /// What became of one document.
    public struct Document: Hashable, Sendable {
        public enum Outcome: String, Hashable, Sendable {
            case new
            /// The same bytes were imported before, and nothing about them is new.
            case unchanged
            /// The same bytes were imported before; a capture date was added.
            case changed
            /// It could not be read.
            case skipped
        }
        public var label: String
        public var outcome: Outcome
        /// nil when the format could not be told.
        public var format: String?
        /// nil when skipped, or on a dry run of a new document.
        public var source: SourceID?
        /// Records read, by kind.
        public var records: [PrintedRecord.Kind: Int]
        public var remarks: [Remark]
        /// Records refused one by one, or the one reason why the whole document was.
        public var refusals: [Remark]

        public init(
            label: String, outcome: Outcome, format: String?, source: SourceID? = nil,
            records: [PrintedRecord.Kind: Int] = [:], remarks: [Remark] = [], refusals: [Remark] = []
        ) {
            self.label = label
            self.outcome = outcome
            self.format = format
            self.source = source
            self.records = records
            self.remarks = remarks
            self.refusals = refusals
        }
    }
    /// In the order given.
    public var documents: [Document]
    /// Works and researchers that are new in the catalogue, and those that existing ones were joined into.
    public var newWorks: Int
    public var newResearchers: Int
    public var mergedWorks: Int
    public var mergedResearchers: Int
    public var isDryRun: Bool
    /// Whether the caller did not want what was read, so that nothing was kept.
    public var isRolledBack = false
    /// Whether a long document was left before its end, as the caller wished. What was stored is kept, and undecided.
    public var isStopped = false

    public init(
        documents: [Document] = [], newWorks: Int = 0, newResearchers: Int = 0, mergedWorks: Int = 0,
        mergedResearchers: Int = 0, isDryRun: Bool = false
    ) {
        self.documents = documents
        self.newWorks = newWorks
        self.newResearchers = newResearchers
        self.mergedWorks = mergedWorks
        self.mergedResearchers = mergedResearchers
        self.isDryRun = isDryRun
    }

    /// Adds what another import of the same command did.
    public mutating func add(_ other: ImportReport) {
        documents += other.documents
        newWorks += other.newWorks
        newResearchers += other.newResearchers
        mergedWorks += other.mergedWorks
        mergedResearchers += other.mergedResearchers
        isStopped = isStopped || other.isStopped
    }
}
