public import Catalog
import Claims
import Store

extension Registrar {
    /// The audit's rows, oldest first: all, or those of one claim.
    public func auditLog(of id: ClaimID? = nil) throws(BylineError) -> [AuditEntry] {
        if let id { _ = try claim(id) }
        return try ask { store throws(StoreError) in try store.audit(of: id) }
    }

    /// Computes the whole chain anew, and asks whether every claim stands where the audit left it.
    /// - Parameter kept: a head hash from elsewhere; nil when none was kept.
    public func auditReport(head kept: String? = nil) throws(BylineError) -> AuditReport {
        try ask { store throws(StoreError) in
            let rows = try store.audit()
            let head = try store.auditHead()
            if let fault = ClaimDesk.chain.fault(in: rows, head: head, kept: kept) {
                return AuditReport(rows: rows.count, head: head.hash, faultRow: fault.row, fault: fault.sentence)
            }
            let claims = try store.claims()
            var proofs: [StoredProof] = []
            for claim in claims { proofs += try store.proofs(of: claim.id) }
            let stray = Self.strayClaim(among: claims, audit: rows) ?? Self.strayProof(among: proofs, audit: rows)
            return AuditReport(rows: rows.count, head: head.hash, faultRow: stray?.row, fault: stray?.what)
        }
    }

    /// The first claim that stands elsewhere than its last row in the audit says.
    private static func strayClaim(among claims: [RecordClaim], audit rows: [AuditEntry]) -> (row: Int, what: String)? {
        var last: [ClaimID: AuditEntry] = [:]
        var reviewed: Set<ClaimID> = []
        for row in rows {
            guard let claim = row.claim else { continue }
            last[claim] = row
            if row.action == ClaimAction.review.rawValue { reviewed.insert(claim) }
        }
        for claim in claims {
            if claim.isReviewed, !reviewed.contains(claim.id) {
                return (rows.count, "\(claim.id) counts as reviewed, and no row says that anybody did")
            }
            guard let row = last[claim.id] else { return (rows.count, "\(claim.id) is not in the audit at all") }
            let fits =
                row.to == claim.state.rawValue && row.level == claim.granted.rawValue && row.version == claim.version
            if !fits {
                return (
                    row.number,
                    "row \(row.number) left \(claim.id) otherwise than it stands: it was changed by other means"
                )
            }
        }
        return nil
    }

    /// The first piece of evidence that counts and that no row says was accepted, or that is taken back by no row.
    private static func strayProof(among proofs: [StoredProof], audit rows: [AuditEntry]) -> (row: Int, what: String)? {
        var (accepted, ended): (Set<String>, Set<String>) = ([], [])
        for row in rows {
            let named = row.proofs.split(separator: " ").map(String.init)
            if row.action == "end-vouch" { ended.formUnion(named) } else { accepted.formUnion(named) }
        }
        for proof in proofs {
            if proof.outcome == .accepted, !accepted.contains(proof.id.description) {
                return (rows.count, "\(proof.id) counts as evidence, and no row says that it was accepted")
            }
            if proof.revokedAt != nil, !ended.contains(proof.id.description) {
                return (rows.count, "\(proof.id) is taken back, and no row says by whom")
            }
        }
        return nil
    }
}

extension AuditChain.Fault {
    /// What is wrong, naming the row.
    var sentence: String {
        switch kind {
        case .edited: "row \(row) was edited: it is not what its hash was made of"
        case .removed: "row \(row) was removed"
        case .misplaced:
            "row \(row) does not follow the row before it: it was moved or put in, or that row was written anew"
        case .headMissing: "the row of the hash that was kept is not there: the rows up to \(row) were written anew"
        case .headWrong: "the audit ends otherwise than its head says, at row \(row): rows were added or written anew"
        }
    }
}
