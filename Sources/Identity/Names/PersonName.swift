/// One name, read: every way it can be understood, and the forms in which it is shown and compared.
public struct PersonName: Hashable, Sendable {
    /// As the source printed it.
    public let surface: String
    /// A suggestion for display: entities, TeX and decayed accents resolved, composed, white space collapsed.
    public let repaired: String
    /// False for what is nobody's name: empty, digits, one letter, “Anonymous”, a collaboration, a company.
    public let isPersonal: Bool
    /// The ways to read it, likeliest first; empty for a name that is not personal.
    public let readings: [NameReading]

    /// - Complexity: linear in the length of `surface`; at most six readings are kept.
    public init(_ surface: String) { self.init(surface, words: NameWords()) }

    /// - Parameter words: those of names that were read before.
    package init(_ surface: String, words: NameWords) {
        self.surface = surface
        repaired = repairName(surface)
        let reader = NameReader(repaired, words: words)
        isPersonal = reader.isPersonal
        readings = reader.isPersonal ? reader.readings() : []
    }

    /// Letters only, lower case, accents gone, one space between tokens: for search.
    public var folded: String { foldedName(repaired) }

    /// The repaired name in the order people write it, also when it was printed family name first.
    public var displayed: String {
        guard repaired.contains(","), let reading = readings.first else { return repaired }
        let name = (reading.given + reading.particles + [reading.family]).joined(separator: " ")
        return reading.suffix.map { "\(name) \($0)" } ?? name
    }
}

/// A repaired name as `PersonName.folded` has it, without reading it.
public func foldedName(_ repaired: String) -> String {
    words(ofFolded: fold(repaired)).map(letters(ofFolded:)).filter { !$0.isEmpty }.joined(separator: " ")
}

/// One way to understand a name.
public struct NameReading: Hashable, Sendable {
    /// Repaired, without particles: `Vecchia`, `Sarao Mannelli`.
    public let family: String
    /// First and middle names or their initials, in order: `Enrico`, `M.`
    public let given: [String]
    /// `van`, `de la`, each word its own entry; in `R. D. Vecchia` also the initial that may stand for one.
    public let particles: [String]
    /// `Jr`, `III`.
    public let suffix: String?
    /// How likely this reading is before anything else is known, above 0 and at most 1.
    public let prior: Double
    /// What comparison looks at.
    let shape: NameShape

    init(
        family: [NameWord], given: [NameToken], particles: [NameWord] = [], suffix: NameWord?, prior: Double,
        isSwapped: Bool = false
    ) {
        self.family = family.map(\.text).joined(separator: " ")
        self.given = NameToken.printed(given)
        self.particles = particles.map(\.text)
        self.suffix = suffix?.text
        self.prior = prior
        shape = NameShape(family: family, given: given, particles: particles, suffix: suffix, isSwapped: isSwapped)
    }
}

/// A reading in folded parts.
struct NameShape: Hashable, Sendable {
    struct Given: Hashable, Sendable {
        var text: String
        /// With umlauts spelt out, when that is another word.
        var alternative: String?
        var isInitial: Bool
        /// Whether a hyphen ties it to the one before.
        var isTied: Bool
    }

    /// Words of the family name, hyphenated parts apart.
    var family: [String]
    /// The family name with umlauts spelt out, when that is another one.
    var alternativeFamily: [String]?
    var given: [Given]
    var particles: [String]
    var suffix: String?
    /// Whether this reading turned round the order in which the tokens are printed.
    var isSwapped: Bool

    init(family: [NameWord], given: [NameToken], particles: [NameWord], suffix: NameWord?, isSwapped: Bool) {
        self.family = family.flatMap(\.familyWords)
        let spelt = family.contains { $0.speltOut != nil } ? family.flatMap { $0.speltOut ?? $0.familyWords } : nil
        alternativeFamily = spelt == self.family ? nil : spelt
        self.given = given.compactMap(\.folded)
        self.particles = particles.map(\.folded).filter { !$0.isEmpty }
        self.suffix = suffix?.folded
        self.isSwapped = isSwapped
    }

    /// Whether the first given name is written out.
    var isFull: Bool { given.first.map { !$0.isInitial } ?? false }

    /// The name as one string that all its spellings share: accents, hyphens and the spaces inside a given name gone.
    func equalityKey(familyWords: [String]) -> String {
        var name = ""
        var previousWasInitial = true
        for token in given {
            if !name.isEmpty && (token.isInitial || previousWasInitial) { name += " " }
            name += token.text
            previousWasInitial = token.isInitial
        }
        return "\((particles + familyWords).joined(separator: " "))|\(name)|\(suffix ?? "")"
    }
}
