import Byline
package import Catalog

struct PaperReproductionsCommand: Command {
    static let definition = CommandDefinition(
        "paper reproductions", "Shows what was measured again, and the code",
        argument: .paper,
        examples: [
            Example("byline paper reproductions 1905.07833", "Claims with verdicts, commands, code addresses")
        ],
        fields: PaperReproductionsPage.card.notes, exits: [.notFound, .conflict])
    let name: String

    init(_ line: ParsedLine) throws(UsageError) { name = line.phrase }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let found = try registrar.reproductions(of: try registrar.paper(named: name, for: Self.definition))
        output.write(
            PaperReproductionsPage.card.render(
                found, as: session.format, layout: session.layout, page: PaperReproductionsPage.text))
        return .ok
    }
}

/// A work's reproductions and code on one screen.
package enum PaperReproductionsPage {
    package static let card = Card<PaperReproductions>([
        Column("id", .text, "The work") { Value(id: $0.work.id) },
        Column("title", .text, "Its title") { Value($0.work.title) },
        Column("arxiv", .text, "Its arXiv id") { Value($0.work.arxiv) },
        Column("doi", .text, "Its DOI") { Value($0.work.doi) },
        Column("reproductions", .objects, ReproductionStanding.memberNames) {
            .list($0.reproductions.map(\.object))
        },
        Column(
            "code", .objects,
            "address, relation (official, by-author, third-party, mentioned), evidence, rejected spellings"
        ) { .list($0.code.map(\.object)) },
    ])

    package static func text(_ found: PaperReproductions, _ layout: Layout) -> String {
        var page = PageText(layout)
        page.title(found.work.titleShown, id: found.work.id.description)
        page.heading("Reproductions")
        if found.reproductions.isEmpty { page.line("  None of its results can be measured again here.") }
        for (number, standing) in found.reproductions.enumerated() {
            if number > 0 { page.line("") }
            page.line("  " + standing.summary.name)
            page.fact("    target", standing.summary.target, labelWidth: 15)
            page.fact("    verdict", standing.verdictShown, labelWidth: 15)
            page.fact("    again", standing.command, labelWidth: 15)
            page.fact("    linked by", standing.link, labelWidth: 15)
            page.rows(
                standing.outcomes.map { outcome in
                    let ours = outcome.measured.map { withError($0.value, $0.error) } ?? "–"
                    return ["  " + outcome.claim.id, outcome.claim.valueShown, ours, outcome.verdict.rawValue]
                }, whole: true)
        }
        code(found.code, on: &page)
        return page.text
    }

    private static func code(_ links: [CodeLink], on page: inout PageText) {
        guard !links.isEmpty else { return }
        page.heading("Code")
        for link in links {
            page.fact("  \(link.relation.rawValue)", link.address, labelWidth: 15)
            page.fact("", link.evidence, labelWidth: 15)
            for spelling in link.rejected { page.fact("", "set aside: \(spelling)", labelWidth: 15) }
        }
    }
}

extension ReproductionStanding {
    /// The verdict with the run it is from.
    var verdictShown: String {
        guard let run else { return summary.verdict.rawValue }
        return "\(summary.verdict.rawValue) (\(run.id), size \(run.size), seed \(run.seed), \(run.finishedAt ?? ""))"
    }

    /// The keys of `object`, for the documentation.
    static let memberNames =
        """
        name, target, verdict, run, size, seed, finished_at, command, relation (of our code to the paper), \
        evidence (how the paper is known), and claims: claim, printed, printed_value, measured, error, verdict
        """

    var object: Value {
        .object([
            .init("name", .text(summary.name)), .init("target", .text(summary.target)),
            .init("verdict", .text(summary.verdict.rawValue)), .init("run", Value(id: run?.id)),
            .init("size", Value(run?.size)), .init("seed", Value(id: run?.seed)),
            .init("finished_at", Value(run?.finishedAt)), .init("command", .text(command)),
            .init("relation", .text("third-party")), .init("evidence", .text(link)),
            .init("claims", .list(outcomes.map(Self.object))),
        ])
    }

    private static func object(_ outcome: ReproductionFinding.Outcome) -> Value {
        .object([
            .init("claim", .text(outcome.claim.id)), .init("printed", .text(outcome.claim.text)),
            .init("printed_value", .double(outcome.claim.value)),
            .init("measured", outcome.measured.map { .double($0.value) } ?? .null),
            .init("error", outcome.measured?.error.map { .double($0) } ?? .null),
            .init("verdict", .text(outcome.verdict.rawValue)),
        ])
    }
}

extension CodeLink {
    var object: Value {
        .object([
            .init("address", .text(address)), .init("relation", .text(relation.rawValue)),
            .init("evidence", .text(evidence)), .init("rejected", Value(texts: rejected)),
        ])
    }
}
