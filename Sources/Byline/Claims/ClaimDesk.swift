import Catalog
import Claims
import Graph
import Secrets
import Store

/// Moves claims: gathers what the rules must know, asks them, and writes the answer and its audit row. All of it
/// happens inside one transaction of the caller's.
struct ClaimDesk {
    let store: Store
    let now: Instant
    let rules = ClaimRules()
    /// The records whose claims were touched: their trust has to be counted anew.
    let touched = Touched()

    final class Touched { var records: Set<ResearcherID> = [] }

    func ask<T>(_ question: (Store) throws(StoreError) -> T) throws(BylineError) -> T {
        do { return try question(store) } catch { throw BylineError(error) }
    }

    func claim(_ id: ClaimID) throws(BylineError) -> RecordClaim {
        try ask { store throws(StoreError) in try store.claim(id) }
            .orNotFound("There is no claim \(id)", mend: "`byline claim list` shows those there are")
    }

    // MARK: Moving

    /// One move, its audit row, and what follows from it for the record.
    /// - Parameters:
    ///   - actor: nil for the program itself.
    ///   - version: that on which the caller bases the move; nil for the one that stands.
    ///   - adjust: adds what only the caller knows.
    @discardableResult
    func move(
        _ id: ClaimID, by action: ClaimAction, as role: ClaimRole, actor: Actor?, basedOn version: Int? = nil,
        reason: String = "", proofs: [ProofID] = [],
        adjust: (inout Circumstances) throws(BylineError) -> Void = { _ in }
    ) throws(BylineError) -> RecordClaim {
        let claim = try claim(id)
        if let version, version != claim.version { throw Self.outdated(claim, version) }
        var facts = try circumstances(of: claim)
        facts.hasReason = !reason.isEmpty
        try adjust(&facts)
        let party = Party(role, ties: try ties(of: actor, to: claim))
        let next = try standing(after: action, on: ClaimStanding(claim), by: party, given: facts)
        var moved = claim
        moved.take(next)
        let isMoved = try ask { [moved] store throws(StoreError) in try store.move(moved, basedOn: claim.version) }
        guard isMoved else { throw Self.outdated(claim, claim.version) }
        try log(
            action.rawValue, role: role, actor: actor, claim: moved, from: claim.state, reason: reason, proofs: proofs)
        return moved
    }

    /// Opens a claim, which is the only move that has no claim to start from.
    func open(
        _ researcher: ResearcherID, on mention: MentionID, actor: Actor, network: String
    ) throws(BylineError) -> RecordClaim {
        let others = try ask { store throws(StoreError) in try store.claims(to: researcher) }
        var facts = Circumstances(now: now.secondsSinceEpoch)
        try tell(&facts, of: actor.account, claiming: researcher, others: others)
        facts.isPerson = try ask { store throws(StoreError) in try store.isPersonal(researcher) } ?? false
        facts.openedToday = try ask { store throws(StoreError) in try store.claimsOpened(from: network) }
        _ = try standing(after: .open, on: ClaimStanding(), by: Party(.claimant), given: facts)
        let id = try ask { store throws(StoreError) in
            try store.addClaim(of: actor.account, on: mention, state: .pending, at: now, network: network)
        }
        let claim = try claim(id)
        try log(ClaimAction.open.rawValue, role: .claimant, actor: actor, claim: claim, from: .unclaimed)
        return claim
    }

    func standing(
        after action: ClaimAction, on standing: ClaimStanding, by party: Party, given facts: Circumstances
    ) throws(BylineError) -> ClaimStanding {
        do throws(ClaimRefusal) {
            return try rules.standing(after: action, on: standing, by: party, given: facts)
        } catch {
            throw BylineError(error)
        }
    }

    /// What the new state of things makes due on a record, without anybody's choice: claims that contest each other,
    /// contests whose other side is gone, claims whose contact is proven, claims whose time is over. It ends because
    /// each of these leads to a state from which the same is not due again.
    func settle(_ researcher: ResearcherID) throws(BylineError) {
        for _ in 0..<100 {
            let claims = try ask { store throws(StoreError) in try store.claims(to: researcher) }
            guard let (id, action) = try firstDue(among: claims) else { return }
            try move(id, by: action, as: .system, actor: nil)
        }
    }

    private func firstDue(among claims: [RecordClaim]) throws(BylineError) -> (ClaimID, ClaimAction)? {
        for claim in claims {
            if let action = try due(claim, among: claims) { return (claim.id, action) }
        }
        return nil
    }

    private func due(_ claim: RecordClaim, among claims: [RecordClaim]) throws(BylineError) -> ClaimAction? {
        let proofs = try ask { store throws(StoreError) in try store.proofs(of: claim.id) }
        var facts = Circumstances(now: now.secondsSinceEpoch, proofs: proofs.compactMap(Proof.init))
        facts.otherLiveClaims = claims.count { $0.account != claim.account && $0.state.isLive }
        return [ClaimAction.expire, .contest, .settle, .verify].first { action in
            // A refusal says that it is not due.
            (try? rules.standing(after: action, on: ClaimStanding(claim), by: Party(.system), given: facts)) != nil
        }
    }

    // MARK: What the rules must know

    func circumstances(of claim: RecordClaim) throws(BylineError) -> Circumstances {
        let proofs = try ask { store throws(StoreError) in try store.proofs(of: claim.id) }
        let others = try ask { store throws(StoreError) in try store.claims(to: claim.researcher) }
            .filter { $0.id != claim.id }
        var facts = Circumstances(now: now.secondsSinceEpoch, proofs: proofs.compactMap(Proof.init))
        try tell(&facts, of: claim.account, claiming: claim.researcher, others: others)
        return facts
    }

