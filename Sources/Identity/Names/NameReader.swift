/// Reads a repaired name into its words and then into readings.
struct NameReader {
    /// Whether the whole reads as one person's name.
    let isPersonal: Bool
    /// The words before the comma of `Family, Given`; nil when there is none.
    private let familyPart: [NameWord]?
    /// All words, or those after the comma.
    private let words: [NameWord]
    private let suffix: NameWord?

    /// Names longer than this are read by their ends only.
    private static let mostWords = 24

    init(_ repaired: String, words known: NameWords) {
        let name = Self.withoutMarks(repaired)
        // By commas, then by white space.
        let pieces = name.unicodeScalars.split(separator: ",").map { $0.split(separator: " ") }
        let count = pieces.reduce(0) { $0 + $1.count }
        let all = count <= Self.mostWords ? pieces.map { $0.map(known.word) } : []
        isPersonal = Self.isPersonal(
            count <= Self.mostWords ? all.joined().flatMap(\.plainWords) : Identity.words(ofFolded: fold(name)))
        var parts: [[NameWord]] = []
        if isPersonal {
            parts = count <= Self.mostWords ? all : pieces.map { Self.ends(of: $0).map(known.word) }
            parts = parts.map { $0.filter(\.hasLetter) }.filter { !$0.isEmpty }
        }
        var suffix: NameWord?
        if parts.count > 1, let last = parts.last, last.count == 1, last[0].isSuffix {
            suffix = last[0]
            parts.removeLast()
        }
        let hasComma = parts.count > 1
        var rest = hasComma ? Array(parts.dropFirst().joined()) : parts.first ?? []
        if suffix == nil, rest.count > (hasComma ? 1 : 2), let last = rest.last, last.isSuffix {
            suffix = rest.removeLast()
        }
        familyPart = hasComma ? parts.first : nil
        words = rest
        self.suffix = suffix
    }

    func readings() -> [NameReading] {
        if let familyPart { return [familyFirst(familyPart[...], given: words[...])] }
        guard words.count > 1 else { return [reading(family: words[...], given: [], prior: 1)] }
        if let count = leadingFamilyCount { return [familyFirst(words[..<count], given: words[count...])] }
        return givenFirst()
    }

    // MARK: Orders

    /// How many words at the front are the family name, when the form shows it: `ZHOU Xiang`, `della Vecchia R.`
    private var leadingFamilyCount: Int? {
        if let first = words.firstIndex(where: \.isInitials), first > 0, words[first...].allSatisfy(\.isInitials) {
            return first
        }
        let isShouted = words[0].isCapitals && !words[0].isInitials && !words.dropFirst().contains(where: \.isCapitals)
        return isShouted ? 1 : nil
    }

    private func givenFirst() -> [NameReading] {
        let particleStart = particleStart
        let start = particleStart ?? words.count - 1
        var result = [reading(family: words[start...], given: words[..<start], prior: 0.7)]
        if particleStart == nil, let abbreviated = abbreviatedParticle { result.append(abbreviated) }
        result += compounds(before: start)
        if particleStart == nil, let swapped { result.append(swapped) }
        return result
    }

    /// Where the particles begin; everything from there on is family. The first word is a given name unless it is
    /// itself a particle in lower case.
    private var particleStart: Int? {
        let last = words.count - 1
        guard var start = (0..<last).first(where: { isParticle(at: $0) && ($0 > 0 || words[0].isLowercase) })
        else { return nil }
        // Of several runs of particles the last begins the family: `Alejandro de Chinea de Lara`.
        for index in start..<last where isParticle(at: index) && index > 0 && !isParticle(at: index - 1) {
            start = index
        }
        return start
    }

    private func isParticle(at index: Int) -> Bool {
        if words[index].isParticle { return true }
        guard words[index].mayBeParticle else { return false }
        return words[index].isLowercase || (index > 0 && words[index - 1].isParticle)
    }

    /// `R. D. Vecchia` as R. Della Vecchia: services print a particle as a middle initial.
    private var abbreviatedParticle: NameReading? {
        let given = Self.given(words.dropLast())
        guard words.count >= 3, given.count >= 2, let initial = given.last, initial.isInitial else { return nil }
        return NameReading(
            family: words.suffix(1), given: given.dropLast(), particles: [NameWord(initial.text)], suffix: suffix,
            prior: 0.15)
    }

