public import Catalog
public import Foundation
public import Secrets
import Store

// Accounts: who may act here. Whoever may write the store's file may keep its accounts; what is done to claims is
// done by an account that has signed in.
extension Registrar {
    /// Makes an account.
    /// - Parameter password: nil for one that signs in through an identity provider alone.
    public func addAccount(
        named text: String, password: Secret?, roles: Set<AccountRole> = [.claimant], at now: Date = .now
    ) throws(BylineError) -> Account {
        let name = try AccountName(text)
        let hash = try password.map { password throws(BylineError) in try Self.hash(password, of: name) }
        return try change { store throws(StoreError) in
            try store.addAccount(
                named: name.description, key: name.key, passwordHash: hash?.text, roles: roles,
                at: Self.timestamp(now)
            ).flatMap { id throws(StoreError) in try store.account(id) }
        }
        .orConflict(
            "There is an account of that name, or of one that looks like it",
            mend: "Take another name; `byline account list` shows those there are")
    }

    /// Every account, in the order in which they were made.
    public func accounts() throws(BylineError) -> [Account] {
        try ask { store throws(StoreError) in try store.accounts() }
    }

    /// An account by its id (`A5`) or its name.
    public func account(_ text: String) throws(BylineError) -> Account {
        let id = AccountID(printed: text)
        // A text that can be no name is the name of no account.
        let name = try? AccountName(text)
        return try ask { store throws(StoreError) in
            if let id { return try store.account(id) }
            guard let name, let found = try store.account(key: name.key), found.name == name.description else {
                return nil
            }
            return found
        }
        .orNotFound("There is no such account", mend: "`byline account list` shows those there are")
    }

    /// Takes from an account the right to act, or gives it back. Nothing it did is changed.
    public func setDisabled(_ account: Account, to isDisabled: Bool, at now: Date = .now) throws(BylineError) -> Account
    {
        try refuseErased(account)
        return try changed(account) { store throws(StoreError) in
            try store.setDisabled(account.id, since: isDisabled ? Self.timestamp(now) : nil)
        }
    }

    /// Gives an account a new password, and forgets the sign-ins that failed with the old.
    public func setPassword(of account: Account, to password: Secret) throws(BylineError) -> Account {
        try refuseErased(account)
        let hash = try Self.hash(password, of: try AccountName(account.name))
        return try changed(account) { store throws(StoreError) in
            try store.setPasswordHash(of: account.id, to: hash.text)
            try store.forgetSignInFailures(of: account.id)
        }
    }

    /// Forgets whose account it was: name, password, iD, address, roles. What it did stays, under its number.
    public func erase(_ account: Account, at now: Date = .now) throws(BylineError) -> Account {
        try refuseErased(account)
        return try ask { store throws(StoreError) in
            try store.eraseAccount(account.id, at: Self.timestamp(now))
            return try store.account(account.id)
        }
        .orNotFound("There is no account \(account.id)", mend: "")
    }

    /// Ties an iD that an identity provider vouched for to an account.
    public func setORCID(of account: Account, to orcid: ORCID) throws(BylineError) -> Account {
        try refuseErased(account)
        if let held = account.orcid, held != orcid {
            throw BylineError(
                .conflict, "The account holds \(held) already, and that is another iD",
                mend: "Sign in with that iD, or make another account")
        }
        let isTied = try change { store throws(StoreError) in try store.setORCID(of: account.id, to: orcid) }
        guard isTied else {
            throw BylineError(
                .conflict, "Another account holds \(orcid)", mend: "Use that account; one person has one")
        }
        return try self.account(account.id.description)
    }

    // MARK: Helping

    /// RFC 3339 in UTC, as the store keeps times; texts of it sort as the moments do.
    static func timestamp(_ moment: Date) -> String { moment.formatted(.iso8601) }

    /// Asks and changes in one transaction.
    func change<T>(_ work: (Store) throws(StoreError) -> T) throws(BylineError) -> T {
        try ask { store throws(StoreError) in try store.transaction { () throws(StoreError) in try work(store) } }
    }

    private func changed(
        _ account: Account, _ work: (Store) throws(StoreError) -> Void
    ) throws(BylineError) -> Account {
        try change { store throws(StoreError) in
            try work(store)
            return try store.account(account.id)
        }
        .orNotFound("There is no account \(account.id)", mend: "")
    }

    func refuseErased(_ account: Account) throws(BylineError) {
        guard account.erasedAt == nil else {
            throw BylineError(.conflict, "\(account.id) is erased", mend: "Make a new account")
        }
    }

    /// The hash of a password that is fit to be one.
    private static func hash(_ password: Secret, of name: AccountName) throws(BylineError) -> PasswordHash {
        let text = password.revealed().precomposedStringWithCanonicalMapping
        let length = text.count
        let fault: String? =
            if length < 10 { "has fewer than 10 characters" } else if password.byteCount > 1024 {
                "has more than 1,024 bytes"
            } else if Set(text).count < 4 {
                "repeats three characters or fewer"
            } else if text.lowercased().replacing(name.description, with: "").count < 6 {
                "is the account's name, or little more"
            } else { nil }
        if let fault {
            throw BylineError(.invalidInput, "The password \(fault)", mend: "Take a sentence; any characters will do")
        }
        guard let hash = PasswordHash(of: Secret(text)) else {
            throw BylineError(
                .limit, "There is not enough memory to hash a password", mend: "It takes 64 MiB; try again later")
        }
        return hash
    }
}

extension Optional where Wrapped: Sendable {
    /// The value, or a conflict said in these words.
    func orConflict(_ what: String, mend: String) throws(BylineError) -> Wrapped {
        guard let self else { throw BylineError(.conflict, what, mend: mend) }
        return self
    }
}
