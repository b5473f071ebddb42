public import Catalog

/// The facts that would raise this researcher's number, cheapest first: fewest facts, then largest gain.
///
/// Each is tried on the evidence and counted again, so the gain is what the number would truly gain. A part that has
/// reached its cap offers nothing.
/// - Complexity: some seven times `assessTrust`.
public func trustRaises(_ evidence: TrustEvidence) -> [TrustRaise] {
    let present = assessTrust(evidence)
    return evidence.possibleFacts(present)
        .compactMap { fact -> TrustRaise? in
            let gain = assessTrust(fact.after).score - present.score
            guard gain > 0 else { return nil }
            return TrustRaise(component: fact.component, fact: fact.words, cost: fact.cost, gain: gain)
        }
        .sorted { a, b in
            (a.cost, -a.gain, a.component.rawValue, a.fact) < (b.cost, -b.gain, b.component.rawValue, b.fact)
        }
}

/// Something that may become known, and the evidence as it would then be.
private struct PossibleFact {
    var component: TrustComponent
    var words: String
    var cost = 1
    var after: TrustEvidence
}

extension TrustEvidence {
    fileprivate func possibleFacts(_ present: TrustScore) -> [PossibleFact] {
        [nextLevel(), furtherWork(), confirmation(of: present), corroboration(present), collaboration(present)]
            .compactMap { $0 } + [endorsement(), reproduction(present)].compactMap { $0 }
    }

    private func changed(_ change: (inout TrustEvidence) -> Void) -> TrustEvidence {
        var copy = self
        change(&copy)
        return copy
    }

    private func nextLevel() -> PossibleFact? {
        guard let next = level.next else { return nil }
        return PossibleFact(
            component: .identity, words: "level \(next.code): \(next.meaning)", after: changed { $0.level = next })
    }

    /// Ids that no work, source or endorsement has.
    private static let newWork = WorkID(.max)
    private static let newAttribution = Attribution(source: SourceID(.max), witness: "\u{0}")
    private static let newPerson = ResearcherID(.max)

    private func furtherWork() -> PossibleFact? {
        let work = Work(id: Self.newWork, attributions: [Self.newAttribution])
        return PossibleFact(
            component: .works, words: "one more attributed work", after: changed { $0.works.append(work) })
    }

    /// A work that only pages from accounts speak for, confirmed from outside.
    private func confirmation(of present: TrustScore) -> PossibleFact? {
        let own = works.filter { !$0.isRetracted && $0.attributions.allSatisfy(\.isOwn) }.map(\.id).min()
        guard let own else { return nil }
        return PossibleFact(
            component: .works, words: "one source that no account brought for \(own)",
            after: changed { $0.attribute([own], to: Self.newAttribution) })
    }

    /// As many works as are missing for the next point, each shown by one more independent source.
    private func corroboration(_ present: TrustScore) -> PossibleFact? {
        let part = present[.corroboration]
        let step = TrustRule.confirmedWorksPerPoint
        let missing = step - part.counted.count % step
        guard part.leftOut.count >= missing else { return nil }
        let ids = part.leftOut.prefix(missing).compactMap { WorkID(printed: $0.id) }
        let told = ids.map(\.description).joined(separator: " and ")
        return PossibleFact(
            component: .corroboration, words: "one more independent source, or a published version, for \(told)",
            cost: missing, after: changed { $0.attribute(Set(ids), to: Self.newAttribution) })
    }

    /// The person with the latest work who is not a close collaborator yet, on one more work of that year.
    private func collaboration(_ present: TrustScore) -> PossibleFact? {
        let close = Set(present[.collaboration].counted.map(\.id))
        let isCounted = Set(present[.works].counted.map(\.id))
        var latest: [ResearcherID: Int] = [:]
        for work in works where isCounted.contains(work.id.description) {
            guard let year = work.year, work.authorCount <= TrustRule.maximumAuthors else { continue }
            for person in work.companions
            where !person.isOwnWord && !close.contains(person.id.description) && !TrustEvidence.isStandIn(person.id) {
                latest[person.id] = max(latest[person.id, default: year], year)
            }
        }
        let nearest = latest.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let (person, year) = nearest else { return nil }
        let work = Work(
            id: Self.newWork, year: year, attributions: [Self.newAttribution], authorCount: 2,
            companions: [Companion(person)])
        let from = year - TrustRule.windowYears + 1
        return PossibleFact(
            component: .collaboration,
            words: "one more work with \(person), of a year from \(from) to \(year + TrustRule.windowYears - 1)",
            after: changed { $0.works.append(work) })
    }

    private func endorsement() -> PossibleFact? {
        let edge = EndorsementGraph.Edge(
            id: EndorsementID(.max), giver: Self.newPerson, receiver: researcher,
            givenAt: asOf.adding(days: -TrustRule.endorsementAgeDays))
        return PossibleFact(
            component: .endorsement,
            words: "one endorsement, \(TrustRule.endorsementAgeDays) days old, from somebody else at "
                + "\(TrustRule.anchorLevel.code) who is no close collaborator",
            after: changed { evidence in
                evidence.endorsements.edges.append(edge)
                evidence.endorsements.levels[Self.newPerson] = TrustRule.anchorLevel
            })
    }

    private func reproduction(_ present: TrustScore) -> PossibleFact? {
        let isIndependent = reproductions.filter { $0.isPassing && $0.isIndependent }.map(\.work.description)
        let open = present[.works].counted.map(\.id).first { !isIndependent.contains($0) }
        guard let work = open.flatMap({ WorkID(printed: $0) }) else { return nil }
        let run = Reproduction(id: "\u{0}", work: work, isPassing: true, isIndependent: true)
        return PossibleFact(
            component: .reproduction, words: "an independent reproduction of \(work) that comes out",
            after: changed { $0.reproductions.append(run) })
    }

    private mutating func attribute(_ ids: Set<WorkID>, to attribution: Attribution) {
        for index in works.indices where ids.contains(works[index].id) { works[index].attributions.append(attribution) }
    }
}
