import Byline
import Catalog

struct TrustShowCommand: Command {
    static let definition = CommandDefinition(
        "trust show", "Shows how well a person's record is supported",
        argument: .researcher,
        flags: [
            .switch("explain", "Name everything counted, and what would raise the number"),
            .option("as-of", "INSTANT", .text, "Reckon ages at this moment: 2024-05-20T10:00:00Z or 2024-05-20"),
        ],
        examples: [
            Example("byline trust show Riccardo Zecchina --explain", "The derivation, every counted item by id"),
            Example("byline trust show R12 --json", "Enough for anybody to derive it again"),
        ],
        fields: TrustPage.card.notes, exits: [.notFound, .conflict])
    let name: String
    let explains: Bool
    let asOf: Instant?

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        explains = line.has("explain")
        asOf = try line.instant("as-of")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let report = try registrar.trust(of: try registrar.researcher(named: name, for: Self.definition), asOf: asOf)
        output.write(
            TrustPage.card.render(report, as: session.format, layout: session.layout) { report, layout in
                TrustPage.text(report, layout, explains: explains)
            })
        return .ok
    }
}

extension ParsedLine {
    /// The value of a flag that is a moment.
    func instant(_ name: String) throws(UsageError) -> Instant? {
        guard let text = value(name) else { return nil }
        guard let instant = Instant(text) else {
            throw UsageError(
                what: "--\(name) “\(text)” is no moment", mend: "Write it as 2024-05-20T10:00:00Z or 2024-05-20")
        }
        return instant
    }
}
