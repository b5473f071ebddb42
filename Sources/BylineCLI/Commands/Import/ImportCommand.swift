import Byline
import Catalog

struct ImportCommand: Command {
    static let definition = CommandDefinition(
        "import", "Reads pages and papers into the catalogue; readers come first",
        argument: Argument(
            placeholder: "PATH", kind: .folderOrFile, fewest: 1, most: nil,
            summary: "files, folders with everything below them, or - for standard input"),
        flags: [
            .option("as", "FORMAT", .choice(Registrar.formats.map(\.name)), "Read every document as FORMAT"),
            .option("captured", "DATE", .date, "The day the pages were saved; gives undated lines their year"),
            .option("supplied-by", "ACCOUNT", .text, "Whose documents these are, when they are no neutral source's"),
            .switch("dry-run", "Print the plan and touch nothing"),
            .option("report", "FILE", .file, "List every skipped record, refusal and remark as JSON lines"),
            .switch("strict", "Keep nothing when anything is refused"),
        ],
        examples: [
            Example("byline import pages/", "A folder; files that are no pages are passed over"),
            Example("byline import listing.html --captured 2024-05-20", "“May 8” becomes May 8, 2024"),
            Example("byline import - --dry-run < page.txt", "See what it would do"),
        ],
        fields: ImportPages.card.notes,
        exits: [.notFound, .invalidInput, .conflict, .denied, .limit, .partial, .interrupted])
    let paths: [String]
    let options: Registrar.ImportOptions
    let isDryRun: Bool
    let isStrict: Bool
    let reportFile: String?
    let supplier: String?

    init(_ line: ParsedLine) throws(UsageError) {
        paths = line.words
        if paths.count(where: { $0 == "-" }) > 1 {
            throw UsageError(what: "Standard input is named twice", mend: "Give - once")
        }
        options = .init(format: line.value("as"), capturedOn: try line.value("captured").map(Self.day))
        isDryRun = line.has("dry-run")
        isStrict = line.has("strict")
        reportFile = line.value("report")
        supplier = line.value("supplied-by")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        if paths.contains("-"), session.surroundings.inputIsTerminal {
            session.diagnostics.attach(HelpPage.command(Self.definition).text)
            return .usage
        }
        session.surroundings.giveWay()
        let plan = ImportPlan(paths, store: session.storePath, format: options.format)
        let reportCopy = try openReport(session)
        let outcome = try carryOut(plan, session)
        try writeReport(outcome, to: reportCopy, session, &output)
        tell(outcome, session, to: &output)
        return outcome.report.isStopped ? .interrupted : outcome.status(strict: isStrict)
    }

    /// A day with its year, as a page prints it or in ISO form.
    private static func day(_ text: String) throws(UsageError) -> PartialDate {
        guard let date = PartialDate(printed: text), date.year != nil, date.day != nil else {
            throw UsageError(
                what: "--captured is “\(text)”, not a day with its year",
                mend: "Write it like 2024-05-20 or “May 20, 2024”")
        }
        return date
    }
}

// The work itself.
extension ImportCommand {
    /// Reads what the plan names. When it names nothing that could be read, the store is not even opened.
    private func carryOut(_ plan: ImportPlan, _ session: Session) throws -> ImportOutcome {
        let total = plan.candidates.count
        guard total > 0 else {
            var outcome = ImportOutcome(plan.steps, report: ImportReport(isDryRun: isDryRun))
            outcome.isKept = false
            return outcome
        }
        let surroundings = session.surroundings
        let redraws = surroundings.errorsAreTerminal && surroundings.environment["TERM"] != "dumb"
        var meter = ProgressMeter(total: total, redraws: redraws && !session.diagnostics.isJSON)
        let start = surroundings.now()
        var long = LongImport(session: session, options: options)
        let feed = DocumentFeed(plan, input: paths.contains("-") ? long.shortInput() : nil)
        defer { meter.ending().map(session.diagnostics.raw) }
        let registrar = try session.registrar(isDryRun ? .dryRun : .write)
        var options = options
        options.suppliedBy = try supplier.map { try registrar.account($0).id }
        long.options.suppliedBy = options.suppliedBy
        let rehearsed = isStrict ? long.rehearse(plan.candidates.filter(feed.isLong), with: registrar) : []
        let areSound = rehearsed.allSatisfy(\.refusals.isEmpty)
        var report = ImportReport(isDryRun: isDryRun)
        report.isRolledBack = !areSound
        // Long documents alone need no import before theirs; it would decide about what is still to be joined by more.
        if plan.candidates.allSatisfy(feed.isLong) {
            for _ in feed {}
        } else {
            report = try registrar.import(
                feed, options: options,
                keepingIf: { !isStrict || areSound && ImportOutcome(feed.done, report: $0).isClean }
            ) { done in
                guard let text = meter.text(done: done, elapsed: surroundings.now() - start) else { return }
                if meter.redraws { session.diagnostics.raw(text) } else { session.diagnostics.progress(text) }
            }
        }
        meter.ending().map(session.diagnostics.raw)
        return try long.carryOut(feed, after: report, rehearsed: rehearsed, with: registrar)
    }
}

