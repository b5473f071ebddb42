public import Catalog

/// The front door: one method per thing a person can ask of a catalogue or change in it.
///
/// A registrar is one connection to one store and belongs to one thread.
public final class Registrar {
    /// How a store is opened.
    public enum Mode: Sendable {
        /// The store must exist; nothing is written.
        case read
        /// The store is made when it does not exist.
        case write
        /// As `write`, but everything is rolled back: for `--dry-run`. A store that does not exist is not made.
        case dryRun
    }

    public init(store path: String, mode: Mode) throws(BylineError) { throw .unbuilt }

    // MARK: Import

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
        public init(format: String? = nil, capturedOn: PartialDate? = nil) {
            self.format = format
            self.capturedOn = capturedOn
        }
    }

    /// The formats that can be read, with a line on each.
    public static var formats: [(name: String, summary: String)] { [] }

    /// Reads documents into the catalogue, all in one transaction: afterwards it holds everything or, when this
    /// throws, what it held before. A document that cannot be read is skipped and reported.
    ///
    /// - Parameters:
    ///   - documents: read one by one as they are drawn, so that only one is in memory.
    ///   - progress: called with the number of documents done.
    public func `import`(
        _ documents: some Sequence<Result<Document, BylineError>>, options: ImportOptions = .init(),
        progress: (Int) -> Void = { _ in }
    ) throws(BylineError) -> ImportReport { throw .unbuilt }

    // MARK: Ask

    /// Finds a researcher by id, ORCID or words of the name.
    public func researcher(_ name: String) throws(BylineError) -> Lookup<ResearcherID, ResearcherSummary> {
        throw .unbuilt
    }
    public func profile(of researcher: ResearcherID) throws(BylineError) -> ResearcherProfile { throw .unbuilt }
    /// Newest first.
    public func works(of researcher: ResearcherID) throws(BylineError) -> [WorkSummary] { throw .unbuilt }
    /// Most shared works first, then strength, then name.
    public func collaborators(of researcher: ResearcherID) throws(BylineError) -> [Collaborator] { throw .unbuilt }
    /// Most works first, then code.
    public func topics(of researcher: ResearcherID) throws(BylineError) -> [TopicCount] { throw .unbuilt }

    /// Finds a work by id, arXiv id, DOI or words of the title.
    public func paper(_ name: String) throws(BylineError) -> Lookup<WorkID, WorkSummary> { throw .unbuilt }
    public func detail(of work: WorkID) throws(BylineError) -> WorkDetail { throw .unbuilt }
    /// Works that cite this one: newest first, then title.
    public func citations(of work: WorkID) throws(BylineError) -> [CitationLine] { throw .unbuilt }
    /// Works that this one cites, in the order of its reference list, then newest first.
    public func references(of work: WorkID) throws(BylineError) -> [CitationLine] { throw .unbuilt }

    /// Researchers and works that the words fit, best first.
    public func search(_ words: String, limit: Int) throws(BylineError) -> [SearchHit] { throw .unbuilt }

    public func sources() throws(BylineError) -> [SourceSummary] { throw .unbuilt }
    public func source(_ id: SourceID) throws(BylineError) -> SourceDetail { throw .unbuilt }
    public func statistics() throws(BylineError) -> CatalogueStatistics { throw .unbuilt }
    /// Looks at the store from every side; changes nothing.
    public func check() throws(BylineError) -> [CheckResult] { throw .unbuilt }

    // MARK: Export

    public enum ExportIDs: String, Sendable, CaseIterable {
        /// As stored: `R12`.
        case stored
        /// Names that do not depend on the order of imports: equal catalogues give equal bytes.
        case canonical
    }
    /// Everything the catalogue believes about identity, one JSON object a line, in a stable order.
    public func exportMentions(ids: ExportIDs, to line: (String) throws -> Void) throws { throw BylineError.unbuilt }
}

extension BylineError {
    static let unbuilt = BylineError(.failure, "The registrar is being built", mend: "")
}
