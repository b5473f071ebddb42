import Catalog

/// What can be done to a claim.
public enum ClaimAction: String, CaseIterable, Hashable, Sendable {
    case open
    /// A proof of the claimant's was accepted.
    case prove
    /// New evidence answers a rejection, or a revocation whose time is over.
    case answer
    /// A coauthor gave their word.
    case vouch
    /// The program finds contact proven.
    case verify
    /// A person has looked at everything and writes down what was found.
    case review
    case approve
    /// One level up.
    case raise
    case reject
    case withdraw
    case release
    case expire
    case report
    case dismiss
    case uphold
    /// The program finds other live claims on the record.
    case contest
    /// A person decides a contest for this claim …
    case favour
    /// … or against it.
    case overrule
    /// The program finds that the other claims are gone.
    case settle
}

/// In which part somebody acts.
public enum ClaimRole: String, CaseIterable, Hashable, Sendable {
    case claimant
    case reviewer
    case reporter
    case voucher
    /// The program itself, when time or other claims make something due; never a person's choice.
    case system
    /// Anybody else.
    case other
}

/// What stands between somebody and an impartial decision.
public enum Tie: String, CaseIterable, Hashable, Sendable {
    case claimant
    case voucher
    /// Of the researcher whose record is claimed, in some five-year window, seen from either side.
    case closeCollaborator = "close collaborator"
    /// Claims the same record.
    case rival
    /// Reported the claim.
    case reporter
}

/// Who acts, and what ties them to the claim.
public struct Party: Hashable, Sendable {
    public var role: ClaimRole
    public var ties: Set<Tie>
    public init(_ role: ClaimRole, ties: Set<Tie> = []) {
        self.role = role
        self.ties = ties
    }
}

/// One row of the table of moves: who may do it, from where, and where it leads.
struct Transition {
    var roles: Set<ClaimRole>
    var from: Set<ClaimState>
    var to: Destination

    enum Destination {
        case state(ClaimState)
        case same
        /// Where the claim stood before it was contested.
        case prior
        /// `revoked` when it had been approved before, else `rejected`.
        case lost
    }

    static func of(_ action: ClaimAction) -> Transition {
        switch action {
        case .open: .init(roles: [.claimant], from: [.unclaimed], to: .state(.pending))
        case .prove: .init(roles: [.claimant], from: [.pending, .verified, .approved, .disputed], to: .same)
        case .answer: .init(roles: [.claimant], from: [.rejected, .revoked], to: .state(.pending))
        case .vouch: .init(roles: [.voucher], from: [.pending, .verified, .approved], to: .same)
        case .verify: .init(roles: [.system], from: [.pending], to: .state(.verified))
        case .review: .init(roles: [.reviewer], from: [.verified, .approved], to: .same)
        case .approve: .init(roles: [.reviewer, .system], from: [.verified], to: .state(.approved))
        case .raise: .init(roles: [.reviewer, .system], from: [.approved], to: .same)
        case .reject: .init(roles: [.reviewer], from: [.verified], to: .state(.rejected))
        case .withdraw:
            .init(roles: [.claimant], from: [.pending, .verified, .contested], to: .state(.withdrawn))
        case .release: .init(roles: [.claimant], from: [.approved, .contested], to: .state(.released))
        case .expire: .init(roles: [.system], from: [.pending], to: .state(.expired))
        case .report: .init(roles: [.reporter], from: [.approved], to: .state(.disputed))
        case .dismiss: .init(roles: [.reviewer], from: [.disputed], to: .state(.approved))
        case .uphold: .init(roles: [.reviewer], from: [.disputed], to: .state(.revoked))
        case .contest:
            .init(roles: [.system], from: [.pending, .verified, .approved], to: .state(.contested))
        case .favour: .init(roles: [.reviewer], from: [.contested], to: .prior)
        case .overrule: .init(roles: [.reviewer], from: [.contested], to: .lost)
        case .settle: .init(roles: [.system], from: [.contested], to: .prior)
        }
    }
}
