/// Reads a repaired name into its tokens and then into readings.
struct NameReader {
    /// Whether the whole reads as one person's name.
    let isPersonal: Bool
    /// The part before the comma of `Family, Given`; nil when there is none.
    private let familyPart: [String]?
    /// All tokens, or those after the comma.
    private let tokens: [String]
    private let suffix: String?

    /// Names longer than this are read by their ends only.
    private static let mostTokens = 24

    init(_ repaired: String) {
        let name = Self.withoutMarks(repaired)
        isPersonal = Self.isPersonal(name)
        var parts = name.split(separator: ",").map { Self.split($0) }.filter { !$0.isEmpty }
        var suffix: String?
        if parts.count > 1, let last = parts.last, last.count == 1, Self.isSuffix(last[0]) {
            suffix = last[0]
            parts.removeLast()
        }
        let hasComma = parts.count > 1
        var rest = hasComma ? Array(parts.dropFirst().joined()) : parts.first ?? []
        if suffix == nil, rest.count > (hasComma ? 1 : 2), let last = rest.last, Self.isSuffix(last) {
            suffix = rest.removeLast()
        }
        familyPart = hasComma ? parts.first : nil
        tokens = rest
        self.suffix = suffix
    }

    func readings() -> [NameReading] {
        if let familyPart { return [familyFirst(familyPart, given: tokens, prior: 1)] }
        guard tokens.count > 1 else { return [reading(family: tokens[...], given: [], prior: 1)] }
        if let count = leadingFamilyCount {
            return [familyFirst(Array(tokens[..<count]), given: Array(tokens[count...]), prior: 1)]
        }
        return givenFirst()
    }

    // MARK: Orders

    /// How many tokens at the front are the family name, when the form shows it: `ZHOU Xiang`, `della Vecchia R.`
    private var leadingFamilyCount: Int? {
        let initials = tokens.map(Self.isInitials)
        if let first = initials.firstIndex(of: true), first > 0, initials[first...].allSatisfy({ $0 }) { return first }
        let capitals = tokens.map(Self.isCapitals)
        if capitals[0], !initials[0], !capitals.dropFirst().contains(true) { return 1 }
        return nil
    }

    private func givenFirst() -> [NameReading] {
        var result: [NameReading] = []
        let last = tokens.count - 1
        let start = particleStart ?? last
        result.append(reading(family: tokens[start...], given: tokens[..<start], prior: 0.7))
        result += abbreviatedParticle(before: start) + compounds(before: start)
        if particleStart == nil, let swapped { result.append(swapped) }
        return result
    }

    /// Where the particles begin; everything from there on is family. The first token is always a given name
    /// unless it is itself a particle in lower case.
    private var particleStart: Int? {
        let last = tokens.count - 1
        guard var start = (0..<last).first(where: { isParticle(at: $0) && ($0 > 0 || Self.isLowercase(tokens[0])) })
        else { return nil }
        // `dei conti de Lara`: the family begins at the last run of particles, unless the runs touch.
        for index in start..<last where isParticle(at: index) && index > 0 && !isParticle(at: index - 1) {
            start = index
        }
        return start
    }

    private func isParticle(at index: Int) -> Bool {
        let word = letters(ofFolded: fold(tokens[index]))
        if NameTables.particles.contains(word) { return !Self.isInitials(tokens[index]) }
        guard NameTables.particlesInLowerCase.contains(word) else { return false }
        if Self.isLowercase(tokens[index]) { return true }
        return index > 0 && NameTables.particles.contains(letters(ofFolded: fold(tokens[index - 1])))
    }

    /// `R. D. Vecchia` as R. Della Vecchia: services print a particle as a middle initial.
    private func abbreviatedParticle(before start: Int) -> [NameReading] {
        guard start >= 2, particleStart == nil, Self.isInitials(tokens[start - 1]) else { return [] }
        let given = Self.givenTokens(tokens[..<start])
        guard given.count >= 2, let initial = given.last, initial.isInitial else { return [] }
        return [
            NameReading(
                family: Array(tokens[start...]), given: Array(given.dropLast()), particles: [initial.text],
                suffix: suffix,
                prior: 0.15)
        ]
    }

    /// `Stefano Sarao Mannelli`: a token after the first may belong to the family. At most three such readings.
    private func compounds(before start: Int) -> [NameReading] {
        guard start >= 2 else { return [] }
        var result: [NameReading] = []
        for split in (1..<start).reversed().prefix(3) {
            guard !Self.isInitials(tokens[split]), !isParticle(at: split) else { break }
            result.append(
                reading(family: tokens[split...], given: tokens[..<split], prior: 0.2 / Double(start - split)))
        }
        return result
    }

    /// `Chen Li` as Li Chen, where both tokens are family names of East Asia.
    private var swapped: NameReading? {
        guard tokens.count == 2,
            tokens.allSatisfy({ NameTables.eastAsianFamilies.contains(letters(ofFolded: fold($0))) })
        else { return nil }
        return NameReading(
            family: [tokens[0]], given: Self.givenTokens(tokens[1...]), particles: [], suffix: suffix, prior: 0.3,
            isSwapped: true)
    }

    /// `Vecchia, R. Della` keeps its particle behind the given names; `Della Vecchia, R.` before the family.
    private func familyFirst(_ family: [String], given: [String], prior: Double) -> NameReading {
        var given = given
        var trailing: [String] = []
        while given.count > 1, let last = given.last, Self.isLowercase(last) || !Self.isInitials(last),
            NameTables.particles.contains(letters(ofFolded: fold(last)))
        {
            trailing.insert(given.removeLast(), at: 0)
        }
        let (particles, rest) = Self.parted(family[...])
        return NameReading(
            family: rest, given: Self.givenTokens(given[...]), particles: trailing + particles, suffix: suffix,
            prior: prior)
    }