// What is said about it.
extension ImportCommand {
    private func openReport(_ session: Session) throws -> WholeFile? {
        guard let reportFile, reportFile != "-" else { return nil }
        try session.protectStore(from: reportFile, flag: "--report")
        return try WholeFile(reportFile)
    }

    private func writeReport(
        _ outcome: ImportOutcome, to file: WholeFile?, _ session: Session, _ output: inout some TextOutputStream
    ) throws {
        guard reportFile != nil else { return }
        let lines = ImportPages.reportLines(outcome, ascii: session.layout.ascii)
        for line in lines {
            if let file { file.write(line + "\n") } else { output.write(line + "\n") }
        }
        try file?.finish()
    }

    private func tell(_ outcome: ImportOutcome, _ session: Session, to output: inout some TextOutputStream) {
        if session.format.isForMachines {
            output.write(
                ImportPages.card.render(outcome, as: session.format, layout: session.layout) { _, _ in "" })
        } else if outcome.readCount > 0 {
            for line in ImportPages.summary(outcome, session.layoutForErrors).split(separator: "\n") {
                session.diagnostics.note(String(line))
            }
        }
        tellDetails(outcome, session.diagnostics)
        tellRefusals(outcome, session)
        if outcome.report.isStopped {
            session.diagnostics.note("Stopped. What was stored is kept; the same command goes on from there.")
        }
    }

    /// What the readers remarked, for those who asked; at the second asking also which files were passed over.
    private func tellDetails(_ outcome: ImportOutcome, _ diagnostics: Diagnostics) {
        if diagnostics.verbosity > 0 {
            for remark in outcome.documents.flatMap(\.remarks) { diagnostics.note(remark.description) }
        }
        if diagnostics.verbosity > 1 {
            for label in outcome.ignored { diagnostics.note("\(label): no reader knows it.") }
        }
    }

    /// A line for each refusal; in JSON, where the report holds them, one problem object for an import of nothing.
    private func tellRefusals(_ outcome: ImportOutcome, _ session: Session) {
        let diagnostics = session.diagnostics
        let whole = failure(outcome, outcome.status(strict: isStrict))
        if session.format.isJSON {
            whole?.report(to: diagnostics, asJSON: true, layout: session.layoutForErrors)
            return
        }
        for entry in outcome.entries {
            if let failure = entry.failure {
                diagnostics.fail(failure.description)
            } else {
                for refusal in entry.document.refusals { diagnostics.warn(refusal.description) }
            }
        }
        if isStrict, let whole { diagnostics.fail(whole.sentence) }
    }

    /// The one sentence on an import that kept nothing; nil when it kept something.
    private func failure(_ outcome: ImportOutcome, _ status: ExitStatus) -> Failure? {
        guard status != .ok, status != .partial else { return nil }
        if isStrict {
            return Failure(
                status, "\(outcome.refusalCount) refused, so --strict kept nothing",
                mend: "Mend what is named, or leave --strict away")
        }
        if outcome.failures.count == 1, outcome.documents.count == 1 { return Failure(outcome.failures[0]) }
        return Failure(
            status, "None of \(outcome.documents.count) documents could be read",
            mend: "Each refusal says why; `byline help formats` lists what is read")
    }
}
