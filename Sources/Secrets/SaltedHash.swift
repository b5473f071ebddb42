import CSodium

/// A token as it may be stored: HMAC-SHA-256 of it under a random salt of its own.
///
/// Fit for what cannot be guessed, such as a `RandomToken`. What people choose belongs in a `PasswordHash`.
public struct SaltedHash: Hashable, Sendable {
    /// `hmac-sha256$<salt>$<hash>`, both as 64 hexadecimal digits.
    public let text: String

    /// A hash that was stored.
    public init(stored text: String) { self.text = text }

    /// Hashes a token with a new random salt of 256 bits.
    public init(of token: Secret) {
        let salt = Sodium.randomBytes(Int(crypto_auth_hmacsha256_KEYBYTES))
        text = "\(Self.name)$\(Sodium.hex(salt))$\(Sodium.hex(Self.code(of: token, under: salt)))"
    }

    /// Whether this is the hash of that token; the comparison takes the same time wherever they differ.
    public func verifies(_ token: Secret) -> Bool {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.name,
            let salt = Sodium.bytes(hex: parts[1]), salt.count == Int(crypto_auth_hmacsha256_KEYBYTES),
            let expected = Sodium.bytes(hex: parts[2]), expected.count == Int(crypto_auth_hmacsha256_BYTES)
        else { return false }
        return sodium_memcmp(expected, Self.code(of: token, under: salt), expected.count) == 0
    }

    private static let name = "hmac-sha256"

    private static func code(of token: Secret, under salt: [UInt8]) -> [UInt8] {
        Sodium.prepare()
        var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
        // The call has no way to fail: libsodium always answers 0.
        token.withBytes { bytes, count in _ = crypto_auth_hmacsha256(&code, bytes, UInt64(count), salt) }
        return code
    }
}
