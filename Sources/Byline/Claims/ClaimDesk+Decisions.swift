import Catalog
import Claims
import Store

extension ClaimDesk {
    /// What a decision brings with it beside the move itself.
    func followUp(_ action: ClaimAction, on claim: RecordClaim, by actor: Actor) throws(BylineError) {
        switch action {
        case .report:
            try ask { store throws(StoreError) in try store.addReport(on: claim.id, by: actor.account, at: now) }
        case .dismiss, .uphold:
            try ask { store throws(StoreError) in
                try store.closeReports(on: claim.id, upheld: action == .uphold, at: now)
            }
        case .favour: try overruleRivals(of: claim, by: actor)
        default: break
        }
        if claim.state == .revoked || claim.state == .released { try endVouches(of: claim.account) }
    }

    /// A contest decided for one claim is decided against the others.
    private func overruleRivals(of claim: RecordClaim, by actor: Actor) throws(BylineError) {
        let rivals = try ask { store throws(StoreError) in try store.claims(to: claim.researcher) }
            .filter { $0.id != claim.id && $0.state == .contested }
        for rival in rivals {
            let lost = try move(
                rival.id, by: .overrule, as: .reviewer, actor: actor,
                reason: "The contest went in favour of \(claim.id)")
            try followUp(.overrule, on: lost, by: actor)
        }
    }

    /// A word counts as long as the claim of whoever gave it.
    private func endVouches(of account: AccountID) throws(BylineError) {
        let given = try ask { store throws(StoreError) in try store.vouches(of: account) }
        for proof in given where proof.revokedAt == nil { try endVouch(proof, by: nil) }
    }

    /// Takes a word back. The claim's state stays; the level that counts falls at once.
    func endVouch(_ proof: StoredProof, by actor: Actor?) throws(BylineError) {
        try ask { store throws(StoreError) in try store.revoke(proof.id, at: now) }
        let claim = try claim(proof.claim)
        try log(
            "end-vouch", role: actor == nil ? .system : .voucher, actor: actor, claim: claim, from: claim.state,
            proofs: [proof.id])
    }

    /// Whether two independent strong proofs let a verified claim be approved without a person.
    func mayApproveItself(_ claim: RecordClaim) -> Bool {
        // The move itself looks again, and says why not.
        guard let proofs = try? store.proofs(of: claim.id) else { return false }
        let ledger = ProofLedger(proofs.compactMap(Proof.init), isReviewed: false, at: now.secondsSinceEpoch)
        guard ledger.level >= .corroborated, let others = try? store.claims(to: claim.researcher),
            let own = try? store.claims(of: claim.account)
        else { return false }
        return !(others + own).contains { $0.id != claim.id && ClaimStanding($0).holdsRecord }
    }

    /// The level that a claim lifts its record to now.
    func level(of claim: RecordClaim) throws(StoreError) -> VerificationLevel {
        let proofs = try store.proofs(of: claim.id).compactMap(Proof.init)
        return ClaimStanding(claim).level(given: proofs, at: now.secondsSinceEpoch)
    }

    /// The levels of the records that claims lift now. A record that several accounts hold, as after two records became
    /// one, is lifted by none of them until a person has decided; of one account's claims the highest counts.
    func levels(of researchers: some Collection<ResearcherID>) throws(StoreError) -> [ResearcherID: VerificationLevel] {
        let claims = Dictionary(grouping: try store.holdingClaims(of: researchers), by: \.researcher)
        var levels: [ResearcherID: VerificationLevel] = [:]
        for (researcher, holding) in claims where Set(holding.map(\.account)).count == 1 {
            for claim in holding {
                let level = try level(of: claim)
                if level > levels[researcher, default: .listed] { levels[researcher] = level }
            }
        }
        return levels
    }
}

extension Store {
    /// The level of each of these researchers at a moment: what sources say of them, and above it what claims lift.
    func establishedLevels(of researchers: some Collection<ResearcherID>, at moment: Instant) throws(StoreError)
        -> [ResearcherID: VerificationLevel]
    {
        let claimed = try ClaimDesk(store: self, now: moment).levels(of: researchers)
        return try levels(of: researchers, at: moment).merging(claimed) { max($0, $1) }
    }
}

extension Registrar {
    /// Brings claims in step with records that became one or several: those of two accounts to one record contest each
    /// other, and what contested no more goes back to where it stood.
    /// - Parameter researchers: those that changed.
    func settleClaims(on researchers: Set<ResearcherID>) throws(StoreError) {
        let desk = ClaimDesk(store: store, now: Self.now())
        let claimed = Set(try store.claims().map(\.researcher)).intersection(researchers)
        do throws(BylineError) {
            for researcher in claimed.sorted() { try desk.settle(researcher) }
        } catch {
            throw StoreError(.fault, error.what, mend: error.mend)
        }
    }
}
