/// Something that is asked for again from time to time.
public struct Watch: Hashable, Sendable {
    public enum Target: Hashable, Sendable {
        /// Words for arXiv's query service, at an address.
        case query(String, base: String)
        /// A name for it.
        case author(String, base: String)
        /// A set of an OAI-PMH server, or all of it.
        case harvest(HarvestOrder)

        /// `query`, `author`, `harvest`
        public var kind: String {
            switch self {
            case .query: "query"
            case .author: "author"
            case .harvest: "harvest"
            }
        }
        /// What is watched, in words.
        public var words: String {
            switch self {
            case .query(let words, _), .author(let words, _): words
            case .harvest(let order): order.set ?? "all"
            }
        }
        /// The address that is asked.
        public var base: String {
            switch self {
            case .query(_, let base), .author(_, let base): base
            case .harvest(let order): order.base
            }
        }
    }

    /// How a run went.
    public struct Outcome: Hashable, Sendable {
        public var at: Instant
        /// How many records were new.
        public var fresh: Int
        /// nil when all came.
        public var failure: String?

        public init(at: Instant, fresh: Int, failure: String? = nil) {
            self.at = at
            self.fresh = fresh
            self.failure = failure
        }
    }

    public var id: WatchID
    public var target: Target
    /// Hours from one run to the next.
    public var everyHours: Int
    public var since: Instant
    public var last: Outcome?
    /// When all came the last time; nil while that never was.
    public var lastWhole: Instant?

    public init(
        id: WatchID, target: Target, everyHours: Int, since: Instant, last: Outcome? = nil, lastWhole: Instant? = nil
    ) {
        self.id = id
        self.target = target
        self.everyHours = everyHours
        self.since = since
        self.last = last
        self.lastWhole = lastWhole
    }

    /// When it is to run again. One that failed is due at once: its server was asked patiently already, and the next
    /// call is up to a timer.
    public var due: Instant {
        guard let last, last.failure == nil else { return last?.at ?? since }
        return Instant(secondsSinceEpoch: last.at.secondsSinceEpoch + everyHours * 3600)
    }
}
