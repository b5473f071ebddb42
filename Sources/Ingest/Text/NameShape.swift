/// How much a piece of text looks like one person's name.
enum NameShape {
    /// Words of a family name that are written small.
    static let particles: Set<String> = [
        "van", "von", "de", "da", "di", "del", "der", "den", "el", "al", "ten", "ter", "della", "dello", "degli", "dei",
        "dos", "das", "do", "du", "la", "le", "los", "las", "zu", "zum", "zur", "af", "av", "bin", "ibn", "ben", "y",
        "e", "'t", "’t", "op", "in't", "san", "st.",
    ]

    /// Beginnings of family names that a capital follows inside the word: `McDuff`, `LeCun`.
    static let prefixes: Set<String> = [
        "Mc", "Mac", "De", "Di", "La", "Le", "Van", "Von", "Fitz", "Del", "Della", "Da", "Du", "Dal", "El", "Al", "Lo",
        "O", "D", "d", "l", "L", "N", "M", "Dell", "Dall", "Nell", "Sant", "dell", "dall",
    ]

    /// Words no personal name holds, though titles write them with a capital.
    private static let titleWords: Set<String> = [
        "the", "and", "of", "for", "with", "from", "via", "in", "on", "to", "by", "at", "or", "as", "is", "are", "an",
    ]

    /// What may follow a name behind a comma.
    private static let suffixes = [", Jr.", ", Jr", ", Sr.", ", Sr", ", III", ", II", ", IV"]

    private static let groups: Set<String> = [
        "Collaboration", "Collaborations", "Team", "Group", "Consortium", "Project", "Network",
    ]

    /// What a name of one word scores; anything above it is a name of at least two plausible words.
    static let oneWord = -4.0

    /// 0 for an ordinary name, less for an odd one, nil for what cannot be a name.
    ///
    /// Looks at no more than the first 120 characters: nothing longer is a name.
    static func score(_ text: Substring) -> Double? {
        guard !text.isEmpty, text.utf8.count <= 240 else { return nil }
        let text = suffixes.lazy.compactMap { text.before(suffix: $0) }.first ?? text
        let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard (1...6).contains(words.count) else { return nil }
        var score = words.count == 5 ? -0.5 : words.count == 6 ? -1 : 0
        var hasFullWord = false
        for (index, word) in words.enumerated() {
            if particles.contains(String(word)) {
                if index == words.count - 1 { return nil }
                continue
            }
            guard let worth = wordScore(word) else { return nil }
            score += worth
            if titleWords.contains(word.lowercased()) { score -= 3 }
            if groups.contains(String(word)) { score -= 2 }
            if word.unicodeScalars.count(where: { $0.isLetter }) > 1 { hasFullWord = true }
        }
        guard hasFullWord else { return nil }
        if words.count == 1 { score += uncased(text) ? -0.5 : oneWord }
        return score
    }

    /// Names in scripts without capitals and blanks stand as one word.
    private static func uncased(_ text: Substring) -> Bool { text.unicodeScalars.allSatisfy(\.isUncasedLetter) }

    /// One word of a name: begins with a capital, holds letters and the marks names hold, no digit.
    private static func wordScore(_ word: Substring) -> Double? {
        let scalars = Array(word.unicodeScalars)
        guard let start = firstLetter(of: scalars) else { return nil }
        var score = 0.0
        var capitals = 0
        var letters = 0
        for (index, scalar) in scalars.enumerated() {
            if scalar.isLetter || scalar.isMark {
                letters += 1
                if scalar.isUpper { capitals += 1 }
                if index > start, scalar.isUpper { score += humpScore(scalars, at: index) }
            } else if !marks.contains(scalar) {
                return nil
            }
        }
        let dotted = scalars.contains(".")
        if letters > 1, capitals == letters, !dotted { score -= letters > 3 ? 1 : 0.5 }
        return score
    }

    /// Hyphens, points, apostrophes, and the accents that are left when TeX's backslash is lost.
    private static let marks: Set<Unicode.Scalar> = [
        "-", "‐", "‑", "–", ".", "'", "’", "‘", "`", "´", "\"", "^", "~", "¨", "˜", "ˆ", "ˇ", "˘", "¸", "·",
    ]

    /// Where the name's first letter stands, if the word begins as a name may.
    private static func firstLetter(of scalars: [Unicode.Scalar]) -> Int? {
        guard let first = scalars.firstIndex(where: \.isLetter), first <= 1 else { return nil }
        if scalars[first].isUpper || scalars[first].isUncasedLetter { return first }
        // `d'Ascoli`, `l’Hospital`: a small elided particle before the capital.
        if scalars.count > first + 2, ["'", "’"].contains(scalars[first + 1]), scalars[first + 2].isUpper {
            return first + 2
        }
        return nil
    }

    /// A capital inside a word is usual after a hyphen, a point or a prefix such as `Mc`, and odd elsewhere.
    private static func humpScore(_ scalars: [Unicode.Scalar], at index: Int) -> Double {
        let before = scalars[index - 1]
        guard before.isLower else { return 0 }
        return prefixes.contains(hump(scalars, endingAt: index)) ? 0 : -1.5
    }

    /// The letters before `end`, from the last capital on: `graphsMc` gives `Mc`.
    static func hump(_ scalars: [Unicode.Scalar], endingAt end: Int) -> String {
        var start = end
        while start > 0, scalars[start - 1].isLetter {
            start -= 1
            if scalars[start].isUpper { break }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
    }
}
