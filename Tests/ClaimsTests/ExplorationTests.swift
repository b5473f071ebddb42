import Catalog
import Claims
import TestSupport
import Testing

/// Walks every path that the rules leave open, under every mixture of evidence, time, roles and ties, and holds each
/// step against demands that are written here a second time.
@Suite struct ExplorationTests {
    @Test func `no path leads to a level without the evidence it demands, whatever the order of moves`() {
        let walk = Walk(proofSets: Evidence.subsets(upTo: 2) + [[.orcid, .vouch, .repository], Evidence.allCases])
        #expect(walk.faults == [])
        #expect(walk.used == Set(ClaimAction.allCases), "every action is taken somewhere")
        #expect(Set(walk.reached.map(\.state)) == Set(ClaimState.allCases), "every state is reached")
        #expect(Set(walk.reached.map(\.granted)) == [.listed, .claimed, .corroborated, .anchored])
    }

    /// The highest level that can ever be granted to somebody who can show this and nothing else.
    @Test(
        arguments: [
            ([], nil), ([.document], nil), ([.repository], nil), ([.homepage], nil), ([.vouch], nil),
            ([.vouch, .secondVouch, .thirdVouch], nil), ([.arxivPage], nil), ([.document, .repository], nil),
            ([.repository, .homepage], .claimed), ([.vouch, .homepage], .claimed), ([.institution], .claimed),
            ([.institution, .samePaperMailbox], .claimed), ([.orcid], .claimed), ([.orcid, .repository], .claimed),
            ([.orcid, .institution], .anchored), ([.orcid, .arxivPage], .anchored),
            ([.institution, .otherPaperMailbox], .anchored), ([.orcid, .vouch, .repository], .anchored),
        ] as [([Evidence], VerificationLevel?)])
    func `evidence that never grows has its ceiling`(_ shown: [Evidence], _ ceiling: VerificationLevel?) {
        let walk = Walk(proofSets: [shown])
        #expect(walk.faults == [])
        let held = walk.reached.filter { $0.state == .approved }.map(\.granted).max()
        #expect(held == ceiling)
        if ceiling == nil { #expect(!walk.reached.contains { $0.state == .verified }) }
    }

    @Test func `without a review or two anchored coauthors nobody is anchored`() {
        let strong: [Evidence] = [.orcid, .institution, .otherPaperMailbox, .arxivPage, .repository, .homepage]
        for vouches in [[], [.vouch], [.secondVouch], [.vouch, .secondVouch]] as [[Evidence]] {
            let walk = Walk(proofSets: [strong + vouches], withoutReview: true)
            #expect(walk.reached.map(\.granted).max() == .corroborated)
        }
        let walk = Walk(proofSets: [strong + [.secondVouch, .thirdVouch]], withoutReview: true)
        #expect(walk.reached.map(\.granted).max() == .anchored)
    }

    @Test func `what evidence amounts to is what counting by hand gives, for every set of it`() {
        for shown in Evidence.subsets(upTo: Evidence.allCases.count) {
            for day in [1, 179, 181, 364, 366] {
                for isReviewed in [false, true] {
                    let ledger = ProofLedger(shown.map(\.proof), isReviewed: isReviewed, at: day * ClaimRules.day)
                    let expected = Evidence.level(shown, day: day, isReviewed: isReviewed)
                    // An expectation for each of 20,000 would take longer than the question itself.
                    if ledger.level != expected { Issue.record("\(shown) on day \(day): \(ledger.level)") }
                }
            }
        }
    }

    @Test func `more evidence never lowers a level, and a level never rises by time alone`() {
        for shown in Evidence.subsets(upTo: 3) {
            let level = ProofLedger(shown.map(\.proof), isReviewed: true, at: 10).level
            for more in Evidence.allCases where !shown.contains(more) {
                let raised = ProofLedger((shown + [more]).map(\.proof), isReviewed: true, at: 10).level
                if raised < level { Issue.record("\(more) lowers \(shown)") }
            }
            let later = [1, 100, 200, 400].map { day in
                ProofLedger(shown.map(\.proof), isReviewed: true, at: day * ClaimRules.day).level
            }
            #expect(later == later.sorted(by: >))
        }
    }

    @Test func `evidence that was taken back, or not given yet, does not count`() {
        var proof = Evidence.orcid.proof
        proof.revokedAt = 50
        #expect(ProofLedger([proof], isReviewed: true, at: 49).level == .claimed)
        #expect(ProofLedger([proof], isReviewed: true, at: 50).level == .listed)
        proof = Evidence.orcid.proof
        proof.acceptedAt = 100
        #expect(ProofLedger([proof], isReviewed: true, at: 99).level == .listed)
    }
}

/// The evidence these tests know, each with what stands behind it.
enum Evidence: CaseIterable {
    case orcid, institution, samePaperMailbox, otherPaperMailbox, arxivPage, repository, homepage
    case vouch, secondVouch, thirdVouch, document

