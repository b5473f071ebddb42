public import Catalog
public import Ingest
import Store

extension Registrar {
    /// Imports a long document in parts: each is a source of its own, and is kept as soon as it is stored. When all are,
    /// works and people are decided once.
    ///
    /// Stopped at any moment, the catalogue keeps the parts that were stored. The same import again passes over them and
    /// goes on; so does an import of a document that has grown since. Until its end the new parts are in no work; the
    /// next import of anything decides about them too.
    ///
    /// - Parameters:
    ///   - document: of a streamed format; see `LongDocument.isLong`.
    ///   - isStopped: asked after each part; on true no more are read.
    ///   - sizes: of its parts. Others would make other sources of the same document.
    ///   - progress: called after each part, and when deciding begins.
    /// - Complexity: memory for a few parts while storing. Deciding holds what shares blocks with the new records.
    public func `import`(
        _ document: LongDocument, options: ImportOptions = .init(), sizes: PartSizes = .usual,
        isStopped: () -> Bool = { false }, progress: (LongProgress) -> Void = { _ in }
    ) throws(BylineError) -> ImportReport {
        var tally = LongTally(document.label)
        try ask { store throws(StoreError) in try store.expectMuch(true) }
        defer { try? ask { store throws(StoreError) in try store.expectMuch(false) } }
        let isWhole = try readThrough(document, options: options, sizes: sizes, &tally) {
            part, tally throws(BylineError) in
            try ask { store throws(StoreError) in try take(part, of: document, options: options, &tally) }
            progress(.init(phase: .storing, records: tally.records, bytes: part.bytesRead))
            return !isStopped()
        }
        var report = ImportReport(documents: [tally.told], isDryRun: mode == .dryRun)
        report.isStopped = !isWhole
        guard isWhole, mode != .dryRun else { return report }
        progress(.init(phase: .resolving, records: tally.records, bytes: 0))
        try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in try decide(about: [], into: &report) }
            try store.discardIfNewAndEmpty()
        }
        return report
    }

    /// What an import of the document would come to, works and people aside. Stores nothing.
    public func examine(
        _ document: LongDocument, options: ImportOptions = .init(), sizes: PartSizes = .usual
    ) throws(BylineError) -> ImportReport.Document {
        var tally = LongTally(document.label)
        _ = try readThrough(document, options: options, sizes: sizes, &tally) { part, tally throws(BylineError) in
            let known = try ask { store throws(StoreError) in try store.source(withHash: part.hash) }
            tally.note(part, outcome: known == nil ? .new : .unchanged, source: known?.id)
            return true
        }
        return tally.told
    }

    /// Reads a document part by part as long as the answer is true, and says whether it came to the end. A fault is
    /// noted as a refusal: what was read before it stands.
    private func readThrough(
        _ document: LongDocument, options: ImportOptions, sizes: PartSizes, _ tally: inout LongTally,
        _ part: (PartFeed.Part, inout LongTally) throws(BylineError) -> Bool
    ) throws(BylineError) -> Bool {
        let feed = PartFeed(document, as: options.format, sizes: sizes)
        defer { feed.stop() }
        while true {
            let next: PartFeed.Part?
            do { next = try feed.next() } catch {
                tally.refuse(Remark(error.what, file: document.label, mend: error.mend))
                return true
            }
            guard let next else { return true }
            guard try part(next, &tally) else { return false }
        }
    }

    /// Stores a part in a transaction of its own.
    private func take(
        _ part: PartFeed.Part, of document: LongDocument, options: ImportOptions, _ tally: inout LongTally
    ) throws(StoreError) {
        // A part without records is what stands before or behind them all.
        let isEmpty = part.part.reading.records.isEmpty && part.part.reading.refusals.isEmpty
        if isEmpty { return tally.note(part, outcome: nil, source: nil) }
        guard mode != .dryRun else {
            let known = try store.source(withHash: part.hash)
            return tally.note(part, outcome: known == nil ? .new : .unchanged, source: known?.id)
        }
        try store.transaction { () throws(StoreError) in
            let now = Self.timestamp()
            let known = try store.source(withHash: part.hash)?.id
            let source = if let known { known } else { try store(part, of: document, at: now) }
            var isChanged = false
            if let day = options.capturedOn, try store.addCapture(of: source, on: day.iso, saidAt: now) {
                isChanged = true
            }
            if try store.noteSupply(of: source, by: options.suppliedBy, isNew: known == nil, at: now) {
                isChanged = true
            }
            if known == nil || isChanged {
                try store.noteUnresolved(source)
                try store.advanceRevision()
            }
            tally.note(part, outcome: known == nil ? .new : isChanged ? .changed : .unchanged, source: source)
        }
    }

    /// Stores a part's evidence and keys.
    private func store(
        _ part: PartFeed.Part, of document: LongDocument, at time: String
    ) throws(StoreError) -> SourceID {
        let (source, records, mentions) = try store.addEvidence(
            part.part.reading,
            of: .init(
                label: "\(document.label), lines \(part.part.firstLine)–\(part.part.lastLine)", hash: part.hash,
                byteCount: part.part.byteCount, readerVersion: Self.readerVersion, importedAt: time))
        try add(part.readings, keys: part.keys, of: records, mentions: mentions)
        return source
    }
}

/// What a long document came to, counted up part by part.
private struct LongTally {
    private(set) var document: ImportReport.Document
    private var parts = 0
    private var refused = 0
    private var firstSource: SourceID?
    private var lastSource: SourceID?

    /// Refusals told one by one; the others are counted. All stand with their sources.
    private static let mostRefusals = 1_000

    init(_ label: String) {
        document = ImportReport.Document(label: label, outcome: .skipped, format: nil)
    }

    var records: Int { document.records.values.reduce(0, +) }

    /// - Parameter outcome: nil for a part without records.
    mutating func note(_ part: PartFeed.Part, outcome: ImportReport.Document.Outcome?, source: SourceID?) {
        document.format = part.part.reading.format
        for record in part.part.reading.records { document.records[record.kind, default: 0] += 1 }
        document.remarks += part.part.reading.remarks
        for refusal in part.part.reading.refusals { refuse(refusal) }
        guard let outcome else { return }
        parts += 1
        firstSource = firstSource ?? source
        lastSource = source ?? lastSource
        // New when a part is; unchanged when all are.
        let order: [ImportReport.Document.Outcome] = [.skipped, .unchanged, .changed, .new]
        if let old = order.firstIndex(of: document.outcome), let new = order.firstIndex(of: outcome), new > old {
            document.outcome = outcome
        }
    }

    mutating func refuse(_ refusal: Remark) {
        refused += 1
        if refused <= Self.mostRefusals { document.refusals.append(refusal) }
    }

    /// The report, with a word on the parts.
    var told: ImportReport.Document {
        var document = document
        if refused > Self.mostRefusals {
            document.refusals.append(
                Remark(
                    "\(refused - Self.mostRefusals) more refusals; `byline source show` tells them",
                    file: document.label))
        }
        guard parts > 0 else { return document }
        let ids = [firstSource, lastSource].compactMap { $0?.description }
        let span = ids.first == ids.last ? ids.first ?? "" : ids.joined(separator: " to ")
        document.remarks.insert(
            Remark(
                "It is kept as \(parts) source\(parts == 1 ? "" : "s")\(span.isEmpty ? "" : ", \(span)")",
                file: document.label),
            at: 0)
        if parts == 1 { document.source = firstSource }
        return document
    }
}
