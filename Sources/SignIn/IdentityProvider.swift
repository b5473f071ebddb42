public import Secrets

/// Who somebody is, as an identity provider vouches for it.
public struct Identity: Hashable, Sendable {
    /// The provider.
    public var issuer: String
    /// The name under which the provider knows the person; at ORCID it is the iD.
    public var subject: String

    public init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }
}

/// One sign-in that has begun: the address to open, and what must come back. It lives in memory and is used once.
public struct SignInRequest: Sendable {
    /// For the person's browser.
    public var address: String
    /// Comes back with the answer, and ties it to this request.
    public var state: Secret
    /// Comes back inside the ID token.
    var nonce: Secret
    /// Shows the provider that whoever brings the code also made the request (PKCE, RFC 7636).
    var verifier: Secret
    var configuration: OpenIDConfiguration
}

/// Somewhere people can show who they are.
public protocol IdentityProvider: Sendable {
    /// - Parameter state: a new random token.
    func begin(state: Secret) throws(SignInError) -> SignInRequest
    /// - Parameter answer: the address to which the person's browser was sent back.
    func finish(_ request: SignInRequest, answer: String, at secondsSinceEpoch: Int) throws(SignInError) -> Identity
}

/// A sign-in that failed. It names the provider and what was wrong, and never a code, a token or a person.
public struct SignInError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// The settings cannot be used.
        case invalid
        /// The provider said no, or the person did.
        case denied
        /// The provider answers what no honest provider would, or the answer belongs to another request.
        case untrusted
        /// The provider cannot be asked now.
        case unavailable
    }
    public var kind: Kind
    public var what: String
    public var mend: String

    public init(_ kind: Kind, _ what: String, mend: String) {
        self.kind = kind
        self.what = what
        self.mend = mend
    }

    public var description: String { mend.isEmpty ? "\(what)." : "\(what). \(mend)." }
}
