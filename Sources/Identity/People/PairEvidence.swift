import Foundation  // logarithms
import Catalog

/// What the evidence says of two groups of mentions, in bits.
struct PairEvidence {
    private(set) var score = 0.0
    /// The sum of what speaks for it beside the names.
    private(set) var beyondName = 0.0
    /// Whether something other than the subject ties the two: a co-author, an institution, a citation, a place.
    private(set) var isRelated = false
    /// Whether the names alone, as they are, can never be enough.
    var needsMore = false
    /// Filled when explaining.
    private(set) var contributions: [Contribution] = []
    private(set) var missing: [String] = []
    /// The co-authors in common, the most telling first.
    var sharedCoauthors: [WorkProfile.Author] = []
    let isExplaining: Bool

    init(isExplaining: Bool) { self.isExplaining = isExplaining }

    mutating func add(
        _ evidence: Evidence, _ bits: Double, ofName: Bool = false, relates: Bool = false,
        _ detail: @autoclosure () -> String
    ) {
        let rounded = (bits * 100).rounded() / 100
        score += rounded
        if !ofName && rounded > 0 { beyondName += rounded }
        if relates { isRelated = true }
        if isExplaining {
            contributions.append(Contribution(evidence: evidence.name, bits: rounded, detail: detail()))
        }
    }

    mutating func lacks(_ what: @autoclosure () -> String) { if isExplaining { missing.append(what()) } }
}

/// What is left of a pair's evidence when nothing is to be told of it.
struct PairScore {
    let score: Double
    let beyondName: Double
    let isRelated: Bool
    let needsMore: Bool

    init(_ pair: PairEvidence) {
        (score, beyondName, isRelated, needsMore) = (pair.score, pair.beyondName, pair.isRelated, pair.needsMore)
    }
}

extension PeopleContext {
    /// What speaks for and against two groups being one person; nil when no two of their names can be one.
    func evidence(_ a: PersonGroup, _ b: PersonGroup, names: inout BlockNames, explaining: Bool = false)
        -> PairEvidence?
    {
        guard let name = bestNameEvidence(a, b, names: &names) ?? slipEvidence(a, b, names: &names) else { return nil }
        var pair = PairEvidence(isExplaining: explaining)
        addIdentifiers(a, b, to: &pair)
        pair.needsMore = name.evidence.needsMore
        for piece in name.evidence.pieces {
            pair.add(piece, weight(piece), ofName: true, Self.words(for: piece))
        }
        let isOnOneWork = a.works.count == 1 && a.works == b.works
        if !isOnOneWork {
            addCoauthors(a, b, to: &pair)
            addCitation(a, b, to: &pair)
            addSubject(a, b, to: &pair)
            addYears(a, b, to: &pair)
        }
        addAffiliations(a, b, to: &pair)
        return pair
    }

    // MARK: Identifiers and places

    private func addIdentifiers(_ a: PersonGroup, _ b: PersonGroup, to pair: inout PairEvidence) {
        for shared in a.identifiers where b.identifiers.contains(shared) {
            let kind = shared.prefix { $0 != ":" }
            let value = shared.dropFirst(kind.count + 1)
            switch kind {
            case "orcid": pair.add(.orcid, weight(.orcid), relates: true, "same ORCID iD \(value)")
            case "email": pair.add(.email, weight(.email), relates: true, "same e-mail address \(value)")
            case "homepage": pair.add(.homepage, weight(.homepage), relates: true, "same personal page \(value)")
            default: pair.add(.sourceId, weight(.sourceId), relates: true, "same \(kind) identifier \(value)")
            }
        }
        if a.identifiers.isEmpty && b.identifiers.isEmpty {
            pair.lacks("no identifiers on either side")
        } else if a.identifiers.isEmpty || b.identifiers.isEmpty {
            pair.lacks("identifiers on one side only")
        }
        if haveOnePlace(a, b) { pair.add(.samePlace, weight(.samePlace), relates: true, "same work, same place") }
        if a.profilePages.contains(where: b.profilePages.contains) {
            pair.add(.profile, weight(.profile), relates: true, "one profile page says so")
        }
    }

    func haveOnePlace(_ a: PersonGroup, _ b: PersonGroup) -> Bool {
        let (few, many) = a.places.count <= b.places.count ? (a.places, b.places) : (b.places, a.places)
        return few.contains { work, place in place != 0 && many[work] == place }
    }

    // MARK: Co-authors

    /// One co-author after another counts half of the one before, the most telling first.
    private static let coauthorSteps: [Evidence] = [.coauthor1, .coauthor2, .coauthor3, .coauthor4, .coauthor5]

