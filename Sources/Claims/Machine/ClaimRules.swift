public import Catalog

/// Who may move a claim, from where to where, and on what grounds. Nothing else in the house decides that.
public struct ClaimRules: Hashable, Sendable {
    /// Seconds in a day.
    public static let day = 86_400

    public var openClaims = 3
    public var claimsPerNetworkAndDay = 10
    public var daysToProve = 30
    public var daysAfterRevocation = 90
    public var openReports = 3
    public var vouchesPerYear = 5
    /// Pieces of evidence shown, and tokens asked for, by one account within a day.
    public var evidencePerDay = 10
    /// Days to wait after the first rejection, the second, …; the last stands for all that follow.
    public var coolDownDays = [1, 2, 4, 8, 16, 30]

    public init() {}

    /// The claim after the move.
    ///
    /// - Throws: `ClaimRefusal` when the role, the state, the evidence or the circumstances forbid it. The order of
    ///   these looks is fixed: somebody who may not act at all learns nothing about the evidence.
    public func standing(
        after action: ClaimAction, on claim: ClaimStanding, by party: Party, given facts: Circumstances
    ) throws(ClaimRefusal) -> ClaimStanding {
        let transition = Transition.of(action)
        guard transition.roles.contains(party.role) else { throw .role(action, party.role) }
        try demandIndependence(of: party, for: action)
        guard transition.from.contains(claim.state) else { throw .state(action, claim.state) }
        try demandGrounds(for: action, on: claim, by: party.role, given: facts)
        return moved(claim, by: action, to: transition.to, at: facts.now)
    }

    /// The actions that the state allows to somebody in that role; whether the grounds suffice is another question.
    public func actions(on claim: ClaimStanding, as role: ClaimRole) -> [ClaimAction] {
        ClaimAction.allCases.filter { action in
            let transition = Transition.of(action)
            return transition.roles.contains(role) && transition.from.contains(claim.state)
                && fitsPrior(action, claim)
        }
    }

    /// When somebody whose attempts failed at these moments may try again; nil when at once.
    public func coolDownEnd(after failures: [Int]) -> Int? {
        guard let last = failures.max(), !coolDownDays.isEmpty else { return nil }
        return last + coolDownDays[min(failures.count, coolDownDays.count) - 1] * Self.day
    }

    // MARK: What a move changes

    private func moved(
        _ claim: ClaimStanding, by action: ClaimAction, to destination: Transition.Destination, at now: Int
    ) -> ClaimStanding {
        var next = claim
        switch destination {
        case .same: break
        case .state(let state): next.state = state
        case .prior: next.state = claim.prior ?? .pending
        case .lost: next.state = claim.prior == .approved ? .revoked : .rejected
        }
        next.prior = next.state == .contested ? claim.state : nil
        if next.state != claim.state { next.since = now }
        next.version += 1
        switch action {
        case .approve: next.granted = .claimed
        case .raise: next.granted = VerificationLevel(rawValue: claim.granted.rawValue + 1) ?? claim.granted
        case .review: next.isReviewed = claim.isReviewed || (claim.state == .approved && claim.granted >= .corroborated)
        default: break
        }
        if !next.holdsRecord {
            next.granted = .listed
            next.isReviewed = false
        }
        return next
    }

    // MARK: Grounds

    private func demandIndependence(of party: Party, for action: ClaimAction) throws(ClaimRefusal) {
        let barred: Set<Tie> =
            switch party.role {
            case .reviewer: Set(Tie.allCases)
            case .reporter, .voucher: [.claimant]
            case .claimant, .system, .other: []
            }
        guard let tie = Tie.allCases.first(where: { barred.contains($0) && party.ties.contains($0) }) else { return }
        throw ClaimRefusal(
            .independence, "A \(tie.rawValue) of this claim may not \(action.rawValue) it",
            mend: "Leave it to somebody without ties to the claim")
    }

