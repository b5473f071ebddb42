import Byline
import Catalog
import Foundation
import TestSupport
import Testing

/// Anything at all, asked of claims in any order.
@Suite struct ClaimFuzzTests {
    @Test func `random moves by random people leave a store without fault`() throws {
        let pond = try Pond()
        var random = SeededGenerator(seed: 61)
        let crowd = try Crowd(pond)
        var (done, refused, seen) = (0, 0, Set<ClaimState>())
        for _ in 0..<900 {
            do {
                try crowd.act(&random)
                done += 1
            } catch is BylineError { refused += 1 }
            for claim in try pond.registrar.claims(at: pond.now) { seen.insert(claim.claim.state) }
        }
        #expect(done > 100 && refused > 100, "\(done) done, \(refused) refused")
        #expect(seen.count >= 8, "\(seen)")
        #expect(try pond.registrar.check().filter { !$0.passed }.map(\.detail) == [])
        #expect(try pond.registrar.auditReport().fault == nil)
        let approved = try pond.registrar.claims(in: [.approved], at: pond.now).map(\.claim)
        #expect(Set(approved.map(\.researcher)).count == approved.count, "one claim holds a record")
        #expect(Set(approved.map(\.account)).count == approved.count, "one account holds one record")
    }
}

/// People who try things, wrong ones and right ones.
private struct Crowd {
    let pond: Pond
    let actors: [Actor]
    let people: [(id: ResearcherID, mails: [String])]

    init(_ pond: Pond) throws {
        self.pond = pond
        actors = try [
            ("ra", [.reviewer]), ("rb", [.reviewer]), ("ca", [.claimant]), ("cb", [.claimant]), ("cc", [.claimant]),
            ("mixed", [.claimant, .reviewer]),
        ].map { try pond.actor($0.0, $0.1) }
        people = [
            (try pond.person("Ana Lind"), ["ana.lind@pond.example", "any@pond.example"]),
            (try pond.person("Bo Ekberg"), ["bo.ekberg@pond.example", "ekberg@lake.example"]),
            (try pond.person("Dora Quist"), ["dora.quist@harbour.example"]),
        ]
    }

    func act(_ random: inout SeededGenerator) throws {
        let registrar = pond.registrar
        let claims = try registrar.claims(at: pond.now).map(\.claim)
        let claim = claims.randomElement(using: &random)
        let id = claim?.id ?? ClaimID(1)
        let any = actors.randomElement(using: &random) ?? actors[0]
        let owner = actors.first { $0.account == claim?.account } ?? any
        switch Int.random(in: 0..<40, using: &random) {
        case 0, 1:
            let person = people.randomElement(using: &random) ?? people[0]
            _ = try registrar.openClaim(to: person.id, by: any, at: pond.now)
        case 2..<14:
            let mails = (people.first { $0.id == claim?.researcher }?.mails ?? []) + ["x@y.example", "@", ""]
            let kind: ProofKind = Bool.random(using: &random) ? .paperEmail : .institutionEmail
            try pond.proveMail(mails.randomElement(using: &random) ?? "", kind, for: id, by: owner)
        case 14:
            _ = try registrar.addDocument([UInt8.random(in: 0...255, using: &random)], for: id, by: any, at: pond.now)
        case 15, 16: _ = try registrar.vouch(for: id, by: any, at: pond.now)
        case 17: _ = try registrar.setProfileHidden(.random(using: &random), under: id, by: owner, at: pond.now)
        case 18:
            let work = WorkID(Int64.random(in: 0...9, using: &random))
            _ = try registrar.state(.mine, of: [work], under: id, by: owner, at: pond.now)
        case 19: _ = try registrar.sweepClaims(at: pond.now)
        case 20: pond.wait(days: Double.random(in: 0...20, using: &random))
        case 21: _ = try registrar.claimDetail(ClaimID(Int64.random(in: 1...99, using: &random)), at: pond.now)
        default:
            let version = Int.random(in: 0..<5, using: &random) == 0 ? 2 : claim?.version
            let reasons = [
                "", "’; DROP TABLE audit; --", "a\u{0}b", "me@x.example", String(repeating: "é", count: 1001),
            ]
            let isPlain = Int.random(in: 0..<5, using: &random) > 0
            let moves = isPlain ? Self.fitting(claim?.state ?? .pending) : ClaimMove.allCases
            _ = try registrar.moveClaim(
                id, by: moves.randomElement(using: &random) ?? .review,
                actor: [any, owner, actors[0], actors[1], actors[0]].randomElement(using: &random) ?? any,
                basedOn: version, reason: isPlain ? "as the papers show" : reasons.randomElement(using: &random) ?? "",
                at: pond.now)
        }
    }

    /// What makes sense of a claim in that state.
    private static func fitting(_ state: ClaimState) -> [ClaimMove] {
        switch state {
        case .verified: [.approve, .approve, .reject, .review]
        case .approved: [.approve, .dispute, .review, .dispute, .release]
        case .contested, .disputed: [.keep, .revoke]
        default: [.withdraw]
        }
    }
}
