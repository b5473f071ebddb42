import Byline
import Catalog
import Foundation
import Secrets
import Store
import TestSupport
import Testing

/// Claims on a small catalogue of made-up people: Ana Lind, Bo Ekberg and Cem Dagdelen wrote about ducks, Bo Ekberg
/// and Dora Quist about geese. The clock is the test's own.
final class Pond {
    let registrar: Registrar
    let path: String
    private(set) var now = Date(timeIntervalSince1970: 1_800_000_000)

    init(_ path: String = ":memory:") throws {
        self.path = path
        registrar = try Registrar(store: path, mode: .write)
        let pages = try ["ducks.md", "geese.md"].map { name in
            Result<Registrar.Document, BylineError>.success(.init(label: name, bytes: try fixture("claims/\(name)")))
        }
        _ = try registrar.import(pages)
    }

    func wait(days: Double) { now += days * 86_400 }

    func person(_ name: String) throws -> ResearcherID {
        guard case .one(let id) = try registrar.researcher(name) else { throw TestFailure() }
        return id
    }

    func actor(_ name: String, _ roles: Set<AccountRole> = [.claimant]) throws -> Actor {
        Actor(try registrar.addAccount(named: name, password: nil, roles: roles))
    }

    /// Proves a mailbox as its owner would: the token comes by mail and goes back.
    @discardableResult
    func proveMail(_ address: String, _ kind: ProofKind = .paperEmail, for id: ClaimID, by actor: Actor) throws
        -> ClaimSummary
    {
        let challenge = try registrar.beginProof(kind, of: address, for: id, by: actor, at: now)
        return try registrar.confirmMail(challenge.token, kind, for: id, by: actor, at: now)
    }

    @discardableResult
    func proveRepository(_ address: String, for id: ClaimID, by actor: Actor) throws -> ClaimSummary {
        let challenge = try registrar.beginProof(.repositoryFile, of: address, for: id, by: actor, at: now)
        let place = challenge.place ?? ""
        return try registrar.confirmPage(
            address, .repositoryFile, for: id, by: actor,
            pages: Shelf([place: "hello\n\(challenge.token.revealed())\n"]),
            at: now)
    }

    /// A claim that was opened, proven and approved.
    func approved(_ name: String, mail: String, by actor: Actor, reviewer: Actor) throws -> ClaimSummary {
        let opened = try registrar.openClaim(to: try person(name), by: actor, at: now)
        try proveMail(mail, for: opened.claim.id, by: actor)
        return try decide(.approve, opened.claim.id, by: reviewer)
    }

    @discardableResult
    func decide(_ move: ClaimMove, _ id: ClaimID, by actor: Actor) throws -> ClaimSummary {
        try registrar.moveClaim(
            id, by: move, actor: actor, basedOn: try registrar.claim(id).version, reason: "as the papers show", at: now)
    }

    func state(_ id: ClaimID) throws -> ClaimState { try registrar.claim(id).state }
    func kind<T>(of work: () throws -> T) -> BylineError.Kind? {
        do {
            _ = try work()
            return nil
        } catch { return (error as? BylineError)?.kind }
    }
}

struct TestFailure: Error {}

/// Pages by address.
struct Shelf: PageFetcher {
    let texts: [String: String]
    init(_ texts: [String: String]) { self.texts = texts }
    func page(at address: String) throws(BylineError) -> String {
        guard let text = texts[address] else { throw BylineError(.failure, "The page cannot be fetched", mend: "") }
        return text
    }
}

@Suite struct ClaimTests {
    private let pond: Pond
    private let registrar: Registrar
    private let ana: Actor
    private let wei: Actor

    init() throws {
        pond = try Pond()
        registrar = pond.registrar
        ana = try pond.actor("ana")
        wei = try pond.actor("wei", [.reviewer])
    }

