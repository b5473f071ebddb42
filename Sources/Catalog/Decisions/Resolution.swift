/// An accepted reason for holding two mentions, or two records, for one.
public struct IdentityLink: Hashable, Sendable {
    public var kind: Decision.Kind
    /// Record ids for a work, mention ids for a person; `a` comes first in canonical order.
    public var a: Int64
    public var b: Int64
    /// What joined them, in a few words a person can check: `equal titles, authors align`.
    public var reason: String
    /// In bits: the sum of the contributions.
    public var score: Double
    /// What the groups of the two had in common when they were joined, in the order of the parameter file.
    public var contributions: [Contribution]

    public init(
        kind: Decision.Kind, a: Int64, b: Int64, reason: String, score: Double = 0, contributions: [Contribution] = []
    ) {
        self.kind = kind
        self.a = a
        self.b = b
        self.reason = reason
        self.score = score
        self.contributions = contributions
    }
}

/// Which records are one work.
public struct WorkResolution: Hashable, Sendable {
    /// Each work's records in canonical order (by anchor); works by their first record. Records that name no
    /// work (pages, bylines, items whose title was cut off and whose abstract is unknown) are in none.
    public var works: [[RecordID]]
    /// A spanning set of reasons: n − 1 links for a work of n records.
    public var links: [IdentityLink]
    /// What a person should look at, at most one for each pair of works; in the order of `a`, then `b`.
    public var reviews: [ReviewProposal]

    public init(works: [[RecordID]] = [], links: [IdentityLink] = [], reviews: [ReviewProposal] = []) {
        self.works = works
        self.links = links
        self.reviews = reviews
    }
}

/// The authors of one work, place by place, as its records together show them.
public struct AuthorPlaces: Hashable, Sendable {
    /// The mentions at place 1, 2, …; each record fills a place at most once.
    public var places: [[MentionID]]
    /// Mentions of authors whose place is unknown: a profile's person, the owner of a listing.
    public var unplaced: [[MentionID]]
    /// Whether the longest list is known to be whole; false for “et al.”, nil when no record says.
    public var isComplete: Bool?

    public init(places: [[MentionID]] = [], unplaced: [[MentionID]] = [], isComplete: Bool? = nil) {
        self.places = places
        self.unplaced = unplaced
        self.isComplete = isComplete
    }
}

/// Which mentions are one person.
public struct PeopleResolution: Hashable, Sendable {
    public struct Person: Hashable, Sendable {
        /// In canonical order.
        public var mentions: [MentionID]
        /// The best form of the name: fullest, accents repaired.
        public var displayName: String
        /// A collaboration, a company, “Anonymous”: kept, never compared.
        public var isPersonal: Bool

        public init(mentions: [MentionID], displayName: String, isPersonal: Bool = true) {
            self.mentions = mentions
            self.displayName = displayName
            self.isPersonal = isPersonal
        }
    }
    /// Ordered by first mention, canonically.
    public var people: [Person]
    /// A spanning set of reasons: n − 1 links for a person of n mentions.
    public var links: [IdentityLink]
    /// What a person should look at, at most one for each pair of people; in the order of `a`, then `b`.
    public var reviews: [ReviewProposal]

    public init(people: [Person] = [], links: [IdentityLink] = [], reviews: [ReviewProposal] = []) {
        self.people = people
        self.links = links
        self.reviews = reviews
    }
}
