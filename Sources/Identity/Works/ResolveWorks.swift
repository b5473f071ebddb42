public import Catalog

/// Joins records into works: by identifier, by title with authors that fit, by abstract.
///
/// Human decisions come first and outrank every rule. A join is refused when any two records of the two clusters
/// cannot be one work. Pages, bylines and records that name no work are in none. The result depends on what the
/// records say, not on their order or their ids; records that share no `recordKeys` with others do not influence them.
/// - Parameter isAsking: whether to add the questions of `workReviews` among these works.
/// - Complexity: near linear; records are compared only within a key, and equal records count once.
public func resolveWorks(
    _ records: [RecordEvidence], decisions: [Decision] = [], parameters: ResolverParameters = .standard,
    isAsking: Bool = true
) -> WorkResolution {
    var resolution = WorkResolver.resolved(records, decisions: decisions, parameters: parameters).resolution
    guard isAsking else { return resolution }
    let byID = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    resolution.reviews = workReviews(
        resolution.works.map { $0.compactMap { byID[$0] } }, decisions: decisions, parameters: parameters)
    return resolution
}

struct WorkResolver {
    /// Those that name a work, by anchor.
    let records: [RecordEvidence]
    /// Of the units. The signatures of abstracts take long to read; who only asks about pairs needs none.
    private(set) lazy var keys = clusters.units.map { RecordKeys($0) }
    var clusters: WorkClusters
    /// A text that more clusters than this have in common is boilerplate and joins nothing.
    static let mostInBand = 64
    let decisions: [Decision]
    let parameters: ResolverParameters
    private var texts: [Int: [ComparedAbstract]] = [:]

    /// With every rule applied.
    static func resolved(
        _ records: [RecordEvidence], decisions: [Decision], parameters: ResolverParameters
    ) -> WorkResolver {
        var resolver = WorkResolver(records, decisions: decisions, parameters: parameters)
        resolver.obeyDecisions()
        resolver.joinByIdentifier()
        resolver.joinByTitle()
        resolver.joinByAbstract()
        resolver.joinUntitled()
        return resolver
    }

    init(_ records: [RecordEvidence], decisions: [Decision], parameters: ResolverParameters) {
        self.parameters = parameters
        self.records = records.filter(namesAWork).sorted { $0.anchor < $1.anchor }
        self.decisions = decisions.filter { $0.kind == .work }
        let book = NameBook()
        let judge = WorkJudge(book: book)
        let pinned = Set(self.decisions.flatMap { [$0.a, $0.b] })
        let units = Self.units(of: self.records, pinned: pinned, judge: judge)
        clusters = WorkClusters(units: units, judge: judge)
    }

    /// Equal records as one unit, where the rules would join them anyway.
    private static func units(of records: [RecordEvidence], pinned: Set<Int64>, judge: WorkJudge) -> [WorkUnit] {
        var units: [WorkUnit] = []
        var known: [WorkUnit.Signature: Int] = [:]
        for (index, record) in records.enumerated() {
            let unit = WorkUnit(record, at: index, book: judge.book)
            let signature = unit.signature
            if !pinned.contains(record.id.rawValue), let first = known[signature] {
                units[first].absorb(unit)
            } else {
                if !pinned.contains(record.id.rawValue), joinsItsCopy(unit, judge: judge) {
                    known[signature] = units.count
                }
                units.append(unit)
            }
        }
        return units.sorted { ($0.mark, $0.records[0]) < ($1.mark, $1.records[0]) }
    }

    private static func joinsItsCopy(_ unit: WorkUnit, judge: WorkJudge) -> Bool {
        if !unit.identifiers.isEmpty || judge.reasonByTitle(unit, unit) != nil { return true }
        guard unit.title == nil, let abstract = unit.abstracts.first else { return false }
        return AbstractSignature(abstract) != nil
    }

    // MARK: Rules

    mutating func obeyDecisions() {
        var unitOfRecord: [Int64: Int] = [:]
        for (number, unit) in clusters.units.enumerated() {
            for record in unit.records { unitOfRecord[records[record].id.rawValue] = number }
        }
        func pairs(_ verdict: Decision.Verdict) -> [(Int, Int)] {
            decisions.filter { $0.verdict == verdict }.compactMap { decision in
                guard let a = unitOfRecord[decision.a], let b = unitOfRecord[decision.b], a != b else { return nil }
                return (min(a, b), max(a, b))
            }.sorted { $0 < $1 }
        }
        for (a, b) in pairs(.different) { clusters.keepApart(a, b) }
        for (a, b) in pairs(.same) where !clusters.arePinnedApart(clusters.root(a), clusters.root(b)) {
            clusters.pin(a, b)
        }
    }

    mutating func joinByIdentifier() {
        for (identifier, units) in buckets(\.identifiers) {
            var seen: [Int] = []
            for unit in units {
                joinFirst(unit, in: &seen, reason: "equal identifier \(identifier)", lettingAuthorsDiffer: true) {
                    _, _ in true
                }
            }
        }
    }

    /// Lists first, so that a record without one cannot stand between two works.
    mutating func joinByTitle() {
        for (_, units) in buckets({ $0.title.map { [$0] } ?? [] }) {
            let ordered = units.sorted { a, b in
                let (x, y) = (clusters.units[a].completeness, clusters.units[b].completeness)
                return x == y ? a < b : x > y
            }
            for group in Self.comparable(ordered, units: clusters.units) {
                var works: [Int] = []
                for unit in group { joinByTitle(unit, works: &works) }
            }
        }
    }

