import Catalog
import TestSupport
import Trust

/// A random store of many people: honest ones who endorse one another, beside a group that wants to be trusted.
///
/// The group is of any size and shape, its members of any level below an anchor's. What they do costs them nothing:
/// they endorse themselves, each other and everybody else. Only who of the honest endorses whom of them is not theirs to
/// choose.
struct Town {
    var honest: [ResearcherID]
    var group: [ResearcherID]
    var levels: [ResearcherID: VerificationLevel] = [:]
    /// Among the honest.
    var edges: [EndorsementGraph.Edge] = []
    /// From the honest to members of the group.
    var support: [EndorsementGraph.Edge] = []
    /// By members of the group, to whom they like.
    var favours: [EndorsementGraph.Edge] = []
    /// Accounts made up later.
    private(set) var sybils: [ResearcherID] = []
    /// Of what each person has beside endorsements, which is made when it is asked for.
    private let seed: UInt64
    private var lastID: Int64 = 0

    enum Support { case none, some }

    /// - Parameter support: whether endorsements of the honest for the group may count.
    init(_ support: Support, _ random: inout SeededGenerator) {
        honest = (1...Int64.random(in: 2...5, using: &random)).map { ResearcherID($0) }
        // Mostly a handful, now and then dozens.
        let largest: Int64 = Int.random(in: 0..<200, using: &random) == 0 ? 40 : 4
        group = (101...(100 + Int64.random(in: 1...largest, using: &random))).map { ResearcherID($0) }
        for person in honest {
            levels[person] =
                Int.random(in: 0..<3, using: &random) == 0
                ? .anchored : VerificationLevel.allCases.randomElement(using: &random) ?? .claimed
        }
        for member in group {
            levels[member] = [.listed, .claimed, .corroborated, .corroborated].randomElement(using: &random) ?? .listed
        }
        seed = random.next()
        for _ in 0..<Int.random(in: 0...3 * honest.count, using: &random) {
            edges.append(edge(honest.randomElement(using: &random), honest.randomElement(using: &random), &random))
        }
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            var given = edge(honest.randomElement(using: &random), group.randomElement(using: &random), &random)
            if support == .none { given.spoil(&random) }
            self.support.append(given)
        }
        favours = groupFavours(&random)
    }

    private mutating func edge(
        _ giver: ResearcherID?, _ receiver: ResearcherID?, _ random: inout SeededGenerator
    ) -> EndorsementGraph.Edge {
        lastID += 1
        var edge = EndorsementGraph.Edge.random(EndorsementID(lastID), people: 1, &random)
        edge.giver = giver ?? edge.giver
        edge.receiver = receiver ?? edge.receiver
        return edge
    }

    /// A ring, or everybody for everybody, or at random; and favours to the honest.
    private mutating func groupFavours(_ random: inout SeededGenerator) -> [EndorsementGraph.Edge] {
        var pairs: [(ResearcherID, ResearcherID)] = []
        switch Int.random(in: 0..<3, using: &random) {
        case 0: pairs = zip(group, group.dropFirst() + group.prefix(1)).map { ($0, $1) }
        case 1: for giver in group { pairs += (group + honest).map { (giver, $0) } }
        default:
            for giver in group {
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    pairs.append((giver, group.randomElement(using: &random) ?? giver))
                }
            }
        }
        for giver in group where Bool.random(using: &random) {
            pairs.append((giver, honest.randomElement(using: &random) ?? giver))
        }
        return pairs.map { giver, receiver in
            lastID += 1
            return .standing(lastID, giver, receiver)
        }
    }

    // MARK: Asking

    /// Everything on which a person's number rests, with these endorsements about: a few works of any kind beside them.
    private func evidence(of person: ResearcherID, endorsements: [EndorsementGraph.Edge]) -> TrustEvidence {
        var random = SeededGenerator(seed: seed &+ UInt64(person.rawValue))
        return TrustEvidence(
            researcher: person, asOf: today, level: levels[person, default: .mentioned],
            works: (1...3).map { .random(WorkID($0), &random) },
            endorsements: .init(edges: endorsements, levels: levels))
    }

    /// One person's number with these endorsements about.
    func number(of person: ResearcherID, _ endorsements: [EndorsementGraph.Edge]) -> TrustScore {
        assessTrust(evidence(of: person, endorsements: endorsements))
    }

    /// What E counts for each of these people, under no cap.
    func flows(_ people: [ResearcherID], _ endorsements: [EndorsementGraph.Edge]) -> [ResearcherID: Int] {
        let asking = TrustEvidence(
            researcher: subject, asOf: today, level: .listed, endorsements: .init(edges: endorsements, levels: levels))
        let counting = endorsements.filter { asking.fault(of: $0) == nil }
        return Dictionary(
            uniqueKeysWithValues: people.map { ($0, endorsementFlow(to: $0, in: counting, levels: levels).value) })
    }

    /// The honest whose endorsements for the group count, whether or not any anchor stands behind them.
    var backers: Set<ResearcherID> {
        Set(support.filter { $0.counts(levels) }.map(\.giver))
    }

    /// Makes up accounts that nobody endorses but their makers and each other, and that endorse whom they like.
    mutating func addSybils(of makers: [ResearcherID], _ random: inout SeededGenerator) -> [EndorsementGraph.Edge] {
        sybils = (0..<Int64.random(in: 1...5, using: &random)).map { ResearcherID(1000 + $0) }
        var given: [EndorsementGraph.Edge] = []
        for sybil in sybils {
            levels[sybil] = [.claimed, .corroborated].randomElement(using: &random) ?? .claimed
            for maker in makers where Int.random(in: 0..<4, using: &random) > 0 {
                lastID += 2
                given.append(.standing(lastID - 1, maker, sybil))
                given.append(.standing(lastID, sybil, maker))
            }
            for other in sybils + honest + group.prefix(9) where Bool.random(using: &random) {
                lastID += 1
                given.append(.standing(lastID, sybil, other))
            }
        }
        return given
    }

    /// Endorsements of everybody by these people themselves.
    mutating func everything(by givers: [ResearcherID]) -> [EndorsementGraph.Edge] {
        givers.flatMap { giver in (honest + group).map { (giver, $0) } }.map { giver, receiver in
            lastID += 1
            return .standing(lastID, giver, receiver)
        }
    }
}

extension EndorsementGraph.Edge {
    /// One that nothing is wrong with.
    static func standing(_ id: Int64, _ giver: ResearcherID, _ receiver: ResearcherID) -> Self {
        Self(id: EndorsementID(id), giver: giver, receiver: receiver, givenAt: today.adding(days: -60))
    }

    /// The rule in other words, for these tests.
    func counts(_ levels: [ResearcherID: VerificationLevel]) -> Bool {
        giver != receiver && !wereClose && revokedAt == nil && levels[giver, default: .mentioned].rawValue >= 2
            && today.secondsSinceEpoch - givenAt.secondsSinceEpoch >= 30 * 86_400
    }

    /// Makes it one that may not count.
    mutating func spoil(_ random: inout SeededGenerator) {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: givenAt = today.adding(days: -29)
        case 1: wereClose = true
        default: revokedAt = today.adding(days: -1)
        }
    }
}