    /// `Stefano Sarao Mannelli`: a word after the first may belong to the family. At most three such readings.
    private func compounds(before start: Int) -> [NameReading] {
        guard start >= 2 else { return [] }
        var result: [NameReading] = []
        for split in (1..<start).reversed().prefix(3) {
            guard !words[split].isInitials, !isParticle(at: split) else { break }
            result.append(reading(family: words[split...], given: words[..<split], prior: 0.2 / Double(start - split)))
        }
        return result
    }

    /// `Chen Li` as Li Chen, where both words are family names of East Asia.
    private var swapped: NameReading? {
        guard words.count == 2, words.allSatisfy({ NameTables.eastAsianFamilies.contains($0.folded) }) else {
            return nil
        }
        return NameReading(
            family: [words[0]], given: words[1].given, suffix: suffix, prior: 0.3, isSwapped: true)
    }

    /// `Vecchia, R. Della` keeps its particle behind the given names; `Della Vecchia, R.` before the family.
    private func familyFirst(_ family: ArraySlice<NameWord>, given: ArraySlice<NameWord>) -> NameReading {
        var given = given
        var trailing: [NameWord] = []
        while given.count > 1, let last = given.last, last.isParticle { trailing.insert(given.removeLast(), at: 0) }
        let (particles, rest) = Self.parted(family)
        return NameReading(
            family: rest, given: Self.given(given), particles: trailing + particles, suffix: suffix, prior: 1)
    }

    private func reading(family: ArraySlice<NameWord>, given: ArraySlice<NameWord>, prior: Double) -> NameReading {
        let (particles, rest) = Self.parted(family)
        return NameReading(family: rest, given: Self.given(given), particles: particles, suffix: suffix, prior: prior)
    }

    private static func given(_ words: ArraySlice<NameWord>) -> [NameToken] { words.flatMap(\.given) }

    /// Particles, wherever they stand in a family name, and the family name proper, which is never empty.
    private static func parted(_ family: ArraySlice<NameWord>) -> (particles: [NameWord], family: [NameWord]) {
        var particles: [NameWord] = []
        var rest: [NameWord] = []
        for (index, word) in zip(family.indices, family) {
            let isParticle = word.isParticle || (word.mayBeParticle && (word.isLowercase || !particles.isEmpty))
            if isParticle && index < family.endIndex - 1 { particles.append(word) } else { rest.append(word) }
        }
        return (particles, rest)
    }

    // MARK: Words

    /// Without marks of footnotes, bracketed text, and the number by which dblp tells namesakes apart.
    private static func withoutMarks(_ name: String) -> String {
        guard name.unicodeScalars.contains(where: isMark) else { return name }
        var depth = 0
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar {
            case "(", "[", "<": depth += 1
            case ")", "]", ">": depth = max(0, depth - 1)
            default: if depth == 0 && !isMark(scalar) { result.append(scalar) }
            }
        }
        return collapsingSpace(String(result))
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", ")", "[", "]", "<", ">", "*", "0"..."9", "†", "‡", "§", "¶", "¹", "²", "³", "⁰", "⁴"..."⁹": true
        default: false
        }
    }

    /// Without the middle of an absurdly long list of words, those that have letters.
    private static func ends(of pieces: [Substring.UnicodeScalarView]) -> [Substring.UnicodeScalarView] {
        let all = pieces.filter { $0.contains(where: \.isLetter) }
        return all.count <= mostWords ? all : Array(all.prefix(mostWords / 2) + all.suffix(mostWords / 2))
    }

    private static func isPersonal(_ all: [String]) -> Bool {
        let letterCount = all.lazy.flatMap(\.unicodeScalars).filter(\.isLetter).prefix(2).count
        guard letterCount > 1 else { return false }
        if all.count <= 2 && NameTables.nobodies.contains(all.joined(separator: " ")) { return false }
        if all.first == "the" || all.starts(with: ["on", "behalf"]) || all.starts(with: ["for", "the"]) {
            return false
        }
        return !all.contains { NameTables.impersonalWords.contains($0) }
    }
}
