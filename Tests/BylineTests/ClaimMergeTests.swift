import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

/// What becomes of claims when a person decides that two records are one, and when that is taken back.
@Suite struct ClaimMergeTests {
    private let pond: Pond
    private let registrar: Registrar
    private let ana: Actor
    private let wei: Actor
    private let keeper = Registrar.Authority(actor: "keeper", note: "one person")

    init() throws {
        pond = try Pond()
        registrar = pond.registrar
        ana = try pond.actor("ana")
        wei = try pond.actor("wei", [.reviewer])
    }

    private func level(_ person: ResearcherID) throws -> VerificationLevel {
        try registrar.trust(of: person, asOf: Instant(secondsSinceEpoch: 1_800_000_000)).score.level
    }

    @Test func `approved claims of two accounts contest each other, lift nothing, and go back when it is undone`()
        throws
    {
        let dora = try pond.actor("dora")
        let (mine, theirs) = (try pond.person("Ana Lind"), try pond.person("Dora Quist"))
        let one = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
        let two = try pond.approved("Dora Quist", mail: "dora.quist@harbour.example", by: dora, reviewer: wei).claim.id
        #expect(try level(mine) == .claimed && level(theirs) == .claimed)

        let report = try registrar.declareSame("\(mine)", "\(theirs)", by: keeper)
        let whole = try pond.person("Ana Lind")
        #expect(try [pond.state(one), pond.state(two)] == [.contested, .contested])
        #expect(try [registrar.claim(one).prior, registrar.claim(two).prior] == [.approved, .approved])
        #expect(try registrar.claim(one).researcher == whole && registrar.claim(two).researcher == whole)
        #expect(try level(whole) == .mentioned, "whose the record is has to be decided first")
        #expect(try !registrar.mayReceiveInvitations(whole, at: pond.now))
        #expect(try registrar.auditReport().isSound && registrar.check().allSatisfy(\.passed))

        // Taken back, each stands as it stood.
        _ = try registrar.undo(report.ruling.id, by: "keeper")
        #expect(try [pond.state(one), pond.state(two)] == [.approved, .approved])
        #expect(try level(pond.person("Ana Lind")) == .claimed && level(pond.person("Dora Quist")) == .claimed)
        #expect(try registrar.auditReport().isSound)
    }

    @Test func `a contest of merged records is decided by a person, for one and against the other`() throws {
        let dora = try pond.actor("dora")
        let one = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
        let two = try pond.approved("Dora Quist", mail: "dora.quist@harbour.example", by: dora, reviewer: wei).claim.id
        _ = try registrar.declareSame("\(pond.person("Ana Lind"))", "\(pond.person("Dora Quist"))", by: keeper)
        // Whoever reviews must have no tie to either; Wei has none.
        try pond.decide(.keep, one, by: wei)
        #expect(try [pond.state(one), pond.state(two)] == [.approved, .revoked])
        #expect(try level(pond.person("Ana Lind")) == .claimed)
        #expect(try registrar.auditReport().isSound)
    }

    @Test func `two claims of one account to records that become one are no rivals, and the higher counts`() throws {
        try withTemporaryFolder { folder in
            let pond = try Pond(folder.appending(path: "pond.sqlite").path)
            let (ana, wei) = (try pond.actor("ana"), try pond.actor("wei", [.reviewer]))
            let one = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
            let (mine, theirs) = (try pond.person("Ana Lind"), try pond.person("Dora Quist"))
            // Somebody is asked whether the two are one: only then may one account claim both.
            let store = try Store(path: pond.path, mode: .write)
            let (a, b) = (try #require(try store.anchor(of: mine)), try #require(try store.anchor(of: theirs)))
            try store.database.run(
                """
                INSERT INTO review (kind, a, b, score, evidence_json, state) VALUES ('person', ?1, ?2, 5, '[]', 'open')
                """, [.int(a.rawValue), .int(b.rawValue)])
            let two = try pond.registrar.openClaim(to: theirs, by: ana, at: pond.now).claim.id
            try pond.proveMail("dora.quist@harbour.example", for: two, by: ana)
            #expect(try pond.decide(.approve, two, by: wei).level == .claimed)

            _ = try pond.registrar.declareSame("\(mine)", "\(theirs)", by: keeper)
            #expect(try [pond.state(one), pond.state(two)] == [.approved, .approved])
            let moment = Instant(secondsSinceEpoch: 1_800_000_000)
            #expect(try pond.registrar.trust(of: pond.person("Ana Lind"), asOf: moment).score.level == .claimed)
            #expect(try pond.registrar.sweepClaims(at: pond.now).isEmpty)
            #expect(try pond.registrar.auditReport().isSound)
        }
    }
}
