import Catalog

/// Joins the mentions of one block into people.
struct BlockResolver {
    let context: PeopleContext
    var names: BlockNames
    /// Those that stand for somebody, in order of their first member; nil where a group went into another.
    var groups: [PersonGroup]
    private(set) var links: [Link] = []
    /// Whether names alone join nobody yet. In the first round only what ties mentions beside their names does, so that
    /// in the next a name is weighed against all that either side has: two who share a rare name and, on many works,
    /// not one co-author are not drawn together by two works that happen to say little.
    private var doNamesWait = false
    /// What was found about pairs, by the numbers of both; nil where they cannot be one.
    private var compared: [UInt64: PairScore?] = [:]
    private var lastSerial = 0

    /// A join that was made, by signature.
    struct Link {
        var a: Int
        var b: Int
        var reason: String
        var contributions: [Contribution]
    }

    /// Lists of signatures of this block that something certain says are one person, if nothing forbids it.
    struct CertainList {
        var signatures: [Int]
        var reason: (String, String) -> String
    }

    init(_ block: [Int], context: PeopleContext) {
        self.context = context
        groups = block.map { context.group(of: $0) }
        names = BlockNames(
            forms: Set(block.map { context.signatures[$0].form }).sorted {
                (context.book.spelling($0), $0) < (context.book.spelling($1), $1)
            }, book: context.book, parameters: context.parameters)
        for group in groups { number(group) }
    }

    private mutating func number(_ group: PersonGroup) {
        lastSerial += 1
        group.serial = lastSerial
    }

    mutating func resolve(certain: [CertainList]) {
        obeyPins()
        for list in certain { joinCertain(list) }
        for round in 1...max(1, Int(context.parameters[.mostRounds])) {
            let before = groups.count
            doNamesWait = round == 1
            agglomerate(groups.indices.filter { groups[$0].isFull })
            attachInitials()
            agglomerate(groups.indices.filter { !groups[$0].isFull })
            if groups.count == before && !doNamesWait { break }
        }
        doNamesWait = false
    }

    // MARK: Certain joins

    private mutating func obeyPins() {
        let own = Set(groups.map { $0.members[0] })
        for (a, b) in context.same where own.contains(a) && own.contains(b) {
            guard let x = index(of: a), let y = index(of: b), x != y,
                !context.arePinnedApart(groups[x], groups[y])
            else { continue }
            let detail = "decided by hand" + (context.veto(groups[x], groups[y]).map { ", against: \($0)" } ?? "")
            let pin = Contribution(
                evidence: Evidence.decidedByHand.name, bits: context.weight(.decidedByHand), detail: detail)
            merge([x, y], links: [Link(a: a, b: b, reason: "decided by hand", contributions: [pin])], byHand: true)
        }
    }

    private func index(of signature: Int) -> Int? {
        groups.firstIndex { $0.members.first == signature || $0.members.contains(signature) }
    }

    /// Joins each signature with the first group of its predecessors that will have it.
    private mutating func joinCertain(_ list: CertainList) {
        var firsts: [Int] = []
        for next in list.signatures {
            let isTaken = firsts.contains { first in
                guard let x = index(of: first), let y = index(of: next) else { return false }
                return x == y || joinIfSure(x, y, between: (first, next), reason: list.reason)
            }
            if !isTaken { firsts.append(next) }
        }
    }

    private mutating func joinIfSure(
        _ x: Int, _ y: Int, between ends: (Int, Int), reason: (String, String) -> String
    ) -> Bool {
        guard context.veto(groups[x], groups[y]) == nil,
            let pair = context.evidence(groups[x], groups[y], names: &names, explaining: true),
            deciding(PairScore(pair)) >= context.parameters.same
        else { return false }
        let words = reason(context.signatures[ends.0].surface, context.signatures[ends.1].surface)
        merge(
            [x, y],
            links: [
                Link(
                    a: min(ends.0, ends.1), b: max(ends.0, ends.1), reason: words,
                    contributions: context.ordered(pair.contributions))
            ])
        return true
    }

    // MARK: Merging

