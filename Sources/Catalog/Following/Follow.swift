/// What can be followed.
public enum FollowTarget: Hashable, Sendable {
    case researcher(ResearcherID)
    /// An arXiv category: `cond-mat.dis-nn`.
    case topic(String)
    /// The words of a search, blank-separated; each must occur.
    case search(String)

    public enum Kind: String, Hashable, Sendable, CaseIterable { case researcher, topic, search }

    public var kind: Kind {
        switch self {
        case .researcher: .researcher
        case .topic: .topic
        case .search: .search
        }
    }
}

/// Something an account follows.
public struct Follow: Hashable, Sendable {
    public var id: FollowID
    public var account: AccountID
    /// A researcher as they are today, whatever they were called when the following began.
    public var target: FollowTarget
    /// What a reader calls it: a name, a code with its subject, words in quotation marks.
    public var name: String
    public var since: Instant
    /// Whether nothing is told of it; feeds go on.
    public var isMuted: Bool
    /// How many accounts follow the same.
    public var followers: Int

    public init(
        id: FollowID, account: AccountID, target: FollowTarget, name: String, since: Instant, isMuted: Bool = false,
        followers: Int = 1
    ) {
        self.id = id
        self.account = account
        self.target = target
        self.name = name
        self.since = since
        self.isMuted = isMuted
        self.followers = followers
    }
}

/// A work that became part of what somebody follows.
public struct Sighting: Hashable, Sendable {
    public var work: WorkID
    public var title: String?
    public var authors: String
    public var abstract: String?
    public var doi: String?
    public var arxiv: String?
    /// When it came into the catalogue or, later than that, into what is followed.
    public var at: Instant

    public init(
        work: WorkID, title: String?, authors: String, abstract: String? = nil, doi: String? = nil,
        arxiv: String? = nil, at: Instant
    ) {
        self.work = work
        self.title = title
        self.authors = authors
        self.abstract = abstract
        self.doi = doi
        self.arxiv = arxiv
        self.at = at
    }
}
