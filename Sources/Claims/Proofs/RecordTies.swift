/// What ties an address to a claimed record. An address that only the claimant vouches for proves nothing about the
/// record, however well the claimant shows that it is theirs.
public struct RecordTies: Sendable {
    /// Every form of the researcher's name.
    public var names: [String]
    /// Affiliations that sources print for the researcher.
    public var affiliations: [String]
    /// Text that sources print about the researcher's works, one entry a work, with the names of its other authors.
    public var works: [PrintedWork]

    public struct PrintedWork: Sendable {
        public var text: String
        public var otherAuthors: [String]
        public init(text: String, otherAuthors: [String]) {
            self.text = text
            self.otherAuthors = otherAuthors
        }
    }

    public init(names: [String], affiliations: [String], works: [PrintedWork]) {
        self.names = names
        self.affiliations = affiliations
        self.works = works
    }

    /// Whether the domain belongs to an institution the record names: it is printed in an address beside one of the
    /// works, or it carries a name of the affiliation under a suffix that only institutions get (`.edu`, `.ac.uk`).
    public func nameInstitution(of address: MailAddress) -> Bool {
        guard !address.isFreeMail, !affiliations.isEmpty else { return false }
        let printed = (affiliations + works.map(\.text)).flatMap { MailAddress.printed(in: $0) }
        if printed.contains(where: { Self.isSame(address.domain, or: $0.domain) && !$0.isFreeMail }) { return true }
        guard let name = Self.institutionName(in: address.domain) else { return false }
        return affiliations.contains { Self.words(of: $0).contains(name) || Self.initials(of: $0) == name }
    }

    /// Whether the address is printed with one of the works as this researcher's: in a work of several authors the
    /// part before the `@` has to carry the family name, and nobody else's of that work.
    public func print(_ address: MailAddress) -> Bool {
        works.contains { work in
            MailAddress.printed(in: work.text).contains(address)
                && belongs(address.local, others: work.otherAuthors)
        }
    }

    /// Whether the page is printed with one of the works as this researcher's: its address carries the family name.
    public func print(page: WebAddress) -> Bool {
        works.contains { work in
            Self.stands(page.bare, in: work.text, mayGoOn: false) && belongs(page.bare, others: work.otherAuthors)
        }
    }

    /// Whether one of the works links to the repository.
    public func link(to repository: WebAddress) -> Bool {
        guard let address = repository.repositoryAddress else { return false }
        return works.contains { Self.stands(address, in: $0.text, mayGoOn: true) }
    }

    private func belongs(_ text: String, others: [String]) -> Bool {
        guard !others.isEmpty else { return true }
        let letters = Self.letters(of: text)
        func carries(_ name: String) -> Bool {
            guard let family = Self.words(of: name).last, family.count >= 3 else { return false }
            return letters.contains(family)
        }
        return names.contains(where: carries) && !others.contains(where: carries)
    }

    /// Whether a web address is printed whole: neither the end of a longer host, nor the beginning of a longer name.
    /// - Parameter mayGoOn: whether a path may follow.
    private static func stands(_ address: String, in text: String, mayGoOn: Bool) -> Bool {
        let text = text.lowercased()
        return text.ranges(of: address).contains { range in
            let before = text[..<range.lowerBound].last
            guard before.map({ !($0.isLetter || $0.isNumber || "-._@".contains($0)) }) ?? true else { return false }
            var rest = text[range.upperBound...]
            if mayGoOn, rest.hasPrefix(".git") { rest = rest.dropFirst(4) }
            if mayGoOn, rest.hasPrefix("/") { return true }
            // A slash at the end changes nothing; a full stop may be the sentence's.
            rest = rest.drop { "/.,;:)".contains($0) }
            let isAtEnd =
                rest.startIndex == text.endIndex || rest.first?.isWhitespace == true
                || "<>\"”".contains(rest.first ?? " ")
            return isAtEnd
        }
    }

    // MARK: Words

    private static func isSame(_ domain: String, or above: String) -> Bool {
        domain == above || domain.hasSuffix("." + above)
    }

    /// `harvard` of `physics.harvard.edu`, `ox` of `ox.ac.uk`; nil under suffixes that anybody can buy.
    private static func institutionName(in domain: String) -> String? {
        let labels = domain.split(separator: ".").map(String.init)
        if labels.count >= 2, labels[labels.count - 1] == "edu" { return labels[labels.count - 2] }
        let isAcademic =
            labels.count >= 3 && labels[labels.count - 1].count == 2
            && ["ac", "edu"].contains(labels[labels.count - 2])
        return isAcademic ? labels[labels.count - 3] : nil
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map { letters(of: String($0)) }.filter { !$0.isEmpty }
    }

    /// `mit` of `Massachusetts Institute of Technology`.
    private static func initials(of text: String) -> String {
        String(text.split { !$0.isLetter }.compactMap(\.first).filter(\.isUppercase)).lowercased()
    }

    /// The letters `a` to `z`, accents dropped.
    private static func letters(of text: String) -> String {
        String(
            text.lowercased().compactMap { character in
                character.unicodeScalars.first.flatMap { base(of: $0) }
            })
    }

    private static func base(of scalar: Unicode.Scalar) -> Character? {
        if ("a"..."z").contains(scalar) { return Character(scalar) }
        return accented.first { $0.value.contains(Character(scalar)) }?.key
    }

    /// The accented letters of European names in lower case.
    private static let accented: [Character: String] = [
        "a": "àáâãäåāăą", "c": "çćč", "d": "ďđ", "e": "èéêëēęě", "g": "ğģ", "i": "ìíîïīį", "l": "ĺľł", "n": "ñńňņ",
        "o": "òóôõöøőō", "r": "ŕř", "s": "śşšș", "t": "ťţț", "u": "ùúûüůűū", "y": "ýÿ", "z": "źżž",
    ]
}
