import Catalog

/// What two records say about being one work, in bits.
///
/// The decision table decides (`WorkJudge`); the bits say how much stands behind it, and are chosen so that a row of
/// the table that joins reaches the threshold and a row that asks stays below it.
extension WorkResolver {
    /// What stands behind a join that was made for this reason.
    func contributions(of a: Int, _ b: Int, reason: String) -> [Contribution] {
        var found = reason == "decided by hand" ? [contribution(.decidedByHand, "decided by hand")] : []
        found += evidence(clusters.units[a], clusters.units[b], areCopies: a == b)
        return found
    }

    func contribution(_ evidence: Evidence, _ detail: String) -> Contribution {
        Contribution(evidence: evidence.name, bits: parameters.bits(evidence.name), detail: detail)
    }

    /// Every piece of evidence about two units, in the order of the parameter file.
    func evidence(_ a: WorkUnit, _ b: WorkUnit, areCopies: Bool = false) -> [Contribution] {
        var found: [Contribution] = []
        if let shared = Identifiers.shared(a.identifiers, b.identifiers) {
            found.append(contribution(.identifier, "equal identifier \(shared)"))
        }
        found += titleEvidence(a, b)
        found += authorEvidence(a, b)
        found += abstractEvidence(a, b, areCopies: areCopies)
        found += dateEvidence(a, b)
        return found.enumerated().sorted {
            (parameters.place($0.element.evidence), $0.offset) < (parameters.place($1.element.evidence), $1.offset)
        }.map(\.element)
    }

    private func titleEvidence(_ a: WorkUnit, _ b: WorkUnit) -> [Contribution] {
        guard let first = a.title, let second = b.title else { return [] }
        if first == second {
            return a.contentWords >= WorkJudge.fewestContentWords
                ? [contribution(.titleEqual, "equal titles")]
                : [contribution(.titleEqualShort, "equal titles, which are short")]
        }
        let likeness = titleLikeness(first, second)
        guard likeness >= parameters[.titleNear] else { return [] }
        return [contribution(.titleNear, "titles alike, \(Int((likeness * 100).rounded())) % of their words")]
    }

    private func authorEvidence(_ a: WorkUnit, _ b: WorkUnit) -> [Contribution] {
        switch clusters.judge.authors(a, b) {
        case .unknown: return [contribution(.authorsUnknown, "one side names no authors")]
        case .contradict: return [contribution(.authorsDiffer, "the authors differ")]
        case .agree: break
        }
        let count = min(a.list.count, b.list.count)
        let places = count > 0 ? "\(count) of \(count) visible authors align" : "the authors align"
        if clusters.judge.everyAuthorFits(a, b) { return [contribution(.authorsAll, places)] }
        return [contribution(.authorsMost, "most authors align")]
    }

    private func abstractEvidence(_ a: WorkUnit, _ b: WorkUnit, areCopies: Bool) -> [Contribution] {
        if areCopies {
            guard a.title == nil, a.identifiers.isEmpty, !a.abstracts.isEmpty else { return [] }
            return [contribution(.abstractEqual, "equal abstracts")]
        }
        guard !a.abstracts.isEmpty, !b.abstracts.isEmpty else { return [] }
        let (first, second) = (a.abstracts.map { ComparedAbstract($0) }, b.abstracts.map { ComparedAbstract($0) })
        let overlap = Self.greatest(first, second) { tripleOverlap($0.triples, $1.triples) }
        if overlap >= Self.enoughTriples {
            return [
                contribution(.abstractEqual, "abstracts agree in \(Int((overlap * 100).rounded())) % of word triples")
            ]
        }
        guard Self.greatest(first, second, by: { cosine($0.weights, $1.weights) }) >= Self.sameAbstract else {
            return []
        }
        return [contribution(.abstractAlike, "abstracts alike")]
    }

    private static func greatest(
        _ a: [ComparedAbstract], _ b: [ComparedAbstract], by measure: (ComparedAbstract, ComparedAbstract) -> Double
    ) -> Double {
        a.flatMap { x in b.map { measure(x, $0) } }.max() ?? 0
    }

    private func dateEvidence(_ a: WorkUnit, _ b: WorkUnit) -> [Contribution] {
        var found: [Contribution] = []
        if a.years.contains(where: b.years.contains) {
            found.append(contribution(.yearSame, "same year"))
        } else if clusters.judge.yearsApart(a, b) > WorkJudge.mostYearsApart {
            found.append(contribution(.yearFar, "\(clusters.judge.yearsApart(a, b)) years apart"))
        }
        if a.venues.contains(where: b.venues.contains) { found.append(contribution(.venueSame, "same journal")) }
        return found
    }

    // MARK: Judging

    /// What the evidence says about two records; nil when one is not known or names no work.
    /// - Parameter links: those of the resolution, whose ends are judged by them.
    func judge(_ a: RecordID, _ b: RecordID, links: [IdentityLink]) -> Judgement? {
        guard let x = unit(of: a), let y = unit(of: b), a != b else { return nil }
        let ends = Set([a.rawValue, b.rawValue])
        if let link = links.first(where: { ends == [$0.a, $0.b] }) {
            return Judgement(
                verdict: .same, score: link.score, contributions: link.contributions, checked: checks(x, y))
        }
        return judgement(x, y)
    }

    func judgement(_ x: Int, _ y: Int) -> Judgement {
        let (a, b) = (clusters.units[x], clusters.units[y])
        let contributions = evidence(a, b, areCopies: x == y)
        var judgement = Judgement(
            verdict: .different, score: contributions.reduce(0) { $0 + $1.bits }, contributions: contributions)
        if let veto = clusters.judge.veto(a, b) { judgement.vetoes.append(veto) }
        if decisions.contains(where: { tells($0, x, y, apart: true) }) { judgement.vetoes.append("told apart by hand") }
        if judgement.vetoes.isEmpty {
            judgement.checked = checks(x, y)
            if judgement.score >= parameters.same { judgement.verdict = .same }
            let likeness = clusters.judge.likenessWorthAsking(a, b, atLeast: parameters[.titleNear])
            if judgement.score < parameters.same, likeness != nil { judgement.verdict = .review }
        }
        if a.abstracts.isEmpty || b.abstracts.isEmpty { judgement.missing.append("no abstract on one side") }
        if a.identifiers.isEmpty || b.identifiers.isEmpty { judgement.missing.append("no identifier on one side") }
        return judgement
    }

    private func unit(of record: RecordID) -> Int? {
        clusters.units.firstIndex { $0.records.contains { records[$0].id == record } }
    }

    private func tells(_ decision: Decision, _ x: Int, _ y: Int, apart: Bool) -> Bool {
        guard (decision.verdict == .different) == apart else { return false }
        let (first, second) = (ids(of: x), ids(of: y))
        return (first.contains(decision.a) && second.contains(decision.b))
            || (first.contains(decision.b) && second.contains(decision.a))
    }

    private func ids(of unit: Int) -> Set<Int64> { Set(clusters.units[unit].records.map { records[$0].id.rawValue }) }

    private func checks(_ x: Int, _ y: Int) -> [String] {
        ["no two identifiers of one kind in conflict", "no part, erratum, comment or number on one side only"]
    }
}
