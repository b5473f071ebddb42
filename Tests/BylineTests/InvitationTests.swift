import Byline
import Catalog
import Foundation
import TestSupport
import Testing

/// Invitations and endorsements between accounts that speak for researchers; the ponds are those of the claims' tests.
@Suite struct InvitationTests {
    private let pond: Pond
    private let registrar: Registrar
    private let ana: Actor
    private let wei: Actor
    private let zoe: Actor
    private var now: Instant { Instant(secondsSinceEpoch: Int(pond.now.timeIntervalSince1970)) }

    init() throws {
        pond = try Pond()
        registrar = pond.registrar
        ana = try pond.actor("ana")
        wei = try pond.actor("wei", [.reviewer])
        zoe = try pond.actor("zoe")
    }

    private func claimAna() throws -> ClaimID {
        try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
    }

    private func invite(_ name: String = "Ana Lind", by actor: Actor) throws -> Invitation {
        try registrar.invite(try pond.person(name), by: actor, note: "About ponds", at: now)
    }

    @Test func `invitations open with the claim and the word of the claimant, and close with a dispute`() throws {
        #expect(pond.kind { try invite(by: zoe) } == .conflict, "unclaimed")
        let claim = try claimAna()
        #expect(pond.kind { try invite(by: zoe) } == .denied, "she never said that she is open")
        try registrar.setOpen(true, by: ana, at: now)
        #expect(pond.kind { try invite(by: ana) } == .conflict, "her own record")
        let sent = try invite(by: zoe)
        #expect(sent.state == .pending && sent.receiver == ana.account)
        #expect(pond.kind { try invite(by: zoe) } == .conflict, "one waits there already")
        #expect(try registrar.notices(of: ana).map(\.kind) == [.invitation])

        try pond.decide(.dispute, claim, by: try pond.actor("kim"))
        #expect(pond.kind { try invite(by: try pond.actor("rob")) } == .conflict, "paused while disputed")
        try registrar.setOpen(false, by: ana, at: now)
        try pond.decide(.keep, claim, by: wei)
        #expect(pond.kind { try invite(by: try pond.actor("rae")) } == .denied)
    }

    @Test func `an answer and one reminder are told, and nothing beyond`() throws {
        _ = try claimAna()
        try registrar.setOpen(true, by: ana, at: now)
        let sent = try invite(by: zoe)
        #expect(pond.kind { try registrar.remind(sent.id, by: zoe, at: now) } == .conflict, "too early")
        pond.wait(days: 7)
        #expect(try registrar.remind(sent.id, by: zoe, at: now).remindedAt == now)
        #expect(pond.kind { try registrar.remind(sent.id, by: zoe, at: now) } == .conflict)
        #expect(pond.kind { try registrar.answer(sent.id, .accepted, by: zoe, at: now) } == .notFound)
        #expect(pond.kind { try registrar.answer(sent.id, .accepted, by: wei, at: now) } == .notFound)
        #expect(try registrar.answer(sent.id, .accepted, by: ana, at: now).state == .accepted)
        #expect(pond.kind { try registrar.answer(sent.id, .declined, by: ana, at: now) } == .conflict)
        #expect(try registrar.notices(of: ana).map(\.kind) == [.invitation, .reminder])
        #expect(try registrar.notices(of: zoe).map(\.kind) == [.answer])
        #expect(try registrar.check().allSatisfy(\.passed))
    }

