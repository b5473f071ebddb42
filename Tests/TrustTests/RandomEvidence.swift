import Catalog
import TestSupport
import Trust

/// The person all evidence here is about.
let subject = ResearcherID(1)
let today = Instant(secondsSinceEpoch: 1_700_000_000)

/// How many random stores a property is tried on: fewer without the optimiser, where each costs thirty times as much.
#if DEBUG
    let randomStores = 2_000
#else
    let randomStores = 100_000
#endif

/// Calls `body` on that many random stores with a generator for what it does to them.
func onRandomStores(
    seed: UInt64, _ body: (TrustEvidence, TrustScore, inout SeededGenerator) throws -> Void
) rethrows {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<randomStores {
        let evidence = TrustEvidence.random(&random)
        try body(evidence, assessTrust(evidence), &random)
    }
}

extension TrustScore {
    /// What each part gives, under its cap.
    var values: [Int] { parts.map(\.value) }
}

extension TrustEvidence {
    /// Evidence of any shape: few or many works, own and outside sources, endorsements with every fault.
    static func random(_ random: inout SeededGenerator) -> TrustEvidence {
        // Mostly few, now and then more than any cap.
        let most = Int.random(in: 0..<4, using: &random) == 0 ? 12 : 5
        let works = (0..<Int.random(in: 0...most, using: &random)).map { Work.random(WorkID(Int64($0 + 1)), &random) }
        return TrustEvidence(
            researcher: subject, asOf: today,
            level: VerificationLevel.allCases.randomElement(using: &random) ?? .listed, works: works,
            endorsements: .random(people: Int.random(in: 2...9, using: &random), &random),
            reproductions: works.isEmpty
                ? []
                : (0..<Int.random(in: 0...4, using: &random)).map { number in
                    Reproduction(
                        id: "Q\(number)", work: WorkID(Int64.random(in: 1...Int64(works.count + 1), using: &random)),
                        isPassing: .random(using: &random), isIndependent: .random(using: &random))
                })
    }

    /// The same facts in another order.
    func shuffled(_ random: inout SeededGenerator) -> TrustEvidence {
        var copy = self
        copy.works.shuffle(using: &random)
        for index in copy.works.indices {
            copy.works[index].attributions.shuffle(using: &random)
            copy.works[index].companions.shuffle(using: &random)
        }
        copy.endorsements.edges.shuffle(using: &random)
        copy.reproductions.shuffle(using: &random)
        return copy
    }
}

extension TrustEvidence.Work {
    static func random(_ id: WorkID, _ random: inout SeededGenerator) -> Self {
        let companions = (2...7).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
            .map {
                TrustEvidence.Companion(
                    ResearcherID(Int64($0)), isOwnWord: Int.random(in: 0..<5, using: &random) == 0)
            }
        return Self(
            id: id,
            year: Int.random(in: 0..<8, using: &random) == 0 ? nil : Int.random(in: 1995...2020, using: &random),
            isRetracted: Int.random(in: 0..<8, using: &random) == 0,
            attributions: (0..<Int.random(in: 0...3, using: &random)).map { _ in .random(&random) },
            authorCount: Int.random(in: 0..<8, using: &random) == 0 ? 31 : companions.count + 1,
            companions: companions)
    }
}

extension TrustEvidence.Attribution {
    static func random(_ random: inout SeededGenerator) -> Self {
        Self(
            source: SourceID(Int64.random(in: 1...6, using: &random)),
            witness: ["profile", "listing", "full-text of W3"].randomElement(using: &random) ?? "profile",
            isOwn: Int.random(in: 0..<3, using: &random) == 0, isPublished: Int.random(in: 0..<5, using: &random) == 0)
    }
}

extension EndorsementGraph {
    /// People 1 … n, of whom the first is the subject; some edges count and some do not.
    static func random(people: Int, _ random: inout SeededGenerator) -> EndorsementGraph {
        var graph = EndorsementGraph()
        for person in 1...people {
            let level: VerificationLevel =
                Int.random(in: 0..<4, using: &random) == 0
                ? .anchored : VerificationLevel.allCases.randomElement(using: &random) ?? .claimed
            graph.levels[ResearcherID(Int64(person))] = level
        }
        for number in 0..<Int.random(in: 0...3 * people, using: &random) {
            graph.edges.append(.random(EndorsementID(Int64(number + 1)), people: people, &random))
        }
        return graph
    }
}

extension EndorsementGraph.Edge {
    static func random(_ id: EndorsementID, people: Int, _ random: inout SeededGenerator) -> Self {
        let age = Int.random(in: 0..<6, using: &random) == 0 ? Int.random(in: 0...29, using: &random) : 400
        return Self(
            id: id, giver: ResearcherID(Int64.random(in: 1...Int64(people), using: &random)),
            receiver: ResearcherID(Int64.random(in: 1...Int64(people), using: &random)),
            givenAt: today.adding(days: -age), wereClose: Int.random(in: 0..<8, using: &random) == 0,
            revokedAt: Int.random(in: 0..<8, using: &random) == 0 ? today.adding(days: -1) : nil)
    }
}
