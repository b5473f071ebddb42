import Catalog
import TestSupport
import Testing
import Trust

/// What holds of every number, whatever it rests on.
@Suite struct TrustPropertyTests {
    @Test func `the number is bounded, is the sum of its parts, and keeps under the ceiling of its level`() {
        onRandomStores(seed: 1) { evidence, found, random in
            #expect((0...100).contains(found.score))
            #expect(found.score <= [0, 21, 49, 74, 100][evidence.level.rawValue])
            #expect(found.score == found.parts.reduce(0) { $0 + min($1.cap, $1.points) })
            #expect(found.parts.map(\.component) == TrustComponent.allCases)
            #expect(found.asOf == evidence.asOf && found.ruleVersion == TrustRule.version)
        }
    }

    @Test func `the order of the facts changes nothing, the explanation included`() {
        onRandomStores(seed: 2) { evidence, found, random in
            #expect(assessTrust(evidence.shuffled(&random)) == found)
        }
    }

    @Test func `something more known, or a higher level, never lowers it`() {
        onRandomStores(seed: 3) { evidence, found, random in
            let richer = evidence.enriched(&random)
            #expect(assessTrust(richer).score >= found.score, "\(evidence) \(richer)")
        }
    }

    @Test func `a dispute, a retraction or lost evidence never raises it`() {
        onRandomStores(seed: 4) { evidence, found, random in
            let poorer = evidence.impoverished(&random)
            #expect(assessTrust(poorer).score <= found.score, "\(evidence) \(poorer)")
        }
    }

    @Test func `an export is derived again by the other path, and a change of it is noticed`() throws {
        try onRandomStores(seed: 5) { evidence, found, random in
            let export = TrustExport(evidence, found)
            let faults = auditTrust(export).filter { !$0.passed }
            #expect(faults.isEmpty, "\(evidence) \(faults)")
            let forged = try #require(export.forged(&random))
            #expect(auditTrust(forged).contains { !$0.passed }, "\(forged)")
        }
    }

    @Test func `each promise is kept to the point once its fact is there, made from its words alone, cheapest first`()
        throws
    {
        var kept: Set<TrustComponent> = []
        try onRandomStores(seed: 16) { evidence, found, random in
            // Seven counts each: one store in eight.
            guard Int.random(in: 0..<8, using: &random) == 0 else { return }
            let raises = trustRaises(evidence)
            #expect(raises.allSatisfy { $0.gain > 0 && $0.cost > 0 && found.score + $0.gain <= 100 })
            #expect(raises.map(\.cost) == raises.map(\.cost).sorted())
            #expect(evidence.level == .anchored || raises.contains { $0.component == .identity })
            // The audit of an export keeps to the same, and notices a promise of one point or one fact more.
            var export = TrustExport(evidence, found, raises: raises)
            #expect(auditTrust(export).allSatisfy { $0.passed }, "\(auditTrust(export)) \(evidence)")
            if let place = raises.indices.randomElement(using: &random) {
                if Bool.random(using: &random) {
                    export.raises?[place].gain += 1
                } else {
                    export.raises?[place].cost += 1
                }
                #expect(auditTrust(export).filter { !$0.passed }.map(\.name) == ["raises"])
            }
            for raise in raises {
                let after = try #require(evidence.told(raise.fact), "no fact is understood in “\(raise.fact)”")
                #expect(assessTrust(after).score - found.score == raise.gain, "\(raise.fact) \(evidence)")
                kept.insert(raise.component)
            }
        }
        #expect(kept == Set(TrustComponent.allCases))
    }

    @Test func `people without a page count as they did, under ids that say nothing`() {
        onRandomStores(seed: 17) { evidence, found, random in
            // Three counts each, two of them audits: one store in four.
            guard Int.random(in: 0..<4, using: &random) == 0 else { return }
            let hidden = Set((1...9).filter { _ in .random(using: &random) }.map { ResearcherID(Int64($0)) })
            let veiled = evidence.veiled(hidden)
            let score = assessTrust(veiled)
            #expect(score.score == found.score && score.values == found.values)
            #expect(!auditTrust(TrustExport(veiled, score)).contains { !$0.passed })
            let told =
                veiled.works.flatMap { $0.companions.map(\.id) }
                + veiled.endorsements.edges.flatMap { [$0.giver, $0.receiver] } + veiled.endorsements.levels.keys
            #expect(hidden.subtracting([subject]).isDisjoint(with: told), "\(hidden) \(veiled)")
        }
    }
}

