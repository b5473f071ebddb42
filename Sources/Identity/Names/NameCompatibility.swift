/// What two names are to each other. Cases before `particle` are evidence; `particle`, `compound`, `orderSwap` and `typo`
/// need other evidence beside them; a conflict is a veto.
public enum NameCompatibility: Hashable, Sendable {
    /// Letter for letter the same, case aside.
    case exact
    /// The same but for accents or how they are written: `Mézard`, `M'ezard`, `Mezard`.
    case accents
    /// The same given name joined, hyphened or apart: `Jian-Nan`, `Jiannan`.
    case joinedGiven
    /// The same initials and no more on either side.
    case initialsEqual
    /// One side lacks a middle name: `Enrico Malatesta`, `Enrico M. Malatesta`.
    case middleMissing
    /// An initial against a name written out.
    case expansion
    /// Another spelling or a listed short form: `Alexey`, `Aleksei`.
    case variant
    /// One side lacks or abbreviates the particle: `R. D. Vecchia`, `R. Della Vecchia`.
    case particle
    /// One side has a part of a family name of several words.
    case compound
    /// The same two names in the other order.
    case orderSwap
    /// The family names are one slip of the pen apart: `Zecchina`, `Zechina`.
    case typo
    case conflict(NameConflict)

    public var isConflict: Bool { if case .conflict = self { true } else { false } }
}

/// Why two names cannot be one person's.
public enum NameConflict: String, Hashable, Sendable {
    case notPersonal = "not a person's name"
    case family = "other family name"
    case givenMissing = "no given name on one side"
    case initials = "initials differ"
    case fullGiven = "given names cannot be the same"
    /// One slip of the pen apart: a conflict as the above, except where both stand at one place of one work.
    case givenSlip = "given names differ by a letter"
    case suffix = "Jr, Sr or number differs"
}

/// What two names are to each other, by the pair of readings that suits them best.
///
/// Symmetric. Where both are read the usual way and share the whole family name, a conflict of given names stands,
/// whatever other readings would allow.
public func compatibility(_ a: PersonName, _ b: PersonName) -> NameCompatibility {
    guard a.isPersonal, b.isPersonal else { return .conflict(.notPersonal) }
    let best = shapeCompatibility(a.readings.map(\.shape), b.readings.map(\.shape))
    return best == .accents && a.displayed.lowercased() == b.displayed.lowercased() && a.isIntact == b.isIntact
        ? .exact : best
}

extension PersonName {
    /// Whether the name came as it is shown, no accent having been put back.
    fileprivate var isIntact: Bool { surface == repaired || fold(surface) == fold(repaired) }
}

/// As `compatibility`, on shapes alone: equal names come out as `.accents`.
func shapeCompatibility(_ a: [NameShape], _ b: [NameShape]) -> NameCompatibility {
    var best = NameCompatibility.conflict(.family)
    for (i, first) in a.enumerated() {
        for (j, second) in b.enumerated() {
            let found = compare(first, second)
            if i == 0, j == 0, found.isConflict, first.family == second.family, first.particles == second.particles {
                return haveOneCompoundFamily(a, b) ? .compound : found
            }
            if found.rank < best.rank { best = found }
        }
    }
    return best
}

/// `Magnus Karl Garrido Merchán` and `Magnus Garrido Merchán`: read with the family of two words, the given names fit.
private func haveOneCompoundFamily(_ a: [NameShape], _ b: [NameShape]) -> Bool {
    a.dropFirst().contains { first in
        first.family.count > 1 && !first.isSwapped
            && b.dropFirst().contains { second in
                first.family == second.family && !compare(first, second).isConflict
            }
    }
}

extension NameCompatibility {
    /// Lower suits better.
    fileprivate var rank: Int {
        switch self {
        case .exact: 0
        case .accents: 1
        case .joinedGiven: 2
        case .initialsEqual: 3
        case .middleMissing: 4
        case .expansion: 5
        case .variant: 6
        case .particle: 7
        case .compound: 8
        case .orderSwap: 9
        case .typo: 10
        case .conflict(.givenSlip): 11
        case .conflict(.fullGiven): 12
        case .conflict(.initials): 13
        case .conflict(.suffix): 14
        case .conflict(.givenMissing): 15
        case .conflict(.family): 16
        case .conflict(.notPersonal): 17
        }
    }
}

