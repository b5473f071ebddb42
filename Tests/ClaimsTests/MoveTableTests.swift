import Catalog
import Claims
import Testing

/// Every action in every state by every role, against a table written by hand from the catalogue's conventions.
@Suite struct MoveTableTests {
    /// One line an action: who may do it, then where it leads from each state in the order of `places`; a dot where it
    /// is refused. `c:p`, `c:v` and `c:a` are contested claims that were pending, verified or approved.
    static let table = """
        action   by                 unclaimed pending   verified  approved  c:p       c:v       c:a       disputed  rejected expired withdrawn revoked released
        open     claimant           pending   .         .         .         .         .         .         .         .        .       .         .       .
        prove    claimant           .         pending   verified  approved  .         .         .         disputed  .        .       .         .       .
        answer   claimant           .         .         .         .         .         .         .         .         pending  .       .         pending .
        vouch    voucher            .         pending   verified  approved  .         .         .         .         .        .       .         .       .
        verify   system             .         verified  .         .         .         .         .         .         .        .       .         .       .
        review   reviewer           .         .         verified  approved  .         .         .         .         .        .       .         .       .
        approve  reviewer,system    .         .         approved  .         .         .         .         .         .        .       .         .       .
        raise    reviewer,system    .         .         .         approved  .         .         .         .         .        .       .         .       .
        reject   reviewer           .         .         rejected  .         .         .         .         .         .        .       .         .       .
        withdraw claimant           .         withdrawn withdrawn .         withdrawn withdrawn .         .         .        .       .         .       .
        release  claimant           .         .         .         released  .         .         released  .         .        .       .         .       .
        expire   system             .         expired   .         .         .         .         .         .         .        .       .         .       .
        report   reporter           .         .         .         disputed  .         .         .         .         .        .       .         .       .
        dismiss  reviewer           .         .         .         .         .         .         .         approved  .        .       .         .       .
        uphold   reviewer           .         .         .         .         .         .         .         revoked   .        .       .         .       .
        contest  system             .         contested contested contested .         .         .         .         .        .       .         .       .
        favour   reviewer           .         .         .         .         pending   verified  approved  .         .        .       .         .       .
        overrule reviewer           .         .         .         .         rejected  rejected  revoked   .         .        .       .         .       .
        settle   system             .         .         .         .         pending   verified  approved  .         .        .       .         .       .
        """

    static let places: [(ClaimState, prior: ClaimState?)] = [
        (.unclaimed, nil), (.pending, nil), (.verified, nil), (.approved, nil), (.contested, .pending),
        (.contested, .verified), (.contested, .approved), (.disputed, nil), (.rejected, nil), (.expired, nil),
        (.withdrawn, nil), (.revoked, nil), (.released, nil),
    ]

    /// Circumstances of which one suits every action that is possible at all.
    static let favourable: [Circumstances] = [1, 31, 91].flatMap { day in
        [0, 1].map { others in
            // Two strong proofs, taken after the claim came into its state.
            var facts = Circumstances(
                now: day * ClaimRules.day,
                proofs: [
                    .init(.orcidSignIn, acceptedAt: 60, subject: 1), .init(.paperEmail, acceptedAt: 60, subject: 2),
                ])
            facts.otherLiveClaims = others
            return facts
        }
    }

    @Test func `the rules allow what the table allows, lead where it leads, and nothing else`() throws {
        let lines = Self.table.split(separator: "\n").dropFirst().map { $0.split(separator: " ").map(String.init) }
        #expect(
            lines.map { $0[0] }
                == ClaimAction.allCases.map(\.rawValue).sorted { a, b in
                    let order = lines.map { $0[0] }
                    return order.firstIndex(of: a) ?? -1 < order.firstIndex(of: b) ?? -1
                })
        #expect(lines.count == ClaimAction.allCases.count)
        var allowed = 0
        for line in lines {
            let action = try #require(ClaimAction(rawValue: line[0]))
            for role in ClaimRole.allCases {
                for (place, expected) in zip(Self.places, line.dropFirst(2)) {
                    let isEntitled = line[1].split(separator: ",").contains(Substring(role.rawValue))
                    let reached = Self.reached(action, from: place, by: role)
                    let demanded = isEntitled && expected != "." ? expected : nil
                    #expect(reached == demanded, "\(role) \(action) from \(place)")
                    allowed += reached == nil ? 0 : 1
                }
            }
        }
        #expect(allowed == 40)
    }

    @Test func `the list of possible actions is the table's too`() throws {
        let lines = Self.table.split(separator: "\n").dropFirst().map { $0.split(separator: " ").map(String.init) }
        for (column, place) in Self.places.enumerated() {
            for role in ClaimRole.allCases {
                let expected = lines.filter { line in
                    line[column + 2] != "." && line[1].split(separator: ",").contains(Substring(role.rawValue))
                }.map { $0[0] }
                let standing = ClaimStanding(state: place.0, prior: place.prior)
                #expect(Set(ClaimRules().actions(on: standing, as: role).map(\.rawValue)) == Set(expected))
            }
        }
    }

    private static func reached(
        _ action: ClaimAction, from place: (ClaimState, prior: ClaimState?), by role: ClaimRole
    ) -> String? {
        let holds = place.0 == .approved || place.0 == .disputed || place.prior == .approved
        let standing = ClaimStanding(state: place.0, prior: place.prior, granted: holds ? .claimed : .listed)
        for facts in favourable {
            // A refusal under one of the circumstances is what is being looked for.
            if let next = try? ClaimRules().standing(after: action, on: standing, by: Party(role), given: facts) {
                return next.state.rawValue
            }
        }
        return nil
    }
}