    private func addCoauthors(_ a: PersonGroup, _ b: PersonGroup, to pair: inout PairEvidence) {
        let shared = sharedCoauthors(a, b)
        guard !shared.isEmpty else {
            pair.lacks(a.coauthors.isEmpty || b.coauthors.isEmpty ? "no co-authors to compare" : "no shared co-author")
            addNoCoauthor(a, b, sharing: 0, to: &pair)
            return
        }
        let whole = zip(Self.coauthorSteps, shared).reduce(0) { $0 + weight($1.0) * $1.1.weight }
        let scale = share(
            of: whole, notShared: a.coauthors.count - shared.count, and: b.coauthors.count - shared.count)
        let isTie = whole * scale >= parameters[.leastTie]
        var left = parameters[.coauthorCap]
        for (step, coauthor) in zip(Self.coauthorSteps, shared) {
            let bits = min(left, weight(step) * coauthor.weight * scale)
            left -= bits
            pair.add(step, bits, relates: isTie, "shared co-author \(coauthor.author.surface)")
            if pair.isExplaining { pair.sharedCoauthors.append(coauthor.author) }
        }
        // What chance brings as well does not take away that nobody else is shared.
        if !isTie { addNoCoauthor(a, b, sharing: shared.count, to: &pair) }
        if !a.rests.isDisjoint(with: b.rests) {
            pair.add(.listRestEqual, weight(.listRestEqual), relates: true, "all other authors equal, in equal places")
        }
    }

    /// That nobody stands beside both speaks against one person, the more so the more could have.
    /// - Parameter sharing: how many do, where that says no more than chance.
    private func addNoCoauthor(_ a: PersonGroup, _ b: PersonGroup, sharing: Int, to pair: inout PairEvidence) {
        let (few, many) = (
            min(a.coauthors.count, b.coauthors.count) - sharing, max(a.coauthors.count, b.coauthors.count) - sharing
        )
        if a.isFull != b.isFull {
            guard sharing == 0, Double(few) >= parameters[.coauthorNoneOf] else { return }
            pair.add(.coauthorNone, weight(.coauthorNone), "initials, and none of \(few) co-authors or more shared")
        } else if a.isFull, few > 0 {
            let bits = weight(.coauthorsApart) * log2(Double(few * many))
            let other = sharing > 0 ? " other" : ""
            pair.add(.coauthorsApart, bits, "none of \(few)\(other) co-authors among the other's \(many)")
        }
    }

    private func sharedCoauthors(_ a: PersonGroup, _ b: PersonGroup) -> [(author: WorkProfile.Author, weight: Double)] {
        let (few, many) =
            a.coauthors.count <= b.coauthors.count ? (a.coauthors, b.coauthors) : (b.coauthors, a.coauthors)
        var shared: [(author: WorkProfile.Author, weight: Double)] = []
        for (home, mine) in few {
            guard let theirs = many[home] else { continue }
            // What stands on one and the same work is no news.
            if !mine.isOnSeveral, !theirs.isOnSeveral, mine.work == theirs.work { continue }
            if let best = bestMatch(mine.forms, theirs.forms) { shared.append(best) }
        }
        return shared.sorted { ($0.weight, $1.author.surface) > ($1.weight, $0.author.surface) }
    }

    private func bestMatch(_ a: [WorkProfile.Author], _ b: [WorkProfile.Author]) -> (
        author: WorkProfile.Author, weight: Double
    )? {
        var best: (author: WorkProfile.Author, weight: Double)?
        for x in a {
            for y in b where areOneCoauthor(x.form, y.form) {
                let fuller =
                    [x, y].max { ($0.surface.utf8.count, $1.surface) < ($1.surface.utf8.count, $0.surface) } ?? x
                let weight = rarity(x.form, y.form)
                if let known = best,
                    (known.weight, fuller.surface) >= (weight, known.author.surface)
                {
                    continue
                }
                best = (fuller, weight)
            }
        }
        return best
    }

    private func areOneCoauthor(_ a: Int, _ b: Int) -> Bool {
        if a == b { return true }
        switch book.compatibility(a, b) {
        case .conflict, .orderSwap, .compound, .typo: return false
        default: return true
        }
    }

    /// 0.55…1 for a written-out name, less for initials.
    private func rarity(_ a: Int, _ b: Int) -> Double {
        let share =
            switch max(book.forms[a].frequency, book.forms[b].frequency) {
            case .rare: parameters[.rarityRare]
            case .frequent: parameters[.rarityFrequent]
            case .veryFrequent: parameters[.rarityVeryFrequent]
            }
        return book.forms[a].isFull && book.forms[b].isFull ? share : share * parameters[.rarityInitials]
    }

    // MARK: What the works say

