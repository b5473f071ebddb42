import Catalog

/// What all blocks of one call share: the names, the signatures, the works, the weights, what people decided.
final class PeopleContext {
    let book: NameBook
    /// In canonical order: by the anchor of the record, then by ordinal.
    let signatures: [Signature]
    let works: [WorkProfile]
    let parameters: ResolverParameters
    let weights: [Double]
    let profiles: [[Int]]
    let sharedPlaces: [[Int]]
    let copies: [[Int]]
    /// Pairs that people said are one, and pairs that they said are not; smaller number first, ascending.
    let same: [(Int, Int)]
    let different: [(Int, Int)]
    /// By signature, those it was told from.
    let opponents: [Int: [Int]]

    convenience init(
        _ works: [[RecordEvidence]], focus: Set<MentionID>?, decisions: [Decision], parameters: ResolverParameters
    ) {
        self.init(
            EvidenceReader(works, focus: focus, book: NameBook()), decisions: decisions, parameters: parameters)
    }

    /// - Parameter reading: finished.
    init(_ reading: EvidenceReader, decisions: [Decision], parameters: ResolverParameters) {
        book = reading.book
        self.parameters = parameters
        weights = parameters.weights
        signatures = reading.signatures
        self.works = reading.works
        profiles = reading.profiles
        sharedPlaces = reading.sharedPlaces
        copies = reading.copies
        let pins = decisions.filter { $0.kind == .person }
        let numbers =
            pins.isEmpty
            ? [:]
            : Dictionary(
                reading.signatures.enumerated().map { ($1.mention.rawValue, $0) },
                uniquingKeysWith: { first, _ in first })
        func pairs(_ verdict: Decision.Verdict) -> [(Int, Int)] {
            pins.filter { $0.verdict == verdict }.compactMap { decision in
                guard let a = numbers[decision.a], let b = numbers[decision.b], a != b else { return nil }
                return (min(a, b), max(a, b))
            }.sorted { $0 < $1 }
        }
        same = pairs(.same)
        different = pairs(.different)
        opponents = different.reduce(into: [:]) { opponents, pair in
            opponents[pair.0, default: []].append(pair.1)
            opponents[pair.1, default: []].append(pair.0)
        }
    }

    /// The same with a book of names of its own, for another thread.
    func twin() -> PeopleContext { PeopleContext(twinOf: self) }

    private init(twinOf other: PeopleContext) {
        book = NameBook(copying: other.book)
        (signatures, works, parameters, weights) = (other.signatures, other.works, other.parameters, other.weights)
        (profiles, sharedPlaces, copies) = (other.profiles, other.sharedPlaces, other.copies)
        (same, different, opponents) = (other.same, other.different, other.opponents)
    }

    func group(of signature: Int) -> PersonGroup {
        PersonGroup(signature, signatures[signature], work: works[signatures[signature].work], book: book)
    }

    func weight(_ evidence: Evidence) -> Double { weights[evidence.rawValue] }

    // MARK: Vetoes

    /// Years between two times of activity from which on nobody can be one person.
    static let longestLife = 70

    /// Why two groups cannot be one person; nil when nothing known forbids it.
    func veto(_ a: PersonGroup, _ b: PersonGroup) -> String? {
        if arePinnedApart(a, b) { return "told apart by hand" }
        if let names = nameVeto(a, b) { return names }
        if holdTwoPlaces(a, b) { return "two places on one work" }
        let (x, y) = (a.orcids, b.orcids)
        if !x.isEmpty, !y.isEmpty, Set(x).isDisjoint(with: y) { return "different ORCID iDs" }
        if Self.yearsApart(a, b) > Self.longestLife { return "more than \(Self.longestLife) years apart" }
        return nil
    }

    func arePinnedApart(_ a: PersonGroup, _ b: PersonGroup) -> Bool {
        guard !opponents.isEmpty else { return false }
        let (few, many) = a.members.count <= b.members.count ? (a, b) : (b, a)
        for member in few.members {
            if let told = opponents[member], told.contains(where: many.members.contains) { return true }
        }
        return false
    }

    /// Every name of the one must fit every name of the other; forms that people have joined speak with one voice.
    private func nameVeto(_ a: PersonGroup, _ b: PersonGroup) -> String? {
        for x in a.voices {
            for y in b.voices where !x.contains(where: { form in y.contains { isSameOrFits(form, $0) } }) {
                guard case .conflict(let conflict) = book.compatibility(x[0], y[0]) else { continue }
                if conflict == .givenSlip, isForgiven(a, x[0], b, y[0]) { continue }
                return conflict.rawValue
            }
        }
        guard book.forms[a.forms[0]].isPersonal, book.forms[b.forms[0]].isPersonal else {
            return NameConflict.notPersonal.rawValue
        }
        return nil
    }

    /// Whether two given names a slip apart may be one: at one place of one work, or because a group that has forgiven the
    /// slip before holds the name it was meant to be.
    private func isForgiven(_ a: PersonGroup, _ x: Int, _ b: PersonGroup, _ y: Int) -> Bool {
        haveOnePlace(a, b) || a.forms.contains { $0 != x && book.forms[$0].isFull && isSameOrFits($0, y) }
            || b.forms.contains { $0 != y && book.forms[$0].isFull && isSameOrFits($0, x) }
    }

    private func isSameOrFits(_ a: Int, _ b: Int) -> Bool { a == b || book.areCompatible(a, b) }

    private func holdTwoPlaces(_ a: PersonGroup, _ b: PersonGroup) -> Bool {
        let (few, many) = a.members.count <= b.members.count ? (a, b) : (b, a)
        for record in few.records where many.records.contains(record) { return true }
        for (work, place) in few.places where place > 0 {
            if let other = many.places[work], other > 0, other != place { return true }
        }
        return false
    }

    static func yearsApart(_ a: PersonGroup, _ b: PersonGroup) -> Int {
        guard let x = a.years, let y = b.years else { return 0 }
        return max(0, y.lowerBound - x.upperBound, x.lowerBound - y.upperBound)
    }
}
