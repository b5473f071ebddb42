/// Somebody who does not exist, and the ways in which sources print their name.
struct GeneratedPerson {
    enum Rarity { case rare, frequent, veryFrequent }
    /// `p17 Wei Zhang`: unique in its catalogue.
    var label = ""
    /// Spellings of the first given name, the person's own first.
    var givens: [String]
    /// The syllables of an East Asian given name of two; else empty.
    var syllables: [String] = []
    var middle: String?
    var particle = ""
    var family: String
    var rarity: Rarity
    var community = 0

    /// The name as its bearer writes it.
    var full: String { joined([givens[0], middle ?? "", particle, family]) }

    /// Family and first initial, folded: those who share them are strangers worth watching.
    var initialKey: String {
        "\(particle) \(family) \(givens[0].prefix(1))".lowercased()
    }

    /// How a listing or a profile prints the name: mostly whole.
    func carefulSurface(_ random: inout SeededGenerator) -> String {
        guard Int.random(in: 0..<10, using: &random) == 0 else { return full }
        return joined([oneGiven(&random), middle.map { "\($0.prefix(1))." } ?? "", particle, family])
    }

    /// Initials only, as a listing prints them that does so throughout.
    var initials: String {
        joined(["\(givens[0].prefix(1)).", middle.map { "\($0.prefix(1))." } ?? "", particle, family])
    }

    /// As below, and now and then with a letter wrong or the family first.
    func carelessSurface(_ habits: GeneratedHabits, _ random: inout SeededGenerator) -> String {
        let name = carelessSurface(&random)
        if habits.happens(habits.slips, &random) { return slipped(name, &random) }
        guard habits.happens(habits.swaps, &random) else { return name }
        let tokens = name.split(separator: " ")
        return tokens.count == 2 && tokens.allSatisfy { !$0.contains(".") } ? "\(tokens[1]) \(tokens[0])" : name
    }

    /// A letter of the longest token lost, doubled, changed or put before its neighbour.
    private func slipped(_ name: String, _ random: inout SeededGenerator) -> String {
        var tokens = name.split(separator: " ").map(Array.init)
        guard let at = tokens.indices.max(by: { tokens[$0].count < tokens[$1].count }), tokens[at].count > 5 else {
            return name
        }
        let place = Int.random(in: 2..<(tokens[at].count - 1), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: tokens[at].remove(at: place)
        case 1: tokens[at].insert(tokens[at][place], at: place)
        case 2: tokens[at][place] = "aeiou".randomElement(using: &random) ?? "a"
        default: tokens[at].swapAt(place, place - 1)
        }
        return tokens.map { String($0) }.joined(separator: " ")
    }

    /// How a table of an index prints the name: often initials, now and then with an accident.
    func carelessSurface(_ random: inout SeededGenerator) -> String {
        let drawn = Int.random(in: 0..<100, using: &random)
        let middleInitial = middle.map { "\($0.prefix(1))." } ?? ""
        switch drawn {
        case 0..<28: return abbreviated(middleInitial, &random)
        case 28..<44: return joined(["\(givens[0].prefix(1)).", particle, family])
        case 44..<50: return decayed(joined([givens[0], middleInitial, particle, family]), &random)
        case 50..<62: return joined([oneGiven(&random), particle, family])
        case 62..<72: return joined([oneGiven(&random), middleInitial, particle, family])
        default: return full
        }
    }