    private func addCitation(_ a: PersonGroup, _ b: PersonGroup, to pair: inout PairEvidence) {
        let count = a.rowOf.count(where: b.subjectOf.contains) + b.rowOf.count(where: a.subjectOf.contains)
        guard count > 0 else { return }
        let scale = share(of: weight(.citation), notShared: a.works.count - 1, and: b.works.count - 1)
        let bits = weight(.citation) * scale
        pair.add(.citation, bits, relates: bits >= parameters[.leastTie], "one cites the other")
    }

    /// What is left of evidence that chance brings as well: the oftener, the more there is on either side that the two
    /// do not share. Each doubling of the pairs that could have met takes one bit, once there are more than a few.
    private func share(of bits: Double, notShared a: Int, and b: Int) -> Double {
        let chances = Double((max(0, a) + 1) * (max(0, b) + 1))
        return max(0, 1 - max(0, log2(chances / parameters[.coauthorChances])) / bits)
    }

    private func addSubject(_ a: PersonGroup, _ b: PersonGroup, to pair: inout PairEvidence) {
        let likeness = a.terms.cosine(b.terms)
        let percent = Int((likeness * 100).rounded())
        if likeness >= parameters[.topicClose] {
            pair.add(.topicClose, weight(.topicClose), "subjects very close, \(percent) % of terms")
        } else if likeness >= parameters[.topicNear] {
            pair.add(.topicNear, weight(.topicNear), "subjects close, \(percent) % of terms")
        } else if likeness >= parameters[.topicSome] {
            pair.add(.topicSome, weight(.topicSome), "some terms in common, \(percent) %")
        } else if likeness < parameters[.topicNone], a.abstracts > 0, b.abstracts > 0 {
            pair.add(.topicNone, weight(.topicNone), "abstracts with nothing in common")
        } else if likeness < parameters[.topicFar], min(a.abstracts, b.abstracts) >= 2 {
            pair.add(.topicFar, weight(.topicFar), "on several works each, subjects far apart, \(percent) % of terms")
        } else {
            pair.lacks("no subject in common")
        }
        guard !a.categories.isEmpty, !b.categories.isEmpty else { return }
        if let shared = a.categories.first(where: b.categories.contains) {
            pair.add(.categorySame, weight(.categorySame), "both in \(shared)")
        } else if let shared = a.archives.first(where: b.archives.contains) {
            pair.add(.categoryArchive, weight(.categoryArchive), "both in the archive \(shared)")
        } else {
            pair.add(.categoryDisjoint, weight(.categoryDisjoint), "no subject code in common")
        }
    }

    private func addYears(_ a: PersonGroup, _ b: PersonGroup, to pair: inout PairEvidence) {
        let gap = Self.yearsApart(a, b)
        if gap > 45 {
            pair.add(.yearsApart45, weight(.yearsApart45), "\(gap) years apart")
        } else if gap > 25 {
            pair.add(.yearsApart25, weight(.yearsApart25), "\(gap) years apart")
        }
    }

    private func addAffiliations(_ a: PersonGroup, _ b: PersonGroup, to pair: inout PairEvidence) {
        if let shared = a.institutions.first(where: b.institutions.contains) {
            pair.add(.institution, weight(.institution), relates: true, "same institution: \(shared)")
        } else if let shared = a.cities.first(where: b.cities.contains) {
            pair.add(.city, weight(.city), relates: true, "same place of work: \(shared)")
        } else {
            pair.lacks("no affiliation in common")
        }
    }

    // MARK: Words

    private static func words(for piece: Evidence) -> String {
        let given: [(Evidence, String)] = [
            (.givenEqualRare, "equal full names"), (.givenVariantRare, "two spellings of one given name"),
            (.initialExpandedRare, "the initial fits the full name"), (.initialsEqualRare, "equal initials"),
            (.familyParticleRare, "equal but for a particle of the family name"),
            (.familyCompoundRare, "one has a part of the other's family name"),
            (.orderSwappedRare, "equal when the order is swapped"), (.typoRare, "equal but for a slip of the pen"),
        ]
        switch piece {
        case .givenEqualCommon: return "equal full names, both parts common"
        case .givenEqualShort: return "equal full names of one short syllable, very frequent family name"
        case .middleAgrees: return "middle names agree"
        case .initialsEqualOnlyForm: return "no two full names here fit the initials"
        case .initialExpandedOnlyForm: return "only one full name here fits"
        default: break
        }
        let rarities = ["rare", "frequent", "very frequent"]
        for (rare, words) in given {
            let step = piece.rawValue - rare.rawValue
            if rarities.indices.contains(step) { return "\(words), \(rarities[step]) family name" }
        }
        return piece.name
    }
}
