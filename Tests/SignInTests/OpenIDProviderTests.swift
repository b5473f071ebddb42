import Foundation
import Secrets
import SignIn
import TestSupport
import Testing
import Wire

@Suite(.enabled(if: hasPython), .serialized) struct OpenIDProviderTests {
    private let back = "http://127.0.0.1:9/back"
    private let iD = "0000-0002-1825-0097"
    private var now: Int { Int(Date.now.timeIntervalSince1970) }

    private func query(_ address: String) throws -> [String: String] {
        let items = try #require(URLComponents(string: address)?.queryItems)
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
    }

    // MARK: An independent provider

    @Test func `a sign-in at an independent provider says who somebody is`() throws {
        let server = try PythonServer("Servers/provider.py", ["mock"])
        let issuer = "http://localhost:\(server.port)"
        let provider = try OpenIDProvider(
            issuer: issuer, client: "byline", secret: Secret("planted-secret"), redirect: back)
        let request = try provider.begin(state: RandomToken.make())
        let asked = try query(request.address)
        #expect(asked["response_type"] == "code" && asked["code_challenge_method"] == "S256")
        #expect(asked["scope"] == "openid" && asked["redirect_uri"] == back && asked["client_id"] == "byline")
        let answer = try python("Servers/browser.py", [iD], input: Data(request.address.utf8))
        let landed = String(decoding: answer, as: UTF8.self)
        let identity = try provider.finish(request, answer: landed, at: now)
        #expect(identity == Identity(issuer: issuer, subject: iD))
        // A code is good once.
        let again = #expect(throws: SignInError.self) { try provider.finish(request, answer: landed, at: now) }
        #expect(again?.kind == .denied)
        // The answer to one request is none to another.
        let other = try provider.begin(state: RandomToken.make())
        let mixed = #expect(throws: SignInError.self) { try provider.finish(other, answer: landed, at: now) }
        #expect(mixed?.kind == .untrusted)
    }

    @Test func `a person who says no is not signed in`() throws {
        let server = try PythonServer("Servers/provider.py", ["mock"])
        let provider = try OpenIDProvider(
            issuer: "http://localhost:\(server.port)", client: "byline", secret: Secret("x"), redirect: back)
        let request = try provider.begin(state: RandomToken.make())
        let answer = try python("Servers/browser.py", [iD, "deny"], input: Data(request.address.utf8))
        let landed = String(decoding: answer, as: UTF8.self)
        #expect(throws: SignInError.self) { try provider.finish(request, answer: landed, at: now) }
    }

    // MARK: Providers that play false

    /// Our own provider at a play, from the request to the identity.
    private func signIn(_ play: String, _ server: PythonServer, limits: Limits = Limits()) throws -> Identity {
        let provider = try OpenIDProvider(
            issuer: "http://127.0.0.1:\(server.port)/\(play)", client: "byline", secret: Secret("planted-secret"),
            redirect: back, limits: limits)
        let request = try provider.begin(state: RandomToken.make())
        let asked = try query(request.address)
        let code = try JSONSerialization.data(withJSONObject: [
            "nonce": try #require(asked["nonce"]), "challenge": try #require(asked["code_challenge"]), "sub": iD,
        ])
        let answer = "\(back)?code=\(Base64URL.text([UInt8](code)))&state=\(try #require(asked["state"]))"
        return try provider.finish(request, answer: answer, at: now)
    }

    @Test func `an honest provider that checks verifier and secret is content with ours`() throws {
        let server = try PythonServer("Servers/provider.py", ["plays"])
        for play in ["honest", "form", "good-auds"] {
            #expect(try signIn(play, server).subject == iD, "\(play)")
        }
    }

    @Test func `every lie is noticed, and no error repeats what was said`() throws {
        let server = try PythonServer("Servers/provider.py", ["plays"])
        let lies: [(plays: [String], kind: SignInError.Kind)] = [
            (
                [
                    "nonce", "no-nonce", "aud", "iss", "expired", "old", "future", "two-auds", "azp", "nobody",
                    "strange", "text-exp", "unsigned", "cut-token", "no-token", "huge-token", "token-redirect",
                    "issuer", "elsewhere", "file", "no-json", "list", "huge-description", "redirect",
                ], .untrusted
            ),
            (["plain-pkce"], .invalid), (["down"], .unavailable),
        ]
        for (plays, kind) in lies {
            for play in plays {
                let error = #expect(throws: SignInError.self, "\(play)") { try signIn(play, server) }
                #expect(error?.kind == kind, "\(play): \(error?.description ?? "")")
                for said in ["planted", iD, "code="] {
                    #expect(error?.description.contains(said) == false, "\(play): \(error?.description ?? "")")
                }
            }
        }
        let slow = #expect(throws: SignInError.self) {
            try signIn("slow", server, limits: Limits(connectMilliseconds: 300, wholeMilliseconds: 300))
        }
        #expect(slow?.kind == .unavailable)
    }

    // MARK: What the browser brings back

    @Test func `an answer must be whole, ours and single`() throws {
        let server = try PythonServer("Servers/provider.py", ["plays"])
        let provider = try OpenIDProvider(
            issuer: "http://127.0.0.1:\(server.port)/honest", client: "byline", secret: nil, redirect: back)
        let request = try provider.begin(state: RandomToken.make())
        let state = request.state.revealed()
        for answer in [
            "", "planted-code", "http://example.org/back?code=x&state=\(state)", "\(back)?code=planted-code",
            "\(back)?code=planted-code&state=\(state)x", "\(back)?code=planted-code&state=\(state)&state=\(state)",
            "\(back)?state=\(state)", "\(back)?code=&state=\(state)", "\(back)?code=a&code=b&state=\(state)",
            "\(back)?error=access_denied&state=\(state)", "\(back)?code=x&state=\(state)&iss=https://orcid.org",
            String(repeating: "x", count: 10_000),
        ] {
            let error = #expect(throws: SignInError.self) { try provider.finish(request, answer: answer, at: now) }
            #expect(error?.description.contains("planted") == false && error?.description.contains(state) == false)
        }
    }

    @Test(arguments: [
        "http://orcid.org", "orcid.org", "https://", "file:///x", "https://zoe@orcid.org",
        "http://127.0.0.1.example.org",
    ])
    func `an issuer that TLS does not protect is refused`(_ issuer: String) {
        #expect(throws: SignInError.self) { try OpenIDProvider(issuer: issuer, client: "byline", redirect: back) }
    }
}
