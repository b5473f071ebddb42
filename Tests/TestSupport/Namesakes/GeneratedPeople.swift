/// The people of a generated catalogue, in communities, with strangers of the same name planted among them.
struct GeneratedPeople {
    private(set) var people: [GeneratedPerson] = []
    /// Who belongs to which community, the most prolific first.
    private(set) var communities: [[Int]] = []

    /// Where those who share family and first initial are.
    private var offices: [String: Set<Int>] = [:]

    private let habits: GeneratedHabits

    init(count: Int, habits: GeneratedHabits = .usual, random: inout SeededGenerator) {
        self.habits = habits
        let communityCount = max(2, count / 12)
        communities = Array(repeating: [], count: communityCount)
        var names: Set<String> = []
        while people.count < count {
            let planted = people.count > 20 ? plant(&random) : nil
            var person = planted ?? .drawn(&random)
            // A planted stranger may have somebody else's whole name, and now and then a bearer of a common one.
            let mayRepeat =
                planted != nil || person.rarity == .veryFrequent && Int.random(in: 0..<3, using: &random) == 0
            guard names.insert(person.full).inserted || mayRepeat else { continue }
            person.community = place(person, among: communityCount, &random)
            offices[person.initialKey, default: []].insert(person.community)
            person.label = "p\(people.count + 1) \(person.full)"
            communities[person.community].append(people.count)
            people.append(person)
        }
    }

    /// Now and then somebody's whole name again, or their family with another given name of the same initial.
    private func plant(_ random: inout SeededGenerator) -> GeneratedPerson? {
        let drawn = Int.random(in: 0..<100, using: &random)
        guard drawn < habits.planted, var twin = people.randomElement(using: &random) else { return nil }
        if drawn < habits.planted / 3 {
            guard twin.rarity != .rare || habits.rareNamesRepeat, twin.middle == nil else { return nil }
            return twin
        }
        twin.middle = nil
        twin.syllables = []
        let initial = twin.givens[0].prefix(1)
        let others =
            twin.rarity == .veryFrequent
            ? NameStock.longEastAsianGivens.map { $0.joined() } : NameStock.europeanGivens
        guard
            let other = others.filter({ $0.hasPrefix(initial) && $0 != twin.givens[0] }).randomElement(using: &random)
        else { return nil }
        twin.givens = [other]
        twin.syllables = NameStock.longEastAsianGivens.first { $0.joined() == other } ?? []
        return twin
    }

    /// A community that has nobody of that family and initial yet: strangers do not share an office.
    private func place(_ person: GeneratedPerson, among count: Int, _ random: inout SeededGenerator) -> Int {
        let taken = habits.namesakesMeet && Bool.random(using: &random) ? [] : offices[person.initialKey] ?? []
        let start = Int.random(in: 0..<count, using: &random)
        return (0..<count).map { (start + $0) % count }.first { !taken.contains($0) } ?? start
    }

    /// Groups of people who share family and first initial and are pairwise different.
    var strangers: [[GeneratedPerson]] {
        Dictionary(grouping: people, by: \.initialKey).values.filter { $0.count > 1 }
            .sorted { $0[0].label < $1[0].label }
    }
}
