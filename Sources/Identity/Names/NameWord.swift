/// One word of a name as printed, with everything the reader asks of it worked out once.
struct NameWord {
    let text: String
    /// Its letters, folded: `dascoli`, `arolafernandez`.
    let folded: String
    /// Its parts as a family name, hyphens parting and apostrophes joining them.
    let familyWords: [String]
    /// The same with umlauts spelt out, when that is something else.
    let speltOut: [String]?
    /// Its parts as given names: `J.-N.` is two initials, tied.
    let given: [NameToken]
    /// Its words for telling what is no person's name; digits count here.
    let plainWords: [String]
    let hasLetter: Bool
    let isLowercase: Bool
    /// Capitals only, two or more of them.
    let isCapitals: Bool
    let isSuffix: Bool
    /// Whether it is a particle wherever it stands.
    let isParticle: Bool
    /// Whether it is a particle in lower case, or after another particle.
    let mayBeParticle: Bool

    init(_ text: String) {
        self.text = text
        let forms = foldedAlternatives(text)
        plainWords = words(ofFolded: forms[0])
        hasLetter = text.unicodeScalars.contains(where: \.isLetter)
        folded = letters(ofFolded: forms[0])
        familyWords = Self.familyWords(forms[0])
        speltOut = forms.count > 1 ? Self.familyWords(forms[1]) : nil
        given = NameToken.tokens(of: text)
        isLowercase = text.unicodeScalars.first(where: \.isLetter)?.isLowercaseLetter ?? false
        var letterCount = 0
        isCapitals =
            text.unicodeScalars.allSatisfy { scalar in
                guard scalar.isLetter else { return true }
                letterCount += 1
                return scalar.isUppercaseLetter
            } && letterCount > 1
        isSuffix =
            NameTables.suffixes.contains(folded) && (text.unicodeScalars.first?.isUppercaseLetter ?? false)
        let isInitials = !given.isEmpty && given.allSatisfy(\.isInitial)
        isParticle = NameTables.particles.contains(folded) && !isInitials
        mayBeParticle = NameTables.particlesInLowerCase.contains(folded)
    }

    /// `R.`, `R`, `J.-N.`, `J.N.`, `JWR`: no given name written out.
    var isInitials: Bool { !given.isEmpty && given.allSatisfy(\.isInitial) }

    private static func familyWords(_ folded: String) -> [String] {
        words(ofFolded: folded).map(letters(ofFolded:)).filter { !$0.isEmpty }
    }
}

/// Words of names that were read before: few words make many names.
///
/// For one thread. Holds a bounded number of words and then begins anew.
package final class NameWords {
    package init() {}

    private var known: [String: NameWord] = [:]
    private static let most = 50_000

    func word(_ text: Substring.UnicodeScalarView) -> NameWord {
        let text = String(text)
        if let word = known[text] { return word }
        let word = NameWord(text)
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[text] = word
        return word
    }
}

/// One given name or initial, as repaired.
struct NameToken: Hashable, Sendable {
    var text: String
    var isInitial: Bool
    /// Whether a hyphen ties it to the one before.
    var isTied: Bool
    /// What comparison looks at.
    let folded: NameShape.Given?

    init(text: String, isInitial: Bool, isTied: Bool) {
        self.text = text
        self.isInitial = isInitial
        self.isTied = isTied
        folded = Self.folded(text, isInitial: isInitial, isTied: isTied)
    }

    private static func folded(_ text: String, isInitial: Bool, isTied: Bool) -> NameShape.Given? {
        let forms = foldedAlternatives(text).map(letters(ofFolded:))
        guard let plain = forms.first, let first = plain.unicodeScalars.first else { return nil }
        if isInitial { return .init(text: String(first), alternative: nil, isInitial: true, isTied: isTied) }
        let alternative = forms.count > 1 && forms[1] != plain ? forms[1] : nil
        return .init(text: plain, alternative: alternative, isInitial: false, isTied: isTied)
    }

    /// Given names and initials of one printed word: `J.-N.` is two, tied; `J.N.` is two.
    static func tokens(of word: String) -> [NameToken] {
        var result: [NameToken] = []
        var isTied = false
        for part in word.unicodeScalars.split(whereSeparator: { $0 == "-" || $0 == "‐" || $0 == "‑" || $0 == "–" }) {
            for (index, piece) in pieces(part).enumerated() {
                let text = piece.isInitial ? "\(piece.text)." : piece.text
                result.append(NameToken(text: text, isInitial: piece.isInitial, isTied: isTied && index == 0))
            }
            isTied = true
        }
        return result
    }

    private static func pieces(_ part: Substring.UnicodeScalarView) -> [(text: String, isInitial: Bool)] {
        var result: [(text: String, isInitial: Bool)] = []
        for piece in part.split(separator: ".") {
            let count = piece.lazy.filter(\.isLetter).prefix(4).count
            guard count > 0 else { continue }
            if count > 1 && count <= 3 && piece.count == part.count && isVowellessCapitals(piece) {
                for letter in piece { result.append((String(letter), true)) }
            } else {
                result.append((String(piece), count == 1))
            }
        }
        return result
    }

    /// `JW`, `MC`: capitals that cannot be pronounced are initials run together.
    private static func isVowellessCapitals(_ piece: Substring.UnicodeScalarView) -> Bool {
        piece.allSatisfy { $0.isASCII && $0.isUppercaseLetter && !"AEIOUY".unicodeScalars.contains($0) }
    }

    /// Tied tokens put together again: `Jian-Nan`, `J.-N.`
    static func printed(_ tokens: [NameToken]) -> [String] {
        var result: [String] = []
        for token in tokens {
            if token.isTied, let last = result.popLast() {
                result.append("\(last)-\(token.text)")
            } else {
                result.append(token.text)
            }
        }
        return result
    }
}
