import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

/// What somebody may try who knows the rules and has more than one account.
@Suite struct ClaimAttackTests {
    private let pond: Pond
    private let registrar: Registrar
    private let wei: Actor

    init() throws {
        pond = try Pond()
        registrar = pond.registrar
        wei = try pond.actor("wei", [.reviewer])
    }

    @Test func `a claim once made to somebody's record lends its maker none of that record's standing`() throws {
        // Eve claims Bo's record, gives up, and holds Ana's at L2. Bo stands at L3, and so could vouch.
        let (bo, eve) = (try pond.actor("bo"), try pond.actor("eve"))
        let theirs = try pond.approved("Bo Ekberg", mail: "bo.ekberg@pond.example", by: bo, reviewer: wei).claim.id
        try pond.proveMail("ekberg@lake.example", .institutionEmail, for: theirs, by: bo)
        #expect(try pond.decide(.approve, theirs, by: wei).level == .corroborated)
        let rival = try registrar.openClaim(to: try pond.person("Bo Ekberg"), by: eve, at: pond.now).claim.id
        #expect(try pond.decide(.withdraw, rival, by: eve).claim.state == .withdrawn)
        _ = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: eve, reviewer: wei)

        let friend = try pond.actor("friend")
        let claim = try registrar.openClaim(to: try pond.person("Cem Dagdelen"), by: friend, at: pond.now).claim.id
        #expect(pond.kind { try registrar.vouch(for: claim, by: eve, at: pond.now) } == .conflict, "Eve is at L2")
        #expect(try registrar.vouch(for: claim, by: bo, at: pond.now).claim.state == .pending)
    }

    @Test(arguments: [ClaimMove.reject, .approve, .review]) func `who gave a claim up is the rival still`(
        _ move: ClaimMove
    ) throws {
        let (ana, eve) = (try pond.actor("ana"), try pond.actor("eve", [.claimant, .reviewer]))
        let id = try registrar.openClaim(to: try pond.person("Ana Lind"), by: ana, at: pond.now).claim.id
        #expect(try pond.proveMail("ana.lind@pond.example", for: id, by: ana).claim.state == .verified)
        let rival = try registrar.openClaim(to: try pond.person("Ana Lind"), by: eve, at: pond.now).claim.id
        try pond.decide(.withdraw, rival, by: eve)
        #expect(try pond.state(id) == .verified)
        #expect(pond.kind { try pond.decide(move, id, by: eve) } == .denied)
        #expect(try pond.state(id) == .verified)
    }

    @Test func `nobody's mailbox is filled with tokens, whatever claims are opened for it`() throws {
        let eve = try pond.actor("eve")
        func ask(_ id: ClaimID) -> BylineError.Kind? {
            pond.kind {
                try registrar.beginProof(.paperEmail, of: "ana.lind@pond.example", for: id, by: eve, at: pond.now)
            }
        }
        let first = try registrar.openClaim(to: try pond.person("Ana Lind"), by: eve, at: pond.now).claim.id
        for _ in 0..<6 { #expect(ask(first) == nil) }
        try pond.decide(.withdraw, first, by: eve)
        let second = try registrar.openClaim(to: try pond.person("Ana Lind"), by: eve, at: pond.now).claim.id
        for _ in 0..<4 { #expect(ask(second) == nil) }
        #expect(ask(second) == .limit)
        #expect(
            pond.kind { try registrar.addDocument([1], for: second, by: eve, at: pond.now) } == .limit)
        pond.wait(days: 1)
        #expect(ask(second) == nil)
    }
}

/// What accounts bring in about people, themselves or others.
@Suite struct TrustSupplyTests {
    private let pond: Pond
    private let registrar: Registrar
    private let moment = Instant(secondsSinceEpoch: 1_800_000_000)

    init() throws {
        pond = try Pond()
        registrar = pond.registrar
    }

    /// A paper by the authors of the first, of its own title.
    private func paper(_ title: String) throws -> String {
        String(decoding: try fixture("claims/ducks.md"), as: UTF8.self)
            .replacing("Ducks on Small Ponds", with: title)
            .replacing(
                "Ducks choose between a calm and a rough pond. We watch them for a week and find that nearly all of them prefer the calm one, whatever the weather.",
                with: "\(title) are looked at here, for the first time. \(title) turn out to be many.")
    }

    private func numbers(_ people: [ResearcherID]) throws -> [[Int]] {
        try people.map { try registrar.trust(of: $0, asOf: moment).score.parts.map(\.points) }
    }

    @Test func `two accounts that speak for each other raise nobody, and nothing rises when a claim is given up`()
        throws
    {
        let (ana, kim, wei) = (try pond.actor("ana"), try pond.actor("kim"), try pond.actor("wei", [.reviewer]))
        let people = try ["Ana Lind", "Bo Ekberg", "Cem Dagdelen"].map(pond.person)
        let id = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
        let before = try numbers(people)
        #expect(before[0][1] == 2)

        // Ana brings what she likes, and so does Kim, who is perhaps Ana.
        try registrar.take(try paper("Ducks in the Reeds"), as: "a.md", options: .init(suppliedBy: ana.account))
        for title in ["Ducks in Rain", "Ducks by Night"] {
            try registrar.take(try paper(title), as: title, options: .init(suppliedBy: kim.account))
        }
        #expect(try registrar.works(of: people[0]).count == 4)
        #expect(try numbers(people) == before)
        // A second account with the same pages is no second witness.
        try registrar.take(try paper("Ducks in Rain"), as: "b.md", options: .init(suppliedBy: ana.account))
        #expect(try numbers(people) == before)
        try registrar.expectSound()

        // Given up, erased, disabled: what was brought in stays what it was.
        _ = try pond.decide(.release, id, by: ana)
        _ = try registrar.erase(try registrar.account("kim"), at: pond.now)
        #expect(try numbers(people).map { $0[1] } == before.map { $0[1] })

        // The keeper brings one of them: it counts for all its authors.
        try registrar.take(try paper("Ducks by Night"), as: "kept.md")
        #expect(try numbers(people).map { $0[1] } == before.map { $0[1] + 2 })
        try registrar.expectSound()
    }
}
