/// How many people may share a family name: what an agreement on it is worth.
enum NameFrequency: Int, Comparable, Sendable {
    case rare, frequent, veryFrequent

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// By the built-in table. A family of several words is as rare as its rarest word.
    init(family: [String]) {
        self = family.map(Self.of).min() ?? .rare
    }

    private static func of(_ word: String) -> NameFrequency {
        if NameFrequencyTable.veryFrequentFamilies.contains(word) { return .veryFrequent }
        return NameFrequencyTable.frequentFamilies.contains(word) ? .frequent : .rare
    }
}

/// How far a written-out given name tells the bearers of one family name apart.
enum GivenFrequency: Int, Comparable, Sendable {
    /// Tells most.
    case telling
    /// One of the names that are given most: `David`, `Xin`.
    case common
    /// One syllable and nothing beside it: `Wei`, `Jing`. Hundreds of people of a very frequent family share it.
    case short

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    init(_ shape: NameShape) {
        guard let first = shape.given.first, !first.isInitial else {
            self = .telling
            return
        }
        if shape.given.count == 1, Self.isOneShortSyllable(first.text) {
            self = .short
        } else {
            self =
                NameFrequencyTable.frequentGivenNames.contains(first.text) && shape.given.count == 1
                ? .common : .telling
        }
    }

    /// `wei`, `jing`, `xiao`: at most six letters and one run of vowels.
    static func isOneShortSyllable(_ name: String) -> Bool {
        let letters = Array(name.utf8)
        guard letters.count <= 6 else { return false }
        let isVowel = letters.map { "aeiouy".utf8.contains($0) }
        let runs = isVowel.indices.count { isVowel[$0] && ($0 == 0 || !isVowel[$0 - 1]) }
        // The leading y of `yang` is a consonant and begins no second run; that of `ying` belongs to its own.
        return runs == 1
    }
}
