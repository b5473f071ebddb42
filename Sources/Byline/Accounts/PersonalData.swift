public import Catalog
public import Foundation
import Store

/// All that is kept about the person behind an account, for that person. Hashes of passwords, tokens, proofs and
/// networks say nothing to anybody and are left out.
public struct PersonalData: Hashable, Sendable {
    public var account: Account
    public var mailAddress: String?
    public var mailConfirmedAt: String?
    public var failedSignIns: Int
    public var lastFailedSignIn: String?
    public var claims: [ClaimSummary]
    /// For the account's own claims.
    public var evidence: [StoredProof]
    /// What the account said about others' claims.
    public var vouches: [StoredProof]
    public var reports: [ClaimReport]
    /// What was said of works and wished for pages, under which claim.
    public var statements: [ClaimStatement]
    public var endorsements: [EndorsementGraph.Edge]
    public var follows: [Follow]
    public var invitations: [Invitation]
    /// Accounts kept at a distance, by name.
    public var hushes: [HushedAccount]
    public var settings: NotificationSettings
    public var notices: [Notice]
    /// Sources that the account brought in.
    public var sources: [SourceID]
    /// What the account did, and what was done to its claims and roles.
    public var audit: [AuditEntry]
}

/// A report on somebody's claim, for whoever made it.
public struct ClaimReport: Hashable, Sendable {
    public var claim: ClaimID
    public var at: Instant
    /// `open`, `dismissed` or `upheld`.
    public var outcome: String
}

/// One statement or wish as it was made, whether or not a later one took its place.
public struct ClaimStatement: Hashable, Sendable {
    public var claim: ClaimID
    /// nil for a wish about the page.
    public var work: WorkID?
    /// `mine`, `not-mine`, `taken-back`; `hide-page`, `show-page`.
    public var said: String
    public var at: Instant
}

/// An account that another keeps at a distance.
public struct HushedAccount: Hashable, Sendable {
    public var name: String
    public var hush: Hush
}

extension Registrar {
    /// All that is kept about the person behind an account.
    public func personalData(of account: Account, at now: Date = .now) throws(BylineError) -> PersonalData {
        let id = account.id
        let claims = try claims(of: id, at: now)
        return try ask { store throws(StoreError) in
            let mail = try store.mailAddress(of: id)
            let failures = try store.signInFailures(of: id)
            return PersonalData(
                account: account, mailAddress: mail?.address, mailConfirmedAt: mail?.confirmedAt,
                failedSignIns: failures?.count ?? 0, lastFailedSignIn: failures?.lastAt, claims: claims,
                evidence: try store.proofs(forClaimsOf: id), vouches: try store.vouches(of: id),
                reports: try store.reportsMade(by: id).map { ClaimReport(claim: $0, at: $1, outcome: $2) },
                statements: try store.everyStatement(by: id).map {
                    ClaimStatement(claim: $0.claim, work: $0.work, said: $0.said, at: $0.at)
                },
                endorsements: try store.endorsements(by: id), follows: try store.follows(of: id),
                invitations: try store.invitations(to: id) + store.invitations(from: id),
                hushes: try store.hushes(by: id).map { HushedAccount(name: $0.name, hush: $0.hush) },
                settings: try store.notificationSettings(of: id), notices: try store.notices(of: id),
                sources: try store.sources(broughtInBy: id), audit: try store.audit(about: id))
        }
    }
}
