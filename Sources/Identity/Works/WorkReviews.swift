public import Catalog

/// What works leave to a person: near titles by the same authors that nothing settles, and complete author lists of
/// one work that contradict each other. At most one question for each pair of works; in canonical order.
///
/// A question depends on the two works alone, so those of a changed work are found with its neighbours at hand: works
/// whose first or last author is at home in the same block as its own first or last.
///
/// - Parameters:
///   - works: the records of each work.
///   - touched: only questions about a work that holds one of these; nil for all.
///   - homes: near titles only of works that meet in one of these homes of authors; nil for all.
/// - Complexity: near linear; works meet only by their first and last authors.
public func workReviews(
    _ works: [[RecordEvidence]], touching touched: Set<RecordID>? = nil, meetingIn homes: Set<String>? = nil,
    decisions: [Decision] = [], parameters: ResolverParameters = .standard
) -> [ReviewProposal] {
    var questions = WorkQuestions(works, touched: touched, decisions: decisions, parameters: parameters)
    questions.askAboutNearTitles(meetingIn: homes)
    questions.askAboutLists()
    return questions.proposals
}

/// The keys by which two works can come to be asked about: where the first and the last of their authors are at home.
public func reviewKeys(_ record: RecordEvidence) -> [String] {
    let list = record.printedList
    return Set([list.first, list.last].compactMap { $0.flatMap { PersonName($0.surface).homeKey } }).sorted()
}

struct WorkQuestions {
    private let works: [Work]
    private let judge: WorkJudge
    private let touched: Set<RecordID>?
    private let parameters: ResolverParameters
    private let apart: Set<[Int64]>
    private let resolver: WorkResolver
    /// Of each record, its number among all and that of its unit.
    private let numbers: [RecordID: (record: Int, unit: Int)]
    private var found: [(a: Int, b: Int, proposal: ReviewProposal)] = []

    /// In longer buckets only works that share a word of their own are compared.
    private static let mostInBucket = 200
    private static let longestPosting = 40

    private struct Work {
        /// Numbers of its units in the resolver, by anchor.
        var units: [Int]
        var records: [RecordEvidence]
    }

    init(
        _ works: [[RecordEvidence]], touched: Set<RecordID>?, decisions: [Decision], parameters: ResolverParameters
    ) {
        self.touched = touched
        self.parameters = parameters
        // The resolver lends its units and its evidence; it decides nothing here.
        let resolver = WorkResolver(works.flatMap { $0 }, decisions: decisions, parameters: parameters)
        self.resolver = resolver
        judge = resolver.clusters.judge
        apart = Set(
            decisions.filter { $0.kind == .work && $0.verdict == .different }.map {
                [min($0.a, $0.b), max($0.a, $0.b)]
            })
        var numbers: [RecordID: (record: Int, unit: Int)] = [:]
        for (number, unit) in resolver.clusters.units.enumerated() {
            for record in unit.records { numbers[resolver.records[record].id] = (record, number) }
        }
        self.numbers = numbers
        self.works = works.map { records in
            let sorted = records.sorted { $0.anchor < $1.anchor }
            return Work(units: Set(sorted.compactMap { numbers[$0.id]?.unit }).sorted(), records: sorted)
        }.filter { !$0.units.isEmpty }.sorted { $0.records[0].anchor < $1.records[0].anchor }
    }

    var proposals: [ReviewProposal] { found.sorted { ($0.a, $0.b) < ($1.a, $1.b) }.map(\.proposal) }

    private func isTouched(_ work: Work) -> Bool {
        touched.map { ids in work.records.contains { ids.contains($0.id) } } ?? true
    }

    // MARK: Near titles

