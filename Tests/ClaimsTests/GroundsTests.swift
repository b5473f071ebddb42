import Catalog
import Claims
import TestSupport
import Testing

/// What stands in the way although role and state are right: one fact at a time.
@Suite struct GroundsTests {
    private static let day = ClaimRules.day
    private static let strong = [
        Proof(.orcidSignIn, acceptedAt: 10, subject: 1), Proof(.paperEmail, acceptedAt: 10, subject: 2),
    ]

    /// nil when the move is allowed, else the kind of refusal.
    private func refusal(
        _ action: ClaimAction, in state: ClaimState, since: Int = 0, granted: VerificationLevel = .listed,
        by party: Party, at now: Int = 100, _ change: (inout Circumstances) -> Void = { _ in }
    ) -> ClaimRefusal? {
        var facts = Circumstances(now: now, proofs: Self.strong)
        change(&facts)
        do {
            _ = try ClaimRules().standing(
                after: action, on: ClaimStanding(state: state, granted: granted, since: since), by: party, given: facts)
            return nil
        } catch { return error }
    }

    private func open(at now: Int = 100, _ change: (inout Circumstances) -> Void = { _ in }) -> ClaimRefusal? {
        refusal(.open, in: .unclaimed, by: Party(.claimant), at: now, change)
    }

