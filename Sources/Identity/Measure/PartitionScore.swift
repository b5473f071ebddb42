/// Precision, recall, and their harmonic mean.
public struct Agreement: Hashable, Sendable {
    /// Share of what was joined that belongs together, 0…1; 1 when nothing was joined.
    public var precision: Double
    /// Share of what belongs together that was joined, 0…1; 1 when nothing does.
    public var recall: Double
    public var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }

    public init(precision: Double, recall: Double) {
        self.precision = precision
        self.recall = recall
    }
}

/// How well one grouping of things agrees with the true one.
public struct PartitionScore: Hashable, Sendable {
    /// The number of things compared.
    public var count: Int
    /// B³ (Bagga and Baldwin 1998): for each thing, the share of its group that is truly with it, and the share of its
    /// true group that was found; averaged over things.
    public var bCubed: Agreement
    /// Over pairs of things in one group.
    public var pairwise: Agreement
    /// Pairs joined although they do not belong together.
    public var wrongPairs: Int
    /// Pairs that belong together and were not joined.
    public var missedPairs: Int

    /// - Parameters:
    ///   - predicted: the group of each thing.
    ///   - truth: the true group of each thing, as many.
    /// - Complexity: linear in the number of things, by the table of how many stand in which group and truly in which.
    public init(predicted: [Int], truth: [Int]) {
        precondition(predicted.count == truth.count, "\(predicted.count) predictions for \(truth.count) truths")
        var cells: [Cell: Int] = [:]
        var (groups, classes): ([Int: Int], [Int: Int]) = ([:], [:])
        for (group, label) in zip(predicted, truth) {
            cells[Cell(group: group, label: label), default: 0] += 1
            groups[group, default: 0] += 1
            classes[label, default: 0] += 1
        }
        count = predicted.count
        var (precision, recall) = (0.0, 0.0)
        // In an order of its own, so that sums of fractions come out alike from run to run.
        for (cell, size) in cells.sorted(by: { $0.key < $1.key }) {
            let square = Double(size) * Double(size)
            precision += square / Double(groups[cell.group] ?? size)
            recall += square / Double(classes[cell.label] ?? size)
        }
        bCubed =
            predicted.isEmpty
            ? Agreement(precision: 1, recall: 1)
            : Agreement(precision: precision / Double(count), recall: recall / Double(count))
        let right = Self.pairs(cells.values)
        let joined = Self.pairs(groups.values)
        let belonging = Self.pairs(classes.values)
        pairwise = Agreement(precision: Self.share(right, of: joined), recall: Self.share(right, of: belonging))
        wrongPairs = joined - right
        missedPairs = belonging - right
    }

    private struct Cell: Hashable, Comparable {
        var group: Int
        var label: Int
        static func < (a: Cell, b: Cell) -> Bool { (a.group, a.label) < (b.group, b.label) }
    }

    static func pairs(_ sizes: some Sequence<Int>) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    static func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 1 : Double(part) / Double(whole) }
}

/// Of the pairs that belong together and look unlike, the share that was joined. Comparing names for equality finds none.
/// - Parameter surfaces: how each thing looks.
/// - Returns: the number of such pairs found and their number in all.
public func variantPairs(predicted: [Int], truth: [Int], surfaces: [Int]) -> (found: Int, all: Int) {
    func pairs(_ keys: [[Int]]) -> Int {
        PartitionScore.pairs(Dictionary(grouping: keys) { $0 }.values.map(\.count))
    }
    let indices = predicted.indices
    let all = pairs(indices.map { [truth[$0]] }) - pairs(indices.map { [truth[$0], surfaces[$0]] })
    let found =
        pairs(indices.map { [truth[$0], predicted[$0]] })
        - pairs(indices.map { [truth[$0], predicted[$0], surfaces[$0]] })
    return (found, all)
}