    private func reading(family: ArraySlice<String>, given: ArraySlice<String>, prior: Double) -> NameReading {
        let (particles, rest) = Self.parted(family)
        return NameReading(
            family: rest, given: Self.givenTokens(given), particles: particles, suffix: suffix, prior: prior)
    }

    /// Particles at the front, and the family name proper, which is never empty; particles inside it are dropped
    /// from the words that are compared.
    private static func parted(_ family: ArraySlice<String>) -> (particles: [String], family: [String]) {
        var particles: [String] = []
        var rest: [String] = []
        for (index, token) in zip(family.indices, family) {
            let word = letters(ofFolded: fold(token))
            let isParticle =
                NameTables.particles.contains(word)
                || (NameTables.particlesInLowerCase.contains(word) && (isLowercase(token) || !particles.isEmpty))
            if isParticle && index < family.endIndex - 1 { particles.append(token) } else { rest.append(token) }
        }
        return (particles, rest)
    }
}

// MARK: - Tokens

extension NameReader {
    /// Marks of footnotes, bracketed text, and the number by which dblp tells namesakes apart.
    fileprivate static func withoutMarks(_ name: String) -> String {
        if !name.unicodeScalars.contains(where: { "()[]†‡*§¶<>0123456789¹²³⁴⁵⁶⁷⁸⁹⁰".unicodeScalars.contains($0) }) {
            return name
        }
        var depth = 0
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar {
            case "(", "[", "<": depth += 1
            case ")", "]", ">": depth = max(0, depth - 1)
            case "†", "‡", "*", "§", "¶": continue
            default:
                if depth == 0 && !scalar.isDigit && scalar.properties.numericType != .digit { result.append(scalar) }
            }
        }
        return collapsingSpace(String(result))
    }

    /// By white space; the middle of an absurdly long name is left out.
    fileprivate static func split(_ text: some StringProtocol) -> [String] {
        let all = text.split(separator: " ").filter { $0.unicodeScalars.contains(where: \.isLetter) }
        let kept = all.count <= mostTokens ? all : Array(all.prefix(mostTokens / 2) + all.suffix(mostTokens / 2))
        return kept.map { String($0) }
    }

    fileprivate static func isPersonal(_ name: String) -> Bool {
        let all = words(ofFolded: fold(name))
        let letterCount = all.lazy.flatMap(\.unicodeScalars).filter(\.isLetter).prefix(2).count
        guard letterCount > 1, !NameTables.nobodies.contains(all.joined(separator: " ")) else { return false }
        if all.first == "the" || all.starts(with: ["on", "behalf"]) || all.starts(with: ["for", "the"]) {
            return false
        }
        return !all.contains { NameTables.impersonalWords.contains($0) }
    }

    fileprivate static func isSuffix(_ token: String) -> Bool {
        NameTables.suffixes.contains(letters(ofFolded: fold(token)))
            && (token.unicodeScalars.first?.isUppercaseLetter ?? false)
    }

    /// `R.`, `R`, `J.-N.`, `J.N.`, `JWR`: no given name written out.
    fileprivate static func isInitials(_ token: String) -> Bool {
        let all = givenTokens([token])
        return !all.isEmpty && all.allSatisfy(\.isInitial)
    }

    fileprivate static func isCapitals(_ token: String) -> Bool {
        let all = token.unicodeScalars.filter(\.isLetter)
        return all.count > 1 && all.allSatisfy(\.isUppercaseLetter)
    }

    fileprivate static func isLowercase(_ token: String) -> Bool {
        token.unicodeScalars.first(where: \.isLetter)?.isLowercaseLetter ?? false
    }

    /// Given names and initials one by one: `J.-N.` is two, tied; `J.N.` is two.
    static func givenTokens(_ printed: ArraySlice<String>) -> [NameToken] {
        var result: [NameToken] = []
        for token in printed {
            var isTied = false
            for part in token.split(whereSeparator: { $0 == "-" || $0 == "‐" || $0 == "‑" || $0 == "–" }) {
                for piece in pieces(part) {
                    result.append(
                        NameToken(text: piece.text, isInitial: piece.isInitial, isTied: isTied && piece.isFirst))
                }
                isTied = true
            }
        }
        return result
    }

    private static func pieces(_ part: Substring) -> [(text: String, isInitial: Bool, isFirst: Bool)] {
        var result: [(text: String, isInitial: Bool, isFirst: Bool)] = []
        for piece in part.split(separator: ".") {
            let count = piece.unicodeScalars.lazy.filter(\.isLetter).prefix(4).count
            guard count > 0 else { continue }
            if count > 1 && count <= 3 && part.contains(".") == false && isVowellessCapitals(piece) {
                for letter in piece { result.append(("\(letter).", true, result.isEmpty)) }
            } else {
                let isInitial = count == 1
                result.append((isInitial ? "\(piece)." : String(piece), isInitial, result.isEmpty))
            }
        }
        return result
    }

    /// `JW`, `MC`: capitals that cannot be pronounced are initials run together.
    private static func isVowellessCapitals(_ piece: Substring) -> Bool {
        piece.unicodeScalars.allSatisfy { $0.isASCII && $0.isUppercaseLetter && !"AEIOUY".unicodeScalars.contains($0) }
    }
}
