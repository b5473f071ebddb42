/// How common the names of one block are, by the built-in table and by the block's own people.
///
/// The block's own count is of different written-out names at one home, not of mentions, so that a prolific author does
/// not look common; and of no other block, so that an import elsewhere changes nothing here.
struct BlockNames {
    private let book: NameBook
    private let frequencyOfHome: [Int: NameFrequency]
    private var fullForms: FullForms
    private var fits: [Int: Int] = [:]

    /// - Parameter forms: every form in the block, each once, in an order that other records do not change.
    init(forms: [Int], book: NameBook, parameters: ResolverParameters) {
        self.book = book
        fullForms = FullForms(forms: forms, book: book)
        frequencyOfHome = Self.bearers(forms, book: book).mapValues { bearers in
            if Double(bearers) >= parameters[.veryFrequentForms] { return .veryFrequent }
            return Double(bearers) >= parameters[.frequentForms] ? .frequent : .rare
        }
    }

    /// At each home, how many written-out given names there are of which no two can be one: spellings of one name and
    /// slips of a letter count once.
    private static func bearers(_ forms: [Int], book: NameBook) -> [Int: Int] {
        var givenNames: [Int: [String: Int]] = [:]
        for form in forms {
            guard book.forms[form].isFull, let home = book.forms[form].home,
                let first = book.forms[form].shapes.first?.given.first
            else { continue }
            givenNames[home, default: [:]][NameTables.variantHead[first.text] ?? first.text] = form
        }
        return givenNames.mapValues { names in
            var counted: [(name: String, form: Int)] = []
            for (name, form) in names.sorted(by: { $0.key < $1.key }) where counted.count < mostCounted {
                let isKnown = counted.contains {
                    areOneSlipApart($0.name, name) || book.areCompatible($0.form, form)
                }
                if !isKnown { counted.append((name, form)) }
            }
            return counted.count
        }
    }

    /// More bearers than this make no name more frequent.
    private static let mostCounted = 24

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

    func saysMore(than other: NameEvidence) -> Bool {
        bits != other.bits ? bits > other.bits : !needsMore && other.needsMore
    }
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
        case .typo: (found.pieces, found.needsMore) = ([Self.pick(frequency, .typoRare)], true)
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
            let (thin, full) = first.isFull ? (b, a) : (a, b)
            // `F. M. Travard` says more than `Francesca Travard`: that the first initial fits is not all there is to fit.
            if frequency == .rare, names.fullNamesFitted(by: thin) == 1, !haveMiddleNames(thin) || haveMiddleNames(full)
            {
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

    /// The evidence of two given names a slip apart at one place of one work; nil anywhere else.
    func slipEvidence(_ a: PersonGroup, _ b: PersonGroup, names: inout BlockNames)
        -> (evidence: NameEvidence, forms: (Int, Int))?
    {
        guard haveOnePlace(a, b) else { return nil }
        for x in a.forms {
            for y in b.forms where book.compatibility(x, y) == .conflict(.givenSlip) {
                let piece = Self.pick(max(names.frequency(x), names.frequency(y)), .typoRare)
                return (NameEvidence(pieces: [piece], bits: weight(piece), needsMore: true), (x, y))
            }
        }
        return nil
    }

    /// The evidence of the forms that are most alike, and which they are; nil when no two forms can be one name.
    func bestNameEvidence(_ a: PersonGroup, _ b: PersonGroup, names: inout BlockNames)
        -> (evidence: NameEvidence, forms: (Int, Int))?
    {
        var best: (evidence: NameEvidence, forms: (Int, Int))?
        for x in a.forms {
            for y in b.forms {
                guard let found = nameEvidence(x, y, names: &names) else { continue }
                if let known = best, !found.saysMore(than: known.evidence) { continue }
                best = (found, (x, y))
            }
        }
        return best
    }
}
