import Byline
import Catalog
import Foundation
import Secrets
import SignIn
import Store
import TestSupport
import Testing

/// Proofs that stand on the web: a homepage, names, an iD at its provider, an author's page at arXiv.
@Suite struct WebProofTests {
    private let pond: Pond
    private let registrar: Registrar
    private let ana: Actor
    private let wei: Actor
    private let homepage = "https://ana-lind.example"

    init() throws {
        pond = try Pond()
        registrar = pond.registrar
        // A paper that prints pages of its author's own.
        let paper = String(decoding: try fixture("claims/ducks.md"), as: UTF8.self)
            .replacing("Ducks on Small Ponds", with: "Ducks on Large Ponds").replacing(
                "whatever the weather.", with: "as https://ana-lind.example and https://uni.example/~lind show.")
        try registrar.take(paper, as: "large.md")
        try registrar.take([.init(label: "author-page.html", bytes: try fixture("arxiv/author-page.html"))])
        ana = try pond.actor("ana")
        wei = try pond.actor("wei", [.reviewer])
    }

    private func open() throws -> ClaimID {
        try registrar.openClaim(to: try pond.person("Ana Lind"), by: ana, at: pond.now).claim.id
    }

    /// Texts by name.
    private struct Names: NameLookup {
        let known: [String: [String]]
        func texts(of name: String) throws(BylineError) -> [String] { known[name] ?? [] }
    }

    // MARK: Homepages

    @Test func `a homepage proves itself by a link of its author's, and by nothing else that stands there`() throws {
        let id = try open()
        let challenge = try registrar.beginProof(.homepageToken, of: homepage, for: id, by: ana, at: pond.now)
        let token = challenge.token.revealed()
        func confirm(_ page: String) throws -> ClaimSummary {
            try registrar.confirmPage(
                homepage, .homepageToken, for: id, by: ana, pages: Shelf([homepage: page]), at: pond.now)
        }
        for page in [
            "<p>\(token)</p>", "<a href='urn:byline:claim:\(token)'>me</a>", "<!-- <a rel=me href='\(token)'> -->",
            "<a rel='me ugc' href='urn:byline:claim:\(token)'>a visitor</a>", "<a rel=me href='\(token)x'>",
        ] { #expect(pond.kind { try confirm(page) } == .conflict, "\(page)") }
        let proven = try confirm("<html><head><link rel=\"me\" href=\"urn:byline:claim:\(token)\"></head></html>")
        #expect(proven.claim.state == .pending, "one medium proof is half of a strong one")
        let proof = try #require(try registrar.claimDetail(id, at: pond.now).proofs.first)
        #expect(proof.kind == .homepageToken && proof.outcome == .accepted)
        #expect(pond.kind { try confirm("<a rel=me href='\(token)'>") } == .notFound, "a token is good once")
        // With the repository it is worth a strong one.
        let both = try pond.proveRepository("https://github.com/ana-lind/ducks-on-ponds", for: id, by: ana)
        #expect(both.claim.state == .verified)
    }

    @Test func `the names of a domain prove a page that is the whole host, and no page on somebody's host`() throws {
        let id = try open()
        let token = try registrar.beginProof(.homepageToken, of: homepage, for: id, by: ana, at: pond.now).token
            .revealed()
        func confirm(_ names: [String: [String]], _ address: String? = nil) throws -> ClaimSummary {
            try registrar.confirmName(address ?? homepage, for: id, by: ana, names: Names(known: names), at: pond.now)
        }
        #expect(pond.kind { try confirm([:]) } == .conflict)
        #expect(pond.kind { try confirm(["ana-lind.example": ["byline-claim=\(token)"]]) } == .conflict, "another name")
        #expect(pond.kind { try confirm(["_byline.ana-lind.example": ["byline-claim=\(token)x"]]) } == .conflict)
        _ = try confirm(["_byline.ana-lind.example": ["v=spf1 -all", "byline-claim=\(token)"]])
        #expect(try registrar.claimDetail(id, at: pond.now).proofs.map(\.outcome) == [.accepted])

        let shared = "https://uni.example/~lind"
        let other = try registrar.beginProof(.homepageToken, of: shared, for: id, by: ana, at: pond.now).token
            .revealed()
        let texts = ["_byline.uni.example": ["byline-claim=\(other)"]]
        #expect(pond.kind { try confirm(texts, shared) } == .conflict)
    }

    @Test(.enabled(if: hasPython)) func `a name server that others wrote is asked for just that name`() throws {
        let id = try open()
        let token = try registrar.beginProof(.homepageToken, of: homepage, for: id, by: ana, at: pond.now).token
            .revealed()
        let texts = try JSONEncoder().encode(["_byline.ana-lind.example": ["byline-claim=\(token)"]])
        let server = try PythonServer("Servers/names.py", [String(decoding: texts, as: UTF8.self)])
        defer { withExtendedLifetime(server) {} }
        let names = try PublicNames(server: "127.0.0.1:\(server.port)")
        _ = try registrar.confirmName(homepage, for: id, by: ana, names: names, at: pond.now)
        #expect(try registrar.claimDetail(id, at: pond.now).proofs.map(\.outcome) == [.accepted])
        #expect(pond.kind { try PublicNames(server: "dns.example") } == .invalidInput)
    }

    @Test func `a page that no work prints cannot be proven`() throws {
        let id = try open()
        #expect(
            pond.kind {
                try registrar.beginProof(.homepageToken, of: "https://else.example", for: id, by: ana, at: pond.now)
            } == .conflict)
    }

