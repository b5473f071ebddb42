import Byline
package import Catalog

struct ReproduceListCommand: Command {
    static let definition = CommandDefinition(
        "reproduce list", "Lists the results that can be measured again",
        examples: [
            Example("byline reproduce list", "Each with its paper, its target and its verdict"),
            Example("byline reproduce list --json", "With every claim, for a program"),
        ],
        fields: Listing<ReproductionSummary>.reproductions.notes)

    init(_ line: ParsedLine) throws(UsageError) {}

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarIfAny(.read)
        session.print(
            try registrar?.standings().map(\.summary) ?? ReproductionDesk.ofThisProgram.all(), as: .reproductions,
            whenEmpty: "There is nothing to reproduce.",
            to: &output)
        return .ok
    }
}

extension ReproductionDesk {
    static let ofThisProgram = ReproductionDesk(code: "byline " + CommandTree.version)

    /// The names that were typed, each checked.
    /// - Throws: `Failure` with the nearest name for the first that is not known.
    func named(_ typed: [String]) throws -> [String] {
        let known = all()
        for word in typed where !known.contains(where: { $0.name == word }) {
            throw Self.unknown(word, among: known)
        }
        return typed
    }

    private static func unknown(_ word: String, among known: [ReproductionSummary]) -> Failure {
        // A name half remembered is as good as one misspelt.
        let near = nearest(to: word, among: known.map(\.name))
        let meant = known.filter { $0.name == near || (word.count >= 3 && $0.name.contains(word.lowercased())) }
        let shown = meant.isEmpty ? known : meant
        return Failure(
            .notFound, "No reproduction is called “\(word)”",
            mend: meant.isEmpty ? "There are these" : "The nearest: \(meant.map(\.name).joined(separator: ", "))",
            candidates: .init(name: "nearest", items: shown.map { .text($0.name) }) { layout in
                Listing.reproductions.table(shown, layout: layout)
            })
    }
}

extension Listing where Row == ReproductionSummary {
    package static var reproductions: Listing<ReproductionSummary> {
        Listing([
            Column("name", .text, "What it is called by", heading: "name") { .text($0.name) },
            Column("paper", .text, "arXiv id of the paper", heading: "paper") { .text($0.arxiv) },
            Column("target", .text, "Figure, table or number of the paper", heading: "target", isFlexible: true) {
                .text($0.target)
            },
            Column(
                "claims", .objects, "What the paper prints: \(PrintedNumber.memberNames)", heading: "claims",
                cell: { "\($0.claims.count)" }
            ) { .list($0.claims.map(\.object)) },
            Column(
                "verdict", .text, "Of the run that speaks for it: reproduced, close, ...", heading: "verdict"
            ) { .text($0.verdict.rawValue) },
        ])
    }
}

extension PrintedNumber {
    /// The keys of `object`, for the documentation.
    static let memberNames =
        """
        claim, quantity, printed, printed_value, printed_uncertainty, place, tolerance, close_tolerance, \
        tolerance_reason, readings, is_alternative, needs_source
        """

    var object: Value {
        .object([
            .init("claim", .text(id)), .init("quantity", .text(quantity)), .init("printed", .text(text)),
            .init("printed_value", .double(value)),
            .init("printed_uncertainty", uncertainty.map(Value.double) ?? .null), .init("place", .text(place)),
            .init("tolerance", .double(tolerance)), .init("close_tolerance", .double(closeTolerance)),
            .init("tolerance_reason", .text(toleranceReason)), .init("readings", Value(texts: readings)),
            .init("is_alternative", .bool(isAlternative)), .init("needs_source", Value(needsSource)),
        ])
    }
}
