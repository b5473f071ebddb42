import Byline
package import Catalog

struct GraphRisingCommand: Command {
    static let definition = CommandDefinition(
        "graph rising", "Lists ties that became stronger from one period to the next",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 0, most: nil, summary: "somebody, to see only their ties"),
        flags: [
            .option("earlier", "YEARS", .text, "The earlier period, such as 2015-2019; by default five years"),
            .option("later", "YEARS", .text, "The later period; by default the latest five years"),
            .topic, .works, .limit, .maxSeconds,
        ],
        examples: [
            Example("byline graph rising", "In the latest five years against the five before"),
            Example("byline graph rising R24 --earlier 2010-2014 --later 2015-2019", "One person's"),
        ],
        fields: Listing<RisingPair>.rising.notes, exits: [.notFound, .invalidInput, .conflict])
    let name: String?
    let earlier: ClosedRange<Int>?
    let later: ClosedRange<Int>?
    let scope: GraphScope
    let limit: Int
    let showsWorks: Bool
    let budget: GraphBudget

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.words.isEmpty ? nil : line.phrase
        earlier = try line.years("earlier")
        later = try line.years("later")
        scope = GraphScope(topic: line.value("topic"))
        limit = line.number("limit") ?? 20
        showsWorks = line.has("works")
        budget = line.budget(seconds: 10)
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let person = try name.map { try registrar.researcher(named: $0, for: Self.definition) }
        let answer = try registrar.risingTies(
            of: person, from: earlier, to: later, limit: limit, scope: scope, budget: budget)
        if showsWorks, session.format == .table, !answer.rows.isEmpty {
            output.write(TiesPage.text(answer.rows.map { TieRow($0.pair) }, session.layout))
        } else {
            session.print(answer.rows, as: .rising, whenEmpty: "No tie became stronger.", to: &output)
        }
        session.diagnostics.note(
            "\(answer.rows.count) of \(answer.total) ties that rose from \(span(answer.earlier)) to "
                + "\(span(answer.later)); the columns of a tie count its works of all years.")
        session.tellLowerBounds(of: answer.rows.map(\.pair))
        session.tell(truncation: answer.truncation)
        return .ok
    }
}

private func span(_ years: ClosedRange<Int>) -> String { span(years.lowerBound, years.upperBound) }

extension ParsedLine {
    /// A flag's `2015-2019` or `2015`.
    fileprivate func years(_ flag: String) throws(UsageError) -> ClosedRange<Int>? {
        guard let text = value(flag) else { return nil }
        let years = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map { Int($0) }
        guard (1...2).contains(years.count), let first = years.first ?? nil, let last = years.last ?? nil,
            first > 0, last >= first, last <= 9999
        else {
            throw UsageError(
                what: "--\(flag) takes years such as 2015-2019, not “\(text)”", mend: "Give the earlier year first")
        }
        return first...last
    }
}

extension Listing where Row == RisingPair {
    package static var rising: Listing<RisingPair> {
        let own: [Column<RisingPair>] = [
            Column(
                "rise", .number, "Strength gained for each year", heading: "rise",
                cell: { decimal($0.rise, places: 3) }
            ) { .double($0.rise) },
            Column("earlier_works", .number, "Shared works in the earlier period", heading: "before") {
                .int($0.earlierWorks)
            },
            Column("later_works", .number, "Shared works in the later period", heading: "after") {
                .int($0.laterWorks)
            },
        ]
        return Listing(own + Listing<TieRow>.tieColumns(of: \.pair))
    }
}
