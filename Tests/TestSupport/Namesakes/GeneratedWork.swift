/// A work that nobody wrote.
struct GeneratedWork {
    /// `w12`, unique in its catalogue.
    var label: String
    var title: String
    /// The title of the article, where it was renamed after the preprint.
    var laterTitle: String?
    var abstract: String
    /// Indices of people, in order.
    var authors: [Int]
    var year: Int
    var month: Int
    var tag: String
    var community: Int

    /// Where its community is at home, as a listing prints it.
    var institution: String { NameStock.institutions[community % NameStock.institutions.count] }
}

/// The works of a generated catalogue.
struct GeneratedWorks {
    private(set) var works: [GeneratedWork] = []
    private var vocabularies: [Vocabulary] = []
    private var contents: Set<Set<String>> = []

    /// The words a community writes in.
    private struct Vocabulary {
        var topics: [String]
        var qualities: [String]
        var actions: [String]
        var tag: String
        init(_ random: inout SeededGenerator) {
            topics = Array(NameStock.topics.shuffled(using: &random).prefix(12))
            qualities = Array(NameStock.qualities.shuffled(using: &random).prefix(10))
            actions = Array(NameStock.actions.shuffled(using: &random).prefix(7))
            tag = NameStock.tags.randomElement(using: &random) ?? "LG"
        }
    }

    private let habits: GeneratedHabits

    init(
        count: Int, by people: GeneratedPeople, habits: GeneratedHabits = .usual, random: inout SeededGenerator
    ) {
        self.habits = habits
        vocabularies = people.communities.map { _ in Vocabulary(&random) }
        var idle = Set(people.people.indices)
        while works.count < count {
            let community = Int.random(in: people.communities.indices, using: &random)
            guard !people.communities[community].isEmpty else { continue }
            var authors = team(in: community, of: people, &random)
            if let shy = people.communities[community].first(where: { idle.contains($0) }), !authors.contains(shy) {
                authors.append(shy)
            }
            idle.subtract(authors)
            add(by: authors, in: community, &random)
        }
    }

    /// One to eight of a community, the first of it oftenest, with a guest from next door now and then.
    private func team(in community: Int, of people: GeneratedPeople, _ random: inout SeededGenerator) -> [Int] {
        let members = people.communities[community]
        let size = habits.teams.randomElement(using: &random) ?? 3
        var team: [Int] = []
        for _ in 0..<40 where team.count < min(size, members.count) {
            let share = Double.random(in: 0..<1, using: &random)
            let member = members[Int(share * share * Double(members.count))]
            if !team.contains(member) { team.append(member) }
        }
        if Int.random(in: 0..<12, using: &random) == 0,
            let guest = people.communities[(community + 1) % people.communities.count].first,
            !team.contains(where: { people.people[$0].initialKey == people.people[guest].initialKey })
        {
            team.append(guest)
        }
        return team
    }

    private mutating func add(by authors: [Int], in community: Int, _ random: inout SeededGenerator) {
        let isCommon = habits.happens(habits.commonTitles, &random)
        let (title, words) = isCommon ? commonTitle(&random) : title(in: community, &random)
        guard isCommon || contents.insert(words).inserted else { return }
        var work = GeneratedWork(
            label: "w\(works.count + 1)", title: title, abstract: abstract(on: words, in: community, &random),
            authors: authors, year: Int.random(in: 2012...2024, using: &random),
            month: Int.random(in: 1...12, using: &random), tag: vocabularies[community].tag, community: community)
        switch isCommon ? 2 : Int.random(in: 0..<60, using: &random) {
        case 0: work.laterTitle = self.title(in: community, &random).title
        case 1: addParts(of: &work, in: community, words, &random)
        default: break
        }
        works.append(work)
    }

    /// A first and a second part by the same authors: near titles, two works.
    private mutating func addParts(
        of work: inout GeneratedWork, in community: Int, _ words: Set<String>, _ random: inout SeededGenerator
    ) {
        var second = work
        work.title += " (Part I)"
        second.title += " (Part II)"
        second.abstract = abstract(on: words, in: community, &random)
        works.append(second)
        work.label = "w\(works.count + 1)"
    }

    private func title(in community: Int, _ random: inout SeededGenerator) -> (title: String, words: Set<String>) {
        let words = vocabularies[community]
        let topics = words.topics.shuffled(using: &random)
        let qualities = words.qualities.shuffled(using: &random)
        let actions = words.actions.shuffled(using: &random)
        let far = NameStock.topics.randomElement(using: &random) ?? topics[3]
        let forms: [[String]] = [
            [qualities[0], topics[0], actions[0], "in", qualities[1], far, topics[1]],
            ["The", actions[0], "of", qualities[0], topics[0], "and", far, topics[1]],
            ["On the", qualities[0], actions[0], "of", topics[0], far, topics[2]],
            ["A", qualities[0], theoryWord(&random), "of", topics[0], actions[0], "for", far],
            [topics[0], "and", far, actions[0] + ":", qualities[0], actions[1], "with", topics[1]],
            ["How", qualities[0], topics[0], "shapes", far, actions[0], "in", topics[1]],
        ]
        let form = forms.randomElement(using: &random) ?? forms[0]
        let title = form.joined(separator: " ")
        return (title.prefix(1).uppercased() + title.dropFirst(), Set(form.dropFirst()))
    }

    /// A title that says nothing of its own, with the words that only this work has.
    private func commonTitle(_ random: inout SeededGenerator) -> (title: String, words: Set<String>) {
        let own = (0..<4).compactMap { _ in NameStock.topics.randomElement(using: &random) }
        return (NameStock.commonTitles.randomElement(using: &random) ?? "Introduction", Set(own))
    }

    private func theoryWord(_ random: inout SeededGenerator) -> String {
        ["theory", "framework", "bound", "field theory", "benchmark"].randomElement(using: &random) ?? "theory"
    }

    /// Five to seven sentences in the community's words, and some that only this work has.
    private func abstract(on words: Set<String>, in community: Int, _ random: inout SeededGenerator) -> String {
        let vocabulary = vocabularies[community]
        let own = words.sorted() + (0..<6).map { _ in NameStock.topics.randomElement(using: &random) ?? "" }
        return (0..<Int.random(in: 5...7, using: &random)).map { _ in
            let sentence = (0..<Int.random(in: 11...17, using: &random)).map { _ -> String in
                let pool: [String] =
                    switch Int.random(in: 0..<10, using: &random) {
                    case 0..<4: NameStock.plainWords
                    case 4..<6: vocabulary.topics
                    case 6: vocabulary.qualities
                    case 7: vocabulary.actions
                    default: own
                    }
                return pool.randomElement(using: &random) ?? "so"
            }.joined(separator: " ")
            return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
        }.joined(separator: " ")
    }
}
