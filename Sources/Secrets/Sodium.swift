import CSodium

/// libsodium, made ready before its first use; `sodium_init` may be called by several threads.
enum Sodium {
    /// The library cannot start only where the system has no source of randomness at all; no program is safe there.
    static let isReady: Bool = sodium_init() >= 0

    static func prepare() { precondition(isReady, "libsodium finds no source of randomness on this machine") }

    /// Bytes from the system's generator.
    static func randomBytes(_ count: Int) -> [UInt8] {
        prepare()
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// Lower-case hexadecimal digits, two a byte.
    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The bytes behind lower-case hexadecimal digits; nil when the text is anything else.
    static func bytes(hex text: some StringProtocol) -> [UInt8]? {
        let values = text.utf8.map { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        guard values.count.isMultiple(of: 2), !values.contains(nil) else { return nil }
        let digits = values.compactMap { $0 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
