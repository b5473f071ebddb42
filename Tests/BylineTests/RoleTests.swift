import Byline
import Catalog
import Foundation
import TestSupport
import Testing

/// What accounts may do, who changes it, and what an account may read about itself.
@Suite struct RoleTests {
    private let pond: Pond
    private let registrar: Registrar
    private let kim: Actor
    private let ana: Actor

    init() throws {
        pond = try Pond()
        registrar = pond.registrar
        kim = try pond.actor("kim", [.operator])
        ana = try pond.actor("ana")
    }

    private func change(
        _ name: String, grant: Set<AccountRole> = [], revoke: Set<AccountRole> = [], by actor: Actor,
        reason: String = ""
    ) throws -> Set<AccountRole> {
        try registrar.changeRoles(
            of: try registrar.account(name), granting: grant, revoking: revoke, by: actor, reason: reason, at: pond.now
        ).roles
    }

    @Test(arguments: [[AccountRole.claimant], [.reviewer], [.claimant, .reviewer], []])
    func `only an operator changes roles, whatever else an account may do`(_ roles: [AccountRole]) throws {
        let other = try pond.actor("other", Set(roles))
        for role in AccountRole.allCases {
            #expect(pond.kind { try change("ana", grant: [role], by: other) } == .denied)
            #expect(pond.kind { try change("other", grant: [role], by: other) } == .denied, "nor their own")
            #expect(pond.kind { try change("kim", revoke: [role], by: other) } == .denied)
        }
        #expect(try registrar.account("other").roles == Set(roles) && registrar.auditLog().isEmpty)
    }

    @Test func `each change is a row of the audit, and what is so already is none`() throws {
        #expect(
            try change("ana", grant: [.reviewer, .claimant], by: kim, reason: "she knows ponds") == [
                .claimant, .reviewer,
            ])
        #expect(try change("ana", grant: [.reviewer], by: kim) == [.claimant, .reviewer])
        #expect(try change("ana", revoke: [.reviewer, .claimant], by: kim) == [])
        let rows = try registrar.auditLog()
        #expect(rows.map(\.action) == ["grant-role", "revoke-role", "revoke-role"])
        #expect(rows.map(\.reason) == ["A2 reviewer; she knows ponds", "A2 claimant", "A2 reviewer"])
        #expect(rows.allSatisfy { $0.actor == kim.account && $0.role == "operator" && $0.claim == nil })
        #expect(try registrar.auditReport().isSound)
        #expect(pond.kind { try change("ana", grant: [.reviewer], revoke: [.reviewer], by: kim) } == .invalidInput)
        #expect(
            pond.kind { try change("ana", grant: [.reviewer], by: kim, reason: "ask kim@pond.example") }
                == .invalidInput)
        // An account that claims may do so no longer once the role is gone.
        #expect(
            pond.kind {
                try registrar.openClaim(
                    to: try pond.person("Ana Lind"), by: Actor(try registrar.account("ana")), at: pond.now)
            } == .denied)
    }

    @Test func `the last operator who can act stays one`() throws {
        #expect(pond.kind { try change("kim", revoke: [.operator], by: kim) } == .conflict)
        _ = try change("ana", grant: [.operator], by: kim)
        _ = try registrar.setDisabled(try registrar.account("ana"), to: true, at: pond.now)
        #expect(
            pond.kind { try change("kim", revoke: [.operator], by: kim) } == .conflict, "a disabled one keeps nothing")
        _ = try registrar.setDisabled(try registrar.account("ana"), to: false, at: pond.now)
        #expect(try change("kim", revoke: [.operator], by: kim) == [])
        #expect(
            pond.kind { try change("ana", revoke: [.operator], by: Actor(try registrar.account("ana"))) } == .conflict)
        _ = try registrar.erase(try registrar.account("kim"), at: pond.now)
        #expect(pond.kind { try change("kim", grant: [.operator], by: Actor(try registrar.account("ana"))) } != nil)
    }

    @Test func `an account reads all that is kept of it and nothing of others`() throws {
        let wei = try pond.actor("wei", [.reviewer])
        let bo = try pond.actor("bo")
        let mine = try pond.approved("Ana Lind", mail: "ana.lind@pond.example", by: ana, reviewer: wei).claim.id
        let theirs = try pond.approved("Bo Ekberg", mail: "bo.ekberg@pond.example", by: bo, reviewer: wei).claim.id
        _ = try registrar.state(
            .notMine, of: [try registrar.onePaper("Ducks on Small Ponds")], under: mine, by: ana, at: pond.now)
        _ = try registrar.setProfileHidden(true, under: mine, by: ana, at: pond.now)
        _ = try registrar.setProfileHidden(false, under: mine, by: ana, at: pond.now)
        _ = try pond.decide(.dispute, theirs, by: ana)
        _ = try change("ana", grant: [.reviewer], by: kim)
        _ = try change("wei", grant: [.operator], by: kim)
        try registrar.setHush(.mute, of: bo.account, by: ana, at: Instant(secondsSinceEpoch: 1_800_000_000))
        let again = String(decoding: try fixture("claims/geese.md"), as: UTF8.self) + "\n"
        try registrar.take(again, as: "own.md", options: .init(suppliedBy: ana.account))

        let data = try registrar.personalData(of: try registrar.account("ana"), at: pond.now)
        #expect(data.claims.map(\.claim.id) == [mine] && data.evidence.map(\.kind) == [.paperEmail])
        #expect(data.statements.map(\.said) == ["not-mine", "hide-page", "show-page"])
        #expect(data.reports.map(\.claim) == [theirs] && data.reports.map(\.outcome) == ["open"])
        #expect(data.hushes.map(\.name) == ["bo"] && data.sources.count == 1)
        let rows = try registrar.auditLog()
        let own = rows.filter { $0.claim == mine || $0.actor == ana.account || $0.reason.hasPrefix("\(ana.account) ") }
        #expect(data.audit.map(\.number) == own.map(\.number) && data.audit.contains { $0.action == "grant-role" })
        #expect(data.audit.count < rows.count, "what concerns others alone is theirs")
        let nobody = try registrar.personalData(of: try registrar.account("kim"), at: pond.now)
        #expect(
            nobody.claims.isEmpty && nobody.evidence.isEmpty
                && nobody.audit.map(\.action) == ["grant-role", "grant-role"])
    }
}
