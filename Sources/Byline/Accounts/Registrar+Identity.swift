public import Catalog
public import Foundation
import Secrets
public import SignIn
import Store

// Signing in at an identity provider. What ties an account to a person there is the iD of ORCID, checked.
extension Registrar {
    /// Begins a sign-in. Its state is kept as a salted hash for ten minutes and is good once.
    public func beginSignIn(
        of account: Account, at provider: some IdentityProvider, now: Date = .now
    ) throws(BylineError) -> SignInRequest {
        try refuseErased(account)
        let state = try issueToken(.signIn, about: account.id.description, lifetime: 600, at: now)
        do { return try provider.begin(state: state) } catch { throw BylineError(error) }
    }

    /// Ends a sign-in with the address to which the browser was sent back.
    ///
    /// An account that holds an iD is signed in by that iD alone; one that holds none is tied to the iD it shows.
    public func finishSignIn(
        _ request: SignInRequest, of account: Account, at provider: some IdentityProvider, answer: String,
        now: Date = .now
    ) throws(BylineError) -> Actor {
        let identity: Identity
        do {
            identity = try provider.finish(request, answer: answer, at: Int(now.timeIntervalSince1970))
        } catch { throw BylineError(error) }
        try confirmToken(request.state, .signIn, about: account.id.description, at: now)
        guard let orcid = ORCID(identity.subject) else {
            throw BylineError(
                .invalidInput, "The provider knows the person by no ORCID iD",
                mend: "Sign in at https://orcid.org, or a provider that vouches for its iDs")
        }
        if let held = account.orcid {
            guard held == orcid else {
                throw BylineError(.denied, "That is another person's iD", mend: "Sign in with your own")
            }
            return try actor(account)
        }
        _ = try actor(account)
        return try actor(try setORCID(of: account, to: orcid))
    }
}

extension BylineError {
    init(_ error: SignInError) {
        let kind: Kind =
            switch error.kind {
            case .invalid: .invalidInput
            case .denied, .untrusted: .denied
            case .unavailable: .limit
            }
        self.init(kind, error.what, mend: error.mend)
    }
}
