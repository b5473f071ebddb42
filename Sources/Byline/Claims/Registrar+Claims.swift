public import Catalog
import Claims
public import Foundation
import Secrets
import Store

// Claims: who speaks for a record, on what grounds. Every method takes the account that acts, which has signed in
// before; the rules and the audit know it by its id. Whoever may write the store's file could write past all of this:
// the audit shows it, see `auditReport`.
extension Registrar {
    /// Claims a record for the account.
    ///
    /// - Parameter network: where the request came from, as a front end saw it; `local` for this machine. It is kept
    ///   under a salt that is forgotten the day after.
    public func openClaim(
        to researcher: ResearcherID, by actor: Actor, network: String = "local", at now: Date = .now
    ) throws(BylineError) -> ClaimSummary {
        guard actor.has(.claimant) else {
            throw BylineError(.denied, "The account may not claim records", mend: "Ask an operator for that role")
        }
        return try atDesk(now, on: researcher) { desk throws(BylineError) in
            let day = String(desk.now.description.prefix(10))
            let hash = try ask { store throws(StoreError) in
                let salt = try store.networkSalt(of: day, orElse: RandomToken.make().revealed())
                return Digest.sha256(Array("\(salt) \(network)".utf8))
            }
            let mention = try ask { store throws(StoreError) in try store.anchor(of: researcher) }
                .orNotFound("There is no researcher \(researcher)", mend: "Find one with `byline search <name>`")
            return try desk.open(researcher, on: mention, actor: actor, network: hash)
        }
    }

    /// Moves a claim on.
    /// - Parameters:
    ///   - version: what `claim show` printed when the mover looked; nil when the mover did not look.
    ///   - reason: kept for ever in the audit, so it may name no address.
    public func moveClaim(
        _ id: ClaimID, by move: ClaimMove, actor: Actor, basedOn version: Int? = nil, reason: String = "",
        at now: Date = .now
    ) throws(BylineError) -> ClaimSummary {
        try Self.check(reason)
        if move.isReviewers && !actor.has(.reviewer) {
            throw BylineError(.denied, "The account is no reviewer's", mend: "Ask an operator for that role")
        }
        let researcher = try claim(id).researcher
        return try atDesk(now, on: researcher) { desk throws(BylineError) in
            let claim = try desk.claim(id)
            let action = try move.action(on: claim, by: actor)
            let role: ClaimRole =
                move == .dispute
                ? .reporter : move.isReviewers ? .reviewer : actor.account == claim.account ? .claimant : .other
            let reports = try desk.ask { store throws(StoreError) in try store.reports(by: actor.account) }
            let moved = try desk.move(id, by: action, as: role, actor: actor, basedOn: version, reason: reason) {
                facts in
                facts.openReports = reports.open
                facts.dismissals = reports.dismissedAt.map(\.secondsSinceEpoch)
            }
            try desk.followUp(action, on: moved, by: actor)
            return moved
        }
    }

    /// What time has made due everywhere: claims expire, contests settle, and claims with two independent strong
    /// proofs are approved without waiting for a person.
    /// - Returns: the claims that moved.
    public func sweepClaims(at now: Date = .now) throws(BylineError) -> [ClaimSummary] {
        let before = try ask { store throws(StoreError) in try store.claims() }
        let moved = try decide(at: now) { desk throws(BylineError) in
            for researcher in Set(before.filter { $0.state.isLive }.map(\.researcher)).sorted() {
                try desk.settle(researcher)
            }
            for claim in try desk.ask({ store throws(StoreError) in try store.claims() })
            where claim.state == .verified && desk.mayApproveItself(claim) {
                try desk.move(claim.id, by: .approve, as: .system, actor: nil)
            }
            let versions = Dictionary(uniqueKeysWithValues: before.map { ($0.id, $0.version) })
            return try desk.ask { store throws(StoreError) in try store.claims() }
                .filter { $0.version != versions[$0.id] }
        }
        return try summaries(of: moved, at: now)
    }

    // MARK: Asking

    public func claim(_ id: ClaimID) throws(BylineError) -> RecordClaim {
        try ask { store throws(StoreError) in try store.claim(id) }
            .orNotFound("There is no claim \(id)", mend: "`byline claim list` shows those there are")
    }

    /// Claims in the order in which they were opened.
    public func claims(
        to researcher: ResearcherID? = nil, of account: AccountID? = nil, in states: Set<ClaimState> = [],
        at now: Date = .now
    ) throws(BylineError) -> [ClaimSummary] {
        let found = try ask { store throws(StoreError) in try store.claims() }.filter { claim in
            (researcher == nil || claim.researcher == researcher) && (account == nil || claim.account == account)
                && (states.isEmpty || states.contains(claim.state))
        }
        return try summaries(of: found, at: now)
    }

