import Foundation
import Secrets
import Testing

@Suite struct SecretTests {
    private let planted = "correct horse battery staple"

    @Test func `a secret shows three dots wherever it is printed`() {
        let secret = Secret(planted)
        struct Holder { var password: Secret }
        var dumped = ""
        dump(Holder(password: secret), to: &dumped)
        for shown in ["\(secret)", String(reflecting: secret), "\([secret])", "\(Holder(password: secret))", dumped] {
            #expect(!shown.contains("horse") && shown.contains("•••"), "\(shown)")
        }
        #expect(!((secret as Any) is any Encodable))
        #expect(secret.revealed() == planted)
    }

    @Test func `secrets match when every byte is the same`() {
        #expect(Secret("abc").matches(Secret("abc")) && Secret("").matches(Secret([])))
        #expect(!Secret("abc").matches(Secret("abd")) && !Secret("abc").matches(Secret("ab")))
    }

    @Test(arguments: [PasswordHash.Cost.least, .standard])
    func `a password verifies against its hash alone, and the hash does not hold it`(_ cost: PasswordHash.Cost) throws {
        let hash = try #require(PasswordHash(of: Secret(planted), cost: cost))
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=\(cost.memoryBytes / 1024),t=\(cost.passes),p=1$"))
        #expect(PasswordHash(stored: hash.text).verifies(Secret(planted)))
        for wrong in ["", "correct horse battery stapl", planted + " ", planted + "\0"] {
            #expect(!hash.verifies(Secret(wrong)), "\(wrong)")
        }
        #expect(!hash.text.contains("horse"))
        #expect(PasswordHash(of: Secret(planted), cost: cost) != hash, "every hash has a salt of its own")
    }

    @Test func `a hash of another cost is made again, one of today's is not`() throws {
        let cheap = try #require(PasswordHash(of: Secret(planted), cost: .least))
        #expect(cheap.needsRehash() && !cheap.needsRehash(for: .least))
        #expect(PasswordHash.Cost.standard.memoryBytes == 64 << 20 && PasswordHash.Cost.standard.passes == 2)
    }

    @Test(arguments: ["", "x", "$argon2id$", String(repeating: "$", count: 500), "é"])
    func `what is no hash verifies nothing`(_ text: String) {
        #expect(!PasswordHash(stored: text).verifies(Secret(text)))
        #expect(PasswordHash(stored: text).needsRehash())
        #expect(!SaltedHash(stored: text).verifies(Secret(text)))
    }

    @Test func `a token verifies against its salted hash alone`() {
        let token = RandomToken.make()
        let hash = SaltedHash(of: token)
        #expect(SaltedHash(stored: hash.text).verifies(token))
        #expect(!hash.verifies(RandomToken.make()) && SaltedHash(of: token) != hash)
        #expect(!hash.text.contains(token.revealed()))
        // HMAC-SHA-256 of "abc" under 32 zero bytes, by Python's hmac module.
        let zero = String(repeating: "0", count: 64)
        let known = "hmac-sha256$\(zero)$fd7adb152c05ef80dccf50a1fa4c05d5a3ec6da95575fc312ae7c5d091836351"
        #expect(SaltedHash(stored: known).verifies(Secret("abc")))
    }

    @Test func `tokens are 43 characters of base64url and never come twice`() {
        let tokens = (0..<1000).map { _ in RandomToken.make().revealed() }
        #expect(Set(tokens).count == 1000)
        for token in tokens {
            #expect(
                token.count == 43
                    && token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
            #expect(Base64URL.bytes(token)?.count == 32)
        }
    }

    /// RFC 4648, section 10, without the padding; and the two characters in which base64url differs.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("foobar", "Zm9vYmFy"),
    ])
    func `base64url is the published one`(_ plain: String, _ text: String) {
        #expect(Base64URL.text(Array(plain.utf8)) == text && Base64URL.bytes(text) == Array(plain.utf8))
        #expect(Base64URL.text([0xFB, 0xFF]) == "-_8")
        #expect(Base64URL.bytes("Zg==") == nil && Base64URL.bytes("a+b/") == nil)
    }

    /// RFC 7636, appendix B.
    @Test func `the code challenge is the published one`() {
        let verifier = Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        #expect(RandomToken.challenge(of: verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }
}
