/// How common the names of one block are, by the built-in table and by the block's own people.
///
/// The block's own count is of different written-out names at one home, not of mentions, so that a prolific author does
/// not look common; and of no other block, so that an import elsewhere changes nothing here.
struct BlockNames {
    private let book: NameBook
    private let frequencyOfHome: [Int: NameFrequency]
    private var fullForms: FullForms
    private var fits: [Int: Int] = [:]

    /// - Parameter forms: every form in the block, each once.
    init(forms: [Int], book: NameBook, parameters: ResolverParameters) {
        self.book = book
        fullForms = FullForms(forms: forms, book: book)
        var givenNames: [Int: Set<String>] = [:]
        for form in forms {
            guard book.forms[form].isFull, let home = book.forms[form].home,
                let first = book.forms[form].shapes.first?.given.first
            else { continue }
            givenNames[home, default: []].insert(NameTables.variantHead[first.text] ?? first.text)
        }
        frequencyOfHome = givenNames.mapValues { names in
            if Double(names.count) >= parameters[.veryFrequentForms] { return .veryFrequent }
            return Double(names.count) >= parameters[.frequentForms] ? .frequent : .rare
        }
    }

    func frequency(_ form: Int) -> NameFrequency {
        let entry = book.forms[form]
        return max(entry.frequency, entry.home.flatMap { frequencyOfHome[$0] } ?? .rare)
    }

    /// How many different fullest names of the block this form could stand for.
    mutating func fullNamesFitted(by form: Int) -> Int {
        if let known = fits[form] { return known }
        let count = fullForms.fitted(by: form).count
        fits[form] = count
        return count
    }
}

/// What the likeness of two names is worth.
struct NameEvidence {
    /// The main piece of evidence and what goes with it.
    var pieces: [Evidence] = []
    var bits = 0.0
    /// Whether it is never enough without a co-author, an institution or the like: a particle or part of the family
    /// missing, the order swapped, or a family that is not rare.
    var needsMore = false
}

extension PeopleContext {
    /// What two compatible forms are worth; nil when they cannot be one name.
    func nameEvidence(_ a: Int, _ b: Int, names: inout BlockNames) -> NameEvidence? {
        let frequency = max(names.frequency(a), names.frequency(b))
        var found = NameEvidence()
        switch book.compatibility(a, b) {
        case .conflict: return nil
        case .exact, .accents, .joinedGiven, .middleMissing, .expansion, .initialsEqual:
            found.pieces = givenEvidence(a, b, frequency, names: &names)
        case .variant: found.pieces = [Self.pick(frequency, .givenVariantRare)]
        case .particle: (found.pieces, found.needsMore) = ([Self.pick(frequency, .familyParticleRare)], true)
        case .compound: (found.pieces, found.needsMore) = ([Self.pick(frequency, .familyCompoundRare)], true)
        case .orderSwap: (found.pieces, found.needsMore) = ([Self.pick(frequency, .orderSwappedRare)], true)
        }
        if frequency != .rare { found.needsMore = true }
        found.bits = found.pieces.reduce(0) { $0 + weight($1) }
        return found
    }

    private func givenEvidence(_ a: Int, _ b: Int, _ frequency: NameFrequency, names: inout BlockNames) -> [Evidence] {
        let (first, second) = (book.forms[a], book.forms[b])
        var pieces: [Evidence]
        switch (first.isFull, second.isFull) {
        case (true, true): pieces = [Self.equalGiven(frequency, max(first.givenFrequency, second.givenFrequency))]
        case (false, false):
            pieces = [Self.pick(frequency, .initialsEqualRare)]
            if frequency == .rare, names.fullNamesFitted(by: a) <= 1, names.fullNamesFitted(by: b) <= 1 {
                pieces.append(.initialsEqualOnlyForm)
            }
        default:
            pieces = [Self.pick(frequency, .initialExpandedRare)]
            if frequency == .rare, names.fullNamesFitted(by: first.isFull ? b : a) == 1 {
                pieces.append(.initialExpandedOnlyForm)
            }
        }
        if haveMiddleNames(a) && haveMiddleNames(b) { pieces.append(.middleAgrees) }
        return pieces
    }

    /// Whether a second given name or initial is there that is not the second half of the first: `Enrico M.`, and
    /// neither `Jian-Nan` nor, before a family of East Asia, `Jian Nan`.
    private func haveMiddleNames(_ form: Int) -> Bool {
        guard let shape = book.forms[form].shapes.first, shape.given.count > 1, !shape.given[1].isTied else {
            return false
        }
        return !NameTables.eastAsianFamilies.contains(shape.family.last ?? "")
    }

    private static func equalGiven(_ frequency: NameFrequency, _ given: GivenFrequency) -> Evidence {
        switch (frequency, given) {
        case (.rare, _): .givenEqualRare
        case (.frequent, .telling): .givenEqualFrequent
        case (.frequent, _), (.veryFrequent, .common): .givenEqualCommon
        case (.veryFrequent, .telling): .givenEqualVeryFrequent
        case (.veryFrequent, .short): .givenEqualShort
        }
    }

    /// The case of a rare, frequent or very frequent family, given the first of the three.
    private static func pick(_ frequency: NameFrequency, _ rare: Evidence) -> Evidence {
        Evidence(rawValue: rare.rawValue + frequency.rawValue) ?? rare
    }

    /// The evidence of the forms that are most alike, and which they are; nil when no two forms can be one name.
    func bestNameEvidence(_ a: PersonGroup, _ b: PersonGroup, names: inout BlockNames)
        -> (evidence: NameEvidence, forms: (Int, Int))?
    {
        var best: (evidence: NameEvidence, forms: (Int, Int))?
        for x in a.forms {
            for y in b.forms {
                guard let found = nameEvidence(x, y, names: &names) else { continue }
                if let known = best, known.evidence.bits >= found.bits { continue }
                best = (found, (x, y))
            }
        }
        return best
    }
}
