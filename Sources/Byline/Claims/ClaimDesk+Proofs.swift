import Catalog
import Claims
import Secrets
import Store

extension ClaimDesk {
    /// Writes down a piece of evidence, its subject as a salted hash and as a number that equal subjects share.
    func addProof(
        _ kind: ProofKind, about subject: Secret, for claim: RecordClaim, outcome: StoredProof.Outcome,
        checker: String, voucher: (account: AccountID, level: VerificationLevel)? = nil
    ) throws(BylineError) -> ProofID {
        if voucher == nil { try demandRoomForEvidence(by: claim.account) }
        return try ask { store throws(StoreError) in
            let known = try store.proofs(of: claim.id)
            let same = known.first { SaltedHash(stored: $0.subjectHash).verifies(subject) }
            return try store.add(
                StoredProof(
                    id: ProofID(0), claim: claim.id, kind: kind, outcome: outcome, at: now, checker: checker,
                    subject: same?.subject ?? (known.map(\.subject).max() ?? 0) + 1,
                    subjectHash: SaltedHash(of: subject).text, voucher: voucher?.account,
                    voucherLevel: voucher?.level))
        }
    }

    private func demandRoomForEvidence(by account: AccountID) throws(BylineError) {
        let shown = try ask { store throws(StoreError) in try store.proofs(forClaimsOf: account) }
            .filter { $0.voucher == nil }
        do throws(ClaimRefusal) {
            try rules.demandRoomForEvidence(shown: shown.map(\.at.secondsSinceEpoch), at: now.secondsSinceEpoch)
        } catch { throw BylineError(error) }
    }

    /// Lets an accepted proof of the claimant's take effect: it goes to the claim, or answers a decision against it.
    func take(_ proof: ProofID, for id: ClaimID, by actor: Actor) throws(BylineError) -> RecordClaim {
        let claim = try claim(id)
        return try move(
            id, by: claim.state.isAnswerable ? .answer : .prove, as: role(of: actor, on: claim), actor: actor,
            proofs: [proof])
    }

    /// Whether a proof of this kind could take effect now; throws the refusal when not, and writes nothing.
    func rehearse(_ id: ClaimID, kind: ProofKind, by actor: Actor) throws(BylineError) {
        let claim = try claim(id)
        var facts = try circumstances(of: claim)
        // A subject that no proof has.
        facts.proofs.append(Proof(kind, acceptedAt: facts.now, subject: .max))
        _ = try standing(
            after: claim.state.isAnswerable ? .answer : .prove, on: ClaimStanding(claim),
            by: Party(role(of: actor, on: claim)), given: facts)
    }

    private func role(of actor: Actor, on claim: RecordClaim) -> ClaimRole {
        actor.account == claim.account ? .claimant : .other
    }

    /// What the rules must know of somebody who vouches.
    func vouching(of actor: Actor, for claim: RecordClaim) throws(BylineError) -> Vouching {
        try ask { store throws(StoreError) in
            // What the account speaks for today: a claim it once made to a record that others hold lends it nothing.
            let held = try store.claims(of: actor.account).filter { ClaimStanding($0).holdsRecord }
            let coauthors = try store.companions(of: claim.researcher).reduce(into: Set()) { $0.formUnion($1.others) }
            let shared = held.filter { coauthors.contains($0.researcher) }
            let levels = try levels(of: Set(held.map(\.researcher)))
            let given = try store.vouches(of: actor.account)
            var vouching = Vouching()
            vouching.isCoauthor = !shared.isEmpty
            // The word is worth what the record is that shares the work, and not another of the account's.
            vouching.level = (shared.isEmpty ? held : shared).compactMap { levels[$0.researcher] }.max() ?? .listed
            vouching.given = given.map(\.at.secondsSinceEpoch)
            vouching.isRepeated = given.contains { $0.claim == claim.id && $0.revokedAt == nil }
            vouching.isCircular = closesCircle(actor.account, for: claim.account, given: try store.standingVouches())
            return vouching
        }
    }
}
