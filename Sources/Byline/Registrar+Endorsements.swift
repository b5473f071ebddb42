public import Catalog
import Graph
import Store

extension Registrar {
    /// Gives the word of the researcher whom an account speaks for to another. It counts towards trust from its
    /// thirtieth day on, while the giver stays at L2 or above, and never between close collaborators: whether they are
    /// is decided here, once.
    /// - Throws: `.denied` when the account speaks for nobody at L2; `.conflict` when the word was given already.
    public func endorse(_ receiver: ResearcherID, by actor: Actor, at now: Instant? = nil) throws(BylineError)
        -> EndorsementGraph.Edge
    {
        let now = now ?? Self.now()
        try refuseHidden(receiver)
        let given = try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) -> Result<EndorsementGraph.Edge?, BylineError> in
                guard let giver = try Self.record(spokenForBy: actor, in: store, at: now) else {
                    return .failure(Self.speaksForNobody)
                }
                if giver == receiver {
                    return .failure(BylineError(.conflict, "That record is your own", mend: "Endorse another"))
                }
                let edges = try store.endorsements()
                let standing = edges.first {
                    $0.giver == giver && $0.receiver == receiver && $0.revokedAt == nil
                }
                if let standing {
                    return .failure(
                        BylineError(.conflict, "You endorsed \(receiver) already, by \(standing.id)", mend: ""))
                }
                let id = try store.addEndorsement(
                    from: giver, to: receiver, by: actor.account,
                    wereClose: try Self.areClose(giver, receiver, in: store), at: now)
                try TrustKeeper(store, asOf: now).refresh([receiver])
                try store.advanceRevision()
                return .success(try store.endorsements().first { $0.id == id })
            }
        }
        return try given.get().orNotFound("The endorsement was not kept", mend: "")
    }

    /// Takes an endorsement back; only who gave it may. What it gave is gone at once, for everybody behind it too.
    public func unendorse(_ id: EndorsementID, by actor: Actor, at now: Instant? = nil) throws(BylineError)
        -> EndorsementGraph.Edge
    {
        let now = now ?? Self.now()
        let taken = try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) -> Result<EndorsementGraph.Edge?, BylineError> in
                let giver = try store.endorser(of: id)
                guard giver == actor.account, let edge = try store.endorsements().first(where: { $0.id == id }) else {
                    return .failure(
                        BylineError(
                            .notFound, "You gave no endorsement \(id)",
                            mend: "`byline trust show NAME --explain` names those of a researcher"))
                }
                if edge.revokedAt != nil {
                    return .failure(BylineError(.conflict, "\(id) was taken back before", mend: ""))
                }
                try store.revoke(id, by: actor.account, at: now)
                try TrustKeeper(store, asOf: now).refresh([edge.receiver])
                try store.advanceRevision()
                return .success(try store.endorsements().first { $0.id == id })
            }
        }
        return try taken.get().orNotFound("There is no endorsement \(id)", mend: "")
    }

    private static let speaksForNobody = BylineError(
        .denied, "Your account speaks for no researcher at L2 or above",
        mend: "Claim your record first: `byline claim open`")

    /// The record that an account speaks for by an approved claim and at a level from which on it may endorse.
    private static func record(spokenForBy actor: Actor, in store: Store, at now: Instant) throws(StoreError)
        -> ResearcherID?
    {
        let records = try store.claims(of: actor.account).filter { $0.state == .approved }.map(\.researcher)
        let levels = try store.establishedLevels(of: Set(records), at: now)
        return records.first { levels[$0, default: .mentioned] >= .claimed }
    }

    /// Whether either is a close collaborator of the other.
    private static func areClose(_ a: ResearcherID, _ b: ResearcherID, in store: Store) throws(StoreError) -> Bool {
        for (person, other) in [(a, b), (b, a)] {
            let works = try store.companions(of: person)
            let close = CloseCollaboratorRule().closeCollaborators(
                in: works.map { .init(year: $0.year, others: $0.others) })
            if close.contains(other) { return true }
        }
        return false
    }
}
