public import Catalog
public import Foundation
import Claims
import Store

extension Registrar {
    /// Changes what an account may do. Only an operator may; each change is a row of the audit, and somebody who keeps
    /// accounts always remains: the last operator that can act does not lose that role.
    /// - Parameter reason: kept for ever in the audit.
    /// - Returns: the account as it is then.
    public func changeRoles(
        of account: Account, granting granted: Set<AccountRole> = [], revoking revoked: Set<AccountRole> = [],
        by actor: Actor, reason: String = "", at now: Date = .now
    ) throws(BylineError) -> Account {
        guard actor.has(.operator) else {
            throw BylineError(.denied, "The account is no operator's", mend: "Ask an operator to change roles")
        }
        try Self.check(reason)
        try refuseErased(account)
        guard granted.isDisjoint(with: revoked) else {
            throw BylineError(.invalidInput, "A role is granted and revoked at once", mend: "Name it once")
        }
        return try decide(at: now) { desk throws(BylineError) in
            let present = try desk.ask { store throws(StoreError) in try store.account(account.id) }?.roles ?? []
            let new = granted.subtracting(present).sorted()
            let lost = revoked.intersection(present).sorted()
            if lost.contains(.operator) { try Self.demandAnotherOperator(beside: account.id, at: desk) }
            for role in new { try desk.log(.grantRole, role, of: account.id, by: actor, reason: reason) }
            for role in lost { try desk.log(.revokeRole, role, of: account.id, by: actor, reason: reason) }
            return try desk.ask { store throws(StoreError) in
                try store.setRoles(of: account.id, to: present.union(granted).subtracting(revoked))
                return try store.account(account.id)
            }
            .orNotFound("There is no account \(account.id)", mend: "")
        }
    }

    private static func demandAnotherOperator(beside account: AccountID, at desk: ClaimDesk) throws(BylineError) {
        let others = try desk.ask { store throws(StoreError) in try store.accounts() }.filter {
            $0.id != account && $0.roles.contains(.operator) && $0.disabledAt == nil && $0.erasedAt == nil
        }
        guard !others.isEmpty else {
            throw BylineError(
                .conflict, "Nobody else could keep the accounts then",
                mend: "Make another account an operator first: `byline account roles NAME --grant operator`")
        }
    }
}

extension ClaimDesk {
    enum RoleAction: String {
        case grantRole = "grant-role"
        case revokeRole = "revoke-role"
    }

    /// Adds a row on a role. It is about no claim; whose role it is, and which, begins its reason: `A5 reviewer`.
    func log(
        _ action: RoleAction, _ role: AccountRole, of account: AccountID, by actor: Actor, reason: String
    ) throws(BylineError) {
        let told = "\(account) \(role.rawValue)" + (reason.isEmpty ? "" : "; \(reason)")
        try ask { store throws(StoreError) in
            let head = try store.auditHead()
            try store.append(
                Self.chain.sealed(
                    AuditEntry(
                        number: head.count + 1, at: now.description, claim: nil, actor: actor.account,
                        role: AccountRole.operator.rawValue, action: action.rawValue, reason: told,
                        previousHash: head.hash)))
            try store.advanceRevision()
        }
    }
}
