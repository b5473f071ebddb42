import Byline
package import Catalog

struct TrustRefreshCommand: Command {
    static let definition = CommandDefinition(
        "trust refresh", "Counts every researcher's number anew and keeps it",
        flags: [
            .switch("dry-run", "Count, and keep nothing"),
            .option("as-of", "INSTANT", .text, "Reckon ages at this moment: 2024-05-20T10:00:00Z or 2024-05-20"),
        ],
        examples: [
            Example("byline trust refresh", "Imports keep numbers in step; this reckons with time that passed")
        ],
        fields: TrustRefreshPage.card.notes, exits: [.notFound])
    let isDryRun: Bool
    let asOf: Instant?

    init(_ line: ParsedLine) throws(UsageError) {
        isDryRun = line.has("dry-run")
        asOf = try line.instant("as-of")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        // A store that does not exist is not made: there would be nobody in it.
        _ = try session.registrar()
        let found = try session.registrar(isDryRun ? .dryRun : .write).refreshTrust(asOf: asOf)
        output.write(
            TrustRefreshPage.card.render(
                found, as: session.format, layout: session.layout, page: TrustRefreshPage.text))
        return .ok
    }
}

package enum TrustRefreshPage {
    package static let card = Card<TrustRefresh>([
        Column("rule_version", .text, "The rule counted by") { .text($0.ruleVersion) },
        Column("as_of", .text, "The moment at which ages were reckoned") { Value(id: $0.asOf) },
        Column("revision", .number, "Of the catalogue") { .int($0.revision) },
        Column("researchers", .number, "Numbers counted") { .int($0.researchers) },
        Column("new", .number, "Counted for the first time") { .int($0.new) },
        Column("rose", .number, "Higher than before") { .int($0.rose) },
        Column("fell", .number, "Lower than before") { .int($0.fell) },
        Column("tiers", .objects, "How many are in each: tier, count") { refresh in
            .list(
                refresh.tiers.map { entry in
                    .object([.init("tier", .text(entry.tier.rawValue)), .init("count", .int(entry.count))])
                })
        },
    ])

    package static func text(_ refresh: TrustRefresh, _ layout: Layout) -> String {
        var page = PageText(layout)
        page.line(
            "counted \(refresh.researchers) by rule “\(refresh.ruleVersion)” as of \(refresh.asOf): "
                + "\(refresh.new) new, \(refresh.rose) rose, \(refresh.fell) fell")
        page.line(refresh.tiers.map { "\($0.tier.rawValue) \($0.count)" }.joined(separator: " · "))
        page.line("The number says \(TrustReport.meaning).")
        return page.text
    }
}