private func compare(_ a: NameShape, _ b: NameShape) -> NameCompatibility {
    if a.isSwapped && b.isSwapped { return .conflict(.family) }  // both turned round is neither turned round
    let family = FamilyRelation(a, b)
    guard family != .other else { return .conflict(.family) }
    if let x = a.suffix, let y = b.suffix, x != y { return .conflict(.suffix) }
    if a.given.isEmpty != b.given.isEmpty { return .conflict(.givenMissing) }
    let given = family.givenRelation(a, b)
    if case .conflict = given { return given }
    if a.isSwapped != b.isSwapped { return .orderSwap }
    switch family {
    case .equal: return given
    case .particle: return .particle
    case .slip: return .typo
    case .compoundInFirst, .compoundInSecond, .other: return .compound
    }
}

/// How two family names stand to each other.
enum FamilyRelation: Hashable {
    case equal, particle, other
    /// The first name has the words of the second and more; then the other way round.
    case compoundInFirst, compoundInSecond
    /// As many words, all equal but one, which is a slip away.
    case slip

    init(_ a: NameShape, _ b: NameShape) {
        if a.hasFamily(of: b) {
            self = a.particles == b.particles ? .equal : Self.particlesAgree(a, b) ? .particle : .other
        } else if a.family.count > b.family.count, a.family.isCompound(of: b.family) {
            self = .compoundInFirst
        } else if b.family.count > a.family.count, b.family.isCompound(of: a.family) {
            self = .compoundInSecond
        } else {
            self = Self.haveOneSlip(a, b) ? .slip : .other
        }
    }

    private static func haveOneSlip(_ a: NameShape, _ b: NameShape) -> Bool {
        guard a.family.count == b.family.count, a.particles == b.particles, !a.isSwapped, !b.isSwapped else {
            return false
        }
        let unlike = zip(a.family, b.family).filter { $0 != $1 }
        return unlike.count == 1 && areOneSlipApart(unlike[0].0, unlike[0].1)
    }

    /// One side has none, or a part of the other's, or an initial for the other's first.
    private static func particlesAgree(_ a: NameShape, _ b: NameShape) -> Bool {
        let (short, long) =
            a.particles.count <= b.particles.count ? (a.particles, b.particles) : (b.particles, a.particles)
        if short.isEmpty { return long.allSatisfy { $0.count > 1 } }
        if long.suffix(short.count).elementsEqual(short) || long.starts(with: short) { return true }
        guard short.count == 1, let initial = short.first ?? nil else { return false }
        if initial.count == 1 { return long[0].count > 1 && long[0].hasPrefix(initial) }
        return long.count == 1 && long[0].count == 1 && initial.hasPrefix(long[0])
    }

    /// Where one family name has more words at its front, those words are middle names to the other side.
    func givenRelation(_ a: NameShape, _ b: NameShape) -> NameCompatibility {
        switch self {
        case .compoundInFirst: compareGiven(a.given + a.family.wordsBefore(b.family), b.given)
        case .compoundInSecond: compareGiven(a.given, b.given + b.family.wordsBefore(a.family))
        case .equal, .particle, .slip, .other: compareGiven(a.given, b.given)
        }
    }
}

extension NameShape {
    fileprivate func hasFamily(of other: NameShape) -> Bool {
        if family == other.family { return true }
        if let alternativeFamily, alternativeFamily == other.family { return true }
        guard let spelt = other.alternativeFamily else { return false }
        return spelt == family || spelt == alternativeFamily
    }
}

extension [String] {
    fileprivate func isCompound(of part: [String]) -> Bool {
        !part.isEmpty && (starts(with: part) || suffix(part.count).elementsEqual(part))
    }

    fileprivate func wordsBefore(_ part: [String]) -> [NameShape.Given] {
        guard suffix(part.count).elementsEqual(part) else { return [] }
        return dropLast(part.count).map { .init(text: $0, alternative: nil, isInitial: false, isTied: false) }
    }
}
