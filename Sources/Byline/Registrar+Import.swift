public import Catalog
import Identity
import Ingest
import Secrets
import Store

extension Registrar {
    /// One document to import.
    public struct Document: Sendable {
        /// The name under which the source is kept and spoken of.
        public var label: String
        public var bytes: [UInt8]
        public init(label: String, bytes: [UInt8]) {
            self.label = label
            self.bytes = bytes
        }
    }

    public struct ImportOptions: Sendable {
        /// Reads every document as this format, whatever it looks like: a name out of `Registrar.formats`.
        public var format: String?
        /// The day the pages were saved; undated lines get their year from it.
        public var capturedOn: PartialDate?
        /// The account that brings the documents; nil for whoever keeps the catalogue. What an account alone has brought
        /// counts nothing for the trust of the researcher it speaks for.
        public var suppliedBy: AccountID?
        public init(format: String? = nil, capturedOn: PartialDate? = nil, suppliedBy: AccountID? = nil) {
            self.format = format
            self.capturedOn = capturedOn
            self.suppliedBy = suppliedBy
        }
    }

    /// The formats that can be read, with a line on each.
    public static var formats: [(name: String, summary: String)] {
        Ingest.formats.map { ($0.name, $0.summary) }
    }

    /// Reads documents into the catalogue, all in one transaction: afterwards it holds everything or, when this
    /// throws, what it held before. A document that cannot be read is skipped and reported.
    ///
    /// - Parameters:
    ///   - documents: read one by one as they are drawn, so that only one is in memory.
    ///   - isWanted: asked once all are read; on false nothing is kept and the report says so.
    ///   - progress: called with the number of documents done.
    public func `import`(
        _ documents: some Sequence<Result<Document, BylineError>>, options: ImportOptions = .init(),
        keepingIf isWanted: (ImportReport) -> Bool = { _ in true }, progress: (Int) -> Void = { _ in }
    ) throws(BylineError) -> ImportReport {
        try ask { store throws(StoreError) in
            var report = ImportReport(isDryRun: mode == .dryRun)
            do throws(StoreError) {
                try store.transaction { () throws(StoreError) in
                    var fresh: Set<RecordID> = []
                    for document in documents {
                        report.documents.append(try take(document, options: options, fresh: &fresh))
                        progress(report.documents.count)
                    }
                    guard isWanted(report) else { throw StoreError.unwanted }
                    try decide(about: fresh, into: &report)
                }
            } catch {
                guard error == .unwanted else {
                    // What stopped the import is what the caller must hear of, not that a new file stays behind.
                    try? store.discardIfNewAndEmpty()
                    throw error
                }
                report.isRolledBack = true
            }
            try store.discardIfNewAndEmpty()
            return report
        }
    }

    /// Decides which works and people these records are, and those that a stopped import left undecided; then what
    /// follows. Inside the caller's transaction.
    func decide(about fresh: Set<RecordID>, into report: inout ImportReport) throws(StoreError) {
        let waiting = try store.unresolvedRecords()
        guard !fresh.isEmpty || !waiting.isEmpty else {
            // A catalogue of before trust was counted gets its numbers here.
            try TrustKeeper(store, asOf: Self.now()).refresh([])
            return
        }
        let due = try bringingUpToDate(fresh.union(waiting))
        let outcome =
            try store.isWithoutWorks()
            ? store.buildingSearchLast { () throws(StoreError) in try resolve(due) } : resolve(due)
        report.note(outcome)
        try store.forgetUnresolved()
        try store.advanceRevision()
        try TrustKeeper(store, asOf: Self.now()).refresh(outcome.touched) { _ in }
        try Self.announce(outcome.described, in: store, at: Self.now())
    }

    private func resolve(_ records: Set<RecordID>) throws(StoreError) -> Resolver.Outcome {
        var resolver = try Resolver(store: store, at: Self.timestamp())
        return try resolver.resolve(records)
    }