    var proof: Proof {
        switch self {
        case .orcid: Proof(.orcidSignIn, acceptedAt: 1, subject: 1)
        case .institution: Proof(.institutionEmail, acceptedAt: 1, subject: 2)
        case .samePaperMailbox: Proof(.paperEmail, acceptedAt: 1, subject: 2)
        case .otherPaperMailbox: Proof(.paperEmail, acceptedAt: 1, subject: 3)
        case .arxivPage: Proof(.arxivAuthorPage, acceptedAt: 1, subject: 4)
        case .repository: Proof(.repositoryFile, acceptedAt: 1, subject: 5)
        case .homepage: Proof(.homepageToken, acceptedAt: 1, subject: 6)
        case .vouch:
            Proof(.coauthorVouch, acceptedAt: 1, subject: 7, voucher: AccountID(7), voucherLevel: .corroborated)
        case .secondVouch:
            Proof(.coauthorVouch, acceptedAt: 1, subject: 8, voucher: AccountID(8), voucherLevel: .anchored)
        case .thirdVouch:
            Proof(.coauthorVouch, acceptedAt: 1, subject: 9, voucher: AccountID(9), voucherLevel: .anchored)
        case .document: Proof(.document, acceptedAt: 1, subject: 10)
        }
    }

    static func subsets(upTo size: Int) -> [[Evidence]] {
        (0..<(1 << allCases.count)).filter { $0.nonzeroBitCount <= size }.map { mask in
            allCases.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element)
        }
    }

    /// The rule in other words: names of proofs, no kinds and no subjects.
    static func level(_ shown: [Evidence], day: Int, isReviewed: Bool) -> VerificationLevel {
        let lasting: [Evidence: Int] = [.institution: 365, .arxivPage: 180, .repository: 180, .homepage: 180]
        let has = Set(shown.filter { day < lasting[$0] ?? .max })
        // The two ways to mail a token to the one mailbox are one proof; two papers' mailboxes are one kind.
        var strong = has.contains(.orcid) ? 1 : 0
        if has.contains(.orcid) && has.contains(.arxivPage) { strong += 1 }
        let hasPaper = has.contains(.samePaperMailbox) || has.contains(.otherPaperMailbox)
        let mails = (has.contains(.institution) ? 1 : 0) + (hasPaper ? 1 : 0)
        strong += mails == 2 && !has.contains(.otherPaperMailbox) ? 1 : mails
        let hasVouch = !has.isDisjoint(with: [.vouch, .secondVouch, .thirdVouch])
        let medium = [has.contains(.repository), has.contains(.homepage), hasVouch].count { $0 }
        if medium >= 2 { strong += 1 }
        if strong == 0 { return .listed }
        if strong == 1 { return .claimed }
        return isReviewed || has.isSuperset(of: [.secondVouch, .thirdVouch]) ? .anchored : .corroborated
    }
}

/// Every standing that can be reached, and what is wrong with the steps that lead there.
struct Walk {
    private(set) var reached: Set<ClaimStanding> = []
    private(set) var used: Set<ClaimAction> = []
    private(set) var faults: Set<String> = []
    private let rules = ClaimRules()
    private let withoutReview: Bool

    init(proofSets: [[Evidence]], withoutReview: Bool = false) {
        self.withoutReview = withoutReview
        var waiting = [ClaimStanding()]
        while let claim = waiting.popLast() {
            guard reached.insert(claim).inserted else { continue }
            for shown in proofSets {
                for day in [1, 29, 30, 91, 181] { step(from: claim, shown: shown, day: day, into: &waiting) }
            }
        }
    }

