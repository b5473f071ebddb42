import Foundation
import Wire

/// What a provider says of itself under `/.well-known/openid-configuration` (OpenID Connect Discovery 1.0 §4).
struct OpenIDConfiguration: Sendable {
    let issuer: String
    let authorizationEndpoint: WebPlace
    let tokenEndpoint: WebPlace
    /// Whether the client's secret goes into the form; else it goes as HTTP Basic.
    let takesSecretInForm: Bool

    private struct Document: Decodable {
        var issuer: String
        var authorization_endpoint: String
        var token_endpoint: String
        var token_endpoint_auth_methods_supported: [String]?
        var code_challenge_methods_supported: [String]?
    }

    /// - Throws: when the document is not this issuer's, or sends us where nothing protects the talk.
    init(_ bytes: [UInt8], of issuer: WebPlace) throws(SignInError) {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)) else {
            throw SignInError(
                .untrusted, "“\(issuer.machine)” does not describe itself as an OpenID provider does",
                mend: "Check the issuer's address")
        }
        guard document.issuer == issuer.text else {
            throw SignInError(
                .untrusted, "“\(issuer.machine)” describes another issuer than was asked",
                mend: "Write the issuer exactly as the provider does")
        }
        guard let authorization = Self.safe(document.authorization_endpoint, for: issuer),
            let token = Self.safe(document.token_endpoint, for: issuer)
        else {
            throw SignInError(
                .untrusted, "“\(issuer.machine)” names an address that is not protected by TLS",
                mend: "Use another provider")
        }
        // RFC 8414: a provider that lists no methods may still know S256; one that lists others does not.
        if let methods = document.code_challenge_methods_supported, !methods.contains("S256") {
            throw SignInError(
                .invalid, "“\(issuer.machine)” does not know PKCE with S256", mend: "Use another provider")
        }
        self.issuer = document.issuer
        authorizationEndpoint = authorization
        tokenEndpoint = token
        let methods = document.token_endpoint_auth_methods_supported ?? ["client_secret_basic"]
        takesSecretInForm = methods.contains("client_secret_post")
    }

    /// HTTPS, or plain HTTP between a provider on this very machine and itself.
    private static func safe(_ text: String, for issuer: WebPlace) -> WebPlace? {
        guard let place = WebPlace(text, schemes: ["https", "http"]) else { return nil }
        return place.scheme == "https" || (issuer.isLoopback && place.isLoopback) ? place : nil
    }
}
