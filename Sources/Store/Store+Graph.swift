public import Catalog

/// What the graphs are built from, read in one pass over each table.
extension Store {
    /// A work and its authors, as the collaborator graph needs them.
    public struct AuthorList: Sendable {
        public var work: WorkID
        /// The earliest year any source states.
        public var year: Int?
        /// Whether the list is cut, or not known to be whole.
        public var isCut: Bool
        /// Of all its authors.
        public var authorCount: Int
        /// Ascending; collaborations too, and without those whose page is hidden.
        public var authors: [ResearcherID]
    }

    /// The people, ascending; collaborations are none, and those whose page is hidden stand in no graph.
    public func people() throws(StoreError) -> [ResearcherID] {
        try database.rows(
            "SELECT id FROM researcher WHERE is_personal = 1 AND id NOT IN (\(Self.hidden)) ORDER BY id"
        ) { ResearcherID($0.int(0)) }
    }

    /// Visits every work of two to `largestCoauthorList` authors, in ascending order.
    public func forEachAuthorList(_ visit: (AuthorList) -> Void) throws(StoreError) {
        // Two walks along primary keys, in step: far quicker than to look each work up from its authors.
        let works = try database.rows("SELECT id, year, authors_complete IS NOT 1 FROM work ORDER BY id") { row in
            AuthorList(
                work: WorkID(row.int(0)), year: row.optionalInteger(1), isCut: row.flag(2), authorCount: 0, authors: [])
        }
        let hidden = try hiddenResearchers()
        var next = 0
        var list: AuthorList?
        func close() {
            if let list, (2...Self.largestCoauthorList).contains(list.authorCount) { visit(list) }
        }
        try database.forEach("SELECT work_id, researcher_id FROM authorship ORDER BY work_id, researcher_id") { row in
            let work = WorkID(row.int(0))
            if list?.work != work {
                close()
                while next < works.count, works[next].work < work { next += 1 }
                list = next < works.count && works[next].work == work ? works[next] : nil
            }
            list?.authorCount += 1
            let author = ResearcherID(row.int(1))
            if !hidden.contains(author) { list?.authors.append(author) }
        }
        close()
    }

    /// Every citation once, ascending.
    public func citationPairs() throws(StoreError) -> [(citing: WorkID, cited: WorkID)] {
        // Walks citation_by_citing, which holds both.
        try database.rows("SELECT DISTINCT citing, cited FROM citation ORDER BY citing, cited") { row in
            (WorkID(row.int(0)), WorkID(row.int(1)))
        }
    }

    /// A number for the state of this store: two states with the same number are the same but for an accident.
    ///
    /// The revision alone would not do: a store that was made anew counts from the beginning again.
    public func graphStamp() throws(StoreError) -> UInt64 {
        let state = try database.first(
            """
            SELECT number,
                   (SELECT id || ' ' || started_at || ' ' || mentions FROM run ORDER BY id DESC LIMIT 1),
                   (SELECT id || ' ' || sha256 FROM source ORDER BY id DESC LIMIT 1),
                   (SELECT MAX(id) FROM researcher), (SELECT MAX(id) FROM work),
                   (SELECT group_concat(researcher_id, ' ') FROM (\(Self.hidden) ORDER BY wished.researcher_id))
              FROM revision WHERE id = 1
            """
        ) { row in (0..<6).map { row.text($0) }.joined(separator: "\n") }
        // FNV-1a.
        return (state ?? "").utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// Lets `questions` see one state of the store, whatever others write meanwhile.
    public func snapshot<T>(_ questions: () throws(StoreError) -> T) throws(StoreError) -> T {
        try database.snapshot(questions)
    }

    /// Where what is derived from this store may be kept beside it; nil for a store in memory.
    public func companionPath(_ suffix: String) -> String? { path == ":memory:" ? nil : path + suffix }
}
