import Catalog
import Store

/// Who says that a mention is whose: a person, an identifier; for the others the resolver does, or nobody.
struct MentionStatuses {
    enum Status: String { case human, identifier, resolver, undecided }

    /// Evidence that is an identifier of a person.
    private static let identifiers: Set<String> = ["orcid", "email", "homepage", "source-id"]

    private var statuses: [MentionID: Status] = [:]

    init(_ store: Store) throws(StoreError) {
        for (a, b) in try store.activeLinks(of: .person, resting: Self.identifiers) {
            statuses[MentionID(a)] = .identifier
            statuses[MentionID(b)] = .identifier
        }
        for decision in try store.decisions() where decision.kind == .person {
            statuses[MentionID(decision.a)] = .human
            statuses[MentionID(decision.b)] = .human
        }
    }

    subscript(_ mention: MentionID) -> Status? { statuses[mention] }
}
