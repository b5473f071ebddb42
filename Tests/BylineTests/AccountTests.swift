import Byline
import Catalog
import Foundation
import Secrets
import TestSupport
import Testing

@Suite struct AccountTests {
    private let registrar: Registrar
    private let password = Secret("a sentence of my own")
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws { registrar = try Registrar(store: ":memory:", mode: .write) }

    @Test func `an account is found by its name in any case, and by its id`() throws {
        let made = try registrar.addAccount(named: "Zoë", password: nil, roles: [.reviewer, .claimant], at: start)
        #expect(made.name == "zoë" && made.roles == [.reviewer, .claimant] && !made.hasPassword && made.mayAct)
        for text in ["zoë", "ZOË", "zoe\u{308}", made.id.description] {
            #expect(try registrar.account(text) == made)
        }
        #expect(throws: BylineError.self) { try registrar.account("zoe") }
    }

    /// Pairs that one person could take for one another on a screen.
    @Test(arguments: [
        ("paula", "рaulа".replacing("a", with: "а")), ("ole", "οle".replacing("l", with: "l")), ("bob", "b0b"),
        ("carol", "caro1"), ("morna", "mornа"), ("anna_k", "anna-k"), ("ivo", "ıvo"), ("kim", "ｋｉｍ"), ("Ian", "ian"),
        ("arno", "amo"),
    ])
    func `a name that looks like another is refused`(_ first: String, _ second: String) throws {
        _ = try registrar.addAccount(named: first, password: nil)
        #expect(throws: BylineError.self) { try registrar.addAccount(named: second, password: nil) }
    }

    @Test(arguments: [
        "", "a", "a5", "A17", "zoe@example.org", "zoe w", "zoe\n", "zoe\u{202E}", "zo\u{200D}e", "erased-4", "9lives",
        "-x",
        "a/b", "a\u{0}b", "\u{3164}\u{3164}", String(repeating: "x", count: 41),
        "x" + String(repeating: "\u{301}", count: 90),
        "pаul",
    ])
    func `what cannot be a name is refused, and not repeated in the refusal`(_ text: String) {
        let error = #expect(throws: BylineError.self) { try AccountName(text) }
        #expect(error?.kind == .invalidInput)
        if text.count > 2 { #expect(error?.description.contains(text) == false) }
    }

    @Test(arguments: ["李小龍", "زينب", "анна", "μαρία", "नीलम", "o-brien.jr", "x2"])
    func `names of any script are names`(_ text: String) throws {
        #expect(try AccountName(text).description == text.precomposedStringWithCanonicalMapping)
    }

    @Test(arguments: ["short", "aaaaaaaaaaaaaaaa", "wei-wei-wei", "wei-wei1234", String(repeating: "xyzw", count: 300)])
    func `a password that is short, repeats itself or repeats the name is refused`(_ text: String) throws {
        let error = #expect(throws: BylineError.self) {
            try registrar.addAccount(named: "wei-wei", password: Secret(text))
        }
        #expect(error?.kind == .invalidInput && error?.description.contains(text) == false)
        #expect(try registrar.accounts().isEmpty)
    }

