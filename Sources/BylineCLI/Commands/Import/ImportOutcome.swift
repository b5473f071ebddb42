package import Byline
package import Catalog

/// What an import came to, the paths that led to nothing included.
package struct ImportOutcome {
    /// What became of one document or path.
    package struct Entry {
        package var document: ImportReport.Document
        /// Why a path led to nothing; nil for a document that was opened.
        package var failure: BylineError?
    }
    /// In the order of the arguments; files of a folder that no reader knows are not among them.
    package var entries: [Entry] = []
    /// Labels of the files in folders that no reader knows.
    package var ignored: [String] = []
    package var report: ImportReport
    /// Whether anything was written: false for a dry run and for a strict import with refusals.
    package var isKept: Bool

    /// Puts the registrar's report and the steps that were taken side by side.
    ///
    /// - Parameters:
    ///   - steps: every step taken, in order.
    ///   - report: on the steps that were read, in the same order.
    package init(_ steps: [ImportPlan.Step], report: ImportReport) {
        self.report = report
        isKept = !report.isDryRun && !report.isRolledBack
        var reported = report.documents[...]
        var looked: [(folder: String, known: Int, ignored: Int)] = []
        for step in steps {
            switch step {
            case .refused(let label, let error): refuse(label, error)
            case .read(let candidate):
                guard let document = reported.popFirst() else { continue }
                let isIgnored = candidate.folder != nil && document.outcome == .skipped && document.format == nil
                if isIgnored { ignored.append(document.label) } else { entries.append(Entry(document: document)) }
                guard let folder = candidate.folder else { continue }
                if looked.last?.folder != folder { looked.append((folder, 0, 0)) }
                if isIgnored { looked[looked.count - 1].ignored += 1 } else { looked[looked.count - 1].known += 1 }
            }
        }
        for (folder, known, ignored) in looked where known == 0 { refuse(folder, .nothingIn(folder, looked: ignored)) }
    }

    private mutating func refuse(_ label: String, _ error: BylineError) {
        let document = ImportReport.Document(
            label: label, outcome: .skipped, format: nil,
            refusals: [Remark(error.what, file: label, mend: error.mend)])
        entries.append(Entry(document: document, failure: error))
    }

    package var documents: [ImportReport.Document] { entries.map(\.document) }
    /// Paths and folders that led to nothing.
    package var failures: [BylineError] { entries.compactMap(\.failure) }

    package func count(_ outcome: ImportReport.Document.Outcome) -> Int {
        documents.count { $0.outcome == outcome }
    }

    /// Documents that were read, whether or not they were new.
    package var readCount: Int { documents.count - count(.skipped) }
    package var recordCount: Int { documents.reduce(0) { $0 + $1.records.values.reduce(0, +) } }
    package var refusalCount: Int { documents.reduce(0) { $0 + $1.refusals.count } }
    package var isClean: Bool { refusalCount == 0 && count(.skipped) == 0 }

    /// How the process should end.
    package func status(strict: Bool) -> ExitStatus {
        if isClean { return .ok }
        if readCount > 0 { return strict ? .invalidInput : .partial }
        let kinds = Set(failures.map(\.kind))
        // Only when every path failed in the same way does the way say more than “nothing could be read”.
        guard kinds.count == 1, let kind = kinds.first, failures.count == documents.count else { return .invalidInput }
        return ExitStatus(kind)
    }
}
