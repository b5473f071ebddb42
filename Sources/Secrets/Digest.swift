import CSodium

/// Fingerprints of documents, by libsodium.
public enum Digest {
    /// SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
    public static func sha256(_ bytes: [UInt8]) -> String {
        var sum = [UInt8](repeating: 0, count: 32)
        // The call has no way to fail: libsodium always answers 0.
        _ = crypto_hash_sha256(&sum, bytes, UInt64(bytes.count))
        return Sodium.hex(sum)
    }
}
