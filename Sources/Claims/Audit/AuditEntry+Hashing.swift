public import Catalog

extension AuditEntry {
    /// What is hashed: every field but the number and the hash itself, each with its name and its length in bytes, so
    /// that no two rows give the same bytes. The number is left out: the order is what the chain itself says.
    public var hashedBytes: [UInt8] {
        let fields: [(String, String?)] = [
            ("previous", previousHash), ("at", at), ("claim", claim?.description), ("actor", actor?.description),
            ("role", role), ("action", action), ("from", from), ("to", to), ("level", level.map(String.init)),
            ("version", version.map(String.init)), ("reason", reason),
            ("proofs", proofs),
        ]
        let lines = fields.map { name, value in
            value.map { "\(name) \($0.utf8.count) \($0)\n" } ?? "\(name) -\n"
        }
        return Array(("byline audit 1\n" + lines.joined()).utf8)
    }
}
