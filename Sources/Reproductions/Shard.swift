/// Every `count`-th task of a run, so that several machines can share it: shard 2 of 5 holds tasks 1, 6, 11, …
public struct Shard: Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    public let index: Int
    public let count: Int

    /// The only shard of one.
    public static let whole = Shard(checkedIndex: 1, count: 1)

    /// - Throws: unless 1 ≤ `index` ≤ `count`.
    public init(_ index: Int, of count: Int) throws(ReproductionError) {
        guard count >= 1, (1...count).contains(index) else {
            throw ReproductionError("shard \(index)/\(count)", mend: "Shards of n are numbered 1/n to n/n")
        }
        self.init(checkedIndex: index, count: count)
    }

    /// Reads the printed form `2/5`.
    public init(printed text: String) throws(ReproductionError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let index = parts[0], let count = parts[1] else {
            throw ReproductionError("“\(text)” is not a shard", mend: "Write i/n, as in 2/5")
        }
        try self.init(index, of: count)
    }

    private init(checkedIndex index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    public func contains(_ task: Int) -> Bool { task % count == index - 1 }
    public var description: String { "\(index)/\(count)" }
}
