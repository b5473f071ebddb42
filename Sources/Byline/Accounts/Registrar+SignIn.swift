public import Catalog
public import Foundation
public import Secrets
import Store

extension Registrar {
    /// Signs an account in by its password.
    ///
    /// The attempt is counted before the password is looked at and taken back when it is right, so that many tries at
    /// once gain nothing. An unknown name costs the same time and gives the same words as a wrong password.
    /// - Throws: `.denied` for a wrong name or password or a disabled account; `.limit` while the account must wait.
    public func signIn(
        _ name: String, password: Secret, at now: Date = .now
    ) throws(BylineError) -> Actor {
        let password = Secret(password.revealed().precomposedStringWithCanonicalMapping)
        // Why there is no such account is nothing to tell here.
        guard let account = try? self.account(name) else {
            PasswordHash.pretendToVerify(password)
            throw Self.refused
        }
        let stored = try change { store throws(StoreError) -> Result<String?, BylineError> in
            if let wait = Self.wait(after: try store.signInFailures(of: account.id), at: now) {
                return .failure(Self.tooSoon(wait))
            }
            try store.countSignInFailure(of: account.id, at: Self.timestamp(now))
            return .success(try store.passwordHash(of: account.id))
        }
        let hash = try stored.get().map(PasswordHash.init(stored:))
        guard let hash, hash.verifies(password) else {
            if hash == nil { PasswordHash.pretendToVerify(password) }
            throw Self.refused
        }
        let renewed = hash.needsRehash() ? PasswordHash(of: password) : nil
        try change { store throws(StoreError) in
            try store.forgetSignInFailures(of: account.id)
            if let renewed { try store.setPasswordHash(of: account.id, to: renewed.text) }
        }
        return try actor(account)
    }

    /// The account as one that may act now.
    /// - Throws: `.denied` when it is disabled or erased.
    func actor(_ account: Account) throws(BylineError) -> Actor {
        guard account.mayAct else {
            throw BylineError(.denied, "The account is disabled", mend: "Ask an operator")
        }
        return Actor(account)
    }

    /// Whole seconds to wait; nil when the next try may be made.
    ///
    /// Two failures are a slip. After the third one waits a second, and twice as long after each further one, up to a
    /// quarter of an hour: a hundred guesses a day.
    static func wait(after failures: (count: Int, lastAt: String)?, at now: Date) -> Int? {
        guard let failures, failures.count >= 3, let last = try? Date(failures.lastAt, strategy: .iso8601) else {
            return nil
        }
        let delay = min(900, 1 << min(failures.count - 3, 10))
        // A clock that was set back does not lock anybody out for longer than the delay itself.
        let passed = max(0, now.timeIntervalSince(last))
        let left = Double(delay) - passed
        return left > 0 ? Int(left.rounded(.up)) : nil
    }

    private static var refused: BylineError {
        BylineError(.denied, "That name and password do not go together", mend: "Check both")
    }

    private static func tooSoon(_ seconds: Int) -> BylineError {
        BylineError(
            .limit, "Too many sign-ins have failed for this account",
            mend: "Try again in \(seconds) second\(seconds == 1 ? "" : "s")")
    }
}
