public import Catalog

extension Store {
    /// Ids of a kind that were printed once and now answer with another, ascending.
    public func formerIDs(_ kind: Decision.Kind) throws(StoreError) -> [Int64] {
        // Walks the primary key.
        try database.rows(
            "SELECT old_id FROM redirect WHERE kind = ?1 ORDER BY old_id", [.text(kind.rawValue)]
        ) { $0.int(0) }
    }
}