    @Test func `a claim goes from open to approved, lifts the record, and falls at once when a dispute is upheld`()
        throws
    {
        let person = try pond.person("Ana Lind")
        let claim = try registrar.openClaim(to: person, by: ana, at: pond.now).claim
        #expect(claim.state == .pending && claim.version == 1)
        #expect(try pond.proveMail("ana.lind@pond.example", for: claim.id, by: ana).claim.state == .verified)
        #expect(try registrar.mayReceiveInvitations(person, at: pond.now) == false)
        #expect(try pond.decide(.approve, claim.id, by: wei).level == .claimed)
        #expect(try registrar.mayReceiveInvitations(person, at: pond.now))
        #expect(try registrar.trust(of: person, asOf: Instant(secondsSinceEpoch: 1_800_000_000)).score.score >= 18)

        let kim = try pond.actor("kim")
        #expect(try pond.decide(.dispute, claim.id, by: kim).level == .listed)
        #expect(try registrar.mayReceiveInvitations(person, at: pond.now) == false)
        #expect(try pond.decide(.keep, claim.id, by: wei).level == .claimed)
        pond.wait(days: 2)
        try pond.decide(.dispute, claim.id, by: kim)
        #expect(try pond.decide(.revoke, claim.id, by: wei).claim.state == .revoked)
        #expect(try registrar.trust(of: person, asOf: Instant(secondsSinceEpoch: 1_800_000_000)).score.score == 0)
        #expect(try registrar.auditReport().isSound)
        #expect(try registrar.check().allSatisfy(\.passed))
    }

    @Test func `levels rise one at a time, each with its evidence`() throws {
        let id = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
        #expect(pond.kind { try pond.decide(.approve, id, by: wei) } == .conflict, "one proof is not two")
        // The institution's address is the same mailbox: no second proof.
        try pond.proveMail("ana.lind@pond.example", .institutionEmail, for: id, by: ana)
        #expect(pond.kind { try pond.decide(.approve, id, by: wei) } == .conflict)
        try pond.proveRepository("https://github.com/ana-lind/ducks-on-ponds", for: id, by: ana)
        #expect(pond.kind { try pond.decide(.approve, id, by: wei) } == .conflict, "one medium proof is half of one")
        let bo = try pond.actor("bo")
        _ = try pond.approved("Bo Ekberg", mail: "bo.ekberg@pond.example", by: bo, reviewer: wei)
        #expect(pond.kind { try registrar.vouch(for: id, by: bo, at: pond.now) } == .conflict, "Bo stands at L2")
        // Bo's other institution.
        let boID = try #require(try registrar.claims(of: bo.account).first).claim.id
        try pond.proveMail("ekberg@lake.example", .institutionEmail, for: boID, by: bo)
        #expect(try pond.decide(.approve, boID, by: wei).level == .corroborated)
        _ = try registrar.vouch(for: id, by: bo, at: pond.now)
        #expect(try pond.decide(.approve, id, by: wei).level == .corroborated)
        #expect(pond.kind { try pond.decide(.approve, id, by: wei) } == .conflict, "nobody has reviewed it at L3")
        try pond.decide(.review, id, by: wei)
        #expect(try pond.decide(.approve, id, by: wei).level == .anchored)
        #expect(pond.kind { try registrar.vouch(for: boID, by: ana, at: pond.now) } == .conflict, "a circle")

        // Medium evidence lapses after 180 days, and with it what it lifted; Bo's word ends with Bo's claim.
        pond.wait(days: 181)
        #expect(try registrar.claimSummary(id, at: pond.now).level == .claimed)
        #expect(try registrar.claim(id).granted == .anchored)
        try pond.decide(.release, boID, by: bo)
        #expect(try registrar.claimDetail(id).proofs.contains { $0.kind == .coauthorVouch && $0.revokedAt != nil })
        #expect(try registrar.check().allSatisfy(\.passed))
        #expect(try registrar.auditReport().isSound)
    }

