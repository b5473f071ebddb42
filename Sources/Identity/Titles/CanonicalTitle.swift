/// The form in which titles are compared and never shown.
///
/// Folded; TeX, tags and entities resolved; letter-spaced capitals rejoined (`H OW` how); punctuation a space; British
/// and American endings unified; number words as digits; prefixes such as `multi` joined to their word; the leading
/// article dropped. Empty when the title holds no letter or digit.
/// - Complexity: linear in the length of `title`.
public func canonicalTitle(_ title: String) -> String {
    titleWords(title).joined(separator: " ")
}

/// How many words of a title say what it is about: all but articles, prepositions and the like, and single letters.
public func contentWordCount(_ title: String) -> Int {
    titleWords(title).count { isContentWord($0) }
}

func isContentWord(_ word: String) -> Bool {
    !StopWords.all.contains(word) && word.unicodeScalars.prefix(2).count > 1
}

func titleWords(_ title: String) -> [String] {
    let plain = TitleMarkup.plain(title)
    let tokens = rejoiningSpacedCapitals(plain.split(separator: " ").map(String.init))
    var result: [String] = []
    for word in words(ofFolded: fold(tokens.joined(separator: " "))) {
        if let last = result.last, joiningPrefixes.contains(last) {
            result[result.count - 1] = TitleSpelling.unified(last + word)
        } else {
            result.append(TitleSpelling.unified(word))
        }
    }
    if result.count > 1, let first = result.first, ["a", "an", "the"].contains(first) { result.removeFirst() }
    return result
}

/// Prefixes that one printer sets apart, another with a hyphen, a third not at all.
private let joiningPrefixes: Set<String> = [
    "multi", "non", "pre", "semi", "quasi", "sub", "super", "hyper", "inter", "intra", "micro", "macro", "meta",
    "pseudo",
    "anti", "co", "un", "re", "over", "under",
]

/// `H OW GRADIENT` as `HOW GRADIENT`: in a title all in capitals, a lone letter set apart from the capitals after it.
/// `A` and `I` stay, for they are words.
private func rejoiningSpacedCapitals(_ tokens: [String]) -> [String] {
    guard tokens.contains(where: isLoneCapital),
        !tokens.contains(where: { $0.unicodeScalars.contains(where: \.isLowercaseLetter) })
    else { return tokens }
    var result: [String] = []
    var lone: String?
    for token in tokens {
        if let letter = lone {
            result.append(letter + token)
            lone = nil
        } else if isLoneCapital(token) {
            lone = token
        } else {
            result.append(token)
        }
    }
    if let lone { result.append(lone) }
    return result
}

private func isLoneCapital(_ token: String) -> Bool {
    token.unicodeScalars.count == 1 && token != "A" && token != "I"
        && (token.unicodeScalars.first?.isUppercaseLetter ?? false)
}

/// TeX and HTML taken off a title.
enum TitleMarkup {
    static func plain(_ title: String) -> String {
        guard title.utf8.contains(where: isMarkup) else { return title }
        var scalars = Array(title.unicodeScalars)
        if scalars.contains("&") { scalars = Entities.resolve(scalars) }
        scalars = TeXAccents.resolve(scalars)
        var reader = Reader(source: scalars)
        return reader.run()
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x24, 0x26, 0x3C, 0x5C, 0x5E, 0x5F, 0x7B, 0x7D, 0x7E: true  // $ & < \ ^ _ { } ~
        default: false
        }
    }

    private struct Reader {
        let source: [Unicode.Scalar]
        var at = 0
        var result = String.UnicodeScalarView()

        init(source: [Unicode.Scalar]) { self.source = source }

        mutating func run() -> String {
            while at < source.count {
                switch source[at] {
                case "\\": takeMacro()
                case "<": takeTag()
                case "{", "}", "$", "^", "_": at += 1
                case "~": put(" ")
                default: put(source[at])
                }
            }
            return String(result)
        }

        private mutating func put(_ scalar: Unicode.Scalar) {
            result.append(scalar)
            at += 1
        }

        /// A Greek letter is itself; any other macro is only markup.
        private mutating func takeMacro() {
            var name = String.UnicodeScalarView()
            at += 1
            while at < source.count, source[at].isASCII, source[at].isLetter {
                name.append(source[at])
                at += 1
            }
            if let letter = Greek.letters[String(name)] { result.append(letter) } else { result.append(" ") }
            if name.isEmpty && at < source.count { at += 1 }  // an escaped sign
        }

        /// `<sub>` and its like; a lone `<` is a sign of mathematics.
        private mutating func takeTag() {
            let isTag = at + 1 < source.count && (source[at + 1] == "/" || source[at + 1].isLetter)
            guard isTag, let end = source[at...].prefix(40).firstIndex(of: ">") else { return put(" ") }
            at = end + 1
        }
    }
}

enum Greek {
    static let letters: [String: Unicode.Scalar] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
        "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
        "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ",
        "omega": "ω", "Gamma": "γ", "Delta": "δ", "Theta": "θ", "Lambda": "λ", "Xi": "ξ", "Pi": "π", "Sigma": "σ",
        "Phi": "φ", "Psi": "ψ", "Omega": "ω",
    ]
    /// A Greek letter standing alone, by its name.
    static let names: [String: String] = {
        var names: [String: String] = [:]
        for name in letters.keys.sorted().reversed() where !name.hasPrefix("var") {
            if let letter = letters[name] { names[String(letter)] = name.lowercased() }
        }
        return names
    }()
}