    private func demandGrounds(
        for action: ClaimAction, on claim: ClaimStanding, by role: ClaimRole, given facts: Circumstances
    ) throws(ClaimRefusal) {
        guard fitsPrior(action, claim) else { throw .state(action, claim.prior ?? claim.state) }
        switch action {
        case .open: try demandRoomToOpen(facts)
        case .answer: try demandAnswer(claim, facts)
        case .prove, .verify: try demandInTime(claim, facts)
        case .vouch:
            try demandInTime(claim, facts)
            try demandVoucher(facts.vouching, at: facts.now)
        case .approve: try demandHoldable(facts)
        case .expire:
            guard facts.now >= claim.since + daysToProve * Self.day else {
                throw .early("expire", claim.since + daysToProve * Self.day)
            }
        case .report: try demandRoomToReport(facts)
        case .contest:
            guard facts.otherLiveClaims > 0 else { throw .conflict("No other live claim stands on the record") }
        case .settle:
            guard facts.otherLiveClaims == 0 else { throw .conflict("Other live claims stand on the record") }
        case .review, .raise, .reject, .withdraw, .release, .dismiss, .uphold, .favour, .overrule: break
        }
        try demandEvidence(for: action, on: claim, by: role, given: facts)
        try demandReason(for: action, given: facts)
    }

    /// A contested claim is left by the door that fits what it was before.
    private func fitsPrior(_ action: ClaimAction, _ claim: ClaimStanding) -> Bool {
        guard claim.state == .contested else { return true }
        switch action {
        case .withdraw: return claim.prior != .approved
        case .release: return claim.prior == .approved
        default: return true
        }
    }

    private func demandEvidence(
        for action: ClaimAction, on claim: ClaimStanding, by role: ClaimRole, given facts: Circumstances
    ) throws(ClaimRefusal) {
        let demanded: VerificationLevel
        switch action {
        case .verify: demanded = .claimed
        // A person may approve with contact proven; the program by itself only where identity is corroborated.
        case .approve: demanded = role == .system ? .corroborated : .claimed
        case .raise:
            guard let above = VerificationLevel(rawValue: claim.granted.rawValue + 1) else {
                throw ClaimRefusal(
                    .state, "\(claim.granted.code) is the highest level", mend: "Nothing is left to raise")
            }
            demanded = above
        default: return
        }
        let borne = ProofLedger(facts.proofs, isReviewed: claim.isReviewed, at: facts.now).level
        guard borne >= demanded else {
            throw ClaimRefusal(
                .evidence, "The evidence bears \(borne.code), and this needs \(demanded.code)",
                mend: Self.demand(of: demanded))
        }
    }

    /// What a level asks for, in a sentence without its full stop.
    public static func demand(of level: VerificationLevel) -> String {
        switch level {
        case .mentioned, .listed: "Nothing is asked for"
        case .claimed: "It takes one strong proof, or two medium ones of different kinds"
        case .corroborated: "It takes two independent strong proofs; two medium ones of different kinds count as one"
        case .anchored: "It takes L3 and then a review by a person, or the word of two coauthors at L4"
        }
    }

    private func demandReason(for action: ClaimAction, given facts: Circumstances) throws(ClaimRefusal) {
        switch action {
        case .review, .reject, .report, .dismiss, .uphold, .favour, .overrule:
            guard facts.hasReason else {
                throw ClaimRefusal(.reason, "To \(action.rawValue) needs a reason", mend: "Say why with --reason")
            }
        default: return
        }
    }
}

extension ClaimRefusal {
    static func role(_ action: ClaimAction, _ role: ClaimRole) -> ClaimRefusal {
        let entitled = Transition.of(action).roles.map(\.rawValue).sorted().joined(separator: " or ")
        return ClaimRefusal(
            .role, "To \(action.rawValue) is not for the \(role.rawValue)", mend: "It takes the \(entitled)")
    }

    static func state(_ action: ClaimAction, _ state: ClaimState) -> ClaimRefusal {
        let fitting = Transition.of(action).from
        let names = ClaimState.allCases.filter(fitting.contains).map(\.rawValue).joined(separator: ", ")
        return ClaimRefusal(
            .state, "The claim is \(state.rawValue); to \(action.rawValue) it must be \(names)",
            mend: "See it with `byline claim show`")
    }

    static func early(_ what: String, _ moment: Int) -> ClaimRefusal {
        ClaimRefusal(.early, "It is too early to \(what)", mend: "Come back later", notBefore: moment)
    }

    static func conflict(_ what: String) -> ClaimRefusal {
        ClaimRefusal(.conflict, what, mend: "See them with `byline claim list`")
    }
}
