import Byline
package import Catalog
import Harvest

/// How what was fetched is told.
package enum HarvestPages {
    package static let card = Card<HarvestReport>([
        Column("complete", .boolean, "Whether all there is has come") { .bool($0.isComplete) },
        Column("resumed", .boolean, "Whether a list was taken up that was left unfinished") { .bool($0.isResumed) },
        Column("pages", .number, "Answers with records in this call") { .int($0.pages) },
        Column("records", .number, "Records that came") { .int($0.records) },
        Column("new", .number, "Records that were not known before") { .int($0.fresh) },
        Column("deleted", .number, "Records that say a paper was withdrawn") { .int($0.deleted) },
        Column("refused", .number, "Records that could not be read") { .int($0.refusals.count) },
        Column("new_works", .number, "Works new in the catalogue") { .int($0.newWorks) },
        Column("merged_works", .number, "Works joined into others") { .int($0.mergedWorks) },
        Column("new_researchers", .number, "Researchers new in the catalogue") { .int($0.newResearchers) },
        Column("merged_researchers", .number, "Researchers joined into others") { .int($0.mergedResearchers) },
        Column("through", .text, "The server's date where the next harvest begins") { Value($0.through) },
        Column("refusals", .objects, "what, file, line, mend") { .list($0.refusals.map(\.object)) },
    ])

    static func summary(_ report: HarvestReport) -> [String] {
        let came = "\(counted(report.records, "record")) in \(counted(report.pages, "page")): \(report.fresh) new"
        let known = report.records - report.fresh
        return [
            came + ", \(known) known, \(report.deleted) withdrawn, \(report.refusals.count) refused",
            """
            works: \(report.newWorks) new, \(report.mergedWorks) merged; \
            researchers: \(report.newResearchers) new, \(report.mergedResearchers) merged
            """,
        ]
    }

    private static func counted(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    // MARK: The plan

    static func plan(_ plan: HarvestPlan, of order: HarvestOrder, _ session: Session) -> String {
        planCard(order).render(plan, as: session.format, layout: session.layout) { plan, _ in
            let first = plan.first.map { $0.address(at: order.base) } ?? "nothing; all that is wanted was harvested"
            return """
                Plan; nothing is written:
                server     \(plan.facts.name.onOneLine), OAI-PMH \(plan.facts.version.onOneLine)
                datestamps \(plan.facts.granularity.onOneLine), from \(plan.facts.earliest.onOneLine) on
                deletions  \(plan.facts.deletedRecord.onOneLine)
                begins     \(begins(plan))
                asks       \(first)

                """
        }
    }

    private static func begins(_ plan: HarvestPlan) -> String {
        if plan.isResumed { return "where a list was left unfinished" }
        return plan.through.map { "with what changed since \($0)" } ?? "with the first record"
    }

    private static func planCard(_ order: HarvestOrder) -> Card<HarvestPlan> {
        Card([
            Column("server", .text, "Its name") { .text($0.facts.name) },
            Column("granularity", .text, "How fine its datestamps are") { .text($0.facts.granularity) },
            Column("earliest", .text, "Its oldest datestamp") { .text($0.facts.earliest) },
            Column("deleted_record", .text, "Whether it tells of deletions") { .text($0.facts.deletedRecord) },
            Column("resumed", .boolean, "Whether a list is taken up") { .bool($0.isResumed) },
            Column("through", .text, "Where it begins") { Value($0.through) },
            Column("first", .text, "The first request") { Value($0.first?.address(at: order.base)) },
        ])
    }
}

extension Session {
    /// What came: the report on standard output for machines, else lines on standard error; and each refusal.
    func tell(_ haul: Registrar.Haul, goOn: String, to output: inout some TextOutputStream) {
        if format.isForMachines {
            output.write(HarvestPages.card.render(haul.report, as: format, layout: layout) { _, _ in "" })
        } else {
            for line in HarvestPages.summary(haul.report) { diagnostics.note(line) }
            for refusal in haul.report.refusals { diagnostics.warn(refusal.description) }
        }
        if !haul.report.isComplete, haul.report.records > 0 {
            diagnostics.note("It is not all; what came is kept, and \(goOn).")
        }
    }

    /// How the call ends. A failure is thrown, so that it is told as any other.
    func status(of haul: Registrar.Haul) throws -> ExitStatus {
        if let failure = haul.failure { throw failure }
        guard haul.report.isComplete else { return .interrupted }
        return haul.report.refusals.isEmpty ? .ok : .partial
    }
}
