import Catalog

/// The rounds: full names among themselves, initials to full names, what is left of the initials among themselves.
extension BlockResolver {
    /// Where more nodes than this share a bucket, only those that share a co-author, an institution or the like are
    /// scored; others could be joined by name alone, and names that so many bear are not enough.
    static let mostCompared = 300
    /// A term that more nodes than this share says nothing.
    static let longestPosting = 100
    /// An initial is tried against at most this many full names without a term in common.
    static let mostTargets = 60

    // MARK: Agglomeration

    /// - Parameter unordered: groups by index.
    mutating func agglomerate(_ unordered: [Int]) {
        guard unordered.count > 1 else { return }
        // Of equal scores the first counts: copies of a record must not change which that is.
        let nodes = unordered.sorted { (groups[$0].mark, $0) < (groups[$1].mark, $1) }
        let pairs = candidates(among: nodes)
        var scores: [(a: Int, b: Int, score: Double)] = []
        for (x, y) in pairs {
            guard let pair = comparison(groups[nodes[x]], groups[nodes[y]]) else { continue }
            scores.append((x, y, deciding(pair)))
        }
        guard scores.contains(where: { $0.score >= context.parameters.same }) else { return }
        let clusters = clusters(of: nodes, scores: scores)
        join(clusters, nodes: nodes, scores: scores)
    }

    private mutating func clusters(of nodes: [Int], scores: [(a: Int, b: Int, score: Double)]) -> [[Int]] {
        var linkage = AverageLinkage(
            weights: weights(nodes), scores: scores, threshold: context.parameters.same, fallback: fallback(nodes))
        let merged = nodes.map { PersonGroup(copying: groups[$0]) }
        linkage.run(
            mayJoin: { context.veto(merged[$0], merged[$1]) == nil },
            joined: { keep, drop in merged[keep].absorbConstraints(merged[drop]) })
        return linkage.clusters.filter { $0.count > 1 }
    }

    /// How many works each group speaks for; a work, page or byline that several of them share counts once in all.
    private func weights(_ nodes: [Int]) -> [Double] {
        var sharers: [Int: Int] = [:]
        for node in nodes { for work in groups[node].places.keys { sharers[work, default: 0] += 1 } }
        return nodes.map { node in
            groups[node].places.keys.reduce(0) { $0 + 1 / Double(sharers[$1] ?? 1) }
        }
    }

    /// What a pair is worth that was not scored: the name of the most frequent kind here.
    private mutating func fallback(_ nodes: [Int]) -> Double {
        var lowest = context.parameters.same
        for form in Set(nodes.flatMap { groups[$0].forms }).sorted() {
            lowest = min(lowest, context.nameEvidence(form, form, names: &names)?.bits ?? 0)
        }
        return lowest
    }

    private mutating func join(_ clusters: [[Int]], nodes: [Int], scores: [(a: Int, b: Int, score: Double)]) {
        var known: [Int: [Int: Double]] = [:]
        for pair in scores {
            known[pair.a, default: [:]][pair.b] = pair.score
            known[pair.b, default: [:]][pair.a] = pair.score
        }
        var due: [(parts: [Int], links: [Link])] = []
        for cluster in clusters {
            let kept = rechecked(cluster, scores: known)
            guard kept.count > 1 else { continue }
            due.append((kept.map { nodes[$0] }, spanningLinks(kept, nodes: nodes, scores: known)))
        }
        // Merging moves later groups; the last come first, and firsts never move.
        let firsts = due.map { $0.parts.map { groups[$0].members[0] } }
        for (entry, members) in zip(due, firsts) {
            let places = members.compactMap { first in groups.firstIndex { $0.members[0] == first } }
            merge(places, links: entry.links)
        }
    }

    /// Without the nodes whose mean score to the rest lies below the band of doubt.
    private func rechecked(_ cluster: [Int], scores: [Int: [Int: Double]]) -> [Int] {
        guard cluster.count > 2 else { return cluster }
        return cluster.filter { node in
            let own = cluster.compactMap { $0 == node ? nil : scores[node]?[$0] }
            guard !own.isEmpty else { return true }
            return own.reduce(0, +) / Double(own.count) >= context.parameters.review
        }
    }

    /// The strongest tree that spans the nodes, as links; a node without a score is tied to the first.
    private mutating func spanningLinks(_ cluster: [Int], nodes: [Int], scores: [Int: [Int: Double]]) -> [Link] {
        var links: [Link] = []
        var best: [Int: (score: Double, to: Int)] = [:]
        var waiting = Array(cluster.dropFirst())
        var latest = cluster[0]
        for node in waiting { best[node] = (-.infinity, latest) }
        while !waiting.isEmpty {
            for node in waiting {
                if let score = scores[latest]?[node], score > best[node]?.score ?? -.infinity {
                    best[node] = (score, latest)
                }
            }
            var next = waiting[0]
            for node in waiting.dropFirst() where (best[node]?.score ?? 0) > (best[next]?.score ?? 0) { next = node }
            waiting.removeAll { $0 == next }
            let partner = best[next]?.to ?? cluster[0]
            let (a, b) = (groups[nodes[min(partner, next)]], groups[nodes[max(partner, next)]])
            if let link = link(a, b) { links.append(link) }
            latest = next
        }
        return links
    }

    // MARK: Candidates