    /// Units with one title that the rules could join: all of them, or by year and by journal when the title is short.
    private static func comparable(_ ordered: [Int], units: [WorkUnit]) -> [[Int]] {
        guard let first = ordered.first, units[first].contentWords < WorkJudge.fewestContentWords else {
            return [ordered]
        }
        var byYear: [Int: [Int]] = [:]
        var byVenue: [String: [Int]] = [:]
        for unit in ordered {
            for year in units[unit].years { byYear[year, default: []].append(unit) }
            for venue in units[unit].venues { byVenue[venue, default: []].append(unit) }
        }
        return byYear.sorted { $0.key < $1.key }.map(\.value) + byVenue.sorted { $0.key < $1.key }.map(\.value)
    }

    private mutating func joinByTitle(_ unit: Int, works: inout [Int]) {
        var fitting: [(work: Int, partner: Int, reason: String, distance: Int)] = []
        for work in roots(of: works) where work != clusters.root(unit) {
            guard let (partner, reason) = titlePartner(of: unit, in: work),
                clusters.mayJoin(clusters.root(unit), work, lettingAuthorsDiffer: false)
            else { continue }
            let candidate = clusters.units[partner]
            let sure = clusters.judge.authors(clusters.units[unit], candidate) == .agree ? 0 : 10
            fitting.append((work, partner, reason, sure + clusters.judge.yearsApart(clusters.units[unit], candidate)))
        }
        works.append(unit)
        guard let best = fitting.min(by: { ($0.distance, $0.partner) < ($1.distance, $1.partner) }) else { return }
        let isAmbiguous = fitting.count(where: { $0.distance == best.distance }) > 1
        if isAmbiguous && !clusters.units[unit].hasList { return }
        clusters.join(best.partner, unit, reason: best.reason)
    }

    private mutating func titlePartner(of unit: Int, in work: Int) -> (Int, String)? {
        for partner in clusters.speaking(for: work) {
            if let reason = clusters.judge.reasonByTitle(clusters.units[partner], clusters.units[unit]) {
                return (partner, reason)
            }
        }
        return nil
    }

    // MARK: Buckets

    /// Units by key, keys ascending, only those that hold two or more.
    mutating func buckets<Key: Hashable & Comparable>(_ keysOf: (RecordKeys) -> [Key]) -> [(key: Key, units: [Int])] {
        var buckets: [Key: [Int]] = [:]
        for (unit, keys) in keys.enumerated() { for key in keysOf(keys) { buckets[key, default: []].append(unit) } }
        return buckets.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The clusters of the units given, each once, in the order of its first unit there.
    mutating func roots(of units: [Int]) -> [Int] {
        var seen: Set<Int> = []
        var result: [Int] = []
        for unit in units {
            let root = clusters.root(unit)
            if seen.insert(root).inserted { result.append(root) }
        }
        return result
    }

    private mutating func joinFirst(
        _ unit: Int, in seen: inout [Int], reason: String, lettingAuthorsDiffer: Bool,
        where accepts: (WorkUnit, WorkUnit) -> Bool
    ) {
        for other in seen {
            let (a, b) = (clusters.root(other), clusters.root(unit))
            if a == b { return }
            if clusters.mayJoin(a, b, lettingAuthorsDiffer: lettingAuthorsDiffer),
                accepts(clusters.units[other], clusters.units[unit])
            {
                return clusters.join(other, unit, reason: reason)
            }
        }
        seen.append(unit)
    }

    // MARK: Abstracts

    mutating func abstracts(of unit: Int) -> [ComparedAbstract] {
        if let known = texts[unit] { return known }
        let read = clusters.units[unit].abstracts.map { ComparedAbstract($0) }
        texts[unit] = read
        return read
    }

    // MARK: Result

    var resolution: WorkResolution {
        var works: [[Int]] = []
        for members in clusters.members where !members.isEmpty {
            works.append(members.flatMap { clusters.units[$0].records }.sorted())
        }
        works.sort { $0[0] < $1[0] }
        return WorkResolution(works: works.map { $0.map { records[$0].id } }, links: links)
    }

    private var links: [IdentityLink] {
        var pairs: [(a: Int, b: Int, units: (Int, Int), reason: String)] = []
        for (number, unit) in clusters.units.enumerated() {
            for copy in unit.records.dropFirst() {
                pairs.append((unit.records[0], copy, (number, number), unit.reasonForCopies))
            }
        }
        for join in clusters.joins {
            let (a, b) = (clusters.units[join.a].records[0], clusters.units[join.b].records[0])
            pairs.append((min(a, b), max(a, b), (join.a, join.b), join.reason))
        }
        return pairs.sorted { ($0.a, $0.b) < ($1.a, $1.b) }.map { pair in
            let contributions = contributions(of: pair.units.0, pair.units.1, reason: pair.reason)
            return IdentityLink(
                kind: .work, a: records[pair.a].id.rawValue, b: records[pair.b].id.rawValue, reason: pair.reason,
                score: contributions.reduce(0) { $0 + $1.bits }, contributions: contributions)
        }
    }
}
