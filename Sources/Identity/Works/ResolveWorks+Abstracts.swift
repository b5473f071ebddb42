import Catalog

/// An abstract, made ready for comparison.
struct ComparedAbstract {
    let weights: [String: Double]
    let triples: Set<UInt64>

    init(_ abstract: String) {
        let text = AbstractText(abstract)
        weights = text.weights
        triples = text.triples
    }
}

extension WorkResolver {
    static let sameAbstract = 0.9
    static let enoughTriples = 0.75
    static let leadOverNext = 0.15

    /// The renamed preprint: abstracts alike and authors that align, whatever the titles.
    mutating func joinByAbstract() {
        var compared: Set<[Int]> = []
        for (_, units) in buckets(\.bands) {
            let works = roots(of: units.filter { clusters.units[$0].hasList })
            guard works.count > 1, works.count <= Self.mostInBand else { continue }
            for (index, work) in works.enumerated() {
                for other in works[..<index] where compared.insert([other, work]).inserted {
                    joinByAbstract(other, work)
                }
            }
        }
    }

    private mutating func joinByAbstract(_ a: Int, _ b: Int) {
        let (x, y) = (clusters.root(a), clusters.root(b))
        guard x != y, let (first, second) = agreeingAuthors(x, y),
            clusters.mayJoin(x, y, lettingAuthorsDiffer: false),
            likeness(x, y, by: { cosine($0.weights, $1.weights) }) >= Self.sameAbstract
        else { return }
        clusters.join(first, second, reason: "abstracts alike, authors align")
    }

    private func agreeingAuthors(_ a: Int, _ b: Int) -> (Int, Int)? {
        for x in clusters.speaking(for: a) where clusters.units[x].hasList {
            for y in clusters.speaking(for: b) where clusters.units[y].hasList {
                if clusters.judge.authors(clusters.units[x], clusters.units[y]) == .agree {
                    return (min(x, y), max(x, y))
                }
            }
        }
        return nil
    }

    /// A page that does not print the title of its work: the work is known by the abstract, if only one comes near.
    /// Untitled pages come in order, so that several of one unknown work gather around the first.
    mutating func joinUntitled() {
        guard clusters.units.contains(where: { $0.title == nil }) else { return }
        let works = Dictionary(buckets(\.bands).map { ($0.key, $0.units) }, uniquingKeysWith: { first, _ in first })
        for unit in clusters.units.indices where clusters.units[unit].title == nil && isAlone(unit) {
            let own = clusters.root(unit)
            let known = Set(keys[unit].bands.flatMap { works[$0] ?? [] }).sorted()
                .filter { $0 < unit || clusters.units[$0].title != nil || !isAlone($0) }
            let near = roots(of: known).filter { $0 != own }
            guard near.count <= Self.mostInBand else { continue }
            let ranked = near.map {
                (work: $0, overlap: likeness(own, $0, by: { tripleOverlap($0.triples, $1.triples) }))
            }
            .sorted { ($0.overlap, $1.work) > ($1.overlap, $0.work) }
            guard let best = ranked.first, best.overlap >= Self.enoughTriples,
                ranked.dropFirst().first.map({ best.overlap - $0.overlap >= Self.leadOverNext }) ?? true,
                clusters.mayJoin(own, best.work, lettingAuthorsDiffer: false)
            else { continue }
            let percent = Int((best.overlap * 100).rounded())
            clusters.join(
                closest(to: unit, in: best.work), unit, reason: "abstracts agree in \(percent) % of word triples")
        }
    }

    /// The member of a work whose abstract says most of what `unit`'s says: the one to show as the reason.
    private mutating func closest(to unit: Int, in work: Int) -> Int {
        var closest = (unit: clusters.members[work][0], overlap: -1.0)
        for member in clusters.withAbstracts(work) {
            for own in abstracts(of: unit) {
                for other in abstracts(of: member) {
                    let overlap = tripleOverlap(own.triples, other.triples)
                    if overlap > closest.overlap { closest = (member, overlap) }
                }
            }
        }
        return closest.unit
    }

    private mutating func isAlone(_ unit: Int) -> Bool { clusters.members[clusters.root(unit)].count == 1 }

    /// The greatest likeness between abstracts of two clusters.
    private mutating func likeness(
        _ a: Int, _ b: Int, by measure: (ComparedAbstract, ComparedAbstract) -> Double
    ) -> Double {
        var greatest = 0.0
        for x in clusters.withAbstracts(a) {
            for y in clusters.withAbstracts(b) {
                for first in abstracts(of: x) {
                    for second in abstracts(of: y) { greatest = max(greatest, measure(first, second)) }
                }
            }
        }
        return greatest
    }
}

extension WorkClusters {
    /// A few members that have an abstract, the first in order.
    func withAbstracts(_ root: Int) -> [Int] {
        Array(members[root].lazy.filter { !units[$0].abstracts.isEmpty }.prefix(3))
    }
}
