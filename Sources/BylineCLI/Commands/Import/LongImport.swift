import Byline
import Catalog

/// The documents of an import that are too long to be held, and how they are read.
struct LongImport {
    let session: Session
    var options: Registrar.ImportOptions
    /// What was read from standard input to see whether it is long; it stands before what follows.
    var inputHead: [UInt8] = []

    // MARK: Which are long

    /// Looks at the beginning of standard input: the whole of it when it is short, or when it can only be read whole.
    mutating func shortInput() -> Result<[UInt8], BylineError>? {
        let read = session.surroundings.readInput
        let limit = Registrar.LongDocument.plainSize
        switch read(limit) {
        case .failure(let error): return .failure(error)
        case .success(let head):
            if Registrar.LongDocument.isLong(head: head.prefix(1 << 16), byteCount: head.count, as: options.format) {
                inputHead = head
                return nil
            }
            if head.count <= limit { return .success(head) }
            return read(ImportPlan.byteLimit - head.count).map { head + $0 }
        }
    }

    // MARK: Reading

    /// The document behind a path, or standard input where there is none.
    func document(_ candidate: ImportPlan.Candidate) throws(BylineError) -> Registrar.LongDocument {
        guard let path = candidate.path else { return input(candidate.label) }
        do {
            let size = try Files.facts(path).byteCount
            let pieces = try FilePieces(path)
            return Registrar.LongDocument(label: candidate.label, byteCount: size) {
                Result { () throws(Files.Refusal) in try pieces.next() }.mapError { .unreadable(path, $0) }
            }
        } catch {
            throw .unreadable(path, error)
        }
    }

    private func input(_ label: String) -> Registrar.LongDocument {
        let pieces = InputPieces(head: inputHead, read: session.surroundings.readInput)
        return Registrar.LongDocument(label: label, byteCount: nil) { pieces.next() }
    }

    /// Standard input, read on by the one thread that reads.
    private final class InputPieces: @unchecked Sendable {
        private var head: [UInt8]
        private let read: (Int) -> Result<[UInt8], BylineError>

        init(head: [UInt8], read: @escaping (Int) -> Result<[UInt8], BylineError>) {
            self.head = head
            self.read = read
        }

        func next() -> Result<[UInt8], BylineError> {
            defer { head = [] }
            return head.isEmpty ? read(1 << 18) : .success(head)
        }
    }

    // MARK: Importing

    /// Reads long documents and stores nothing. Standard input comes once only, so it cannot be rehearsed.
    func rehearse(_ candidates: [ImportPlan.Candidate], with registrar: Registrar) -> [ImportReport.Document] {
        candidates.map { candidate in
            do throws(BylineError) {
                guard candidate.path != nil else {
                    throw BylineError(
                        .invalidInput, "With --strict a long document is read twice, and standard input comes once",
                        mend: "Give it as a file", subject: candidate.label)
                }
                return try registrar.examine(try document(candidate), options: options)
            } catch {
                return refusal(of: candidate, error)
            }
        }
    }

    private func refusal(of candidate: ImportPlan.Candidate, _ error: BylineError) -> ImportReport.Document {
        .init(
            label: candidate.label, outcome: .skipped, format: nil,
            refusals: [Remark(error.what, file: candidate.label, mend: error.mend)])
    }

    /// Imports what the feed left for the end, unless the rest is not kept.
    func carryOut(
        _ feed: DocumentFeed, after report: ImportReport, rehearsed: [ImportReport.Document], with registrar: Registrar
    ) throws -> ImportOutcome {
        var report = report
        if report.isRolledBack {
            report.documents += rehearsed
        } else {
            for candidate in feed.long {
                // After Ctrl-C the rest is left alone.
                if report.isStopped { break }
                do throws(BylineError) {
                    report.add(try carryOut(candidate, with: registrar))
                } catch {
                    guard error.subject == candidate.label else { throw error }
                    report.documents.append(refusal(of: candidate, error))
                }
            }
        }
        let told = feed.long.prefix(report.documents.count - feed.readCount).map { ImportPlan.Step.read($0) }
        return ImportOutcome(feed.done + told, report: report)
    }

    /// Imports one long document, telling how far it is on a terminal. Ctrl-C stops it behind the part that is being
    /// stored; while works and people are decided it takes that back and nothing else.
    func carryOut(_ candidate: ImportPlan.Candidate, with registrar: Registrar) throws(BylineError) -> ImportReport {
        let document = try document(candidate)
        let surroundings = session.surroundings
        let redraws = surroundings.errorsAreTerminal && surroundings.environment["TERM"] != "dumb"
        var meter = ProgressMeter(
            total: document.byteCount.map { $0 >> 20 } ?? 0, redraws: redraws && !session.diagnostics.isJSON,
            noun: "MiB")
        let start = surroundings.now()
        defer { meter.ending().map(session.diagnostics.raw) }
        let isPressed = surroundings.awaitInterruption()
        defer { surroundings.obeyInterruption() }
        return try registrar.import(document, options: options, isStopped: isPressed) { progress in
            if progress.phase == .resolving { surroundings.obeyInterruption() }
            let stage =
                progress.phase == .storing
                ? "\(progress.records) records" : "deciding about works and people of \(progress.records) records"
            let text = meter.text(done: progress.bytes >> 20, elapsed: surroundings.now() - start, remark: stage)
            guard let text, surroundings.errorsAreTerminal else { return }
            if meter.redraws { session.diagnostics.raw(text) } else { session.diagnostics.progress(text) }
        }
    }
}