extension TrustEvidence {
    /// The evidence as it would be once a fact is known, read off the words that promise it and nothing else.
    fileprivate func told(_ fact: String) -> TrustEvidence? {
        var copy = self
        let words = fact.split { " ,:".contains($0) }.map(String.init)
        let outside = Attribution(source: SourceID(700), witness: "somebody new")
        let named = words.compactMap { WorkID(printed: $0) }
        func shown(_ works: [WorkID]) {
            for id in works {
                guard let index = copy.works.firstIndex(where: { $0.id == id }) else { continue }
                copy.works[index].attributions.append(outside)
            }
        }
        switch words.first {
        case "level":
            guard let next = VerificationLevel.allCases.first(where: { $0.code == words[1] }) else { return nil }
            copy.level = next
        case "one" where fact == "one more attributed work":
            copy.works.append(Work(id: WorkID(700), attributions: [outside]))
        case "one" where words.contains("work") && words.contains("with"):
            let years = words.compactMap(Int.init)
            guard let person = words.lazy.compactMap({ ResearcherID(printed: $0) }).first, years.count == 2 else {
                return nil
            }
            // Any year of those promised will do.
            copy.works.append(
                Work(
                    id: WorkID(700), year: years[person.rawValue.isMultiple(of: 2) ? 0 : 1], attributions: [outside],
                    authorCount: 2, companions: [Companion(person)]))
        case "one" where words.contains("endorsement"):
            guard let days = words.compactMap(Int.init).first else { return nil }
            copy.endorsements.edges.append(
                .init(
                    id: EndorsementID(700), giver: ResearcherID(700), receiver: researcher,
                    givenAt: asOf.adding(days: -days)))
            copy.endorsements.levels[ResearcherID(700)] = .anchored
        case "an" where words.contains("reproduction"):
            guard let work = named.first else { return nil }
            copy.reproductions.append(.init(id: "Q700", work: work, isPassing: true, isIndependent: true))
        case "one" where !named.isEmpty: shown(named)
        default: return nil
        }
        return copy
    }

    /// One more fact of a random kind.
    fileprivate func enriched(_ random: inout SeededGenerator) -> TrustEvidence {
        var copy = self
        switch Int.random(in: 0..<7, using: &random) {
        case 0:
            var work = Work.random(WorkID(50), &random)
            work.authorCount = min(work.authorCount, 30)
            copy.works.append(work)
        case 1 where !works.isEmpty:
            let index = Int.random(in: works.indices, using: &random)
            copy.works[index].attributions.append(.random(&random))
        case 2 where !works.isEmpty:
            // A collaborator in a place that the author list already counts.
            let index = Int.random(in: works.indices, using: &random)
            copy.works[index].companions.append(.init(ResearcherID(Int64.random(in: 8...9, using: &random))))
        case 3: copy.endorsements.edges.append(.random(EndorsementID(99), people: 9, &random))
        case 4:
            copy.reproductions.append(
                .init(
                    id: "Q99", work: WorkID(Int64.random(in: 1...12, using: &random)), isPassing: true,
                    isIndependent: true))
        case 5:
            let person = ResearcherID(Int64.random(in: 2...9, using: &random))
            copy.endorsements.levels[person] = copy.endorsements.levels[person, default: .mentioned].next ?? .anchored
        default:
            copy.level = level.next ?? level
            copy.endorsements.levels[researcher] = .anchored
        }
        return copy
    }

    /// One fact less, of a random kind.
    fileprivate func impoverished(_ random: inout SeededGenerator) -> TrustEvidence {
        var copy = self
        switch Int.random(in: 0..<7, using: &random) {
        case 0 where !works.isEmpty: copy.works[Int.random(in: works.indices, using: &random)].isRetracted = true
        case 1 where !works.isEmpty:
            copy.works[Int.random(in: works.indices, using: &random)].attributions.removeAll()
        case 2 where !works.isEmpty: copy.works.remove(at: Int.random(in: works.indices, using: &random))
        case 3 where !endorsements.edges.isEmpty:
            let index = Int.random(in: endorsements.edges.indices, using: &random)
            copy.endorsements.edges[index].revokedAt = asOf
        case 4 where !reproductions.isEmpty:
            copy.reproductions[Int.random(in: reproductions.indices, using: &random)].isPassing = false
        case 5:
            let person = ResearcherID(Int64.random(in: 1...9, using: &random))
            copy.endorsements.levels[person] = min(.listed, copy.endorsements.levels[person, default: .mentioned])
        default: copy.level = min(level, .listed)
        }
        return copy
    }
}

extension TrustExport {
    /// One number or id changed so that it can no longer be right.
    fileprivate func forged(_ random: inout SeededGenerator) -> TrustExport? {
        var copy = self
        let part = Int.random(in: parts.indices, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: copy.score += 1
        case 1: copy.parts[part].points += 1
        case 2: copy.parts[part].cap += 1
        case 3:
            // A path that is not there, with points to match.
            copy.paths.append("N4711")
            guard let index = copy.parts.firstIndex(where: { $0.component == "E" }) else { return nil }
            copy.parts[index].points += 1
        case 4:
            guard let index = copy.parts.firstIndex(where: { $0.component == "W" }) else { return nil }
            copy.parts[index].counted.append(.init(id: "W4711"))
        default:
            if paths.isEmpty { copy.level = "L5" } else { copy.paths.removeLast() }
        }
        return copy
    }
}