    @Test func `an account has three open claims at most, a network ten a day, a collaboration none`() {
        for count in 0...2 { #expect(open { $0.openClaims = count } == nil) }
        #expect(open { $0.openClaims = 3 }?.kind == .quota)
        #expect(open { $0.openedToday = 9 } == nil)
        let late = open(at: 3 * Self.day + 5) { $0.openedToday = 10 }
        #expect(late?.kind == .quota && late?.notBefore == 4 * Self.day)
        #expect(open { $0.isPerson = false }?.kind == .conflict)
    }

    @Test func `one account, one record; and a claim that can be answered is not opened a second time`() {
        #expect(open { $0.holdsAnotherRecord = true }?.kind == .conflict)
        #expect(open { $0.hasClaimHere = true }?.kind == .conflict)
        let reviewer = Party(.reviewer)
        #expect(refusal(.approve, in: .verified, by: reviewer) == nil)
        #expect(refusal(.approve, in: .verified, by: reviewer) { $0.isHeldByAnother = true }?.kind == .conflict)
        #expect(refusal(.approve, in: .verified, by: reviewer) { $0.holdsAnotherRecord = true }?.kind == .conflict)
    }

    @Test func `each rejection makes the next wait longer, up to thirty days`() {
        let waits = (1...9).map { count in
            (ClaimRules().coolDownEnd(after: Array(repeating: 0, count: count)) ?? 0) / Self.day
        }
        #expect(waits == [1, 2, 4, 8, 16, 30, 30, 30, 30])
        #expect(ClaimRules().coolDownEnd(after: []) == nil)
        let rejections = [0, 5 * Self.day]
        let early = open(at: 7 * Self.day - 1) { $0.rejections = rejections }
        #expect(early?.kind == .early && early?.notBefore == 7 * Self.day)
        #expect(open(at: 7 * Self.day) { $0.rejections = rejections } == nil)
    }

    @Test func `a rejection is answered with something it did not know`() {
        func answer(_ kind: ProofKind, subject: Int, at taken: Int, now: Int = 9 * Self.day) -> ClaimRefusal? {
            refusal(.answer, in: .rejected, since: Self.day, by: Party(.claimant), at: now) {
                $0.rejections = [Self.day]
                $0.proofs.append(Proof(kind, acceptedAt: taken, subject: subject))
            }
        }
        #expect(answer(.repositoryFile, subject: 3, at: 8 * Self.day) == nil)
        #expect(answer(.paperEmail, subject: 3, at: 8 * Self.day) == nil)
        // The same again, something older than the decision, something that has lapsed, and too early.
        #expect(answer(.paperEmail, subject: 2, at: 8 * Self.day)?.kind == .evidence)
        #expect(answer(.repositoryFile, subject: 3, at: Self.day)?.kind == .evidence)
        #expect(answer(.repositoryFile, subject: 3, at: 2 * Self.day, now: 200 * Self.day)?.kind == .evidence)
        #expect(answer(.repositoryFile, subject: 3, at: 2 * Self.day - 1, now: 2 * Self.day - 1)?.kind == .early)
    }

    @Test func `a revocation lasts ninety days, a claim without proof thirty`() {
        func answer(at now: Int) -> ClaimRefusal? {
            refusal(.answer, in: .revoked, by: Party(.claimant), at: now) {
                $0.proofs.append(Proof(.repositoryFile, acceptedAt: now, subject: 3))
            }
        }
        #expect(answer(at: 90 * Self.day - 1)?.notBefore == 90 * Self.day)
        #expect(answer(at: 90 * Self.day) == nil)
        for (now, isOver) in [(30 * Self.day - 1, false), (30 * Self.day, true)] {
            #expect((refusal(.expire, in: .pending, by: Party(.system), at: now) == nil) == isOver)
            #expect((refusal(.verify, in: .pending, by: Party(.system), at: now) == nil) != isOver)
            #expect((refusal(.prove, in: .pending, by: Party(.claimant), at: now) == nil) != isOver)
        }
    }

    @Test(arguments: [ClaimAction.review, .reject, .report, .dismiss, .uphold, .favour, .overrule])
    func `a decision against or for somebody says why`(_ action: ClaimAction) {
        let state: ClaimState =
            switch action {
            case .report: .approved
            case .dismiss, .uphold: .disputed
            case .favour, .overrule: .contested
            default: .verified
            }
        let party = Party(action == .report ? .reporter : .reviewer)
        #expect(refusal(action, in: state, by: party) == nil)
        #expect(refusal(action, in: state, by: party) { $0.hasReason = false }?.kind == .reason)
        for tie in Tie.allCases {
            let kind = refusal(action, in: state, by: Party(party.role, ties: [tie]))?.kind
            #expect(kind == (party.role == .reviewer || tie == .claimant ? .independence : nil))
        }
    }

    @Test func `reports are few, and a dismissed one makes the next wait`() {
        func report(_ change: (inout Circumstances) -> Void) -> ClaimRefusal.Kind? {
            refusal(.report, in: .approved, granted: .claimed, by: Party(.reporter), at: 100, change)?.kind
        }
        #expect(report { $0.openReports = 2 } == nil)
        #expect(report { $0.openReports = 3 } == .quota)
        #expect(report { $0.dismissals = [0] } == .early)
    }

    @Test func `a voucher is a coauthor at L3, outside the circle, five times a year, and not the claimant`() {
        func vouch(by party: Party = Party(.voucher), at now: Int = 100, _ change: (inout Vouching) -> Void)
            -> ClaimRefusal.Kind?
        {
            refusal(.vouch, in: .verified, by: party, at: now) { change(&$0.vouching) }?.kind
        }
        #expect(vouch { _ in } == nil)
        #expect(vouch { $0.level = .claimed } == .evidence)
        #expect(vouch { $0.isCoauthor = false } == .evidence)
        #expect(vouch { $0.isCircular = true } == .conflict)
        #expect(vouch { $0.isRepeated = true } == .conflict)
        #expect(vouch(by: Party(.voucher, ties: [.claimant])) { _ in } == .independence)
        #expect(vouch { $0.given = [1, 2, 3, 4] } == nil)
        #expect(vouch { $0.given = [1, 2, 3, 4, 5] } == .quota)
        #expect(vouch(at: 365 * Self.day + 1) { $0.given = [1, 2, 3, 4, 5] } == nil)
    }

    @Test func `ten things are shown or asked for within a day, and the next when the first of them is a day old`() {
        func refused(_ shown: [Int], at now: Int) -> ClaimRefusal? {
            do {
                try ClaimRules().demandRoomForEvidence(shown: shown, at: now)
                return nil
            } catch { return error }
        }
        let nine = Array(100..<109)
        #expect(refused(nine, at: 200) == nil)
        let ten = refused((nine + [150]).reversed(), at: 200)
        #expect(ten?.kind == .quota && ten?.notBefore == 100 + Self.day)
        #expect(refused(nine + [150], at: 100 + Self.day - 1) != nil)
        #expect(refused(nine + [150], at: 100 + Self.day) == nil)
    }

    @Test func `circles of vouches are found in any graph, as walking every path finds them`() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<300 {
            let words = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                (voucher: Int.random(in: 0..<6, using: &random), claimant: Int.random(in: 0..<6, using: &random))
            }
            // Transitive closure by repeated joining (Warshall).
            var leads = [[Bool]](repeating: [Bool](repeating: false, count: 6), count: 6)
            for word in words { leads[word.voucher][word.claimant] = true }
            for k in 0..<6 { for i in 0..<6 { for j in 0..<6 where leads[i][k] && leads[k][j] { leads[i][j] = true } } }
            for voucher in 0..<6 {
                for claimant in 0..<6 {
                    let expected = voucher == claimant || leads[claimant][voucher]
                    #expect(closesCircle(voucher, for: claimant, given: words) == expected)
                }
            }
        }
    }
}
