public import Catalog
public import Foundation
public import Secrets
import Store

// Tokens that prove something: handed out once, kept as salted hashes, good once, for a time.
extension Registrar {
    /// Hands out a token for one thing. An earlier one for the same thing counts no more.
    ///
    /// - Parameters:
    ///   - subject: what it is about, in the words of whoever asks: the id of a piece of evidence, of an account.
    ///   - lifetime: in seconds; three days unless told.
    public func issueToken(
        _ purpose: TokenPurpose, about subject: String, lifetime: TimeInterval = 3 * 86_400, at now: Date = .now
    ) throws(BylineError) -> Secret {
        let token = RandomToken.make()
        try change { store throws(StoreError) in
            try store.dropTokens(expiredBefore: Self.timestamp(now.addingTimeInterval(-30 * 86_400)))
            try store.addToken(
                purpose, about: subject, hash: SaltedHash(of: token).text, at: Self.timestamp(now),
                until: Self.timestamp(now.addingTimeInterval(lifetime)))
        }
        return token
    }

    /// Uses up a token that somebody gave back. Compared in constant time; of two that try at once one succeeds.
    ///
    /// - Throws: `.denied` when it is not the one that was handed out; `.conflict` when it was used, or is too old.
    public func confirmToken(
        _ token: Secret, _ purpose: TokenPurpose, about subject: String, at now: Date = .now
    ) throws(BylineError) {
        let moment = Self.timestamp(now)
        let answer = try change { store throws(StoreError) -> Result<Void, BylineError> in
            let known = try store.tokens(purpose, about: subject)
            guard let row = known.first(where: { SaltedHash(stored: $0.hash).verifies(token) }) else {
                return .failure(
                    BylineError(.denied, "That is not the token that was handed out", mend: "Ask for a new one"))
            }
            guard try store.useToken(row.id, at: moment) else {
                let why = row.usedAt == nil ? "is too old" : "was used before"
                return .failure(BylineError(.conflict, "That token \(why)", mend: "Ask for a new one"))
            }
            return .success(())
        }
        try answer.get()
    }

    /// Whether a text, such as a file of a repository or a homepage, holds the token that was handed out; uses it up.
    ///
    /// Every word of the text is a candidate, since a token is nothing that could stand there by chance.
    /// - Returns: false when no word of it is the token.
    public func confirmToken(
        in text: String, _ purpose: TokenPurpose, about subject: String, at now: Date = .now
    ) throws(BylineError) -> Bool {
        // Found first and used up then: a page full of words that are none costs no transaction each.
        let hashes = try ask { store throws(StoreError) in try store.tokens(purpose, about: subject) }
            .map { SaltedHash(stored: $0.hash) }
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")) }
        for word in words where word.utf8.count == RandomToken.length {
            let token = Secret(String(word))
            guard hashes.contains(where: { $0.verifies(token) }) else { continue }
            try confirmToken(token, purpose, about: subject, at: now)
            return true
        }
        return false
    }
}
