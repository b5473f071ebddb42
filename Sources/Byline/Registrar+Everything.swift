package import Catalog
import Store

/// Everything there is, for what is written once for all readers.
extension Registrar {
    /// Everybody, by ascending id.
    package func everyResearcher() throws(BylineError) -> [ResearcherSummary] {
        try inParts { (offset, limit) throws(BylineError) in
            let ids = try allResearchers(limit: limit, offset: offset)
            return try ask { store throws(StoreError) in try store.summaries(of: ids) }
        }
    }

    /// Every work, by ascending id.
    package func everyWork() throws(BylineError) -> [WorkSummary] {
        try inParts { (offset, limit) throws(BylineError) in
            let ids = try allWorks(limit: limit, offset: offset)
            return try ask { store throws(StoreError) in try store.summaries(of: ids) }
        }
    }

    /// Ids that were printed once and now answer with another, ascending.
    package func formerIDs() throws(BylineError) -> (researchers: [ResearcherID], works: [WorkID]) {
        try ask { store throws(StoreError) in
            (try store.formerIDs(.person).map { ResearcherID($0) }, try store.formerIDs(.work).map { WorkID($0) })
        }
    }

    /// One part after another until one is not full, so that no question binds a million ids.
    private func inParts<T>(
        _ part: (_ offset: Int, _ limit: Int) throws(BylineError) -> [T]
    ) throws(BylineError) -> [T] {
        let size = 5_000
        var all: [T] = []
        while true {
            let next = try part(all.count, size)
            all += next
            if next.count < size { return all }
        }
    }
}
