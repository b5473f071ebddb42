import Byline
package import Catalog

struct GraphCentralCommand: Command {
    static let definition = CommandDefinition(
        "graph central", "Ranks researchers by their place in the graph",
        flags: [
            .option(
                "by", "MEASURE", .choice(Centrality.allCases.map(\.rawValue)),
                "pagerank (default), betweenness, degree, strength or core"),
            .switch("papers", "Rank works by PageRank among citations instead"), .weighted,
            .option("samples", "N", .count, "For betweenness: follow paths from N researchers; 1000 by default"),
            .switch("exact", "For betweenness: from all of them, however long it takes"),
        ] + Flag.scope + [.limit, .patience],
        examples: [
            Example("byline graph central", "The twenty with the highest PageRank"),
            Example("byline graph central --by betweenness --exact", "Who stands between the others"),
            Example("byline graph central --papers --limit 10", "Works that much leads to"),
        ],
        fields: Listing<RankedNode>.ranking.notes, exits: [.notFound])
    let centrality: Centrality
    let isOfPapers: Bool
    let isWeighted: Bool
    let samples: Int?
    let scope: GraphScope
    let limit: Int
    let budget: GraphBudget

    init(_ line: ParsedLine) throws(UsageError) {
        centrality = line.value("by").flatMap(Centrality.init) ?? .pagerank
        isOfPapers = line.has("papers")
        isWeighted = line.has("weighted")
        samples = line.has("exact") ? nil : line.number("samples") ?? 1000
        scope = try line.scope()
        limit = line.number("limit") ?? 20
        budget = GraphBudget(seconds: line.has("exact") ? line.number("max-seconds") : line.number("max-seconds") ?? 60)
        if isOfPapers, centrality != .pagerank || isWeighted || !scope.isEverything {
            throw UsageError(
                what: "--papers ranks all works by PageRank alone", mend: "Leave the other flags out, but for --limit")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let answer =
            isOfPapers
            ? try registrar.rankingOfWorks(limit: limit)
            : try registrar.ranking(
                by: centrality, isWeighted: isWeighted, samples: samples, limit: limit, scope: scope, budget: budget)
        session.print(answer, noun: isOfPapers ? "works" : "researchers", to: &output)
        return .ok
    }
}

struct GraphCoreCommand: Command {
    static let definition = CommandDefinition(
        "graph core", "Lists the densest group, where everybody wrote with k others",
        flags: [.option("k", "K", .count, "How many others; as many as possible by default")] + Flag.scope + [.limit],
        examples: [
            Example("byline graph core", "The innermost core"),
            Example("byline graph core --k 5 --since 2015", "The 5-core by works since 2015"),
        ],
        fields: Listing<RankedNode>.ranking.notes, exits: [.notFound])
    let k: Int?
    let scope: GraphScope
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) {
        k = line.number("k")
        scope = try line.scope()
        limit = line.number("limit")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        var answer = try session.registrar().core(k, scope: scope)
        if let limit { answer.rows = Array(answer.rows.prefix(limit)) }
        session.print(answer, noun: "researchers", to: &output)
        return .ok
    }
}

extension Session {
    fileprivate func print(_ answer: RankingAnswer, noun: String, to output: inout some TextOutputStream) {
        print(answer.rows, as: .ranking, whenEmpty: "There is nobody to rank.", to: &output)
        diagnostics.note("\(answer.rows.count) of \(answer.total) \(noun), by \(answer.method).")
        tell(truncation: answer.truncation)
    }
}

extension Listing where Row == RankedNode {
    package static var ranking: Listing<RankedNode> {
        Listing([
            Column("id", .text, "The researcher's id, or the work's", heading: "id") { Value(id: $0.id) },
            Column("name", .text, "The name, or the title", heading: "name", isFlexible: true) { Value($0.name) },
            Column("score", .number, "The number ranked by", heading: "score", cell: { short($0.score) }) {
                .double($0.score)
            },
            Column("degree", .number, "Collaborators; of a work, those that cite it", heading: "linked with") {
                .int($0.degree)
            },
        ])
    }
}

/// A number with about four digits: `12`, `3.142`, `0.01234`, `1.2e-05`.
private func short(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e9 { return "\(Int(number))" }
    if abs(number) >= 1000 { return decimal(number, places: 0) }
    if abs(number) >= 0.1 { return decimal(number, places: 3) }
    return abs(number) >= 0.0001 ? decimal(number, places: 6) : decimal(number * 1e6, places: 3) + "e-6"
}
