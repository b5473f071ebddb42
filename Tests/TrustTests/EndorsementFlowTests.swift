import Catalog
import Foundation
import TestSupport
import Testing
import Trust

@Suite struct EndorsementFlowTests {
    private func edge(_ id: Int64, _ giver: Int64, _ receiver: Int64) -> EndorsementGraph.Edge {
        .init(
            id: EndorsementID(id), giver: ResearcherID(giver), receiver: ResearcherID(receiver),
            givenAt: today.adding(days: -60))
    }

    private func points(_ edges: [EndorsementGraph.Edge], levels: [Int64: VerificationLevel]) -> Int {
        let graph = EndorsementGraph(
            edges: edges,
            levels: Dictionary(uniqueKeysWithValues: levels.map { (ResearcherID($0.key), $0.value) }))
        return assessTrust(
            .init(researcher: subject, asOf: today, level: .anchored, endorsements: graph))[.endorsement].points
    }

    @Test(arguments: 2...60) func `a ring that no anchor reaches has nothing, whatever its size`(size: Int) {
        // Everybody endorses everybody, and all are at L3.
        let people = (1...Int64(size))
        var number: Int64 = 0
        var edges: [EndorsementGraph.Edge] = []
        for giver in people {
            for receiver in people where giver != receiver {
                number += 1
                edges.append(edge(number, giver, receiver))
            }
        }
        let levels = Dictionary(uniqueKeysWithValues: people.map { ($0, VerificationLevel.corroborated) })
        #expect(points(edges, levels: levels) == 0)
    }

    @Test func `a group behind k endorsers gives each member k at most, whatever its size and its ties`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<200 {
            let size = Int64.random(in: 2...40, using: &random)
            let outside = Int64.random(in: 0...5, using: &random)
            var levels: [Int64: VerificationLevel] = [:]
            var edges: [EndorsementGraph.Edge] = []
            func add(_ giver: Int64, _ receiver: Int64) { edges.append(edge(Int64(edges.count + 1), giver, receiver)) }
            for member in 1...size { levels[member] = .corroborated }
            for giver in 1...size { for receiver in 1...size where receiver != giver { add(giver, receiver) } }
            for endorser in 0..<outside {
                // Many anchors stand behind each outside endorser, who endorses as many members as they like.
                levels[1000 + endorser] = .claimed
                for anchor in 0..<Int64(4) {
                    levels[2000 + 10 * endorser + anchor] = .anchored
                    add(2000 + 10 * endorser + anchor, 1000 + endorser)
                }
                for member in 1...size { add(1000 + endorser, member) }
            }
            #expect(points(edges, levels: levels) == Int(outside))
        }
    }

    @Test func `one endorser counts once, however often and however well connected`() {
        let levels: [Int64: VerificationLevel] = [2: .anchored, 3: .anchored, 4: .claimed]
        #expect(points([edge(1, 2, 1), edge(2, 2, 1), edge(3, 2, 1)], levels: levels) == 1)
        #expect(points([edge(1, 2, 4), edge(2, 3, 4), edge(3, 4, 1)], levels: levels) == 1)
        #expect(points([edge(1, 2, 4), edge(2, 3, 1), edge(3, 4, 1)], levels: levels) == 2)
        #expect(points([edge(1, 2, 3), edge(2, 3, 1)], levels: levels) == 1)
    }

    @Test func `a person's own anchor and own endorsements are no support`() {
        #expect(points([edge(1, 1, 2), edge(2, 2, 1)], levels: [1: .anchored, 2: .claimed]) == 0)
        #expect(points([edge(1, 1, 1)], levels: [1: .anchored]) == 0)
    }

    @Test func `an endorsement counts from its thirtieth day on, to the second, and until it is taken back`() {
        func endorsed(givenAt: Instant, revokedAt: Instant? = nil, wereClose: Bool = false) -> Int {
            let graph = EndorsementGraph(
                edges: [
                    .init(
                        id: EndorsementID(1), giver: ResearcherID(2), receiver: subject, givenAt: givenAt,
                        wereClose: wereClose, revokedAt: revokedAt)
                ], levels: [ResearcherID(2): .anchored])
            return assessTrust(
                .init(researcher: subject, asOf: today, level: .anchored, endorsements: graph))[.endorsement].points
        }
        let second = Instant(secondsSinceEpoch: today.adding(days: -30).secondsSinceEpoch + 1)
        #expect(endorsed(givenAt: today.adding(days: -30)) == 1)
        #expect(endorsed(givenAt: second) == 0)
        #expect(endorsed(givenAt: today.adding(days: -60), revokedAt: today) == 0)
        #expect(endorsed(givenAt: today.adding(days: -60), revokedAt: today.adding(days: 1)) == 1)
        #expect(endorsed(givenAt: today.adding(days: -60), wereClose: true) == 0)
    }

    @Test func `the flow is the least number of people without whom no anchor reaches, found by trying them all`() {
        var random = SeededGenerator(seed: 13)
        var found: [Int: Int] = [:]
        for _ in 0..<randomStores {
            let graph = EndorsementGraph.random(people: Int.random(in: 2...7, using: &random), &random)
            let flow = endorsementFlow(to: subject, in: graph.edges, levels: graph.levels)
            #expect(flow.value == graph.leastCut(), "\(graph)")
            found[flow.value, default: 0] += 1
        }
        #expect(Set(found.keys).isSuperset(of: 0...3), "\(found)")
    }

    @Test func `only what lies behind somebody bears on them, in the order in which it was given`() {
        var random = SeededGenerator(seed: 14)
        for _ in 0..<randomStores / 10 {
            let graph = EndorsementGraph.random(people: Int.random(in: 2...12, using: &random), &random)
            let behind = EndorsementReach(graph).behind(subject)
            #expect(
                endorsementFlow(to: subject, in: behind.edges, levels: behind.levels).value
                    == endorsementFlow(to: subject, in: graph.edges, levels: graph.levels).value)
            #expect(behind.edges.map(\.id) == behind.edges.map(\.id).sorted())
            // Ahead is behind, seen from the other end.
            let reach = EndorsementReach(graph)
            let ahead = reach.ahead(of: [subject])
            for person in graph.levels.keys where person != subject {
                let isBehind = reach.behind(person).edges.contains { $0.giver == subject }
                #expect(ahead.contains(person) == isBehind)
            }
        }
    }

    @Test(.enabled(if: hasPython)) func `the flow is the one that networkx finds`() throws {
        var random = SeededGenerator(seed: 12)
        var input = ""
        var ours: [Int] = []
        for _ in 0..<400 {
            let people = Int.random(in: 2...25, using: &random)
            let graph = EndorsementGraph.random(people: people, &random)
            let anchors = graph.levels.filter { $0.value == .anchored }.keys.map { String($0.rawValue) }
            let edges = graph.edges.map { "\($0.giver.rawValue)>\($0.receiver.rawValue)" }
            input += "1;\(anchors.joined(separator: ","));\(edges.joined(separator: ","))\n"
            ours.append(endorsementFlow(to: subject, in: graph.edges, levels: graph.levels).value)
        }
        let theirs = String(
            decoding: try python("Oracles/trust_flow.py", input: Data(input.utf8)), as: UTF8.self
        ).split(separator: "\n").compactMap { Int($0) }
        #expect(theirs == ours)
        #expect(Set(ours).count > 3, "the sample must hold different answers")
    }
}

