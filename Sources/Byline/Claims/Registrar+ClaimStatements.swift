public import Catalog
import Claims
public import Foundation
import Store

// What the person behind a record says of its works and wishes for its page. None of it changes who wrote what.
extension Registrar {
    /// Says “mine” or “not mine” of a work, or takes that back.
    public func state(
        _ verdict: WorkVerdict, of works: [WorkID], under id: ClaimID, by actor: Actor, at now: Date = .now
    ) throws(BylineError) -> [WorkStatement] {
        let claim = try claim(id)
        _ = try atDesk(now, on: claim.researcher) { desk throws(BylineError) in
            let claim = try desk.claim(id)
            try Self.demandSpeaker(claim, actor, in: [.verified, .approved])
            for named in works {
                let work = try desk.ask { store throws(StoreError) in try store.current(named) }
                    .orNotFound("There is no work \(named)", mend: "Find one with `byline search <title>`")
                try desk.ask { store throws(StoreError) in
                    try store.addStatement(verdict, on: work, under: id, at: desk.now)
                }
                try desk.log(
                    verdict.rawValue, role: .claimant, actor: actor, claim: claim, from: claim.state,
                    reason: work.description)
            }
            return claim
        }
        return try ask { store throws(StoreError) in try store.statements(under: id) }
    }

    /// Hides the page of the record, or shows it again. The works, and who wrote them, stay as they are.
    public func setProfileHidden(
        _ isHidden: Bool, under id: ClaimID, by actor: Actor, at now: Date = .now
    ) throws(BylineError) -> ClaimSummary {
        let claim = try claim(id)
        return try atDesk(now, on: claim.researcher) { desk throws(BylineError) in
            let claim = try desk.claim(id)
            try Self.demandSpeaker(claim, actor, in: [.approved])
            try desk.ask { store throws(StoreError) in
                try store.addProfileWish(hidden: isHidden, under: id, at: desk.now)
            }
            try desk.log(
                isHidden ? "opt-out" : "opt-in", role: .claimant, actor: actor, claim: claim, from: claim.state)
            return claim
        }
    }

    // MARK: Hidden pages

    /// Whether this researcher is to have no page: the person behind the record wishes so, and the claim that says it
    /// holds. Whatever front end shows people asks here; the answers of this registrar leave such people out already.
    public func isHidden(_ researcher: ResearcherID) throws(BylineError) -> Bool {
        try hiddenResearchers().contains(researcher)
    }

    /// Everybody whose page is hidden, for a front end that lists many.
    public func hiddenResearchers() throws(BylineError) -> Set<ResearcherID> {
        try ask { store throws(StoreError) in try store.hiddenResearchers() }
    }

    /// - Throws: `.denied` when the person behind the record wishes its page hidden.
    public func refuseHidden(_ researcher: ResearcherID) throws(BylineError) {
        guard try isHidden(researcher) else { return }
        throw BylineError(
            .denied, "\(researcher) has no page, at the wish of its person",
            mend: "The works stay: find them with `byline search <words of a title>`")
    }

    /// Whether the record is claimed well enough, and undisputed, so that invitations may reach whoever is behind it.
    public func mayReceiveInvitations(_ researcher: ResearcherID, at now: Date = .now) throws(BylineError) -> Bool {
        try claimedLevels(of: [researcher], at: now)[researcher, default: .listed] >= .claimed
    }

    private static func demandSpeaker(
        _ claim: RecordClaim, _ actor: Actor, in states: Set<ClaimState>
    ) throws(BylineError) {
        guard claim.account == actor.account else {
            throw BylineError(.denied, "The claim is another account's", mend: "Only its claimant may say that")
        }
        guard states.contains(claim.state) else {
            let names = ClaimState.allCases.filter(states.contains).map(\.rawValue).joined(separator: " or ")
            throw BylineError(
                .conflict, "The claim is \(claim.state.rawValue), and this takes a claim that is \(names)",
                mend: "See it with `byline claim show \(claim.id)`")
        }
    }
}