    mutating func askAboutNearTitles(meetingIn chosen: Set<String>?) {
        if chosen?.isEmpty ?? false { return }
        var byKey: [Int: [Int]] = [:]
        for (number, work) in works.enumerated() {
            var homes: Set<Int> = []
            for unit in work.units {
                let list = resolver.clusters.units[unit].list
                for form in [list.first, list.last] {
                    guard let form, let home = judge.book.forms[form].home else { continue }
                    if let chosen, !chosen.contains("=" + (judge.book.home(ofForm: form) ?? "")) { continue }
                    homes.insert(home)
                }
            }
            for home in homes { byKey[home, default: []].append(number) }
        }
        var seen: Set<[Int]> = []
        for (_, bucket) in byKey where bucket.count > 1 {
            for (a, b) in pairs(bucket) where seen.insert([a, b]).inserted {
                guard isTouched(works[a]) || isTouched(works[b]) else { continue }
                askAboutTitles(a, b)
            }
        }
    }

    private func pairs(_ bucket: [Int]) -> [(Int, Int)] {
        if bucket.count <= Self.mostInBucket {
            return bucket.enumerated().flatMap { at, a in bucket[(at + 1)...].map { (a, $0) } }
        }
        var byWord: [Substring: [Int]] = [:]
        for number in bucket {
            let titles = works[number].units.compactMap { resolver.clusters.units[$0].title }
            let words = Set(titles.flatMap { $0.split(separator: " ") })
            for word in words where !WeakWords.all.contains(String(word)) { byWord[word, default: []].append(number) }
        }
        return byWord.values.filter { $0.count <= Self.longestPosting }.flatMap { posting in
            posting.enumerated().flatMap { at, a in posting[(at + 1)...].map { (a, $0) } }
        }
    }

    private mutating func askAboutTitles(_ a: Int, _ b: Int) {
        guard !works[a].units.contains(where: works[b].units.contains), !areToldApart(works[a], works[b]) else {
            return
        }
        var best: (likeness: Double, units: (Int, Int))?
        for x in works[a].units {
            for y in works[b].units {
                if judge.veto(resolver.clusters.units[x], resolver.clusters.units[y]) != nil { return }
                let (first, second) = (resolver.clusters.units[x], resolver.clusters.units[y])
                guard let likeness = judge.likenessWorthAsking(first, second, atLeast: parameters[.titleNear]),
                    likeness > best?.likeness ?? 0
                else { continue }
                best = (likeness, (x, y))
            }
        }
        guard let best else { return }
        let (x, y) = (record(best.units.0), record(best.units.1))
        let affected = min(works[a].records.count, works[b].records.count)
        let judgement = resolver.judgement(best.units.0, best.units.1)
        append(
            x, y,
            ReviewProposal(
                kind: .work, a: 0, b: 0, judgement: judgement, reason: "near titles by the same authors",
                affected: affected, priority: Double(affected) / (1 + abs(parameters.same - judgement.score))))
    }

    private func areToldApart(_ a: Work, _ b: Work) -> Bool {
        guard !apart.isEmpty else { return false }
        return a.records.contains { x in
            b.records.contains { y in
                apart.contains([min(x.id.rawValue, y.id.rawValue), max(x.id.rawValue, y.id.rawValue)])
            }
        }
    }

    // MARK: Lists that contradict each other

    mutating func askAboutLists() {
        for work in works where isTouched(work) {
            let whole = work.records.filter { $0.authorsComplete == true && !$0.printedList.isEmpty }
            guard let first = whole.first else { continue }
            let forms = { [judge] (record: RecordEvidence) in record.printedList.map { judge.book.form($0.surface) } }
            let own = forms(first)
            guard let other = whole.dropFirst().first(where: { !judge.areOneList(own, forms($0)) }),
                let x = numbers[first.id], let y = numbers[other.id]
            else { continue }
            var judgement = resolver.judgement(x.unit, y.unit)
            judgement.verdict = .review
            append(
                x.record, y.record,
                ReviewProposal(
                    kind: .work, a: 0, b: 0, judgement: judgement,
                    reason: "one work, and its complete author lists disagree"))
        }
    }

    private func record(_ unit: Int) -> Int { resolver.clusters.units[unit].records[0] }

    private mutating func append(_ x: Int, _ y: Int, _ proposal: ReviewProposal) {
        var proposal = proposal
        proposal.a = resolver.records[min(x, y)].id.rawValue
        proposal.b = resolver.records[max(x, y)].id.rawValue
        found.append((min(x, y), max(x, y), proposal))
    }
}