    @Test func `two claims to one record freeze each other until a person decides`() throws {
        let person = try pond.person("Ana Lind")
        let first = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
        let eve = try pond.actor("eve")
        let second = try registrar.openClaim(to: person, by: eve, at: pond.now).claim
        #expect(second.state == .contested && second.prior == .pending)
        #expect(try pond.state(first) == .contested)
        // Claiming a record takes nothing from whoever holds it.
        #expect(try registrar.claimedLevels(of: [person], at: pond.now) == [person: .claimed])
        #expect(pond.kind { try pond.proveMail("ana.lind@pond.example", for: first, by: ana) } == .conflict)
        #expect(pond.kind { try pond.decide(.keep, first, by: ana) } == .denied)
        #expect(pond.kind { try pond.decide(.keep, first, by: eve) } == .denied)
        #expect(try pond.decide(.keep, first, by: wei).claim.state == .approved)
        #expect(try pond.state(second.id) == .rejected)
        #expect(pond.kind { try registrar.openClaim(to: person, by: eve, at: pond.now) } == .conflict)
        // Whoever withdraws leaves the other where it was.
        let kim = try pond.actor("kim")
        let third = try registrar.openClaim(to: person, by: kim, at: pond.now).claim.id
        #expect(try pond.decide(.withdraw, third, by: kim).claim.state == .withdrawn)
        #expect(try pond.state(first) == .approved)
    }

    @Test func `a reviewer with ties decides nothing`() throws {
        let person = try pond.person("Ana Lind")
        let both = try pond.actor("both", [.claimant, .reviewer])
        let own = try registrar.openClaim(to: person, by: both, at: pond.now).claim.id
        try pond.proveMail("ana.lind@pond.example", for: own, by: both)
        #expect(pond.kind { try pond.decide(.approve, own, by: both) } == .denied)
        #expect(pond.kind { try pond.decide(.approve, own, by: ana) } == .denied, "no reviewer at all")
        try pond.decide(.approve, own, by: wei)
        let reporter = try pond.actor("rae", [.reviewer])
        try pond.decide(.dispute, own, by: reporter)
        #expect(pond.kind { try pond.decide(.revoke, own, by: reporter) } == .denied)
    }

