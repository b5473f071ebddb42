/// One row of the audit: what was done, by whom, and the hash of the row before it.
public struct AuditEntry: Hashable, Sendable {
    /// Counted from 1 without gaps.
    public var number: Int
    /// RFC 3339, UTC.
    public var at: String
    public var claim: ClaimID?
    /// nil where the program acted by itself.
    public var actor: AccountID?
    public var role: String
    public var action: String
    /// States, levels and ids as the file holds them, whatever that is: what is hashed is what stands there.
    public var from: String?
    public var to: String?
    /// The level that was granted after the move.
    public var level: Int?
    public var version: Int?
    public var reason: String
    /// Ids of evidence, separated by blanks.
    public var proofs: String
    public var previousHash: String
    public var hash: String

    public init(
        number: Int, at: String, claim: ClaimID?, actor: AccountID?, role: String, action: String,
        from: String? = nil, to: String? = nil, level: Int? = nil, version: Int? = nil,
        reason: String = "", proofs: String = "", previousHash: String, hash: String = ""
    ) {
        self.number = number
        self.at = at
        self.claim = claim
        self.actor = actor
        self.role = role
        self.action = action
        self.from = from
        self.to = to
        self.level = level
        self.version = version
        self.reason = reason
        self.proofs = proofs
        self.previousHash = previousHash
        self.hash = hash
    }
}

/// How many rows the audit should have, and the hash of the last.
public struct AuditHead: Hashable, Sendable {
    public var count: Int
    public var hash: String
    public init(count: Int, hash: String) {
        self.count = count
        self.hash = hash
    }
}
