/// How far a harvest has come. It is kept with every page, in the page's own transaction.
public struct HarvestProgress: Hashable, Sendable {
    /// A list that has begun and not ended.
    public struct Run: Hashable, Sendable {
        /// What the server's first answer gives as its date: where the next harvest begins once this one has ended.
        public var began: String
        /// The oldest datestamp asked for; nil for all.
        public var lower: String?
        /// Where the list goes on; nil when it must be asked for anew.
        public var token: String?
        /// The datestamp of the last record kept, as printed.
        public var lastStamp: String?
        /// The datestamp of the first record of the last page kept.
        public var pageStamp: String?
        /// How many records were newer than the one before them.
        public var rises = 0
        /// Whether some record was older than the one before it: then the list is in another order than that of time.
        public var hasFallen = false
        public var pages = 0
        public var records = 0

        public init(began: String, lower: String? = nil) {
            self.began = began
            self.lower = lower
        }
    }

    /// The date of the first answer of the last harvest that came to its end.
    public var through: String?
    public var run: Run?

    public init(through: String? = nil, run: Run? = nil) {
        self.through = through
        self.run = run
    }
}
