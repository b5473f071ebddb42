public import Catalog

/// Finding by words. Words of a person never reach the full-text engine unquoted.
extension Store {
    /// Researchers one of whose names holds all of these words, best first.
    /// - Parameter words: folded; the last may be taken as the beginning of a word.
    public func researchers(matching words: [String], lastIsPrefix: Bool = false, limit: Int) throws(StoreError)
        -> [ResearcherID]
    {
        guard !words.isEmpty else { return [] }
        // Asks researcher_text, then the primary key of researcher.
        return try database.rows(
            """
            SELECT researcher.id
              FROM researcher_text JOIN researcher ON researcher.id = researcher_text.rowid
             WHERE researcher_text MATCH ?1
             ORDER BY researcher.is_personal DESC,
                      (SELECT COUNT(*) FROM authorship WHERE researcher_id = researcher.id) DESC,
                      LENGTH(researcher.display_name) DESC, researcher.display_name, researcher.id
             LIMIT ?2
            """, [.text(Self.allOf(words, lastIsPrefix: lastIsPrefix)), .int(limit)]
        ) { ResearcherID($0.int(0)) }
    }

    /// Works whose title holds all of these words, best first.
    public func works(withTitleMatching words: [String], limit: Int) throws(StoreError) -> [WorkID] {
        guard !words.isEmpty else { return [] }
        return try works(query: "title : (\(Self.allOf(words, lastIsPrefix: false)))", limit: limit)
    }

    /// Works that hold all of these words in title, abstract or authors, best first: a word in the title counts
    /// most, then one in the authors.
    public func works(matching words: [String], lastIsPrefix: Bool = false, limit: Int) throws(StoreError) -> [WorkID] {
        guard !words.isEmpty else { return [] }
        return try works(query: Self.allOf(words, lastIsPrefix: lastIsPrefix), limit: limit)
    }

    private func works(query: String, limit: Int) throws(StoreError) -> [WorkID] {
        try database.rows(
            """
            SELECT work.id
              FROM work_text JOIN work ON work.id = work_text.rowid
             WHERE work_text MATCH ?1
             ORDER BY bm25(work_text, 10.0, 1.0, 4.0), work.year DESC, work.canonical_title, work.id
             LIMIT ?2
            """, [.text(query), .int(limit)]
        ) { WorkID($0.int(0)) }
    }

    /// Works with exactly this canonical title.
    public func works(withTitleKey key: String) throws(StoreError) -> [WorkID] {
        // Walks title_by_key, then the primary key of work_record.
        try database.rows(
            """
            SELECT DISTINCT work_id
              FROM title_key JOIN work_record ON work_record.record_id = title_key.record_id
             WHERE key = ?1 ORDER BY work_id
            """, [.text(key)]
        ) { WorkID($0.int(0)) }
    }

    /// The researcher for whom a source prints this ORCID iD.
    public func researchers(withORCID orcid: ORCID) throws(StoreError) -> [ResearcherID] {
        // Walks assertion_by_field.
        try database.rows(
            """
            SELECT DISTINCT researcher_id
              FROM assertion JOIN researcher_mention ON researcher_mention.mention_id = assertion.mention_id
             WHERE field = 'orcid' AND value = ?1 ORDER BY researcher_id
            """, [.text(orcid.description)]
        ) { ResearcherID($0.int(0)) }
    }

    // MARK: Misspellings

    /// Names that share most of their three-letter pieces with a folded text, with the folded forms to compare.
    public func researchers(near folded: String, limit: Int) throws(StoreError) -> [(ResearcherID, forms: [String])] {
        guard let query = Self.anyPiece(of: folded) else { return [] }
        return try database.rows(
            """
            SELECT researcher.id, researcher.name_forms
              FROM researcher_trigram JOIN researcher ON researcher.id = researcher_trigram.rowid
             WHERE researcher_trigram MATCH ?1 ORDER BY rank, researcher.id LIMIT ?2
            """, [.text(query), .int(limit)]
        ) { (ResearcherID($0.int(0)), forms: $0.text(1).split(separator: "\n").map(String.init)) }
    }

    /// Works whose title shares most of its three-letter pieces with a folded text.
    public func works(near folded: String, limit: Int) throws(StoreError) -> [WorkID] {
        guard let query = Self.anyPiece(of: folded) else { return [] }
        return try database.rows(
            """
            SELECT work.id FROM work_trigram JOIN work ON work.id = work_trigram.rowid
             WHERE work_trigram MATCH ?1 ORDER BY rank, work.id LIMIT ?2
            """, [.text(query), .int(limit)]
        ) { WorkID($0.int(0)) }
    }

    /// `"a" "b"*`: every word quoted on its own.
    static func allOf(_ words: [String], lastIsPrefix: Bool) -> String {
        words.map(quoted).joined(separator: " ") + (lastIsPrefix ? "*" : "")
    }

    private static func anyPiece(of folded: String) -> String? {
        let letters = Array(folded)
        guard letters.count >= 3 else { return nil }
        let pieces = (0...(letters.count - 3)).map { String(letters[$0..<($0 + 3)]) }
        return Set(pieces.prefix(200)).sorted().map(quoted).joined(separator: " OR ")
    }

    private static func quoted(_ word: String) -> String {
        "\"" + word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
