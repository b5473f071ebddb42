public import Catalog

/// Which work cites which: a node for each work that cites or is cited, in ascending order of ids.
public struct CitationGraph: Sendable {
    /// One for each node, ascending.
    package let workIDs: Packed<Int64>
    /// The works that node v cites stand at `citedStarts[v]..<citedStarts[v + 1]` in `cited`, ascending.
    public let citedStarts: Packed<UInt32>
    public let cited: Packed<UInt32>
    /// The works that cite node v stand at `citingStarts[v]..<citingStarts[v + 1]` in `citing`, ascending.
    public let citingStarts: Packed<UInt32>
    public let citing: Packed<UInt32>

    /// - Parameter citations: pairs in any order; repeats and works that cite themselves are left out.
    public init(_ citations: [(citing: WorkID, cited: WorkID)]) {
        let ids = Set(citations.lazy.flatMap { [$0.citing.rawValue, $0.cited.rawValue] }).sorted()
        let nodes = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($0.element, UInt32($0.offset)) })
        let pairs = citations.compactMap { pair -> SIMD2<UInt32>? in
            guard let from = nodes[pair.citing.rawValue], let to = nodes[pair.cited.rawValue], from != to else {
                return nil
            }
            return SIMD2(from, to)
        }
        workIDs = Packed(ids)
        (citedStarts, cited) = Self.rows(pairs, count: ids.count)
        (citingStarts, citing) = Self.rows(pairs.map { SIMD2($0.y, $0.x) }, count: ids.count)
    }

    package init(
        workIDs: Packed<Int64>, citedStarts: Packed<UInt32>, cited: Packed<UInt32>, citingStarts: Packed<UInt32>,
        citing: Packed<UInt32>
    ) {
        self.workIDs = workIDs
        self.citedStarts = citedStarts
        self.cited = cited
        self.citingStarts = citingStarts
        self.citing = citing
    }

    private static func rows(_ pairs: [SIMD2<UInt32>], count: Int) -> (starts: Packed<UInt32>, Packed<UInt32>) {
        let sorted = Set(pairs).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        var starts = [UInt32](repeating: 0, count: count + 1)
        for pair in sorted { starts[Int(pair.x) + 1] += 1 }
        for node in 0..<count { starts[node + 1] += starts[node] }
        return (Packed(starts), Packed(sorted.map(\.y)))
    }

    public var nodeCount: Int { workIDs.count }
    public var edgeCount: Int { cited.count }
    public func work(_ node: Int) -> WorkID { WorkID(workIDs[node]) }

    /// The node of a work; nil when it neither cites nor is cited.
    public func node(of work: WorkID) -> Int? {
        let place = workIDs.values.partitioningIndex { $0 >= work.rawValue }
        return place < workIDs.count && workIDs[place] == work.rawValue ? place : nil
    }

    /// The works that a work cites, ascending.
    public func cited(by node: Int) -> some RandomAccessCollection<Int> {
        (Int(citedStarts[node])..<Int(citedStarts[node + 1])).lazy.map { Int(cited[$0]) }
    }

    /// The works that cite a work, ascending.
    public func citing(_ node: Int) -> some RandomAccessCollection<Int> {
        (Int(citingStarts[node])..<Int(citingStarts[node + 1])).lazy.map { Int(citing[$0]) }
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first place from which on all elements belong to the second half.
    ///
    /// - Complexity: logarithmic. The elements stand partitioned already.
    func partitioningIndex(where isInSecondHalf: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if isInSecondHalf(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
