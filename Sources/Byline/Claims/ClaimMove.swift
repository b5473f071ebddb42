import Catalog
import Claims

/// What a person may decide about a claim, in the words of the command line.
public enum ClaimMove: String, CaseIterable, Sendable {
    case review
    case approve
    case reject
    case withdraw
    case release
    case dispute
    /// The dispute, or the contest, goes in favour of the claim …
    case keep
    /// … or against it.
    case revoke

    var isReviewers: Bool {
        switch self {
        case .review, .approve, .reject, .keep, .revoke: true
        case .withdraw, .release, .dispute: false
        }
    }

    /// The action of the rules that this is in the claim's state.
    func action(on claim: RecordClaim, by actor: Actor) throws(BylineError) -> ClaimAction {
        switch self {
        case .review: .review
        case .approve: claim.state == .approved ? .raise : .approve
        case .reject: .reject
        case .withdraw: .withdraw
        case .release: .release
        case .dispute: .report
        case .keep: claim.state == .contested ? .favour : .dismiss
        case .revoke: claim.state == .contested ? .overrule : .uphold
        }
    }
}
