import CSodium

/// Tokens that nobody can guess.
public enum RandomToken {
    /// Characters of a token.
    public static let length = 43

    /// 256 random bits as 43 letters, digits, `-` and `_` (base64url without padding, RFC 4648 §5).
    public static func make() -> Secret { Secret(Base64URL.text(Sodium.randomBytes(32))) }

    /// The code challenge of a verifier (RFC 7636 §4.2, method S256): base64url of its SHA-256.
    public static func challenge(of verifier: Secret) -> String {
        var sum = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        // The call has no way to fail: libsodium always answers 0.
        verifier.withBytes { bytes, count in _ = crypto_hash_sha256(&sum, bytes, UInt64(count)) }
        return Base64URL.text(sum)
    }
}

/// base64url without padding (RFC 4648 §5).
public enum Base64URL {
    public static func text(_ bytes: [UInt8]) -> String {
        Sodium.prepare()
        let room = (bytes.count + 2) / 3 * 4 + 1
        var printed = [CChar](repeating: 0, count: room)
        sodium_bin2base64(&printed, room, bytes, bytes.count, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        return String(decoding: printed.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The bytes behind the text; nil when it is not base64url.
    public static func bytes(_ text: String) -> [UInt8]? {
        Sodium.prepare()
        let given = text.utf8.map { CChar(bitPattern: $0) }
        var bytes = [UInt8](repeating: 0, count: given.count * 3 / 4 + 1)
        var count = 0
        let code = sodium_base642bin(
            &bytes, bytes.count, given, given.count, nil, &count, nil, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        return code == 0 ? Array(bytes.prefix(count)) : nil
    }
}
