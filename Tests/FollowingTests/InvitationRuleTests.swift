import Catalog
import Following
import Testing

@Suite struct InvitationRuleTests {
    private let sent = Instant(secondsSinceEpoch: 1_700_000_000)
    private let zoe = AccountID(1)
    private let wei = AccountID(2)

    /// Every combination of what the rule looks at: allowed when, and only when, all conditions hold.
    @Test func `an invitation goes to a claimed, willing researcher, five at most, once each, never to oneself`() {
        var allowed = 0
        for level in VerificationLevel.allCases {
            for receiver in [nil, zoe, wei] {
                for isOpen in [false, true] {
                    for pending in 0...7 {
                        for isPendingHere in [false, true] {
                            let refusal = InvitationRules.refusal(
                                to: .init(
                                    sender: zoe, receiver: receiver, level: level, isOpen: isOpen, pending: pending,
                                    isPendingHere: isPendingHere))
                            let may = level.rawValue >= 2 && receiver == wei && isOpen && pending < 5 && !isPendingHere
                            #expect((refusal == nil) == may)
                            allowed += may ? 1 : 0
                        }
                    }
                }
            }
        }
        #expect(allowed == 3 * 5)
    }

    private func invitation(_ state: Invitation.State = .pending, remindedAt: Instant? = nil) -> Invitation {
        Invitation(
            id: InvitationID(1), sender: zoe, senderName: "zoe", researcher: ResearcherID(9), researcherName: "Wei",
            receiver: wei, note: "", state: state, sentAt: sent, remindedAt: remindedAt)
    }

    @Test func `the sender may remind once, from the seventh day on, while it waits`() {
        let week = sent.adding(days: 7)
        #expect(InvitationRules.refusal(toRemind: invitation(), by: zoe, at: week) == nil)
        let second = Instant(secondsSinceEpoch: week.secondsSinceEpoch - 1)
        #expect(InvitationRules.refusal(toRemind: invitation(), by: zoe, at: second) == .tooEarly(week))
        #expect(InvitationRules.refusal(toRemind: invitation(), by: wei, at: week) == .notTheirs)
        #expect(
            InvitationRules.refusal(toRemind: invitation(remindedAt: week), by: zoe, at: week.adding(days: 99))
                == .alreadyReminded)
        for state in [Invitation.State.accepted, .declined, .withdrawn] {
            #expect(InvitationRules.refusal(toRemind: invitation(state), by: zoe, at: week) == .notPending)
        }
    }

    @Test func `the receiver answers, the sender withdraws, and nobody else does either`() {
        for state in Invitation.State.allCases {
            for account in [zoe, wei, AccountID(3)] {
                let may =
                    state == .withdrawn ? account == zoe : state == .pending ? false : account == wei
                let refusal = InvitationRules.refusal(toMove: invitation(), to: state, by: account)
                #expect((refusal == nil) == may, "\(state) by \(account)")
                if may {
                    #expect(
                        InvitationRules.refusal(toMove: invitation(.accepted), to: state, by: account) == .notPending)
                }
            }
        }
    }

    @Test(arguments: [
        ("Open to collaborate", true), ("Open to collaborations", true), ("Not open to collaborate", false),
        ("Closed to collaborate", false), ("", false),
    ]) func `a page's word says whether its person is willing`(printed: String, isOpen: Bool) {
        #expect(InvitationRules.isOpen(printed: printed) == isOpen)
    }
}