    /// Initials only; a service may take a particle for a middle name, or lose it.
    private func abbreviated(_ middleInitial: String, _ random: inout SeededGenerator) -> String {
        let first = syllables.isEmpty ? "\(givens[0].prefix(1))." : syllableInitials(&random)
        guard !particle.isEmpty else { return joined([first, middleInitial, family]) }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return joined([first, "\(particle.prefix(1).uppercased()).", family])
        case 1: return joined([first, family])
        default: return joined([first, particle, family])
        }
    }

    private func syllableInitials(_ random: inout SeededGenerator) -> String {
        let letters = syllables.map { $0.prefix(1).uppercased() }
        return [letters[0] + ".", letters.joined(separator: ".-") + ".", letters.joined(separator: ". ") + "."]
            .randomElement(using: &random) ?? letters[0]
    }

    /// One spelling of the given name.
    private func oneGiven(_ random: inout SeededGenerator) -> String {
        guard !syllables.isEmpty else { return givens.randomElement(using: &random) ?? givens[0] }
        let parts = syllables.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return [syllables.joined(), parts.joined(separator: "-"), parts.joined(separator: " ")]
            .randomElement(using: &random) ?? givens[0]
    }

    /// Accents as they are left when TeX loses its backslash, or gone altogether.
    private func decayed(_ name: String, _ random: inout SeededGenerator) -> String {
        let isBare = Bool.random(using: &random)
        return name.map { letter in
            guard let (mark, plain) = Self.accents[letter] else { return String(letter) }
            return isBare || plain.first?.isUppercase == true ? plain : mark + plain
        }.joined()
    }

    private static let accents: [Character: (mark: String, plain: String)] = [
        "á": ("'", "a"), "é": ("'", "e"), "í": ("'", "i"), "ó": ("'", "o"), "ö": ("¨", "o"), "ü": ("¨", "u"),
        "è": ("`", "e"), "É": ("'", "E"),
    ]

    private func joined(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: " ") }
}

extension GeneratedPerson {
    /// Somebody with a name drawn as names are: few families that many bear, many that few do.
    static func drawn(_ random: inout SeededGenerator) -> GeneratedPerson {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<30: eastAsian(&random)
        case 30..<50: european(frequentFamily(&random), .frequent, &random)
        case 50..<55: compound(&random)
        case 55..<60: particled(&random)
        default: european(rareFamily(&random), .rare, &random)
        }
    }

    private static func eastAsian(_ random: inout SeededGenerator) -> GeneratedPerson {
        let family = heavyTailed(NameStock.veryFrequentFamilies, &random)
        if Int.random(in: 0..<4, using: &random) == 0 {
            return GeneratedPerson(
                givens: [heavyTailed(NameStock.shortEastAsianGivens, &random)], family: family, rarity: .veryFrequent)
        }
        let syllables = NameStock.longEastAsianGivens.randomElement(using: &random) ?? []
        return GeneratedPerson(
            givens: [syllables.joined()], syllables: syllables, family: family, rarity: .veryFrequent)
    }

    private static func european(_ family: String, _ rarity: Rarity, _ random: inout SeededGenerator) -> GeneratedPerson
    {
        var person = GeneratedPerson(givens: [given(&random)], family: family, rarity: rarity)
        if Int.random(in: 0..<12, using: &random) == 0 {
            person.givens = NameStock.transliterations.randomElement(using: &random) ?? person.givens
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            person.middle = NameStock.middleNames.randomElement(using: &random)
        }
        return person
    }

    private static func compound(_ random: inout SeededGenerator) -> GeneratedPerson {
        european(NameStock.compoundFamilies.randomElement(using: &random) ?? "", .rare, &random)
    }

    private static func particled(_ random: inout SeededGenerator) -> GeneratedPerson {
        let (particle, family) = NameStock.particleFamilies.randomElement(using: &random) ?? ("", "")
        var person = GeneratedPerson(givens: [given(&random)], family: family, rarity: .rare)
        person.particle = particle
        return person
    }

    private static func frequentFamily(_ random: inout SeededGenerator) -> String {
        heavyTailed(NameStock.frequentFamilies, &random)
    }

    private static func rareFamily(_ random: inout SeededGenerator) -> String {
        (NameStock.rareStems.randomElement(using: &random) ?? "")
            + (NameStock.rareEndings.randomElement(using: &random) ?? "")
    }

    static func given(_ random: inout SeededGenerator) -> String {
        NameStock.europeanGivens.randomElement(using: &random) ?? ""
    }

    /// The n-th of a list with a weight of about 1/n.
    private static func heavyTailed(_ list: [String], _ random: inout SeededGenerator) -> String {
        let share = Double.random(in: 0..<1, using: &random)
        var rank = 1.0
        for _ in 0..<Int(share * 16) { rank *= 1.24 }
        return list[min(list.count - 1, Int(rank) - 1 + Int.random(in: 0..<2, using: &random))]
    }
}
