import Foundation
public import Secrets
public import Wire

/// An OpenID Connect provider: authorization-code flow with PKCE (S256), `state` and `nonce`.
public struct OpenIDProvider: IdentityProvider {
    public let issuer: WebPlace
    public let client: String
    private let secret: Secret?
    private let redirect: String
    private let limits: Limits

    /// - Parameters:
    ///   - issuer: `https://orcid.org`; plain `http` for a provider on this very machine alone.
    ///   - client: the name under which the provider knows this program.
    ///   - secret: what the provider gave with that name; nil for a public client.
    ///   - redirect: where the provider sends the browser back; registered there.
    public init(
        issuer: String, client: String, secret: Secret? = nil, redirect: String, limits: Limits = Limits()
    ) throws(SignInError) {
        guard let place = WebPlace(issuer, schemes: ["https", "http"]), place.scheme == "https" || place.isLoopback
        else {
            throw SignInError(.invalid, "The issuer is no https address", mend: "Write it like https://orcid.org")
        }
        guard WebPlace(redirect, schemes: ["https", "http"]) != nil else {
            throw SignInError(
                .invalid, "The address to come back to is no web address", mend: "Write it as it is registered")
        }
        self.issuer = place
        self.client = client
        self.secret = secret
        self.redirect = redirect
        self.limits = limits
    }

    public func begin(state: Secret) throws(SignInError) -> SignInRequest {
        let configuration = try discover()
        let nonce = RandomToken.make()
        let verifier = RandomToken.make()
        let questions: [(String, String)] = [
            ("response_type", "code"), ("client_id", client), ("redirect_uri", redirect), ("scope", "openid"),
            ("state", state.revealed()), ("nonce", nonce.revealed()),
            ("code_challenge", RandomToken.challenge(of: verifier)), ("code_challenge_method", "S256"),
        ]
        let query = questions.map { "\($0.0)=\(HTTP.formEncoded($0.1))" }.joined(separator: "&")
        let endpoint = configuration.authorizationEndpoint.text
        return SignInRequest(
            address: endpoint + (endpoint.contains("?") ? "&" : "?") + query, state: state, nonce: nonce,
            verifier: verifier, configuration: configuration)
    }

    public func finish(
        _ request: SignInRequest, answer: String, at secondsSinceEpoch: Int
    ) throws(SignInError) -> Identity {
        let code = try code(in: answer, for: request)
        let text = try exchange(code, request)
        let token = try IDToken(
            text, issuer: request.configuration.issuer, client: client, nonce: request.nonce, at: secondsSinceEpoch)
        return Identity(issuer: request.configuration.issuer, subject: token.subject)
    }

    // MARK: The three steps

    private func discover() throws(SignInError) -> OpenIDConfiguration {
        let base = issuer.text.hasSuffix("/") ? String(issuer.text.dropLast()) : issuer.text
        guard let place = WebPlace(base + "/.well-known/openid-configuration", schemes: [issuer.scheme]) else {
            throw SignInError(.invalid, "The issuer's address is too long", mend: "Check it")
        }
        let answer = try ask { () throws(WireError) in try HTTP.get(place, limits: limits) }
        guard answer.status == 200 else { throw refusal(answer.status, "for its description") }
        return try OpenIDConfiguration(answer.body, of: issuer)
    }

    /// The code in the address to which the browser was sent back.
    private func code(in answer: String, for request: SignInRequest) throws(SignInError) -> Secret {
        let trimmed = answer.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.utf8.count <= 8192, trimmed.hasPrefix(redirect),
            let items = URLComponents(string: trimmed)?.queryItems
        else {
            throw SignInError(
                .invalid, "That is not the address the provider sends the browser back to",
                mend: "Copy the whole address that the browser shows at the end; it begins with \(redirect)")
        }
        func one(_ name: String) -> String? {
            let found = items.filter { $0.name == name }
            return found.count == 1 ? found[0].value : nil
        }
        guard let state = one("state"), Secret(state).matches(request.state) else {
            throw SignInError(.untrusted, "That address answers another sign-in", mend: "Begin anew")
        }
        // RFC 9207: where the provider names itself, it must be the one that was asked.
        if let named = one("iss"), named != request.configuration.issuer {
            throw SignInError(.untrusted, "That address comes from another provider", mend: "Begin anew")
        }
        guard let code = one("code"), !code.isEmpty else {
            throw SignInError(.denied, "The provider did not sign the person in", mend: "Begin anew and agree there")
        }
        return Secret(code)
    }

    /// Changes the code for the ID token.
    private func exchange(_ code: Secret, _ request: SignInRequest) throws(SignInError) -> String {
        var form = [
            ("grant_type", "authorization_code"), ("code", code.revealed()), ("redirect_uri", redirect),
            ("code_verifier", request.verifier.revealed()),
        ]
        let isBasic = secret != nil && !request.configuration.takesSecretInForm
        if !isBasic { form.append(("client_id", client)) }
        if let secret, !isBasic { form.append(("client_secret", secret.revealed())) }
        // RFC 6749 §2.3.1: both are form-encoded before they become HTTP Basic.
        let credentials = secret.map { secret in
            (user: HTTP.formEncoded(client), password: Secret(HTTP.formEncoded(secret.revealed())))
        }
        let fields = form.map { (name: $0.0, value: $0.1) }
        let answer = try ask { () throws(WireError) in
            try HTTP.post(
                fields, to: request.configuration.tokenEndpoint, credentials: isBasic ? credentials : nil,
                limits: limits)
        }
        guard answer.status == 200 else { throw refusal(answer.status, "for the token") }
        struct Tokens: Decodable { var id_token: String }
        guard let tokens = try? JSONDecoder().decode(Tokens.self, from: Data(answer.body)) else {
            throw SignInError(
                .untrusted, "“\(issuer.machine)” gives no ID token", mend: "Check the client's settings there")
        }
        return tokens.id_token
    }

    private func ask(_ question: () throws(WireError) -> HTTPAnswer) throws(SignInError) -> HTTPAnswer {
        do { return try question() } catch {
            let kind: SignInError.Kind =
                switch error.kind {
                case .untrusted, .tooLarge: .untrusted
                case .unusable: .invalid
                case .denied, .refused: .denied
                case .unreachable, .timedOut, .later, .broken: .unavailable
                }
            throw SignInError(kind, error.what, mend: error.mend)
        }
    }

    private func refusal(_ status: Int, _ question: String) -> SignInError {
        switch status {
        case 300...399:
            SignInError(
                .untrusted, "“\(issuer.machine)” sends us elsewhere when asked \(question)",
                mend: "Name the issuer by its own address")
        case 400...499:
            SignInError(
                .denied, "“\(issuer.machine)” says no when asked \(question) (status \(status))",
                mend: "Check the client's name and secret, and begin anew; a code is good once")
        default:
            SignInError(
                .unavailable, "“\(issuer.machine)” fails when asked \(question) (status \(status))",
                mend: "Try again later")
        }
    }
}