    private mutating func step(
        from claim: ClaimStanding, shown: [Evidence], day: Int, into waiting: inout [ClaimStanding]
    ) {
        var facts = Circumstances(now: day * ClaimRules.day, proofs: shown.map(\.proof))
        for action in ClaimAction.allCases where !(withoutReview && action == .review) {
            for (role, ties) in Self.parties {
                // Somebody who may not act tries with all there is to show.
                let mayAct = ties.isEmpty && Self.entitled[action]?.contains(role) ?? false
                guard mayAct || shown.count == Evidence.allCases.count else { continue }
                for others in [0, 1] {
                    facts.otherLiveClaims = others
                    facts.isHeldByAnother = others == 1 && day == 1
                    // A refusal is the usual answer here.
                    guard
                        let next = try? rules.standing(
                            after: action, on: claim, by: Party(role, ties: ties), given: facts)
                    else { continue }
                    used.insert(action)
                    for fault in self.faults(of: action, by: role, ties, from: claim, to: next, shown, day, facts) {
                        faults.insert("\(role) \(action): \(fault)")
                    }
                    // Time and versions begin anew at every standing: they bear on one step only.
                    var kept = next
                    (kept.since, kept.version) = (0, 0)
                    waiting.append(kept)
                }
            }
        }
    }

    private func faults(
        of action: ClaimAction, by role: ClaimRole, _ ties: Set<Tie>, from: ClaimStanding, to: ClaimStanding,
        _ shown: [Evidence], _ day: Int, _ facts: Circumstances
    ) -> [String] {
        let level = Evidence.level(shown, day: day, isReviewed: from.isReviewed)
        var faults: [String] = []
        func demand(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }
        demand(Self.entitled[action]?.contains(role) ?? false, "the wrong role")
        demand(role != .reviewer || ties.isEmpty, "decided by somebody with ties")
        demand(!(role == .reporter || role == .voucher) || !ties.contains(.claimant), "the claimant's own word")
        demand(to.version == from.version + 1, "the version did not rise by one")
        demand((to.prior != nil) == (to.state == .contested), "a prior state outside a contest")
        demand(to.since == (to.state == from.state ? from.since : facts.now), "the clock of the state is wrong")
        if to.state == .verified && from.state == .pending { demand(level >= .claimed, "verified without proof") }
        if to.state == .approved && from.state != .approved {
            let returns = from.state == .disputed || from.prior == .approved
            demand(returns || level >= .claimed, "approved without proof")
            demand(returns || !facts.isHeldByAnother, "two claims hold one record")
            demand(returns || role == .reviewer || level >= .corroborated, "approved by nobody on one proof")
            demand(returns || from.state == .verified, "approved out of \(from.state)")
        }
        demand(to.granted.rawValue <= max(from.granted.rawValue + 1, 1), "more than one level up")
        if to.granted > from.granted { demand(level >= to.granted, "a level without its evidence") }
        if !from.isReviewed && to.isReviewed { demand(from.granted >= .corroborated, "reviewed for L4 below L3") }
        if ![.approved, .disputed].contains(to.state) && to.prior != .approved {
            demand(to.granted == .listed && !to.isReviewed, "something granted stays behind")
        }
        let counts = to.level(given: facts.proofs, at: facts.now)
        demand(counts <= max(to.granted, .listed), "counts for more than was granted")
        if to.state != .approved && to.prior != .approved { demand(counts == .listed, "\(to.state) lifts the record") }
        return faults
    }

    private static let parties: [(ClaimRole, Set<Tie>)] = ClaimRole.allCases.flatMap { role in
        [(role, Set<Tie>())] + Tie.allCases.map { (role, Set([$0])) }
    }

    private static let entitled: [ClaimAction: Set<ClaimRole>] = [
        .open: [.claimant], .prove: [.claimant], .answer: [.claimant], .withdraw: [.claimant], .release: [.claimant],
        .vouch: [.voucher], .report: [.reporter], .verify: [.system], .expire: [.system], .contest: [.system],
        .settle: [.system], .approve: [.reviewer, .system], .raise: [.reviewer, .system], .review: [.reviewer],
        .reject: [.reviewer], .dismiss: [.reviewer], .uphold: [.reviewer], .favour: [.reviewer], .overrule: [.reviewer],
    ]
}
