import CSodium

/// The fingerprint of a document that comes piece by piece: the same as `Digest.sha256` of the whole.
public struct StreamDigest: Sendable {
    private var state = crypto_hash_sha256_state()

    public init() { start() }

    private mutating func start() { _ = crypto_hash_sha256_init(&state) }

    public mutating func add(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { _ = crypto_hash_sha256_update(&state, $0.baseAddress, UInt64($0.count)) }
    }

    /// SHA-256 of all bytes added since the last call, as 64 lower-case hexadecimal digits. The next begins anew.
    public mutating func take() -> String {
        var sum = [UInt8](repeating: 0, count: 32)
        _ = crypto_hash_sha256_final(&state, &sum)
        start()
        return Sodium.hex(sum)
    }
}