    private func tell(
        _ facts: inout Circumstances, of account: AccountID, claiming researcher: ResearcherID, others: [RecordClaim]
    ) throws(BylineError) {
        let own = try ask { store throws(StoreError) in try store.claims(of: account) }
        facts.openClaims = own.count { $0.state.isOpen }
        facts.rejections = try ask { store throws(StoreError) in try store.rejections(of: account) }
            .map(\.secondsSinceEpoch)
        facts.hasClaimHere = others.contains { $0.account == account && ($0.state.isLive || $0.state.isAnswerable) }
        // One account's claims to two records that became one are no rivals.
        facts.otherLiveClaims = others.count { $0.account != account && $0.state.isLive }
        facts.isHeldByAnother = others.contains { $0.account != account && ClaimStanding($0).holdsRecord }
        for held in own where ClaimStanding(held).holdsRecord && held.researcher != researcher {
            let isProposed = try ask { store throws(StoreError) in
                try store.isMergeProposed(held.researcher, researcher)
            }
            facts.holdsAnotherRecord = facts.holdsAnotherRecord || !isProposed
        }
    }

    private func ties(of actor: Actor?, to claim: RecordClaim) throws(BylineError) -> Set<Tie> {
        guard let actor else { return [] }
        var ties: Set<Tie> = []
        if actor.account == claim.account { ties.insert(.claimant) }
        let proofs = try ask { store throws(StoreError) in try store.proofs(of: claim.id) }
        if proofs.contains(where: { $0.voucher == actor.account }) { ties.insert(.voucher) }
        if try ask({ store throws(StoreError) in try store.reporters(of: claim.id) }).contains(actor.account) {
            ties.insert(.reporter)
        }
        // Whatever became of them: who gave a claim up in order to decide about a rival's is no less the rival.
        let own = try ask { store throws(StoreError) in try store.claims(of: actor.account) }
        if own.contains(where: { $0.researcher == claim.researcher && $0.id != claim.id }) { ties.insert(.rival) }
        let close = own.isEmpty ? [] : try everCloseCollaborators(of: claim.researcher)
        if own.contains(where: { close.contains($0.researcher) }) { ties.insert(.closeCollaborator) }
        return ties
    }

    /// Those who were close collaborators in some five-year window: in the one that ends with some work.
    func everCloseCollaborators(of researcher: ResearcherID) throws(BylineError) -> Set<ResearcherID> {
        let works = try ask { store throws(StoreError) in try store.companions(of: researcher) }
            .map { CloseCollaboratorRule.Work(year: $0.year, others: $0.others) }
        let rule = CloseCollaboratorRule()
        return Set(works.compactMap(\.year)).reduce(into: []) { close, year in
            close.formUnion(rule.closeCollaborators(in: works.filter { ($0.year ?? .max) <= year }))
        }
    }

    // MARK: Audit

    static let chain = AuditChain { Digest.sha256($0) }

    /// Adds a row to the audit.
    func log(
        _ action: String, role: ClaimRole, actor: Actor?, claim: RecordClaim, from: ClaimState, reason: String = "",
        proofs: [ProofID] = []
    ) throws(BylineError) {
        touched.records.insert(claim.researcher)
        try ask { store throws(StoreError) in
            let head = try store.auditHead()
            try store.append(
                Self.chain.sealed(
                    AuditEntry(
                        number: head.count + 1, at: now.description, claim: claim.id, actor: actor?.account,
                        role: role.rawValue, action: action, from: from.rawValue, to: claim.state.rawValue,
                        level: claim.granted.rawValue, version: claim.version, reason: reason,
                        proofs: proofs.map(\.description).joined(separator: " "), previousHash: head.hash)))
            try store.advanceRevision()
        }
    }

    private static func outdated(_ claim: RecordClaim, _ version: Int) -> BylineError {
        BylineError(
            .conflict, "\(claim.id) was moved by somebody else: it is at version \(claim.version), not \(version)",
            mend: "Look at it again with `byline claim show \(claim.id)`, then decide")
    }
}

extension ClaimStanding {
    init(_ claim: RecordClaim) {
        self.init(
            state: claim.state, prior: claim.prior, granted: claim.granted, since: claim.since.secondsSinceEpoch,
            version: claim.version, isReviewed: claim.isReviewed)
    }
}

extension RecordClaim {
    mutating func take(_ standing: ClaimStanding) {
        state = standing.state
        prior = standing.prior
        granted = standing.granted
        since = Instant(secondsSinceEpoch: standing.since)
        version = standing.version
        isReviewed = standing.isReviewed
    }
}

extension Proof {
    /// nil for evidence that is still waited for.
    init?(_ stored: StoredProof) {
        guard stored.outcome == .accepted else { return nil }
        self.init(
            stored.kind, acceptedAt: stored.at.secondsSinceEpoch, subject: stored.subject,
            revokedAt: stored.revokedAt?.secondsSinceEpoch, voucher: stored.voucher, voucherLevel: stored.voucherLevel)
    }
}

extension BylineError {
    init(_ refusal: ClaimRefusal) {
        let kind: Kind =
            switch refusal.kind {
            case .role, .independence: .denied
            case .state, .evidence, .conflict: .conflict
            case .quota, .early: .limit
            case .reason: .invalidInput
            }
        let mend = refusal.notBefore.map { "Try again from \(Instant(secondsSinceEpoch: $0)) on" } ?? refusal.mend
        self.init(kind, refusal.what, mend: mend)
    }
}
