import Catalog
import Testing

import Identity

/// Properties of links, questions and judgements, on a thousand random catalogues each.
@Suite struct DecisionCoreTests {
    private static let cases: Range<UInt64> = 0..<1_000

    @Test func `every link's contributions sum to its score, and the judge says the same of its ends`() throws {
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed)
            let judge = IdentityJudge(catalogue.records, decisions: catalogue.decisions)
            for link in judge.people.links + judge.works.links {
                #expect(abs(link.contributions.reduce(0) { $0 + $1.bits } - link.score) < 1e-9, "seed \(seed)")
                let judgement =
                    link.kind == .person
                    ? judge.judge(MentionID(link.a), MentionID(link.b))
                    : judge.judge(RecordID(link.a), RecordID(link.b))
                #expect(judgement?.score == link.score && judgement?.verdict == .same, "seed \(seed) \(link)")
            }
        }
    }

    @Test func `a question is asked once for a pair, never about one person or work, never where a pin has answered`() {
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed)
            let resolved = Resolved(catalogue.records, decisions: catalogue.decisions)
            var groupOf: [Int64: Int] = [:]
            for (number, person) in resolved.people.people.enumerated() {
                for mention in person.mentions { groupOf[mention.rawValue] = number }
            }
            var asked: Set<[Int]> = []
            for review in resolved.people.reviews {
                let pair = [groupOf[review.a] ?? -1, groupOf[review.b] ?? -1].sorted()
                #expect(pair[0] != pair[1] && asked.insert(pair).inserted, "seed \(seed)")
                #expect(review.priority > 0 && review.affected > 0 && review.judgement.vetoes.isEmpty, "seed \(seed)")
            }
            for pin in catalogue.decisions where pin.kind == .person && pin.verdict == .different {
                let pair = [groupOf[pin.a] ?? -1, groupOf[pin.b] ?? -1].sorted()
                #expect(!asked.contains(pair), "seed \(seed)")
            }
        }
    }

    @Test func `questions, too, depend on no order and on no other block`() {
        for seed in Self.cases {
            let catalogue = RandomCatalogue(seed: seed)
            var random = SeededRandom(seed: seed &+ 3)
            let there = RandomCatalogue(seed: seed &+ 5_000, world: .second, idsFrom: 10_000, pins: false)
            let alone = Resolved(catalogue.records, decisions: catalogue.decisions)
            let both = Resolved(
                (catalogue.records + there.records).shuffled(using: &random), decisions: catalogue.decisions)
            #expect(alone.people.reviews == both.people.reviews.filter { $0.a < 10_000 }, "seed \(seed)")
            #expect(alone.works.reviews == both.works.reviews.filter { $0.a < 10_000 }, "seed \(seed)")
        }
    }

    @Test func `the strongest path is a chain whose weakest link no other chain betters`() throws {
        for seed in Self.cases {
            var random = SeededRandom(seed: seed)
            let links = (0..<12).map { _ in
                let (a, b) = (Int64(random.below(7)), Int64(random.below(7)))
                return IdentityLink(
                    kind: .person, a: min(a, b), b: max(a, b), reason: "", score: Double(random.below(9)))
            }.filter { $0.a != $0.b }
            let found = strongestPath(from: 0, to: 6, through: links)
            #expect((found.map { $0.map(\.score).min() ?? .infinity }) == Self.widest(links), "seed \(seed)")
            guard let found else { continue }
            var at: Int64 = 0
            for link in found {
                #expect(link.a == at || link.b == at, "seed \(seed)")
                at = link.a == at ? link.b : link.a
            }
            #expect(at == 6)
        }
    }

    /// The greatest bottleneck from 0 to 6, by relaxing every link seven times.
    private static func widest(_ links: [IdentityLink]) -> Double? {
        var width: [Int64: Double] = [0: .infinity]
        for _ in 0..<7 {
            for link in links {
                for (from, to) in [(link.a, link.b), (link.b, link.a)] {
                    if let reached = width[from] { width[to] = max(width[to] ?? -.infinity, min(reached, link.score)) }
                }
            }
        }
        return width[6]
    }

    @Test func `average linkage joins what the definition joins, whatever the nodes weigh`() {
        for seed in Self.cases {
            var random = SeededRandom(seed: seed)
            let count = 2 + random.below(8)
            // Every other time all count the same.
            let weights = (0..<count).map { _ in seed % 2 == 0 ? 1 : Double(1 + random.below(5)) / 2 }
            var scores: [[Double]] = Array(repeating: Array(repeating: 2, count: count), count: count)
            var known: [(a: Int, b: Int, score: Double)] = []
            for a in 0..<count {
                for b in (a + 1)..<max(a + 1, count) where random.chance(70) {
                    // Sevenths do not meet by chance, so the order of joins is never a tie.
                    let score = Double(random.below(200_000)) / 7_000
                    (scores[a][b], scores[b][a]) = (score, score)
                    known.append((a, b, score))
                }
            }
            var linkage = AverageLinkage(weights: weights, scores: known, threshold: 10, fallback: 2)
            linkage.run(mayJoin: { _, _ in true }, joined: { _, _ in })
            #expect(Set(linkage.clusters.filter { !$0.isEmpty }) == Self.agglomerated(scores, weights), "seed \(seed)")
        }
    }

    /// Straight from the definition: join the two clusters with the highest mean until none reaches ten.
    private static func agglomerated(_ scores: [[Double]], _ weights: [Double]) -> Set<[Int]> {
        var clusters = scores.indices.map { [$0] }
        while true {
            var best: (mean: Double, a: Int, b: Int)?
            for a in clusters.indices {
                for b in clusters.indices where a < b {
                    let pairs = clusters[a].flatMap { x in clusters[b].map { (x, $0) } }
                    let sum = pairs.reduce(0) { $0 + weights[$1.0] * weights[$1.1] * scores[$1.0][$1.1] }
                    let mean = sum / pairs.reduce(0) { $0 + weights[$1.0] * weights[$1.1] }
                    if mean >= 10, mean > best?.mean ?? 0 { best = (mean, a, b) }
                }
            }
            guard let best else { return Set(clusters) }
            clusters[best.a] = (clusters[best.a] + clusters[best.b]).sorted()
            clusters.remove(at: best.b)
        }
    }
}
