public import Catalog
public import Harvest
import Store

extension Registrar {
    /// What came of going out: what was brought, and why that is not all.
    public struct Haul: Sendable {
        public var report: HarvestReport
        /// nil when all came, or when it was called back.
        public var failure: BylineError?
    }

    /// Harvests an OAI-PMH server into the catalogue. Each page is imported in one transaction with the note of how far
    /// the harvest has come: whatever happens, either both are there or neither is.
    ///
    /// Each record is a source of its own. A page's bytes hold the time of the answer and are never the same twice, and
    /// where one ends is the server's whim; a record's bytes are its own, so what is known is known again, and the same
    /// records give the same catalogue in whatever pages they came.
    /// - Parameters:
    ///   - anew: asks for everything again, whatever was kept.
    ///   - pacing: when the next request may go out; harvests in a row hand it on.
    public func harvest(
        _ order: HarvestOrder, anew: Bool = false, errand: Errand, pacing: inout Pacing
    ) throws(BylineError) -> Haul {
        let known = anew ? nil : try ask { store throws(StoreError) in try store.progress(of: order) }
        var harvester = Harvester(order, progress: known, pacing: pacing)
        var report = HarvestReport()
        report.isResumed = harvester.isResumed
        report.through = known?.through
        let failure = try going { () throws(BylineError) in
            let courier = try Courier(order.base, errand: errand)
            report.isComplete = try courier.carryOut(&harvester) { page, state throws(BylineError) in
                try keep(page, in: &report) { store throws(StoreError) in
                    try store.setProgress(state.progress, of: order, at: Self.timestamp())
                }
            }
        }
        pacing = harvester.pacing
        if report.isComplete { report.through = harvester.progress.through }
        return Haul(report: report, failure: failure)
    }

    /// Who a server is and what a harvest would ask for, found out with one request; nothing is kept.
    public func plan(_ order: HarvestOrder, anew: Bool = false, errand: Errand, manners: Manners) throws(BylineError)
        -> HarvestPlan
    {
        let courier = try Courier(order.base, errand: errand)
        let known = anew ? nil : try ask { store throws(StoreError) in try store.progress(of: order) }
        var harvester = Harvester(order, progress: known, pacing: Pacing(manners))
        return try courier.plan(&harvester)
    }

    /// Keeps a page and whatever belongs to it in one transaction.
    /// - Returns: how many of its records were new.
    func keep(
        _ page: SentPage, in report: inout HarvestReport, alongside note: (Store) throws(StoreError) -> Void = { _ in }
    ) throws(BylineError) -> Int {
        var imported: Result<ImportReport, BylineError> = .success(ImportReport())
        do {
            try store.transaction { () throws(StoreError) in
                // A catalogue that knows how far a harvest came is no longer empty, though no record may have come.
                if try store.revision() == 0 { try store.advanceRevision() }
                if !page.records.isEmpty {
                    imported = Result { () throws(BylineError) in
                        try self.import(page.records.map { .success(Document(label: $0.label, bytes: $0.bytes)) })
                    }
                    if case .failure = imported { throw StoreError.notKept }
                }
                try note(store)
            }
        } catch {
            if case .failure(let cause) = imported { throw cause }
            throw BylineError(error)
        }
        let outcome = try imported.get()
        report.pages += page.records.isEmpty ? 0 : 1
        report.records += page.records.count
        report.deleted += page.deleted
        report.total = page.total
        report.note(outcome)
        return outcome.documents.count { $0.outcome == .new }
    }

    /// Does something that may fail after part of it is kept. A store that was made for it and holds nothing goes again.
    /// - Returns: the failure.
    func going(_ work: () throws(BylineError) -> Void) throws(BylineError) -> BylineError? {
        var failure: BylineError?
        do { try work() } catch { failure = error }
        try ask { store throws(StoreError) in try store.discardIfNewAndEmpty() }
        return failure
    }
}

extension StoreError {
    /// Takes a page's transaction back; the reason is told in its place.
    fileprivate static let notKept = StoreError(.fault, "Not kept", mend: "")
}