    @Test func `a claim without proof expires after thirty days, and a cool-down follows a rejection`() throws {
        let person = try pond.person("Ana Lind")
        let first = try registrar.openClaim(to: person, by: ana, at: pond.now).claim.id
        pond.wait(days: 29)
        #expect(try registrar.sweepClaims(at: pond.now).isEmpty)
        pond.wait(days: 1)
        #expect(try registrar.sweepClaims(at: pond.now).map(\.claim.state) == [.expired])
        let second = try registrar.openClaim(to: person, by: ana, at: pond.now).claim.id
        #expect(second != first)
        try pond.proveMail("ana.lind@pond.example", for: second, by: ana)
        try pond.decide(.reject, second, by: wei)
        #expect(
            pond.kind { try pond.proveRepository("https://github.com/ana-lind/ducks-on-ponds", for: second, by: ana) }
                == .limit)
        pond.wait(days: 1)
        // Nothing that the rejection knew answers it.
        #expect(pond.kind { try pond.proveMail("ana.lind@pond.example", for: second, by: ana) } == .conflict)
        try pond.proveRepository("https://github.com/ana-lind/ducks-on-ponds", for: second, by: ana)
        // The old proof counts on: with the new one the claim is back before a reviewer.
        #expect(try pond.state(second) == .verified)
    }

    @Test func `an account has three open claims, a network ten a day`() throws {
        for name in ["Ana Lind", "Bo Ekberg", "Cem Dagdelen"] {
            _ = try registrar.openClaim(to: try pond.person(name), by: ana, at: pond.now)
        }
        #expect(
            pond.kind { try registrar.openClaim(to: try pond.person("Dora Quist"), by: ana, at: pond.now) } == .limit)
        for number in 4...10 {
            let actor = try pond.actor("person-\(String(repeating: "x", count: number))")
            _ = try registrar.openClaim(to: try pond.person("Dora Quist"), by: actor, at: pond.now)
        }
        let last = try pond.actor("last")
        #expect(
            pond.kind { try registrar.openClaim(to: try pond.person("Dora Quist"), by: last, at: pond.now) } == .limit)
        _ = try registrar.openClaim(to: try pond.person("Dora Quist"), by: last, network: "elsewhere", at: pond.now)
        pond.wait(days: 1)
        let next = try pond.actor("next")
        _ = try registrar.openClaim(to: try pond.person("Dora Quist"), by: next, at: pond.now)
    }

    @Test func `a token proves one thing, once, for a time, to its claimant`() throws {
        let id = try registrar.openClaim(to: try pond.person("Ana Lind"), by: ana, at: pond.now).claim.id
        let eve = try pond.actor("eve")
        #expect(
            pond.kind {
                try registrar.beginProof(.paperEmail, of: "ana.lind@pond.example", for: id, by: eve, at: pond.now)
            } == .denied)
        for address in ["bo.ekberg@pond.example", "ana@gmail.com", "ana.lind@pond.example.evil", "x@lind.example"] {
            for kind in [ProofKind.paperEmail] {
                #expect(
                    pond.kind { try registrar.beginProof(kind, of: address, for: id, by: ana, at: pond.now) }
                        == .conflict)
            }
        }
        let challenge = try registrar.beginProof(
            .paperEmail, of: "Ana.Lind@pond.example", for: id, by: ana, at: pond.now)
        #expect(challenge.place == nil)
        let other = try registrar.beginProof(
            .repositoryFile, of: "github.com/ana-lind/ducks-on-ponds", for: id, by: ana, at: pond.now)
        #expect(
            pond.kind { try registrar.confirmMail(other.token, .paperEmail, for: id, by: ana, at: pond.now) } == .denied
        )
        #expect(
            pond.kind { try registrar.confirmMail(challenge.token, .paperEmail, for: id, by: eve, at: pond.now) }
                == .denied)
        #expect(
            pond.kind {
                try registrar.confirmMail(challenge.token, .paperEmail, for: id, by: ana, at: pond.now + 4 * 86_400)
            } == .conflict)
        _ = try registrar.confirmMail(challenge.token, .paperEmail, for: id, by: ana, at: pond.now)
        #expect(
            pond.kind { try registrar.confirmMail(challenge.token, .paperEmail, for: id, by: ana, at: pond.now) }
                == .notFound)
        let missing = Shelf([other.place ?? "": "nothing here"])
        #expect(
            pond.kind {
                try registrar.confirmPage(
                    "github.com/ana-lind/ducks-on-ponds", .repositoryFile, for: id, by: ana, pages: missing,
                    at: pond.now)
            } == .conflict)
    }

    @Test func `mine and not mine are said, taken back, and change no list`() throws {
        let person = try pond.person("Ana Lind")
        let works = try registrar.works(of: person)
        let id = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
        let work = try #require(works.first).id
        #expect(
            try registrar.state(.notMine, of: [work], under: id, by: ana, at: pond.now).map(\.verdict) == [.notMine])
        #expect(try registrar.state(.mine, of: [work], under: id, by: ana, at: pond.now).map(\.verdict) == [.mine])
        #expect(try registrar.state(.takenBack, of: [work], under: id, by: ana, at: pond.now).isEmpty)
        #expect(pond.kind { try registrar.state(.mine, of: [work], under: id, by: wei, at: pond.now) } == .denied)
        #expect(try registrar.works(of: person) == works)
        #expect(try registrar.isHidden(person) == false)
        _ = try registrar.setProfileHidden(true, under: id, by: ana, at: pond.now)
        #expect(try registrar.isHidden(person))
        _ = try registrar.setProfileHidden(false, under: id, by: ana, at: pond.now)
        #expect(try registrar.isHidden(person) == false)
        #expect(
            try registrar.auditLog(of: id).map(\.action).suffix(5) == [
                "not-mine", "mine", "taken-back", "opt-out", "opt-in",
            ])
        #expect(try registrar.auditReport().isSound)
    }
}
