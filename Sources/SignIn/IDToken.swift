import Foundation
import Secrets

/// The claims of an ID token, and the checks of OpenID Connect Core 1.0 §3.1.3.7 on them.
///
/// The token comes straight from the token endpoint, over TLS whose certificate was checked (or from this machine);
/// that section then lets TLS stand in for the token's signature. A signature is not looked at: RS256, which every
/// provider uses, is in no library of this house, and none of our own is written.
struct IDToken {
    private struct Claims: Decodable {
        var iss: String
        var sub: String
        var aud: Audience
        var azp: String?
        var exp: Double
        var iat: Double
        var nonce: String?
    }

    /// `aud` is a text or a list of texts.
    private struct Audience: Decodable {
        var names: [String]
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            // One of the two forms must fit; the second's error is told.
            if let name = try? container.decode(String.self) {
                names = [name]
            } else {
                names = try container.decode([String].self)
            }
        }
    }

    private struct Header: Decodable { var alg: String }

    let subject: String

    /// How far two clocks may differ, in seconds.
    private static let slack = 120.0

    /// - Throws: `.untrusted` with the check that failed.
    init(
        _ text: String, issuer: String, client: String, nonce: Secret, at secondsSinceEpoch: Int
    ) throws(SignInError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let decoder = JSONDecoder()
        guard parts.count == 3, let head = Base64URL.bytes(parts[0]), let body = Base64URL.bytes(parts[1]),
            let header = try? decoder.decode(Header.self, from: Data(head)),
            let claims = try? decoder.decode(Claims.self, from: Data(body))
        else { throw Self.fault("is not a token") }
        guard header.alg != "none" else { throw Self.fault("is not signed") }
        guard claims.iss == issuer else { throw Self.fault("is another issuer's") }
        guard claims.aud.names.contains(client) else { throw Self.fault("is meant for another program") }
        guard claims.aud.names.count == 1 || claims.azp == client, claims.azp.map({ $0 == client }) ?? true else {
            throw Self.fault("was issued to another program")
        }
        let now = Double(secondsSinceEpoch)
        guard claims.exp > now - Self.slack else { throw Self.fault("is too old") }
        guard claims.iat < now + Self.slack, claims.iat > now - 600 - Self.slack else {
            throw Self.fault("was not issued just now")
        }
        guard let given = claims.nonce, Secret(given).matches(nonce) else {
            throw Self.fault("answers another request")
        }
        guard (1...255).contains(claims.sub.utf8.count), claims.sub.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Self.fault("names nobody")
        }
        subject = claims.sub
    }

    private static func fault(_ what: String) -> SignInError {
        SignInError(.untrusted, "The provider's ID token \(what)", mend: "Begin the sign-in anew")
    }
}
