/// What an account may do beyond looking.
public enum AccountRole: String, CaseIterable, Codable, Comparable, Sendable {
    /// Claims a record and says which works are theirs.
    case claimant
    /// Decides on claims of others.
    case reviewer
    /// Keeps accounts, and decides where reviewers may not.
    case `operator`

    public static func < (a: AccountRole, b: AccountRole) -> Bool { a.rawValue < b.rawValue }
}

/// Somebody who may act here, without anything secret: no password, no hash, no address.
public struct Account: Hashable, Sendable {
    public var id: AccountID
    /// Lower case, Unicode NFC; `erased-7` when the person asked to be forgotten.
    public var name: String
    public var roles: Set<AccountRole>
    /// Whether it can sign in with a password.
    public var hasPassword: Bool
    /// Proven by signing in at ORCID.
    public var orcid: ORCID?
    /// Whether it asked for mail; the address itself stays in the store.
    public var takesMail: Bool
    public var createdAt: String
    public var disabledAt: String?
    public var erasedAt: String?

    public init(
        id: AccountID, name: String, roles: Set<AccountRole>, hasPassword: Bool, orcid: ORCID? = nil,
        takesMail: Bool = false, createdAt: String, disabledAt: String? = nil, erasedAt: String? = nil
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.hasPassword = hasPassword
        self.orcid = orcid
        self.takesMail = takesMail
        self.createdAt = createdAt
        self.disabledAt = disabledAt
        self.erasedAt = erasedAt
    }

    public var mayAct: Bool { disabledAt == nil && erasedAt == nil }
}

/// An account that has shown who it is, for the length of one request.
public struct Actor: Hashable, Sendable {
    public var account: AccountID
    public var name: String
    public var roles: Set<AccountRole>
    public var orcid: ORCID?

    public init(account: AccountID, name: String, roles: Set<AccountRole>, orcid: ORCID? = nil) {
        self.account = account
        self.name = name
        self.roles = roles
        self.orcid = orcid
    }

    public init(_ account: Account) {
        self.init(account: account.id, name: account.name, roles: account.roles, orcid: account.orcid)
    }

    public func has(_ role: AccountRole) -> Bool { roles.contains(role) }
}
