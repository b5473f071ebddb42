import Catalog

extension ClaimRules {
    func demandRoomToOpen(_ facts: Circumstances) throws(ClaimRefusal) {
        guard facts.isPerson else {
            throw ClaimRefusal(.conflict, "The record is not a person's", mend: "Claim your own record")
        }
        guard !facts.hasClaimHere else {
            throw ClaimRefusal(
                .conflict, "The account has claimed this record before, and that claim can go on",
                mend: "Add evidence to it with `byline claim evidence`")
        }
        try demandOneRecord(facts)
        try demandRoomForOpenClaim(facts)
        guard facts.openedToday < claimsPerNetworkAndDay else {
            throw ClaimRefusal(
                .quota, "\(claimsPerNetworkAndDay) claims were opened from this network today",
                mend: "Come back tomorrow", notBefore: (facts.now / Self.day + 1) * Self.day)
        }
        try demandCoolDown(after: facts.rejections, at: facts.now, to: "open another claim")
    }

    /// A rejection can always be answered, once its cool-down is over; a revocation after its 90 days.
    func demandAnswer(_ claim: ClaimStanding, _ facts: Circumstances) throws(ClaimRefusal) {
        if claim.state == .revoked {
            let end = claim.since + daysAfterRevocation * Self.day
            guard facts.now >= end else { throw .early("answer a revocation", end) }
        } else {
            try demandCoolDown(after: facts.rejections, at: facts.now, to: "answer the rejection")
        }
        try demandOneRecord(facts)
        try demandRoomForOpenClaim(facts)
        let known = facts.proofs.filter { $0.acceptedAt <= claim.since }
        let isNew = facts.proofs.contains { proof in
            proof.acceptedAt > claim.since && proof.counts(at: facts.now)
                && !known.contains { $0.kind == proof.kind && $0.subject == proof.subject }
        }
        guard isNew else {
            throw ClaimRefusal(
                .evidence, "There is no evidence that the decision did not already know",
                mend: "Show something of another kind, or from another place")
        }
    }

    func demandInTime(_ claim: ClaimStanding, _ facts: Circumstances) throws(ClaimRefusal) {
        guard claim.state == .pending else { return }
        guard facts.now < claim.since + daysToProve * Self.day else {
            throw ClaimRefusal(
                .state, "The claim's \(daysToProve) days without proof are over", mend: "Open a new one")
        }
    }

    func demandHoldable(_ facts: Circumstances) throws(ClaimRefusal) {
        guard !facts.isHeldByAnother else { throw .conflict("Another approved claim holds the record") }
        try demandOneRecord(facts)
    }

    private func demandOneRecord(_ facts: Circumstances) throws(ClaimRefusal) {
        guard !facts.holdsAnotherRecord else {
            throw ClaimRefusal(
                .conflict, "The account holds another record, and one account holds one",
                mend: "If both records are one person, propose to join them; or release the other")
        }
    }

    private func demandRoomForOpenClaim(_ facts: Circumstances) throws(ClaimRefusal) {
        guard facts.openClaims < openClaims else {
            throw ClaimRefusal(
                .quota, "The account has \(facts.openClaims) open claims, and \(openClaims) is the most",
                mend: "Withdraw one, or wait until one is decided")
        }
    }

    func demandRoomToReport(_ facts: Circumstances) throws(ClaimRefusal) {
        guard facts.openReports < openReports else {
            throw ClaimRefusal(
                .quota,
                "\(facts.openReports) reports of the account wait for a decision, and \(openReports) is the most",
                mend: "Wait until one is decided")
        }
        try demandCoolDown(after: facts.dismissals, at: facts.now, to: "report again")
    }

    private func demandCoolDown(after failures: [Int], at now: Int, to what: String) throws(ClaimRefusal) {
        guard let end = coolDownEnd(after: failures), now < end else { return }
        throw .early(what, end)
    }

    /// Every token for a mailbox is a letter to somebody, and what is shown is kept: so neither goes on without end.
    /// - Parameter shown: when the account showed something or asked for a token, in any order.
    public func demandRoomForEvidence(shown: [Int], at now: Int) throws(ClaimRefusal) {
        let today = shown.filter { $0 > now - Self.day }
        guard today.count >= evidencePerDay else { return }
        throw ClaimRefusal(
            .quota,
            "The account has shown or asked for \(today.count) things within a day, and \(evidencePerDay) is the most",
            mend: "Come back later", notBefore: today.sorted()[today.count - evidencePerDay] + Self.day)
    }

    func demandVoucher(_ voucher: Vouching, at now: Int) throws(ClaimRefusal) {
        guard voucher.level >= .corroborated else {
            throw ClaimRefusal(
                .evidence, "The voucher's own record stands at \(voucher.level.code), and vouching needs L3",
                mend: "Raise that record first")
        }
        guard voucher.isCoauthor else {
            throw ClaimRefusal(
                .evidence, "The voucher shares no work with the record", mend: "Only a coauthor can vouch")
        }
        guard !voucher.isRepeated else {
            throw ClaimRefusal(.conflict, "The voucher's word for this claim stands already", mend: "Once is enough")
        }
        guard !voucher.isCircular else {
            throw ClaimRefusal(
                .conflict, "The claimant has vouched for the voucher, perhaps through others",
                mend: "Somebody outside the circle has to vouch")
        }
        let year = voucher.given.filter { $0 > now - 365 * Self.day }
        guard year.count < vouchesPerYear else {
            throw ClaimRefusal(
                .quota, "The voucher has given their word \(vouchesPerYear) times within a year",
                mend: "Come back later", notBefore: year.min().map { $0 + 365 * Self.day })
        }
    }
}

/// Whether the word of `voucher` for `claimant` would close a circle of words that stand today.
/// - Parameter given: who stands for whom.
public func closesCircle<Person: Hashable>(
    _ voucher: Person, for claimant: Person, given: [(voucher: Person, claimant: Person)]
) -> Bool {
    let next = Dictionary(grouping: given, by: \.voucher)
    var (reached, waiting): (Set<Person>, [Person]) = ([claimant], [claimant])
    while let person = waiting.popLast() {
        if person == voucher { return true }
        for word in next[person] ?? [] where reached.insert(word.claimant).inserted { waiting.append(word.claimant) }
    }
    return false
}
