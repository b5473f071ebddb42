import Byline
import Catalog

extension Flag {
    static let works = Flag.switch("works", "Name the works behind each tie")
    static let weighted = Flag.switch("weighted", "Let the strength of ties count, not their number alone")
    /// For questions about the graph as a whole, which may take a while where it is large.
    static let patience = Flag.option("max-seconds", "N", .count, "Stop after N seconds and say so; 60 by default")
    static let spendNodes = Flag.option("max-nodes", "N", .count, "Look at no more than N researchers")
}

extension ParsedLine {
    /// How far a question may go.
    func budget(seconds: Int) -> GraphBudget {
        GraphBudget(nodes: number("max-nodes"), seconds: number("max-seconds") ?? seconds)
    }

    /// The names on the line: each word one, or several words each with a word between them.
    func names(partedBy separator: String) -> [String] {
        guard words.contains(separator) else { return words }
        return words.split(separator: separator).map { $0.joined(separator: " ") }
    }
}

extension Session {
    /// Says what is missing from an answer.
    func tell(truncation: String?) {
        if let truncation { diagnostics.warn("Truncated: \(truncation).") }
    }

    /// Says what the `+` behind a number means, if one of these ties has it.
    func tellLowerBounds(of ties: [PairTie]) {
        if ties.contains(where: \.tie.isLowerBound) { tellLowerBounds() }
    }
}

extension TieRow {
    /// - Parameter step: of the farther end from where the question began.
    init(_ pair: PairTie, step: Int? = nil) {
        self.init(
            near: .init(id: .researcher(pair.near.id), name: pair.near.name, distance: step.map { $0 - 1 }),
            far: .init(id: .researcher(pair.far.id), name: pair.far.name, distance: step), tie: pair.tie,
            works: pair.works)
    }
}

extension Column {
    /// The same column for rows that hold one of these.
    func lifted<Outer>(from row: @escaping @Sendable (Outer) -> Row) -> Column<Outer> {
        let (value, cell) = (value, cell)
        var shown: (@Sendable (Outer) -> String)?
        if let cell { shown = { outer in cell(row(outer)) } }
        return Column<Outer>(
            note.name, note.type, note.summary, heading: heading, isFlexible: isFlexible, cell: shown,
            value: { outer in value(row(outer)) })
    }
}

extension Listing where Row == TieRow {
    /// The columns of a tie, without its distance, for rows that hold one.
    static func tieColumns<Outer>(of row: @escaping @Sendable (Outer) -> PairTie) -> [Column<Outer>] {
        Listing<TieRow>.ties.columns.dropFirst().map { $0.lifted { TieRow(row($0)) } }
    }
}