extension EndorsementGraph {
    /// The fewest people other than the first whose absence parts every anchor from the first (Menger 1927): each set of
    /// them is tried. Nobody's id may be above 16.
    fileprivate func leastCut() -> Int {
        var receivers = [UInt32](repeating: 0, count: 17)
        for edge in edges where edge.giver != subject {
            receivers[Int(edge.giver.rawValue)] |= 1 << UInt32(edge.receiver.rawValue)
        }
        let target: UInt32 = 1 << UInt32(subject.rawValue)
        var (anchors, people): (UInt32, UInt32) = (0, 0)
        for (person, level) in levels where person != subject {
            people |= 1 << UInt32(person.rawValue)
            if level == .anchored { anchors |= 1 << UInt32(person.rawValue) }
        }
        var least = people.nonzeroBitCount
        var removed = people
        while true {
            if removed.nonzeroBitCount < least, !Self.reaches(target, from: anchors, without: removed, receivers) {
                least = removed.nonzeroBitCount
            }
            if removed == 0 { return least }
            removed = (removed - 1) & people
        }
    }

    private static func reaches(
        _ target: UInt32, from anchors: UInt32, without removed: UInt32, _ receivers: [UInt32]
    ) -> Bool {
        var (seen, rest) = (anchors & ~removed, anchors & ~removed)
        while rest != 0 {
            let next = receivers[rest.trailingZeroBitCount]
            if next & target != 0 { return true }
            rest &= rest - 1
            rest |= next & ~seen & ~removed
            seen |= next & ~removed
        }
        return false
    }
}
