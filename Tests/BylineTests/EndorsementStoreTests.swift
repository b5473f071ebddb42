import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

/// Endorsements in whole stores: given and taken back by accounts that speak for researchers at random levels.
@Suite struct EndorsementStoreTests {
    private static let names = ["Agnes Pockels", "Bertha Swirles", "Cecilia Payne", "Dorothy Hodgkin", "Emmy Noether"]
    private let start = Instant(secondsSinceEpoch: 1_700_000_000)

    /// A listing of one author's own works, each with one of the others.
    private static func listing(of owner: Int, _ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 2...4, using: &random)).map { number in
            let other = names[(owner + Int.random(in: 1...4, using: &random)) % 5]
            let title = "A study of \(["foams", "films", "stars", "tides"][number]) by \(names[owner].prefix(5))"
            return "LGMar 3, \(2010 + number)\n\(title)\(names[owner]), \(other)\nAll of \(title) is told here again.\n"
        }.joined()
    }

    /// An account that speaks for a researcher, with evidence that bears the level.
    private func speaker(
        for person: ResearcherID, level: VerificationLevel, _ registrar: Registrar, _ store: Store
    ) throws -> Actor {
        let actor = Actor(try registrar.addAccount(named: "of-\(person)".lowercased(), password: nil))
        let mention = try #require(try store.anchor(of: person))
        let id = try store.addClaim(of: actor.account, on: mention, state: .pending, at: start, network: nil)
        for (number, kind) in [ProofKind.orcidSignIn, .paperEmail].enumerated() where level.rawValue > 2 || number == 0
        {
            _ = try store.add(
                StoredProof(
                    id: ProofID(0), claim: id, kind: kind, outcome: .accepted, at: start, checker: "test",
                    subject: number, subjectHash: "-"))
        }
        var claim = try #require(try store.claim(id))
        (claim.state, claim.granted, claim.isReviewed, claim.version) = (.approved, level, level == .anchored, 2)
        #expect(try store.move(claim, basedOn: 1))
        return actor
    }

    @Test func `numbers stay in step with every endorsement, and none is worth more than those who gave`() throws {
        var random = SeededGenerator(seed: 41)
        var best = 0
        for _ in 0..<12 {
            try withTemporaryFolder { folder in
                let path = folder.appending(path: "a.sqlite").path
                let registrar = try Registrar(store: path, mode: .write)
                for owner in 0..<5 { try registrar.take(Self.listing(of: owner, &random), as: "listing \(owner)") }
                let people = try Self.names.map { try registrar.one($0) }
                let store = try Store(path: path, mode: .write)
                let speakers = try people.map { person in
                    try speaker(
                        for: person,
                        level: [.claimed, .corroborated, .anchored].randomElement(using: &random) ?? .claimed,
                        registrar, store)
                }
                _ = try registrar.refreshTrust(asOf: start)
                var now = start
                var given: [(id: EndorsementID, by: Actor)] = []
                for _ in 0..<12 {
                    now = now.adding(days: Int.random(in: 0...20, using: &random))
                    if !given.isEmpty, Int.random(in: 0..<5, using: &random) == 0 {
                        let (id, actor) = given.remove(at: Int.random(in: given.indices, using: &random))
                        let before = try endorsed(people, registrar, now)
                        _ = try registrar.unendorse(id, by: actor, at: now)
                        let after = try endorsed(people, registrar, now)
                        #expect(zip(after, before).allSatisfy { $0 <= $1 }, "nobody gains by what is taken back")
                    } else {
                        let (giver, receiver) = (
                            Int.random(in: 0..<5, using: &random), Int.random(in: 0..<5, using: &random)
                        )
                        let before = try endorsed(people, registrar, now.adding(days: 31))
                        // To oneself, or a second time, is refused.
                        guard let edge = try? registrar.endorse(people[receiver], by: speakers[giver], at: now) else {
                            continue
                        }
                        given.append((edge.id, speakers[giver]))
                        let after = try endorsed(people, registrar, now.adding(days: 31))
                        #expect(zip(after, before).allSatisfy { $0 >= $1 }, "nobody loses by a further word")
                    }
                    // What was counted as it came is what counting everything gives.
                    let counted = try registrar.refreshTrust(asOf: now)
                    #expect(counted.new == 0)
                    best = max(best, try endorsed(people, registrar, now).max() ?? 0)
                }
                for person in people {
                    let evidence = try registrar.trust(of: person, asOf: now.adding(days: 31))
                    let givers = Set(
                        evidence.evidence.endorsements.edges.filter { $0.receiver == person && $0.revokedAt == nil }
                            .map(\.giver))
                    let part = try #require(evidence.score.parts.first { $0.component == .endorsement })
                    #expect(part.points <= givers.count)
                }
                // Each stored number, counted twice on two paths.
                let trust = try registrar.check().filter { $0.name == "trust" }
                #expect(trust.map(\.passed) == [true], "\(trust)")
            }
        }
        #expect(best > 0, "some of these words did count")
    }

    private func endorsed(_ people: [ResearcherID], _ registrar: Registrar, _ moment: Instant) throws -> [Int] {
        try people.map { person in
            try registrar.trust(of: person, asOf: moment).score.parts.first { $0.component == .endorsement }?.points
                ?? 0
        }
    }
}
