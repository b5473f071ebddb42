/// The mentions that carry a label, as columns of numbers.
struct LabelledMentions {
    private let mentions: [MeasuredMention]
    private let labels: [String]
    private let truth: [Int]
    /// Where each mention of the catalogue stands among the labelled ones.
    private let rows: [Int: Int]
    let researchers: [Int]
    let surfaces: [Int]
    let initialKeys: [Int]
    let strangerPairs: [[Int]]

    init(_ all: [MeasuredMention], _ gold: Gold) {
        let indices = all.indices.filter { gold.people[all[$0].place] != nil }
        mentions = indices.map { all[$0] }
        rows = Dictionary(uniqueKeysWithValues: indices.enumerated().map { ($1, $0) })
        labels = mentions.map { gold.people[$0.place] ?? "" }
        truth = numbered(labels)
        researchers = mentions.map(\.researcher)
        surfaces = numbered(mentions.map(\.surface))
        initialKeys = numbered(mentions.map { surnameInitialKey($0.surface) })
        strangerPairs = Self.pairs(gold.strangers, Dictionary(zip(labels, truth)) { first, _ in first })
    }

    private static func pairs(_ groups: [[String]], _ numbers: [String: Int]) -> [[Int]] {
        let pairs = groups.flatMap { group in
            let known = group.compactMap { numbers[$0] }
            return known.indices.flatMap { a in known.indices.dropFirst(a + 1).map { [known[a], known[$0]].sorted() } }
        }
        return Set(pairs).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    }

    func score(_ groups: [Int]) -> IdentityScore.People {
        let variants = variantPairs(predicted: groups, truth: truth, surfaces: surfaces)
        return IdentityScore.People(
            partition: PartitionScore(predicted: groups, truth: truth), variantPairsFound: variants.found,
            variantPairs: variants.all, strangersJoined: joinedStrangers(groups))
    }

    private func joinedStrangers(_ groups: [Int]) -> Int {
        var groupsOf: [Int: Set<Int>] = [:]
        for (label, group) in zip(truth, groups) { groupsOf[label, default: []].insert(group) }
        return strangerPairs.count { !(groupsOf[$0[0]] ?? []).isDisjoint(with: groupsOf[$0[1]] ?? []) }
    }

    // MARK: Name classes

    /// A family counts as frequent here when this many labelled people bear it.
    private static let frequentBearers = 4

    /// Rare and frequent families, whole names and initials: each class by itself, against the same class of the truth.
    func classes() -> [IdentityScore.NameClass] {
        let families = mentions.map { PersonName($0.surface).readings.first?.shape.family.last ?? "" }
        var bearers: [String: Set<Int>] = [:]
        for (family, label) in zip(families, truth) { bearers[family, default: []].insert(label) }
        let names = mentions.indices.map { index in
            let isFrequent = (bearers[families[index]]?.count ?? 0) >= Self.frequentBearers
            let isFull = PersonName(mentions[index].surface).readings.first?.shape.isFull ?? false
            return "\(isFrequent ? "frequent" : "rare") \(isFull ? "full" : "initials")"
        }
        return Dictionary(grouping: mentions.indices) { names[$0] }.sorted { $0.key < $1.key }.map { name, members in
            IdentityScore.NameClass(
                name: name,
                people: PartitionScore(
                    predicted: members.map { researchers[$0] }, truth: members.map { truth[$0] }))
        }
    }

    // MARK: Right and wrong

    /// Mentions that were not given to the researcher who stands for their person.
    ///
    /// A researcher stands for a person when most of the researcher's mentions are that person's and most of the
    /// person's mentions are that researcher's.
    var wrongMentions: Set<Gold.Place> {
        let mainLabel = Self.main(of: researchers, among: truth)
        let mainResearcher = Self.main(of: truth, among: researchers)
        return Set(
            mentions.indices.filter { index in
                mainLabel[researchers[index]] != truth[index] || mainResearcher[truth[index]] != researchers[index]
            }.map { mentions[$0].place })
    }

    /// For each key the value that comes with it oftenest; of several the smallest.
    private static func main(of keys: [Int], among values: [Int]) -> [Int: Int] {
        var counts: [Int: [Int: Int]] = [:]
        for (key, value) in zip(keys, values) { counts[key, default: [:]][value, default: 0] += 1 }
        return counts.compactMapValues { $0.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key }
    }

    /// - Parameter questions: indices into all mentions.
    func queue(_ questions: [(a: Int, b: Int)]) -> IdentityScore.Queue {
        let asked = questions.compactMap { pair in rows[pair.a].flatMap { a in rows[pair.b].map { (a, $0) } } }
        let right = asked.map { truth[$0.0] == truth[$0.1] }
        var joined = researchers
        for (pair, isRight) in zip(asked, right) where isRight {
            let (old, new) = (joined[pair.1], joined[pair.0])
            for index in joined.indices where joined[index] == old { joined[index] = new }
        }
        return IdentityScore.Queue(
            asked: asked.count, firstAsked: min(50, asked.count), firstRight: right.prefix(50).count { $0 },
            recallIfAccepted: PartitionScore(predicted: joined, truth: truth).pairwise.recall)
    }
}

/// The key by which the simplest rule that works joins names: last word of the family, first initial.
func surnameInitialKey(_ surface: String) -> String {
    guard let reading = PersonName(surface).readings.first else { return surface }
    return "\(reading.shape.family.last ?? "") \(reading.shape.given.first?.text.prefix(1) ?? "")"
}

/// Equal things get equal numbers, counted from 0 in order of appearance.
func numbered<Thing: Hashable>(_ things: [Thing]) -> [Int] {
    var numbers: [Thing: Int] = [:]
    return things.map { thing in
        if let known = numbers[thing] { return known }
        numbers[thing] = numbers.count
        return numbers.count - 1
    }
}
