public import Catalog

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
    public var from: ClaimState?
    public var to: ClaimState?
    /// The level that was granted after the move.
    public var level: VerificationLevel?
    public var version: Int?
    public var reason: String
    public var proofs: [ProofID]
    public var previousHash: String
    public var hash: String

    public init(
        number: Int, at: String, claim: ClaimID?, actor: AccountID?, role: String, action: String,
        from: ClaimState? = nil, to: ClaimState? = nil, level: VerificationLevel? = nil, version: Int? = nil,
        reason: String = "", proofs: [ProofID] = [], previousHash: String, hash: String = ""
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

    /// What is hashed: every field but the number and the hash itself, each with its name and its length in bytes, so
    /// that no two rows give the same bytes. The number is left out: the order is what the chain itself says.
    public var hashedBytes: [UInt8] {
        let fields: [(String, String?)] = [
            ("previous", previousHash), ("at", at), ("claim", claim?.description), ("actor", actor?.description),
            ("role", role), ("action", action), ("from", from?.rawValue), ("to", to?.rawValue), ("level", level?.code),
            ("version", version.map(String.init)), ("reason", reason),
            ("proofs", proofs.map(\.description).joined(separator: " ")),
        ]
        let lines = fields.map { name, value in
            value.map { "\(name) \($0.utf8.count) \($0)\n" } ?? "\(name) -\n"
        }
        return Array(("byline audit 1\n" + lines.joined()).utf8)
    }
}
