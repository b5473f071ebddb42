public import Catalog

/// The rules of a chain of audit rows. Each row's hash covers the row before it, so a row that is edited, removed or
/// moved no longer fits.
///
/// What a chain cannot show by itself: that its last rows are gone together with their count, or that all of it was
/// computed anew. Whoever can write the file can do both, and a head hash kept elsewhere shows both.
public struct AuditChain: Sendable {
    /// What the first row has for the hash of the row before it.
    public static let start = String(repeating: "0", count: 64)

    /// The first row with which something is wrong.
    public struct Fault: Hashable, Sendable {
        public enum Kind: String, Sendable {
            case edited
            case removed
            /// It stands where another row should: moved, put in between, or the row before it was replaced.
            case misplaced
            /// The row whose hash was kept elsewhere is not in the chain.
            case headMissing = "head missing"
            /// What the store says about the chain's end is not what the chain says.
            case headWrong = "head wrong"
        }
        public var kind: Kind
        public var row: Int
        public init(_ kind: Kind, row: Int) {
            self.kind = kind
            self.row = row
        }
    }

    private let digest: @Sendable ([UInt8]) -> String

    /// - Parameter digest: SHA-256 as lower-case hexadecimal digits.
    public init(digest: @escaping @Sendable ([UInt8]) -> String) { self.digest = digest }

    /// The row with its hash.
    public func sealed(_ entry: AuditEntry) -> AuditEntry {
        var sealed = entry
        sealed.hash = digest(entry.hashedBytes)
        return sealed
    }

    /// - Parameters:
    ///   - entries: in the order of their numbers.
    ///   - head: what the store keeps beside the rows.
    ///   - kept: a head hash from elsewhere; nil when none was kept.
    /// - Returns: nil when every row is as it was written, where it was written.
    public func fault(in entries: some Sequence<AuditEntry>, head: AuditHead, kept: String? = nil) -> Fault? {
        var reached = AuditHead(count: 0, hash: Self.start)
        var hasSeenKept = kept == nil || kept == Self.start
        for entry in entries {
            let expected = reached.count + 1
            guard entry.number == expected else { return Fault(.removed, row: expected) }
            guard entry.hash == digest(entry.hashedBytes) else { return Fault(.edited, row: expected) }
            guard entry.previousHash == reached.hash else { return Fault(.misplaced, row: expected) }
            reached = AuditHead(count: expected, hash: entry.hash)
            hasSeenKept = hasSeenKept || entry.hash == kept
        }
        guard reached.count >= head.count else { return Fault(.removed, row: reached.count + 1) }
        guard reached == head else { return Fault(.headWrong, row: reached.count) }
        return hasSeenKept ? nil : Fault(.headMissing, row: reached.count)
    }
}