    /// Makes one of several groups, which takes the place of the first.
    mutating func merge(_ parts: [Int], links new: [Link], byHand: Bool = false) {
        let sorted = parts.sorted { groups[$0].members[0] < groups[$1].members[0] }
        let whole = PersonGroup(copying: groups[sorted[0]])
        for part in sorted.dropFirst() { whole.absorb(groups[part], profiles: context.works, byHand: byHand) }
        whole.terms.settle()
        number(whole)
        groups[sorted[0]] = whole
        links += new
        let gone = Set(sorted.dropFirst())
        if gone.count == 1, let only = gone.first {
            groups.remove(at: only)
        } else {
            groups = groups.indices.filter { !gone.contains($0) }.map { groups[$0] }
        }
        // The first part held the smallest member, so the order by first member stands.
    }

    // MARK: Scores

    /// What the evidence says of two groups; nil when something forbids that they are one. Most groups meet again in the
    /// next round as they are.
    mutating func comparison(_ a: PersonGroup, _ b: PersonGroup) -> PairScore? {
        let key = UInt64(a.serial) << 32 | UInt64(b.serial)
        if let known = compared[key] { return known }
        let found =
            context.veto(a, b) == nil ? context.evidence(a, b, names: &names).map { PairScore($0) } : nil
        compared[key] = .some(found)
        return found
    }

    /// The score that decides: names that need more than a name beside them stay below the threshold without it.
    func deciding(_ pair: PairScore) -> Double {
        (pair.needsMore || doNamesWait) && !pair.isRelated
            ? min(pair.score, context.parameters.same - 1) : pair.score
    }

    /// The join of two groups with its reasons, between the mentions that show them best.
    mutating func link(_ a: PersonGroup, _ b: PersonGroup) -> Link? {
        guard let pair = context.evidence(a, b, names: &names, explaining: true),
            let name = context.bestNameEvidence(a, b, names: &names)
        else { return nil }
        let (x, y) = endpoints(a, b, forms: name.forms, coauthor: pair.sharedCoauthors.first)
        return Link(
            a: min(x, y), b: max(x, y),
            reason: "\(context.signatures[min(x, y)].surface) / \(context.signatures[max(x, y)].surface): "
                + Self.summary(pair.contributions),
            contributions: context.ordered(pair.contributions))
    }

    /// The two strongest pieces of evidence in words.
    private static func summary(_ contributions: [Contribution]) -> String {
        contributions.filter { $0.bits > 0 }.sorted { ($0.bits, $1.evidence) > ($1.bits, $0.evidence) }.prefix(2)
            .map(\.detail).joined(separator: ", ")
    }

    private func endpoints(
        _ a: PersonGroup, _ b: PersonGroup, forms: (Int, Int), coauthor: WorkProfile.Author?
    ) -> (Int, Int) {
        if let (x, y) = onOnePlace(a, b) { return (x, y) }
        return (best(a, form: forms.0, coauthor: coauthor), best(b, form: forms.1, coauthor: coauthor))
    }

    private func onOnePlace(_ a: PersonGroup, _ b: PersonGroup) -> (Int, Int)? {
        for work in a.works where a.places[work] != 0 && a.places[work] == b.places[work] {
            let isThere = { (member: Int) in
                context.signatures[member].work == work && context.signatures[member].place == a.places[work]
            }
            if let x = a.members.first(where: isThere), let y = b.members.first(where: isThere) { return (x, y) }
        }
        return nil
    }

    /// The first member with that name beside that co-author, or with that name, or the first.
    private func best(_ group: PersonGroup, form: Int, coauthor: WorkProfile.Author?) -> Int {
        let named = group.members.filter { context.signatures[$0].form == form }
        let beside = coauthor.flatMap { coauthor in
            named.first { member in
                context.works[context.signatures[member].work].authors.contains {
                    $0.form == coauthor.form || context.book.areCompatible($0.form, coauthor.form)
                }
            }
        }
        return beside ?? named.first ?? group.members[0]
    }
}

extension PeopleContext {
    /// Contributions in the order of the parameter file.
    func ordered(_ contributions: [Contribution]) -> [Contribution] {
        contributions.enumerated().sorted {
            (parameters.place($0.element.evidence), $0.offset) < (parameters.place($1.element.evidence), $1.offset)
        }.map(\.element)
    }
}