    /// Pairs of positions in `nodes` worth scoring: those of one bucket of given names, all of them or those that
    /// share a term.
    private func candidates(among nodes: [Int]) -> [(Int, Int)] {
        var buckets: [String: [Int]] = [:]
        for (position, node) in nodes.enumerated() {
            for prefix in prefixes(groups[node]) { buckets[prefix, default: []].append(position) }
        }
        var seen: Set<UInt64> = []
        var pairs: [(Int, Int)] = []
        func take(_ a: Int, _ b: Int) {
            if seen.insert(UInt64(min(a, b)) << 32 | UInt64(max(a, b))).inserted {
                pairs.append((min(a, b), max(a, b)))
            }
        }
        for (_, bucket) in buckets.sorted(by: { $0.key < $1.key }) {
            if bucket.count <= Self.mostCompared {
                let names = NameFilter(bucket.map { groups[nodes[$0]] }, book: context.book)
                for (x, a) in bucket.enumerated() {
                    for y in (x + 1)..<max(x + 1, bucket.count) where names.mayBeOne(x, y) { take(a, bucket[y]) }
                }
                continue
            }
            // Neighbours in order stand for all that share nothing but a rare name.
            for (a, b) in zip(bucket, bucket.dropFirst()) { take(a, b) }
            for posting in postings(bucket.map { groups[nodes[$0]] }) {
                for (at, a) in posting.enumerated() { for b in posting[(at + 1)...] { take(bucket[a], bucket[b]) } }
            }
        }
        return pairs
    }

    /// The first two letters of the written-out given names, of the full one where a short form is listed; one bucket
    /// for all initials, which stand in a block of one letter already.
    private func prefixes(_ group: PersonGroup) -> Set<String> {
        guard group.isFull else { return [""] }
        var result: Set<String> = []
        for form in group.forms {
            for shape in context.book.forms[form].shapes {
                guard let first = shape.given.first else {
                    result.insert("")
                    continue
                }
                guard !first.isInitial else { continue }
                result.insert(String((NameTables.variantHead[first.text] ?? first.text).prefix(2)))
                if let alternative = first.alternative { result.insert(String(alternative.prefix(2))) }
            }
        }
        return result
    }

    /// Positions that share a co-author's home, an institution, an identifier or the rest of a list.
    func postings(_ nodes: [PersonGroup]) -> [[Int]] {
        var byHome: [Int: [Int]] = [:]
        var byRest: [UInt64: [Int]] = [:]
        var byText: [String: [Int]] = [:]
        for (position, group) in nodes.enumerated() {
            for home in group.coauthors.keys { byHome[home, default: []].append(position) }
            for rest in group.rests { byRest[rest, default: []].append(position) }
            for text in group.institutions + group.identifiers { byText[text, default: []].append(position) }
        }
        let lists = Array(byHome.values) + Array(byRest.values) + Array(byText.values)
        return lists.filter { (2...Self.longestPosting).contains($0.count) }
    }

    // MARK: Initials

    /// Puts each group that has only initials to the one finished group that it fits best, if no other comes near.
    mutating func attachInitials() {
        let full = groups.indices.filter { groups[$0].isFull }
        let thin = groups.indices.filter { !groups[$0].isFull }
        guard !full.isEmpty, !thin.isEmpty else { return }
        let targets = TargetIndex(full.map { groups[$0] }, resolver: self)
        var due: [(score: Double, mark: UInt64, thin: Int, full: Int)] = []
        for node in thin {
            let ranked = ranked(groups[node], among: targets.candidates(for: groups[node], book: context.book))
            guard let best = ranked.first, best.score >= context.parameters.same else { continue }
            if let next = ranked.dropFirst().first, next.score > best.score - context.parameters.margin,
                next.score >= context.parameters.review
            {
                continue
            }
            due.append((best.score, groups[node].mark, groups[node].members[0], targets.groups[best.target].members[0]))
        }
        for entry in due.sorted(by: { ($0.score, $1.mark, $1.thin) > ($1.score, $0.mark, $0.thin) }) {
            guard let x = groups.firstIndex(where: { $0.members[0] == entry.thin }),
                let y = groups.firstIndex(where: { $0.members.contains(entry.full) }), x != y,
                context.veto(groups[x], groups[y]) == nil, let link = link(groups[x], groups[y])
            else { continue }
            merge([x, y], links: [link])
        }
    }

    private mutating func ranked(_ thin: PersonGroup, among targets: [(Int, PersonGroup)]) -> [(
        score: Double, target: Int
    )] {
        var found: [(score: Double, target: Int)] = []
        for (target, group) in targets {
            guard let pair = comparison(thin, group) else { continue }
            found.append((deciding(pair), target))
        }
        return found.sorted { ($0.score, $1.target) > ($1.score, $0.target) }
    }
}

/// Finished groups, for finding those that an initial could belong to.
struct TargetIndex {
    let groups: [PersonGroup]
    private var byForm: [Int: [Int]] = [:]
    private var byHome: [Int: [Int]] = [:]

    init(_ groups: [PersonGroup], resolver: BlockResolver) {
        self.groups = groups
        for (number, group) in groups.enumerated() {
            for form in group.forms { byForm[form, default: []].append(number) }
            for home in group.coauthors.keys { byHome[home, default: []].append(number) }
        }
    }

    /// All groups with a name that fits, or of very many those that share a co-author.
    func candidates(for thin: PersonGroup, book: NameBook) -> [(Int, PersonGroup)] {
        var fitting: Set<Int> = []
        for (form, numbers) in byForm where thin.forms.contains(where: { book.areCompatible($0, form) }) {
            fitting.formUnion(numbers)
        }
        if fitting.count > BlockResolver.mostTargets {
            let near = Set(thin.coauthors.keys.flatMap { byHome[$0] ?? [] })
            fitting.formIntersection(near)
        }
        return fitting.sorted().map { ($0, groups[$0]) }
    }
}
