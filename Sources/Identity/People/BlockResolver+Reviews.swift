import Catalog

/// What a block leaves to a person.
extension BlockResolver {
    /// A question about two groups, by their first members.
    struct Proposal {
        var a: Int
        var b: Int
        var judgement: Judgement
        var reason: String
        var affected: Int
        var priority: Double
    }

    /// No group is asked about more often than this, the closest questions first.
    private static let mostQuestions = 3

    /// At most one question for each pair of groups. Pairs that people have told apart are not asked again.
    mutating func proposals() -> [Proposal] {
        guard groups.count > 1 else { return [] }
        var found: [(a: Int, b: Int, score: Double, reason: String)] = []
        for (a, b) in reviewPairs() {
            guard let pair = comparison(groups[a], groups[b]), let reason = question(a, b, pair)
            else { continue }
            found.append((a, b, pair.score, reason))
        }
        let same = context.parameters.same
        found.sort { (abs(same - $0.score), $0.a, $0.b) < (abs(same - $1.score), $1.a, $1.b) }
        var asked = Array(repeating: 0, count: groups.count)
        var result: [Proposal] = []
        for entry in found where asked[entry.a] < Self.mostQuestions && asked[entry.b] < Self.mostQuestions {
            asked[entry.a] += 1
            asked[entry.b] += 1
            let (first, second) = (groups[entry.a], groups[entry.b])
            guard let judgement = context.judge(first, second, names: &names) else { continue }
            let affected = min(first.members.count, second.members.count)
            result.append(
                Proposal(
                    a: first.members[0], b: second.members[0], judgement: judgement, reason: entry.reason,
                    affected: affected, priority: Double(affected) / (1 + abs(same - entry.score))))
        }
        return result
    }

    /// Why a person should be asked; nil when the answer is plain.
    private func question(_ a: Int, _ b: Int, _ pair: PairScore) -> String? {
        let isThin = !groups[a].isFull || !groups[b].isFull
        if pair.score >= context.parameters.review, pair.beyondName > 0 {
            if isThin && groups[a].isFull != groups[b].isFull && pair.score >= context.parameters.same {
                return "initials that could be several people's"
            }
            return isThin ? "initials, and not enough beside them" : "names that fit, and not enough beside them"
        }
        let areEqual = groups[a].forms.contains { x in groups[b].forms.contains { context.book.areEqual(x, $0) } }
        if areEqual && !isThin { return "equal full names, and nothing else that says so" }
        return isThin && pair.score >= context.parameters.review ? "initials that fit, and nothing beside them" : nil
    }

    private mutating func reviewPairs() -> [(Int, Int)] {
        if groups.count <= Self.mostCompared {
            let names = NameFilter(groups, book: context.book)
            return groups.indices.flatMap { a in
                groups.indices.dropFirst(a + 1).filter { names.mayBeOne(a, $0) }.map { (a, $0) }
            }
        }
        var seen: Set<UInt64> = []
        var pairs: [(Int, Int)] = []
        for posting in postings(groups) {
            for (at, a) in posting.enumerated() {
                for b in posting[(at + 1)...] where seen.insert(UInt64(a) << 32 | UInt64(b)).inserted {
                    pairs.append((a, b))
                }
            }
        }
        return pairs.sorted { $0 < $1 }
    }
}

extension PeopleContext {
    /// What the evidence says about two groups; nil when it cannot be put into a score.
    func judge(_ a: PersonGroup, _ b: PersonGroup, names: inout BlockNames) -> Judgement? {
        guard let pair = evidence(a, b, names: &names, explaining: true) else { return nil }
        let contributions = ordered(pair.contributions)
        var judgement = Judgement(
            verdict: .different, score: contributions.reduce(0) { $0 + $1.bits }, contributions: contributions,
            missing: pair.missing)
        if let veto = veto(a, b) {
            judgement.vetoes = [veto]
        } else if judgement.score >= parameters.same {
            judgement.verdict = pair.needsMore && !pair.isRelated ? .review : .same
        } else if judgement.score >= parameters.review, pair.beyondName > 0 {
            judgement.verdict = .review
        }
        judgement.checked = checks(a, b, sparing: judgement.vetoes)
        return judgement
    }

    /// The vetoes that were looked for and not found, in words.
    func checks(_ a: PersonGroup, _ b: PersonGroup, sparing vetoes: [String]) -> [String] {
        guard vetoes.isEmpty else { return [] }
        var checked = ["no two names in conflict", "never two places on one work"]
        if let x = a.years, let y = b.years {
            let (first, last) = (min(x.lowerBound, y.lowerBound), max(x.upperBound, y.upperBound))
            checked.append(first == last ? "year \(first)" : "years \(first)–\(last)")
        }
        if !a.orcids.isEmpty, !b.orcids.isEmpty { checked.append("no different ORCID iDs") }
        return checked
    }
}
