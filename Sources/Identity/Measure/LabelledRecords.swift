/// The records that carry a label, and the works they were put into.
struct LabelledRecords {
    private let records: [MeasuredRecord]
    private let truth: [Int]
    private let works: [Int]
    private let isOpen: [Bool]

    init(_ all: [MeasuredRecord], _ gold: Gold) {
        records = all.filter { gold.works[$0.place] != nil }
        truth = numbered(records.map { gold.works[$0.place] ?? "" })
        // A record of no work stands alone.
        works = numbered(records.map { $0.work.map { [$0] } ?? [$0.record, -1] })
        isOpen = records.map { gold.openRecords.contains($0.place) }
    }

    /// An open record that was left apart counts as a work of its own; joined to the right one it counts as that.
    private var judgedTruth: [Int] {
        var members: [Int: [Int]] = [:]
        for (index, work) in works.enumerated() { members[work, default: []].append(index) }
        return records.indices.map { index in
            guard isOpen[index] else { return truth[index] }
            let isWithItsOwn = (members[works[index]] ?? []).contains {
                $0 != index && truth[$0] == truth[index]
            }
            // Below zero stands no other label.
            return isWithItsOwn ? truth[index] : -1 - index
        }
    }

    var score: PartitionScore { PartitionScore(predicted: works, truth: judgedTruth) }

    /// Share of the true works whose records are exactly the right ones and none of whose mentions is wrong.
    func accuracy(given wrongMentions: Set<Gold.Place>) -> Double {
        let judged = judgedTruth
        let byTruth = Dictionary(grouping: records.indices) { judged[$0] }
        let byWork = Dictionary(grouping: records.indices) { works[$0] }
        let wrongRecords = Set(wrongMentions.map(\.record))
        let right = byTruth.values.count { members in
            members.allSatisfy { byWork[works[$0]] == members }
                && members.allSatisfy { !wrongRecords.contains(records[$0].place) }
        }
        return PartitionScore.share(right, of: byTruth.count)
    }
}

extension Gold.Place {
    /// The record in which a mention stands.
    var record: Gold.Place {
        guard let hash = locator.lastIndex(of: "#") else { return self }
        return Gold.Place(source: source, locator: String(locator[..<hash].dropLast()))
    }
}
