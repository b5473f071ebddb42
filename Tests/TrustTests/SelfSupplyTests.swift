import Catalog
import TestSupport
import Testing
import Trust

/// Whatever somebody can put into a store about themselves, their number does not move.
@Suite struct SelfSupplyTests {
    @Test func `what somebody says, does or gives for themselves counts nothing, each kind and all at once`() {
        var tried: Set<OwnWord> = []
        onRandomStores(seed: 7) { evidence, found, random in
            let kinds = OwnWord.allCases.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
            var supplied = evidence
            for kind in kinds { supplied.add(kind, &random) }
            #expect(assessTrust(supplied).values == found.values, "\(kinds) \(evidence)")
            tried.formUnion(kinds)
        }
        #expect(tried.count == OwnWord.allCases.count)
    }

    @Test func `what stood on somebody's own word counts in full once a source outside confirms it`() {
        var raised = 0
        var random = SeededGenerator(seed: 8)
        for _ in 0..<randomStores {
            // Nothing but their own word: works with one companion each.
            var own = TrustEvidence(researcher: subject, asOf: today, level: .anchored)
            let outside = TrustEvidence.Attribution(source: SourceID(1), witness: "listing")
            for number in 1...Int.random(in: 1...5, using: &random) {
                own.works.append(
                    .init(
                        id: WorkID(Int64(number)), year: 2010,
                        attributions: [.init(source: SourceID(90), witness: "own", isOwn: true)], authorCount: 2,
                        companions: [.init(ResearcherID(Int64.random(in: 2...4, using: &random)), isOwnWord: true)]))
            }
            var confirmed = own
            var plain = own
            for index in own.works.indices {
                confirmed.works[index].attributions.append(outside)
                confirmed.works[index].companions = own.works[index].companions.map { .init($0.id) }
                plain.works[index].attributions = [outside]
                plain.works[index].companions = own.works[index].companions.map { .init($0.id) }
            }
            #expect(assessTrust(own).score == TrustRule.cap(.identity, at: .anchored))
            #expect(assessTrust(confirmed).values == assessTrust(plain).values)
            if assessTrust(confirmed).score > assessTrust(own).score { raised += 1 }
        }
        #expect(raised == randomStores)
    }
}

/// The ways to speak for oneself.
private enum OwnWord: CaseIterable {
    /// Works that no source but one's own attributes, as published as can be, shown by many pages, with companions.
    case works
    /// More of one's own sources for works that stand.
    case confirmation
    /// Companions whom only one's own sources name, and oneself as one's own companion.
    case companions
    /// Runs of one's works by whoever wrote them, and runs by others of works that are one's own word.
    case reproductions
    /// Endorsements of oneself, endorsements one gives to whoever endorses one back, one's own standing as an anchor.
    case endorsements
    /// Endorsements by those one works with.
    case closeEndorsements
}

extension TrustEvidence {
    fileprivate mutating func add(_ kind: OwnWord, _ random: inout SeededGenerator) {
        let count = Int.random(in: 1...4, using: &random)
        switch kind {
        case .works:
            for number in 0..<count {
                var work = Work.random(WorkID(Int64(100 + number)), &random)
                work.isRetracted = false
                work.attributions = (0..<3).map { page in
                    .init(source: SourceID(Int64(100 + page)), witness: "own \(page)", isOwn: true, isPublished: true)
                }
                works.append(work)
            }
        case .confirmation:
            for index in works.indices where Bool.random(using: &random) {
                works[index].attributions.append(
                    .init(source: SourceID(99), witness: "own", isOwn: true, isPublished: .random(using: &random)))
            }
        case .companions:
            for index in works.indices {
                works[index].companions.append(
                    .init(ResearcherID(Int64.random(in: 90...92, using: &random)), isOwnWord: true))
                works[index].companions.append(.init(researcher))
            }
        case .reproductions:
            let ownWorks = works.filter { $0.attributions.allSatisfy(\.isOwn) }
            for work in works {
                reproductions.append(.init(id: "self \(work.id)", work: work.id, isPassing: true, isIndependent: false))
            }
            for work in ownWorks {
                reproductions.append(.init(id: "of \(work.id)", work: work.id, isPassing: true, isIndependent: true))
            }
        case .endorsements:
            for number in 0..<count {
                var edge = EndorsementGraph.Edge.random(EndorsementID(Int64(100 + number)), people: 9, &random)
                edge.giver = researcher
                endorsements.edges.append(edge)
            }
            endorsements.edges.append(
                .init(
                    id: EndorsementID(199), giver: researcher, receiver: researcher, givenAt: today.adding(days: -60)))
            endorsements.levels[researcher] = .anchored
        case .closeEndorsements:
            for number in 0..<count {
                endorsements.edges.append(
                    .init(
                        id: EndorsementID(Int64(200 + number)), giver: ResearcherID(Int64(50 + number)),
                        receiver: researcher, givenAt: today.adding(days: -60), wereClose: true))
                endorsements.levels[ResearcherID(Int64(50 + number))] = .anchored
            }
        }
    }
}
