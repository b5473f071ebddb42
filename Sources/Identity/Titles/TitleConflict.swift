/// Why two titles cannot be one work's, however alike they and their authors are.
public enum TitleConflict: String, Hashable, Sendable {
    case part = "different parts"
    case notice = "one is a notice about the other"
    case number = "numbers differ"
}

/// Part I against Part II; an erratum, comment, reply or supplement on one side only; titles that differ in a number
/// and nothing else. Nil when nothing speaks against the two being one.
public func titleConflict(_ a: String, _ b: String) -> TitleConflict? {
    TitleMarkers(titleWords(a)).conflict(with: TitleMarkers(titleWords(b)))
}

/// What a title says about being one of several.
struct TitleMarkers: Hashable, Sendable {
    private var part: Int?
    private var notice: String?
    private var numbers: [String]
    private var rest: [String]

    init(_ words: [String]) {
        notice = Self.notice(in: words)
        part = Self.part(in: words)
        numbers = words.filter(Self.isNumber).map { word in Self.romanNumerals[word].map(String.init) ?? word }
        rest = words.filter { !Self.isNumber($0) }
    }

    func conflict(with other: TitleMarkers) -> TitleConflict? {
        if notice != other.notice { return .notice }
        if let part, let otherPart = other.part, part != otherPart { return .part }
        if rest == other.rest && numbers != other.numbers { return .number }
        return nil
    }

    private static func isNumber(_ word: String) -> Bool {
        word.unicodeScalars.contains(where: \.isDigit) || romanNumerals[word] != nil
    }

    /// Words that open a notice about another work; `comment on` and `reply to` only as such.
    private static func notice(in words: [String]) -> String? {
        guard let first = words.first else { return nil }
        let opening = words.prefix(2)
        if opening.elementsEqual(["comment", "on"]) || opening.elementsEqual(["comments", "on"]) { return "comment" }
        if opening.elementsEqual(["reply", "to"]) || opening.elementsEqual(["response", "to"]) { return "reply" }
        return notices[first] ?? words.last.flatMap { notices[$0] }
    }

    private static let notices: [String: String] = [
        "erratum": "erratum", "errata": "erratum", "corrigendum": "erratum", "corrigenda": "erratum",
        "addendum": "addendum", "retraction": "retraction", "retracted": "retraction", "supplement": "supplement",
        "supplementary": "supplement", "supplemental": "supplement",
    ]

    private static func part(in words: [String]) -> Int? {
        guard let at = words.lastIndex(where: { ["part", "vol", "volume", "chapter"].contains($0) }),
            at + 1 < words.count
        else { return nil }
        return romanNumerals[words[at + 1]] ?? Int(words[at + 1])
    }

    private static let romanNumerals: [String: Int] = [
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    ]
}
