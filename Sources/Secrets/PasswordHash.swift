import CSodium

/// A password as it may be stored: Argon2id with its salt and its cost, in libsodium's printed form.
public struct PasswordHash: Hashable, Sendable {
    /// What trying one password costs.
    public struct Cost: Hashable, Sendable {
        public var passes: UInt64
        public var memoryBytes: Int

        /// 64 MiB and two passes, about a tenth of a second: more than three times the memory that OWASP asks of
        /// Argon2id, and few enough that several people can sign in at once on a small machine. Guessing on line is held
        /// back by the growing delay after failures; the hash is there for the day the file is stolen. Raising it
        /// here raises it for everybody at their next sign-in (`needsRehash`).
        public static let standard = Cost(
            passes: UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE), memoryBytes: Int(crypto_pwhash_MEMLIMIT_INTERACTIVE))
        /// 256 MiB and three passes, about half a second.
        public static let moderate = Cost(
            passes: UInt64(crypto_pwhash_OPSLIMIT_MODERATE), memoryBytes: Int(crypto_pwhash_MEMLIMIT_MODERATE))
        /// The least libsodium accepts: for tests, where nothing is at stake.
        package static let least = Cost(
            passes: UInt64(crypto_pwhash_OPSLIMIT_MIN), memoryBytes: Int(crypto_pwhash_MEMLIMIT_MIN))
    }

    /// `$argon2id$v=19$m=65536,t=2,p=1$…`
    public let text: String

    /// A hash that was stored.
    public init(stored text: String) { self.text = text }

    /// Hashes a password with a new random salt; nil when the machine has not the memory that `cost` asks for.
    public init?(of password: Secret, cost: Cost = .standard) {
        Sodium.prepare()
        var printed = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let code = password.withCharacters { characters, count in
            crypto_pwhash_str(&printed, characters, UInt64(count), cost.passes, cost.memoryBytes)
        }
        guard code == 0 else { return nil }
        text = String(decoding: printed.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether this is the hash of that password; takes as long for a wrong one as for the right one.
    public func verifies(_ password: Secret) -> Bool {
        Sodium.prepare()
        return withPrintedForm { printed in
            password.withCharacters { characters, count in
                crypto_pwhash_str_verify(printed, characters, UInt64(count)) == 0
            }
        }
    }

    /// Whether it was made at another cost than is asked for today, or is no hash at all.
    public func needsRehash(for cost: Cost = .standard) -> Bool {
        Sodium.prepare()
        return withPrintedForm { crypto_pwhash_str_needs_rehash($0, cost.passes, cost.memoryBytes) != 0 }
    }

    /// Does the work of checking a password that nobody has, so that an unknown name answers no sooner than a known.
    public static func pretendToVerify(_ password: Secret, cost: Cost = .standard) {
        // The hash is thrown away; the time it took is all that was wanted.
        _ = PasswordHash(of: password, cost: cost)
    }

    /// libsodium reads up to `crypto_pwhash_STRBYTES` and no further than the closing zero.
    private func withPrintedForm<T>(_ use: ([CChar]) -> T) -> T {
        let room = Int(crypto_pwhash_STRBYTES)
        let bytes = text.utf8.prefix(room - 1).map { CChar(bitPattern: $0) }
        return use(bytes + [CChar](repeating: 0, count: room - bytes.count))
    }
}