    // MARK: iDs

    /// Signs an account in at the independent provider, as its person would in a browser.
    private func signIn(_ account: Account, as iD: String, at server: PythonServer) throws -> Actor {
        let provider = try OpenIDProvider(
            issuer: "http://localhost:\(server.port)", client: "byline", secret: Secret("x"),
            redirect: "http://127.0.0.1:9/back")
        let request = try registrar.beginSignIn(of: account, at: provider)
        let landed = try python("Servers/browser.py", [iD], input: Data(request.address.utf8))
        return try registrar.finishSignIn(
            request, of: account, at: provider, answer: String(decoding: landed, as: UTF8.self))
    }

    @Test(.enabled(if: hasPython)) func `from a sign-in at a provider and arXiv's page the claim comes to L3`() throws {
        let server = try PythonServer("Servers/provider.py", ["mock"])
        defer { withExtendedLifetime(server) {} }
        let id = try open()
        let page = "https://arxiv.org/a/0000-0002-1825-0097.atom2"
        let shelf = Shelf([page: "<feed><id>http://arxiv.org/abs/2101.00011v1</id> <id>…/2102.00022v3</id></feed>"])
        #expect(pond.kind { try registrar.proveByORCID(for: id, by: ana, at: pond.now) } == .conflict, "not signed in")
        #expect(
            pond.kind { try registrar.proveByAuthorPage(for: id, by: ana, pages: shelf, at: pond.now) } == .conflict,
            "the page speaks of an iD that nobody has proven")

        // Somebody else's iD signs in well enough, and is tied to another record or none.
        let bo = try registrar.addAccount(named: "bo", password: nil)
        let stranger = try signIn(bo, as: "0000-0001-5109-3700", at: server)
        let boClaim = try registrar.openClaim(to: try pond.person("Bo Ekberg"), by: stranger, at: pond.now).claim.id
        #expect(pond.kind { try registrar.proveByORCID(for: boClaim, by: stranger, at: pond.now) } == .conflict)

        let known = try signIn(try registrar.account("ana"), as: "0000-0002-1825-0097", at: server)
        #expect(known.orcid == ORCID("0000-0002-1825-0097"))
        #expect(try registrar.proveByORCID(for: id, by: known, at: pond.now).claim.state == .verified)
        // A page that lists one of the works is not enough; ids that only begin alike are others.
        let poor = Shelf([page: "<id>http://arxiv.org/abs/2101.00011v1</id> <id>http://arxiv.org/abs/2102.000221</id>"])
        #expect(
            pond.kind { try registrar.proveByAuthorPage(for: id, by: known, pages: poor, at: pond.now) } == .conflict)
        _ = try registrar.proveByAuthorPage(for: id, by: known, pages: shelf, at: pond.now)
        #expect(try registrar.claimDetail(id, at: pond.now).bornLevel == .corroborated)
        // Two independent strong proofs: nobody need wait for a person, and one level comes after the other.
        #expect(try registrar.sweepClaims(at: pond.now).map(\.claim.state) == [.approved])
        #expect(try pond.decide(.approve, id, by: wei).level == .corroborated)
        let kinds = try registrar.claimDetail(id, at: pond.now).proofs.map(\.kind)
        #expect(kinds == [.orcidSignIn, .arxivAuthorPage])
        #expect(try registrar.auditReport().isSound)
    }
}
