public import Catalog
import Store

/// For readers that stay: what changed under them, and one state for several questions.
extension Registrar {
    /// A number that differs from what it was whenever another connection has changed the store. It means nothing to
    /// other registrars.
    package func dataVersion() throws(BylineError) -> Int {
        try ask { store throws(StoreError) in try store.dataVersion() }
    }

    /// Lets several questions see one state of the store, whatever others write meanwhile.
    package func snapshot<T>(_ questions: () throws(BylineError) -> T) throws(BylineError) -> T {
        var refusal: BylineError?
        do throws(StoreError) {
            return try store.snapshot { () throws(StoreError) in
                do throws(BylineError) { return try questions() } catch {
                    refusal = error
                    throw StoreError(.interrupted, "Refused", mend: "")
                }
            }
        } catch { throw refusal ?? BylineError(error) }
    }
}

/// What an id that was printed once names today.
extension Registrar {
    /// Itself, or what it was merged into; nil when it was never given out.
    public func current(_ id: ResearcherID) throws(BylineError) -> ResearcherID? {
        try ask { store throws(StoreError) in try store.current(id) }
    }

    /// Itself, or what it was merged into; nil when it was never given out.
    public func current(_ id: WorkID) throws(BylineError) -> WorkID? {
        try ask { store throws(StoreError) in try store.current(id) }
    }
}
