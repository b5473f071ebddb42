/// What can be shown for a claim.
public enum ProofKind: String, CaseIterable, Codable, Hashable, Sendable {
    /// Signed in at ORCID with the iD that a source ties to the record.
    case orcidSignIn = "orcid_signin"
    /// A token mailed to an address whose domain is tied to an affiliation in the record.
    case institutionEmail = "institution_email"
    /// A token mailed to an address printed in one of the record's papers.
    case paperEmail = "paper_email"
    /// A token committed to a repository linked from one of the record's works.
    case repositoryFile = "repository_file"
    /// A token on a homepage that a source ties to the record.
    case homepageToken = "homepage_token"
    /// An arXiv author page bound to the proven iD that lists at least two of the works.
    case arxivAuthorPage = "arxiv_author_page"
    /// The word of a coauthor whose own claim stands at L3 or above.
    case coauthorVouch = "coauthor_vouch"
    /// A paper shown to the reviewer. It proves nothing by itself.
    case document

    public enum Strength: Int, Comparable, Sendable {
        case weak
        case medium
        case strong
        public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    public var strength: Strength {
        switch self {
        case .orcidSignIn, .institutionEmail, .paperEmail, .arxivAuthorPage: .strong
        case .repositoryFile, .homepageToken, .coauthorVouch: .medium
        case .document: .weak
        }
    }

    /// For how many days it counts; nil when it does not lapse.
    public var lifetimeDays: Int? {
        switch self {
        case .institutionEmail: 365
        case .repositoryFile, .homepageToken, .arxivAuthorPage: 180
        case .orcidSignIn, .paperEmail, .coauthorVouch, .document: nil
        }
    }
}

/// A piece of evidence for a claim: `P12`.
public struct ProofID: LocalID {
    public static let letter: Character = "P"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}