    @Test func `signing in takes the right name, the right password and an account that may act`() throws {
        let account = try registrar.addAccount(named: "zoë", password: password, at: start)
        let actor = try registrar.signIn("zoë", password: password, at: start)
        #expect(actor.account == account.id && actor.has(.claimant) && !actor.has(.operator))
        // The same text in another normal form is the same password.
        let other = try registrar.setPassword(
            of: account, to: Secret("crème brûlée".precomposedStringWithCanonicalMapping))
        _ = try registrar.signIn(
            other.name, password: Secret("crème brûlée".decomposedStringWithCanonicalMapping), at: start)
        let wrong = #expect(throws: BylineError.self) {
            try registrar.signIn("zoë", password: Secret("something else"), at: start)
        }
        let unknown = #expect(throws: BylineError.self) { try registrar.signIn("wei", password: password, at: start) }
        #expect(wrong == unknown && wrong?.kind == .denied)
        _ = try registrar.setDisabled(account, to: true)
        let disabled = #expect(throws: BylineError.self) {
            try registrar.signIn("zoë", password: Secret("crème brûlée"), at: start)
        }
        #expect(disabled?.kind == .denied)
        _ = try registrar.setDisabled(account, to: false)
        _ = try registrar.signIn("zoë", password: Secret("crème brûlée"), at: start)
    }

    @Test func `an account without a password cannot be signed in with one`() throws {
        _ = try registrar.addAccount(named: "zoë", password: nil)
        #expect(throws: BylineError.self) { try registrar.signIn("zoë", password: Secret(""), at: start) }
    }

    @Test func `after the third failure each wait is twice the last, and the right password must wait too`() throws {
        _ = try registrar.addAccount(named: "zoë", password: password, at: start)
        var now = start
        for expected in [0, 0, 0, 1, 2, 4, 8, 16] {
            if expected > 0 {
                let early = #expect(throws: BylineError.self) {
                    try registrar.signIn("zoë", password: password, at: now.addingTimeInterval(Double(expected) - 1))
                }
                #expect(early?.kind == .limit, "before \(expected) seconds have passed")
                now += Double(expected)
            }
            let late = #expect(throws: BylineError.self) {
                try registrar.signIn("zoë", password: Secret("wrong again"), at: now)
            }
            #expect(late?.kind == .denied, "after \(expected) seconds")
        }
        _ = try registrar.signIn("zoë", password: password, at: now + 900)
        // Success forgets the failures.
        #expect(throws: BylineError.self) { try registrar.signIn("zoë", password: Secret("wrong"), at: now + 901) }
        _ = try registrar.signIn("zoë", password: password, at: now + 901)
    }

    @Test func `the wait grows to a quarter of an hour and no further`() throws {
        _ = try registrar.addAccount(named: "zoë", password: password, at: start)
        var now = start
        for _ in 0..<16 {
            now += 900
            #expect(throws: BylineError.self) { try registrar.signIn("zoë", password: Secret("wrong again"), at: now) }
        }
        let early = #expect(throws: BylineError.self) { try registrar.signIn("zoë", password: password, at: now + 899) }
        #expect(early?.kind == .limit)
        _ = try registrar.signIn("zoë", password: password, at: now + 900)
    }

    @Test func `an iD belongs to one account, and an account to one iD`() throws {
        let iD = try ORCID.read("0000-0002-1825-0097")
        let zoe = try registrar.addAccount(named: "zoë", password: nil)
        let wei = try registrar.addAccount(named: "wei", password: nil)
        #expect(try registrar.setORCID(of: zoe, to: iD).orcid == iD)
        #expect(throws: BylineError.self) { try registrar.setORCID(of: wei, to: iD) }
        let tied = try registrar.account("zoë")
        #expect(throws: BylineError.self) {
            try registrar.setORCID(of: tied, to: try ORCID.read("0000-0001-5109-3700"))
        }
    }

    @Test func `an erased account keeps its number and nothing else, in the file too`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "store.sqlite").path
            let registrar = try Registrar(store: path, mode: .write)
            let zoe = try registrar.addAccount(named: "zoë-planted", password: password, roles: [.operator])
            let kept = try registrar.setORCID(of: zoe, to: try ORCID.read("0000-0002-1694-233X"))
            let erased = try registrar.erase(kept)
            #expect(erased.id == zoe.id && erased.name == "erased-1" && erased.orcid == nil && erased.roles.isEmpty)
            #expect(!erased.hasPassword && !erased.mayAct)
            for suffix in ["", "-wal"] {
                let bytes = try Data(contentsOf: URL(filePath: path + suffix))
                for planted in ["planted", "233X", "argon2id"] {
                    #expect(bytes.range(of: Data(planted.utf8)) == nil, "\(planted) in the store\(suffix)")
                }
            }
            #expect(throws: BylineError.self) { try registrar.erase(erased) }
            #expect(throws: BylineError.self) { try registrar.setPassword(of: erased, to: password) }
            // The name is free again, for another number.
            #expect(try registrar.addAccount(named: "zoë-planted", password: nil).id != zoe.id)
        }
    }
}