    @Test func `who is blocked sees nothing of it, and nothing of theirs arrives`() throws {
        _ = try claimAna()
        try registrar.setOpen(true, by: ana, at: now)
        let mallory = try pond.actor("mallory")
        try registrar.setHush(.block, of: mallory.account, by: ana, at: now)
        let fromMallory = try invite(by: mallory)
        let fromZoe = try invite(by: zoe)
        // To the senders the two are alike, up to names and ids.
        #expect(fromMallory.state == fromZoe.state && fromMallory.note == fromZoe.note)
        #expect(try registrar.invitations(of: mallory).sent.map(\.state) == [.pending])
        #expect(pond.kind { try invite(by: mallory) } == pond.kind { try invite(by: zoe) })
        pond.wait(days: 8)
        #expect(try registrar.remind(fromMallory.id, by: mallory, at: now).remindedAt != nil)
        #expect(try registrar.invitations(of: ana).received.map(\.id) == [fromZoe.id])
        #expect(try registrar.notices(of: ana).map(\.subject) == ["\(fromZoe.id)"])
        #expect(pond.kind { try registrar.answer(fromMallory.id, .declined, by: ana, at: now) } == .notFound)

        try registrar.setHush(.mute, of: zoe.account, by: ana, at: now)
        _ = try registrar.remind(fromZoe.id, by: zoe, at: now)
        #expect(try registrar.notices(of: ana).count == 1, "muted: it arrives without a word")
        #expect(try registrar.invitations(of: ana).received.count == 1)
        #expect(
            try registrar.hushes(by: mallory).isEmpty && registrar.hushes(by: ana).map(\.name) == ["mallory", "zoe"])
    }

    @Test func `an endorsement by an anchor counts from its thirtieth day, and falls with the anchor`() throws {
        let id = try anchorAna()
        let dora = try pond.person("Dora Quist")
        let quist = try pond.actor("quist")
        #expect(pond.kind { try registrar.endorse(dora, by: quist, at: now) } == .denied, "speaks for nobody")
        let claim = try pond.approved("Dora Quist", mail: "dora.quist@harbour.example", by: quist, reviewer: wei)
        #expect(claim.level == .claimed)
        let before = try registrar.trust(of: dora, asOf: now).score
        let edge = try registrar.endorse(dora, by: ana, at: now)
        #expect(!edge.wereClose)
        #expect(pond.kind { try registrar.endorse(dora, by: ana, at: now) } == .conflict, "once")
        #expect(try registrar.trust(of: dora, asOf: now).score.score == before.score)

        pond.wait(days: 30)
        _ = try registrar.refreshTrust(asOf: now)
        let after = try registrar.trust(of: dora, asOf: now)
        #expect(after.score.score == before.score + 1 && after.score[.endorsement].points == 1)
        #expect(after.score.flow.paths == [[edge.id]])
        #expect(try registrar.profile(of: dora).trust?.score == after.score.score)
        #expect(pond.kind { try registrar.unendorse(edge.id, by: quist, at: now) } == .notFound, "not hers to take")

        try pond.decide(.dispute, id, by: try pond.actor("kim"))
        #expect(try registrar.profile(of: dora).trust?.score == before.score, "stored at once")
        try pond.decide(.keep, id, by: wei)
        #expect(try registrar.profile(of: dora).trust?.score == before.score + 1)
        _ = try registrar.unendorse(edge.id, by: ana, at: now)
        #expect(try registrar.profile(of: dora).trust?.score == before.score)
        #expect(try registrar.check().allSatisfy(\.passed))
    }

    /// Two proofs, the word of a coauthor at L3 and a review: the way of the claims' own tests.
    private func anchorAna() throws -> ClaimID {
        let id = try claimAna()
        try pond.proveRepository("https://github.com/ana-lind/ducks-on-ponds", for: id, by: ana)
        let bo = try pond.actor("bo")
        _ = try pond.approved("Bo Ekberg", mail: "bo.ekberg@pond.example", by: bo, reviewer: wei)
        let boID = try #require(try registrar.claims(of: bo.account).first).claim.id
        try pond.proveMail("ekberg@lake.example", .institutionEmail, for: boID, by: bo)
        try pond.decide(.approve, boID, by: wei)
        _ = try registrar.vouch(for: id, by: bo, at: pond.now)
        try pond.decide(.approve, id, by: wei)
        try pond.decide(.review, id, by: wei)
        #expect(try pond.decide(.approve, id, by: wei).level == .anchored)
        return id
    }
}