    /// Stores one document's evidence and keys, or says why not.
    private func take(
        _ document: Result<Document, BylineError>, options: ImportOptions, fresh: inout Set<RecordID>
    ) throws(StoreError) -> ImportReport.Document {
        let found: Document
        switch document {
        case .success(let some): found = some
        case .failure(let error):
            return .init(
                label: error.subject ?? "", outcome: .skipped, format: nil,
                refusals: [Remark(error.what, file: error.subject ?? "", mend: error.mend)])
        }
        let hash = Digest.sha256(found.bytes)
        if let known = try store.source(withHash: hash) {
            return try takeAgain(found, known: known, options: options, fresh: &fresh)
        }
        let reading: Reading
        do {
            reading = try readDocument(found.bytes, file: found.label, as: options.format)
        } catch {
            return .init(label: found.label, outcome: .skipped, format: nil, refusals: [error.remark])
        }
        let now = Self.timestamp()
        let (source, records, _) = try store.addEvidence(
            reading,
            of: .init(
                label: found.label, hash: hash, byteCount: found.bytes.count, readerVersion: Self.readerVersion,
                importedAt: now))
        if let day = options.capturedOn { _ = try store.addCapture(of: source, on: day.iso, saidAt: now) }
        _ = try store.noteSupply(of: source, by: options.suppliedBy, isNew: true, at: now)
        try addReadings(of: records)
        fresh.formUnion(records)
        return .init(
            label: found.label, outcome: .new, format: reading.format, source: mode == .dryRun ? nil : source,
            records: Dictionary(grouping: reading.records, by: \.kind).mapValues(\.count), remarks: reading.remarks,
            refusals: reading.refusals)
    }

    /// The same bytes as before: nothing is new but perhaps the day on which the page was captured.
    private func takeAgain(
        _ document: Document, known: (id: SourceID, format: String), options: ImportOptions,
        fresh: inout Set<RecordID>
    ) throws(StoreError) -> ImportReport.Document {
        var report = ImportReport.Document(
            label: document.label, outcome: .unchanged, format: known.format, source: known.id,
            records: try store.sourceSummary(known.id)?.recordCounts ?? [:])
        if let format = options.format, format != known.format {
            report.remarks.append(
                Remark(
                    "These bytes are source \(known.id) already, read as \(known.format); that reading stays",
                    file: document.label))
        }
        if let day = options.capturedOn, try store.addCapture(of: known.id, on: day.iso, saidAt: Self.timestamp()) {
            report.outcome = .changed
            fresh.formUnion(try store.records(of: known.id))
        }
        if try store.noteSupply(of: known.id, by: options.suppliedBy, isNew: false, at: Self.timestamp()) {
            report.outcome = .changed
            fresh.formUnion(try store.records(of: known.id))
        }
        return report
    }

    /// Changes when a reader would read the same bytes otherwise.
    static let readerVersion = 1

    /// The fresh records, or all of them when the catalogue was last resolved by other rules; keys of another kind are
    /// derived anew first.
    func bringingUpToDate(_ fresh: Set<RecordID>) throws(StoreError) -> Set<RecordID> {
        guard let last = try store.lastRunVersions() else { return fresh }
        if last.normaliser != Resolver.normaliser {
            try store.dropReadings()
            try addReadings(of: try store.allRecords().sorted())
        }
        return last == (Resolver.parameters, Resolver.normaliser) ? fresh : try store.allRecords()
    }

    /// Derives layer 2 for records that were just stored.
    func addReadings(of records: [RecordID]) throws(StoreError) {
        let shelf = NameShelf()
        // Of a whole catalogue only some at a time stand in memory.
        for start in stride(from: 0, to: records.count, by: Self.recordsReadAtOnce) {
            let some = records[start..<min(start + Self.recordsReadAtOnce, records.count)]
            let stored = try store.storedRecords(Array(some))
            let readings = stored.map { RecordReadings($0, shelf) }
            try add(readings, keys: SortedKeys(readings), of: stored.map(\.id), mentions: stored.map(\.mentionIDs))
        }
    }

    private static let recordsReadAtOnce = 5_000

    /// Stores layer 2 of some records.
    /// - Parameters:
    ///   - keys: those of `readings`.
    ///   - mentions: of each record.
    func add(
        _ readings: [RecordReadings], keys: SortedKeys, of records: [RecordID], mentions: [[MentionID]]
    ) throws(StoreError) {
        for (own, derived) in zip(mentions, readings) {
            for (id, mention) in zip(own, derived.mentions) { try store.addReadings(mention.readings, of: id) }
        }
        for entry in keys.ofRecords { try store.addKey(entry.key, of: records[entry.record]) }
        for entry in keys.ofMentions { try store.addKey(entry.key, of: mentions[entry.record][entry.mention]) }
    }
}

extension StoreError {
    /// Takes the transaction back when the caller does not want what was read. It never leaves this file.
    fileprivate static let unwanted = StoreError(.fault, "Not wanted", mend: "")
}

extension ImportReport {
    mutating func note(_ outcome: Resolver.Outcome) {
        newWorks = outcome.newWorks
        newResearchers = outcome.newResearchers
        mergedWorks = outcome.mergedWorks
        mergedResearchers = outcome.mergedResearchers
    }
}
