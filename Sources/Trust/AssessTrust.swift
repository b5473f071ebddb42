public import Catalog

/// The trust number of one researcher: how well identity and attribution are supported. It says nothing of quality.
///
/// `trust = Σ min(cap[level][component], points[component])`, all in whole numbers. The answer depends on the
/// evidence alone and not on its order.
/// - Parameter evidence: ids of works, endorsements and reproductions are each given once.
/// - Complexity: linear in authorships; endorsements times the number of endorsers that reach the researcher.
public func assessTrust(_ evidence: TrustEvidence) -> TrustScore {
    let reading = TrustReading(evidence)
    let flow = endorsementFlow(to: evidence.researcher, in: reading.validEdges, levels: evidence.endorsements.levels)
    let level = evidence.level
    return TrustScore(
        researcher: evidence.researcher, asOf: evidence.asOf, ruleVersion: TrustRule.version, level: level,
        parts: [
            TrustScore.Part(
                component: .identity, points: TrustRule.cap(.identity, at: level),
                cap: TrustRule.cap(.identity, at: level), counted: [.init(level.code, because: level.meaning)]),
            reading.works(), reading.collaboration(), reading.corroboration(), reading.endorsement(flow),
            reading.reproduction(),
        ],
        flow: flow)
}

/// Evidence in the order of ids, with what counts told from what does not.
private struct TrustReading {
    let evidence: TrustEvidence
    let attributedWorks: [TrustEvidence.Work]
    /// Attributed by a source that no account brought in, and not retracted.
    let countedWorks: [TrustEvidence.Work]
    let validEdges: [EndorsementGraph.Edge]

    init(_ evidence: TrustEvidence) {
        self.evidence = evidence
        attributedWorks = evidence.works.sorted { $0.id < $1.id }
        countedWorks = attributedWorks.filter { !$0.isRetracted && $0.attributions.contains { !$0.isOwn } }
        validEdges = evidence.endorsements.edges.sorted { $0.id < $1.id }.filter {
            evidence.fault(of: $0) == nil
        }
    }

    private func part(
        _ component: TrustComponent, _ points: Int, _ counted: [TrustScore.Item], leftOut: [TrustScore.Item]
    ) -> TrustScore.Part {
        TrustScore.Part(
            component: component, points: points, cap: TrustRule.cap(component, at: evidence.level), counted: counted,
            leftOut: leftOut)
    }

    // MARK: Works

    func works() -> TrustScore.Part {
        let counted = countedWorks.map { work in
            TrustScore.Item(
                work.id.description,
                because: named(by: Set(work.attributions.lazy.filter { !$0.isOwn }.map(\.source)).sorted()))
        }
        let isCounted = Set(countedWorks.map(\.id))
        let leftOut = attributedWorks.filter { !isCounted.contains($0.id) }.map { work in
            TrustScore.Item(
                work.id.description,
                because: work.isRetracted ? "retracted" : "only pages that accounts brought say so")
        }
        return part(.works, TrustRule.pointsPerWork * counted.count, counted, leftOut: leftOut)
    }

    private func named(by sources: [SourceID]) -> String {
        "named by " + sources.prefix(4).map(\.description).joined(separator: ", ")
            + (sources.count > 4 ? " and \(sources.count - 4) more" : "")
    }

    // MARK: Collaboration

    func collaboration() -> TrustScore.Part {
        var shared: [ResearcherID: [(year: Int, work: WorkID)]] = [:]
        for work in countedWorks where work.authorCount <= TrustRule.maximumAuthors {
            guard let year = work.year else { continue }
            for companion in work.companions where !companion.isOwnWord && companion.id != evidence.researcher {
                shared[companion.id, default: []].append((year, work.id))
            }
        }
        var counted: [TrustScore.Item] = []
        var leftOut: [TrustScore.Item] = []
        for (person, works) in shared.sorted(by: { $0.key < $1.key }) where works.count >= TrustRule.closeWorks {
            let inOrder = works.sorted { ($0.year, $0.work) < ($1.year, $1.work) }
            if let window = firstWindow(inOrder) {
                let told = window.map { "\($0.work) \($0.year)" }.joined(separator: ", ")
                counted.append(.init(person.description, because: told))
            } else {
                leftOut.append(.init(person.description, because: "no two shared works within five years"))
            }
        }
        return part(
            .collaboration, TrustRule.pointsPerCollaborator * counted.count, counted, leftOut: leftOut)
    }

