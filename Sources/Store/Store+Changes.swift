public import Catalog

/// What changed, in order, for those who keep a copy.
extension Store {
    /// Puts things at the end of the list of changes. A thing stands there once: under its last change.
    /// - Parameters:
    ///   - goneWorks: works and researchers that are no more; what became of their ids `redirect` says.
    ///   - time: RFC 3339, UTC.
    public func noteChanges(
        works: Set<WorkID> = [], researchers: Set<ResearcherID> = [], goneWorks: Set<WorkID> = [],
        goneResearchers: Set<ResearcherID> = [], at time: String
    ) throws(StoreError) {
        try note(works.subtracting(goneWorks).map(\.rawValue), kind: .work, isGone: false, at: time)
        try note(researchers.subtracting(goneResearchers).map(\.rawValue), kind: .person, isGone: false, at: time)
        try note(goneWorks.map(\.rawValue), kind: .work, isGone: true, at: time)
        try note(goneResearchers.map(\.rawValue), kind: .person, isGone: true, at: time)
    }

    private func note(_ ids: [Int64], kind: Decision.Kind, isGone: Bool, at time: String) throws(StoreError) {
        guard !ids.isEmpty else { return }
        try want(ids)
        // The old row goes and a new one comes, with a higher number.
        try database.run(
            """
            INSERT OR REPLACE INTO change (kind, thing_id, is_gone, at)
            SELECT ?1, wanted.id, ?2, ?3 FROM temp.wanted WHERE true ORDER BY wanted.id
            """, [.text(kind.rawValue), .flag(isGone), .text(time)])
    }

    /// Changes after a number, oldest first.
    public func changes(after number: Int64, limit: Int) throws(StoreError) -> [CatalogueChange] {
        // Walks the primary key of change; redirect by its own.
        try database.rows(
            """
            SELECT number, change.kind, thing_id, is_gone, at, redirect.new_id
              FROM change
              LEFT JOIN redirect ON is_gone = 1 AND redirect.kind = change.kind AND old_id = thing_id
             WHERE number > ?1 ORDER BY number LIMIT ?2
            """, [.int(number), .int(Int64(limit))]
        ) { row in
            let isWork = row.text(1) == Decision.Kind.work.rawValue
            func name(_ id: Int64) -> String { isWork ? WorkID(id).description : ResearcherID(id).description }
            return CatalogueChange(
                number: row.int(0), kind: isWork ? .work : .researcher, id: name(row.int(2)), isGone: row.flag(3),
                at: row.text(4), successor: row.optionalInt(5).map(name))
        }
    }

    /// When a work last changed; nil for what was never noted.
    public func lastChange(of work: WorkID) throws(StoreError) -> String? {
        try lastChange(of: work.rawValue, kind: .work)
    }

    /// When a researcher last changed; nil for what was never noted.
    public func lastChange(of researcher: ResearcherID) throws(StoreError) -> String? {
        try lastChange(of: researcher.rawValue, kind: .person)
    }

    private func lastChange(of id: Int64, kind: Decision.Kind) throws(StoreError) -> String? {
        try database.first(
            "SELECT at FROM change WHERE kind = ?1 AND thing_id = ?2", [.text(kind.rawValue), .int(id)]
        ) { $0.text(0) }
    }
}