    public func claimSummary(_ id: ClaimID, at now: Date = .now) throws(BylineError) -> ClaimSummary {
        try summaries(of: [try claim(id)], at: now).first
            .orNotFound("There is no claim \(id)", mend: "`byline claim list` shows those there are")
    }

    public func claimDetail(_ id: ClaimID, at now: Date = .now) throws(BylineError) -> ClaimDetail {
        let claim = try claim(id)
        let moment = Instant(now)
        let summary = try claimSummary(id, at: now)
        return try ask { store throws(StoreError) in
            let proofs = try store.proofs(of: id)
            let ledger = ProofLedger(
                proofs.compactMap(Proof.init), isReviewed: claim.isReviewed, at: moment.secondsSinceEpoch)
            let above = VerificationLevel(rawValue: claim.granted.rawValue + 1)
            return ClaimDetail(
                summary: summary, proofs: proofs, bornLevel: ledger.level,
                nextDemand: above.map { "\($0.code): \(ClaimRules.demand(of: $0))" },
                rivals: try store.claims(to: claim.researcher).filter { $0.id != id && $0.state.isLive }.map(\.id),
                statements: try store.statements(under: id), isProfileHidden: try store.wishesHidden(id),
                mayReceiveInvitations: summary.level >= .claimed, history: try store.audit(of: id))
        }
    }

    /// The level that claims lift these researchers to at a moment; those that no claim lifts are left out.
    public func claimedLevels(
        of researchers: some Collection<ResearcherID>, at now: Date = .now
    ) throws(BylineError) -> [ResearcherID: VerificationLevel] {
        try ask { store throws(StoreError) in
            try ClaimDesk(store: store, now: Instant(now)).levels(of: researchers)
        }
    }

    func summaries(of claims: [RecordClaim], at now: Date) throws(BylineError) -> [ClaimSummary] {
        try ask { store throws(StoreError) in
            let desk = ClaimDesk(store: store, now: Instant(now))
            let names = try store.displayNames(of: Set(claims.map(\.researcher)))
            let accounts = Dictionary(
                uniqueKeysWithValues: try store.accounts().map { ($0.id, $0.name) })
            var result: [ClaimSummary] = []
            for claim in claims {
                result.append(
                    ClaimSummary(
                        claim: claim, accountName: accounts[claim.account] ?? claim.account.description,
                        researcherName: names[claim.researcher] ?? "", level: try desk.level(of: claim)))
            }
            return result
        }
    }

    // MARK: Helping

    /// Brings a record up to date, then does one thing about it, then what follows; the second part all or nothing.
    func atDesk(
        _ now: Date, on researcher: ResearcherID, _ work: (ClaimDesk) throws(BylineError) -> RecordClaim
    ) throws(BylineError) -> ClaimSummary {
        // What is due by time stays done even when the work itself is refused.
        try decide(at: now) { desk throws(BylineError) in try desk.settle(researcher) }
        let claim = try decide(at: now) { desk throws(BylineError) in
            let claim = try work(desk)
            try desk.settle(researcher)
            return try desk.claim(claim.id)
        }
        return try claimSummary(claim.id, at: now)
    }

    /// All of `work` and what it does to trust in one transaction, or nothing of it.
    @discardableResult
    func decide<T>(at now: Date, _ work: (ClaimDesk) throws(BylineError) -> T) throws(BylineError) -> T {
        var refusal: BylineError?
        let desk = ClaimDesk(store: store, now: Instant(now))
        do throws(StoreError) {
            return try store.transaction { () throws(StoreError) in
                let hidden = try store.hiddenResearchers()
                let result: T
                do throws(BylineError) { result = try work(desk) } catch {
                    refusal = error
                    throw StoreError(.interrupted, "Refused", mend: "")
                }
                if !desk.touched.records.isEmpty {
                    try TrustKeeper(store, asOf: desk.now).refresh(desk.touched.records)
                }
                // A page that went or came back, whatever made it so.
                let changed = hidden.symmetricDifference(try store.hiddenResearchers())
                if !changed.isEmpty {
                    try store.rewriteBylines(of: changed)
                    try store.advanceRevision()
                }
                return result
            }
        } catch { throw refusal ?? BylineError(error) }
    }

    /// The audit keeps what people write for ever, so nothing may stand there that has to be forgotten one day.
    static func check(_ reason: String) throws(BylineError) {
        guard reason.count <= 1000,
            !reason.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw BylineError(
                .invalidInput, "The reason is longer than 1,000 characters or no plain line", mend: "Shorten it")
        }
        guard !MailAddress.stands(in: reason) else {
            throw BylineError(
                .invalidInput, "The reason holds a mail address, and reasons are kept for ever",
                mend: "Say it without the address")
        }
    }
}

extension Instant {
    init(_ date: Date) { self.init(secondsSinceEpoch: Int(date.timeIntervalSince1970.rounded(.down))) }
}
