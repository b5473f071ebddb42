public import Catalog

/// Fits the weights that tell people apart on half of a gold, and measures them on the other half.
public struct Fitting {
    /// What came of it.
    public struct Result: Hashable, Sendable {
        /// A parameter file, as the program reads it.
        public var file: String
        public var fitted: [String]
        public var samePairs: Int
        public var differentPairs: Int
        public var same: Double
        public var review: Double
        /// B³ with the weights that come with the program, and with the fitted ones, on the half that was not fitted.
        public var before: PartitionScore
        public var after: PartitionScore
    }

    private let records: [RecordEvidence]
    /// The true person of each labelled mention.
    private let labels: [MentionID: Int]
    private let surfaces: [MentionID: String]

    /// - Parameters:
    ///   - records: all records of a catalogue.
    ///   - labels: the true person of some mentions, by any number.
    public init(_ records: [RecordEvidence], labels: [MentionID: Int]) {
        self.records = records
        self.labels = labels
        surfaces = Dictionary(
            records.flatMap(\.mentions).map { ($0.id, $0.surface) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: `ParameterError` when the fitted values contradict one another.
    public func fit(
        _ parameters: ResolverParameters, version: String, provenance: String
    ) throws(ParameterError) -> Result {
        let (mine, others) = halves
        let judge = IdentityJudge(records, parameters: parameters)
        let before = score(judge.people, on: others)
        var counts = EvidenceCounts()
        for pair in pairs(mine) {
            guard let judgement = judge.judge(pair.a, pair.b), judgement.vetoes.isEmpty else { continue }
            counts.add(judgement.contributions.map(\.evidence), isSame: labels[pair.a] == labels[pair.b])
        }
        guard min(counts.same, counts.different) >= EvidenceCounts.fewestPairs else {
            throw ParameterError(
                file: "the gold",
                what: "Within blocks it labels \(counts.same) pairs that are one and \(counts.different) that are not",
                mend: "Label at least \(EvidenceCounts.fewestPairs) of each")
        }
        func file(_ same: Double, _ review: Double) -> (text: String, fitted: [String]) {
            counts.parameterFile(
                from: parameters, version: version, provenance: provenance, same: same, review: review)
        }
        var same = parameters.same
        var resolved = judge
        for threshold in Self.thresholds {
            resolved = IdentityJudge(
                records, parameters: try Self.read(file(threshold, min(parameters.review, threshold - 1)).text))
            same = threshold
            if score(resolved.people, on: mine).bCubed.precision >= Self.leastPrecision { break }
        }
        let review = reviewThreshold(resolved, on: mine, below: same)
        let final = file(same, review)
        return Result(
            file: final.text, fitted: final.fitted, samePairs: counts.same, differentPairs: counts.different,
            same: same, review: review, before: before, after: score(resolved.people, on: others))
    }

    /// Tried in turn; the first that is precise enough is taken.
    private static let thresholds = stride(from: 5.0, through: 14, by: 1)
    private static let leastPrecision = 0.99

    private static func read(_ text: String) throws(ParameterError) -> ResolverParameters {
        try ResolverParameters(json: Array(text.utf8), file: "the fitted parameters")
    }

    // MARK: Halves and pairs

    /// Labelled mentions by the family they are at home in, so that no block stands in both halves.
    private var halves: (Set<MentionID>, Set<MentionID>) {
        let odd = labels.keys.filter { mention in
            let family = surnameInitialKey(surfaces[mention] ?? "").prefix { $0 != " " }
            return Self.isOdd(family)
        }
        return (Set(labels.keys.filter { !Set(odd).contains($0) }), Set(odd))
    }

    /// The same for a word on every machine (FNV-1a).
    private static func isOdd(_ word: some StringProtocol) -> Bool {
        word.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } >> 17 & 1 == 1
    }

    /// Pairs within blocks, as many that are one as are not, the hard ones first: equal names of two people, unlike
    /// names of one.
    private func pairs(_ mentions: Set<MentionID>) -> [(a: MentionID, b: MentionID)] {
        let blocks = Dictionary(grouping: mentions.sorted()) { surnameInitialKey(surfaces[$0] ?? "") }
        var (same, different): ([(MentionID, MentionID)], [(MentionID, MentionID)]) = ([], [])
        for (_, members) in blocks.sorted(by: { $0.key < $1.key }) {
            // A block of thousands would drown the others.
            let some = Self.spread(members, over: Self.mostOfBlock)
            for (index, a) in some.enumerated() {
                for b in some.dropFirst(index + 1) {
                    if labels[a] == labels[b] { same.append((a, b)) } else { different.append((a, b)) }
                }
            }
        }
        let quota = min(Self.mostPairs, same.count, different.count)
        return Self.sample(same, quota) { surfaces[$0] != surfaces[$1] }
            + Self.sample(different, quota) { surfaces[$0] == surfaces[$1] }
    }

    /// So many of the pairs: half of them hard ones, as far as there are, the rest as they come; both from all blocks.
    private static func sample(
        _ pairs: [(MentionID, MentionID)], _ count: Int, isHard: (MentionID, MentionID) -> Bool
    ) -> [(a: MentionID, b: MentionID)] {
        let hard = spread(pairs.filter { isHard($0.0, $0.1) }, over: count / 2)
        let plain = spread(pairs.filter { !isHard($0.0, $0.1) }, over: count - hard.count)
        return (hard + plain).map { (a: $0.0, b: $0.1) }
    }

    private static let mostOfBlock = 120
    private static let mostPairs = 5_000

    private static func spread<Thing>(_ things: [Thing], over count: Int) -> [Thing] {
        guard things.count > count else { return things }
        return (0..<count).map { things[$0 * things.count / count] }
    }

    // MARK: Measuring

    private func score(_ people: PeopleResolution, on mentions: Set<MentionID>) -> PartitionScore {
        var predicted: [Int] = []
        var truth: [Int] = []
        for (number, person) in people.people.enumerated() {
            for mention in person.mentions where mentions.contains(mention) {
                predicted.append(number)
                truth.append(labels[mention] ?? -1)
            }
        }
        return PartitionScore(predicted: predicted, truth: truth)
    }

    /// Above it lie nine in ten of the true pairs that were missed.
    private func reviewThreshold(_ judge: IdentityJudge, on mentions: Set<MentionID>, below same: Double) -> Double {
        var groupOf: [MentionID: Int] = [:]
        for (number, person) in judge.people.people.enumerated() {
            for mention in person.mentions { groupOf[mention] = number }
        }
        let missed = pairs(mentions).filter { labels[$0.a] == labels[$0.b] && groupOf[$0.a] != groupOf[$0.b] }
            .compactMap { judge.judge($0.a, $0.b) }.filter(\.vetoes.isEmpty).map(\.score).sorted()
        guard !missed.isEmpty else { return max(0, min(3, same - 1)) }
        return max(0, min(missed[missed.count / 10].rounded(.down), same - 1))
    }
}