    /// The works of the earliest span of years that holds enough of them.
    private func firstWindow(_ works: [(year: Int, work: WorkID)]) -> ArraySlice<(year: Int, work: WorkID)>? {
        for start in works.indices {
            let span = works[start...].prefix { $0.year < works[start].year + TrustRule.windowYears }
            if span.count >= TrustRule.closeWorks { return span }
        }
        return nil
    }

    // MARK: Corroboration

    func corroboration() -> TrustScore.Part {
        var counted: [TrustScore.Item] = []
        var leftOut: [TrustScore.Item] = []
        for work in countedWorks {
            let outside = work.attributions.filter { !$0.isOwn }
            let witnesses = Set(outside.map(\.witness)).sorted()
            if let published = outside.filter(\.isPublished).map(\.source).min() {
                counted.append(.init(work.id.description, because: "published version in \(published)"))
            } else if witnesses.count >= TrustRule.confirmingWitnesses {
                let told = witnesses.prefix(3).joined(separator: ", ")
                counted.append(.init(work.id.description, because: "independent sources: \(told)"))
            } else {
                leftOut.append(.init(work.id.description, because: "one witness, \(witnesses[0])"))
            }
        }
        return part(.corroboration, counted.count / TrustRule.confirmedWorksPerPoint, counted, leftOut: leftOut)
    }

    // MARK: Endorsement

    func endorsement(_ flow: EndorsementFlow) -> TrustScore.Part {
        let edges = Dictionary(evidence.endorsements.edges.map { ($0.id, $0) }) { first, _ in first }
        let counted = flow.paths.compactMap { path -> TrustScore.Item? in
            guard let last = path.last.flatMap({ edges[$0] }) else { return nil }
            let way = path.compactMap { edges[$0]?.giver.description }
            return TrustScore.Item(last.id.description, because: "from the anchor " + way.joined(separator: " by "))
        }
        let used = Set(flow.paths.compactMap(\.last))
        let leftOut = evidence.endorsements.edges.sorted { $0.id < $1.id }
            .filter { $0.receiver == evidence.researcher && !used.contains($0.id) }
            .map { edge in
                TrustScore.Item(
                    edge.id.description,
                    because: evidence.fault(of: edge) ?? "no anchor reaches \(edge.giver) past the others")
            }
        return part(.endorsement, TrustRule.pointsPerEndorsement * flow.value, counted, leftOut: leftOut)
    }

    // MARK: Reproduction

    func reproduction() -> TrustScore.Part {
        let isCounted = Set(countedWorks.map(\.id))
        var counted: [TrustScore.Item] = []
        var leftOut: [TrustScore.Item] = []
        var reproduced: Set<WorkID> = []
        for run in evidence.reproductions.sorted(by: { ($0.work, $0.id) < ($1.work, $1.id) }) {
            if !isCounted.contains(run.work) {
                leftOut.append(.init(run.id, because: "\(run.work) is not counted"))
            } else if !run.isPassing {
                leftOut.append(.init(run.id, because: "did not come out"))
            } else if !run.isIndependent {
                leftOut.append(.init(run.id, because: "run by somebody who wrote the work"))
            } else if reproduced.insert(run.work).inserted {
                counted.append(.init(run.id, because: "\(run.work) came out"))
            } else {
                leftOut.append(.init(run.id, because: "\(run.work) is counted already"))
            }
        }
        return part(
            .reproduction, TrustRule.pointsPerReproducedWork * counted.count, counted, leftOut: leftOut)
    }
}

extension TrustEvidence {
    /// Why an endorsement does not count; nil when it may.
    package func fault(of edge: EndorsementGraph.Edge) -> String? {
        if edge.giver == edge.receiver { return "nobody endorses themselves" }
        if let revoked = edge.revokedAt, revoked <= asOf { return "taken back" }
        if edge.wereClose { return "\(edge.giver) and \(edge.receiver) were close collaborators" }
        if endorsements.levels[edge.giver, default: .mentioned] < TrustRule.endorserLevel {
            return "\(edge.giver) is below \(TrustRule.endorserLevel.code)"
        }
        if asOf < edge.givenAt.adding(days: TrustRule.endorsementAgeDays) {
            return "younger than \(TrustRule.endorsementAgeDays) days"
        }
        return nil
    }
}
