public import Catalog
import Store

extension Registrar {
    /// Every source in order of import.
    public func sources() throws(BylineError) -> [SourceSummary] {
        try ask { store throws(StoreError) in try store.sources() }
    }

    /// One source with what it states of itself, its records and the reader's remarks. A page about somebody whose own
    /// page is hidden states nothing here; its works stay.
    public func source(_ id: SourceID) throws(BylineError) -> SourceDetail {
        try ask { store throws(StoreError) -> SourceDetail? in
            guard let summary = try store.sourceSummary(id) else { return nil }
            let ids = try store.records(of: id)
            let works = try store.works(ofRecords: ids)
            let stored = Dictionary(uniqueKeysWithValues: try store.storedRecords(ids).map { ($0.id, $0) })
            return SourceDetail(
                summary: summary,
                statements: try store.isAboutHidden(id) ? [] : try store.pageStatements(of: id),
                records: ids.compactMap { stored[$0] }.map { (record: WorkRecord($0), work: works[$0.id]) },
                remarks: try store.remarks(of: id))
        }
        .orNotFound("There is no source \(id)", mend: "List them with `byline source list`")
    }

    /// The size of the catalogue, table by table.
    /// - Parameter counts: the names of those that are asked for; nil for all.
    public func statistics(of counts: Set<String>? = nil) throws(BylineError) -> CatalogueStatistics {
        try ask { store throws(StoreError) in
            CatalogueStatistics(
                counts: try store.counts(of: counts), schemaVersion: store.schemaVersion, revision: try store.revision()
            )
        }
    }
}
