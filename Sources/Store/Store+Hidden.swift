public import Catalog

/// Who wishes to have no page, and what stands in their place.
extension Store {
    /// The ids of those whose page is hidden: the last wish under a claim that holds their record says so. A dispute or
    /// a contest does not show the page again, or anybody could make it shown; a claim that is given up or revoked does.
    static let hidden = """
        SELECT wished.researcher_id
          FROM profile_wish JOIN claim ON claim.id = profile_wish.claim_id
          JOIN researcher_mention AS wished ON wished.mention_id = claim.mention_id
         WHERE profile_wish.is_hidden = 1 AND (claim.state IN ('approved', 'disputed') OR claim.prior = 'approved')
           AND NOT EXISTS (SELECT 1 FROM profile_wish AS later
                            WHERE later.claim_id = profile_wish.claim_id AND later.id > profile_wish.id)
        """

    /// Everybody whose page is hidden.
    public func hiddenResearchers() throws(StoreError) -> Set<ResearcherID> {
        // Walks profile_wish, of which there are few, then primary keys.
        Set(try database.rows("\(Self.hidden) ORDER BY wished.researcher_id") { ResearcherID($0.int(0)) })
    }

    /// What is told instead of the name of somebody whose page is hidden.
    static let nameWithheld = "somebody without a page"

    /// Takes out of author lists what the catalogue knows of hidden people beyond the work itself: each is shown by the
    /// name that the work's own sources print, without an id. Who is known as its author only from a page about them
    /// is left out.
    func veil(_ works: inout [WorkID: WorkSummary]) throws(StoreError) {
        let hidden = try hiddenResearchers()
        let concerned = works.values.filter { $0.authors.contains { $0.id.map(hidden.contains) ?? false } }.map(\.id)
        guard !concerned.isEmpty else { return }
        let printed = try printedNames(of: hidden, on: concerned)
        for work in concerned {
            let authors = works[work]?.authors ?? []
            works[work]?.authors = authors.compactMap { author in
                guard let id = author.id, hidden.contains(id) else { return author }
                return printed[work]?[id].map { AuthorName(id: nil, name: $0, position: author.position) }
            }
        }
    }

    /// The form of each name that the records of a work print most often, the longest of those first.
    private func printedNames(of people: Set<ResearcherID>, on works: [WorkID]) throws(StoreError)
        -> [WorkID: [ResearcherID: String]]
    {
        try want(works.lazy.map(\.rawValue))
        var names: [WorkID: [ResearcherID: String]] = [:]
        // Walks the wanted ids, work_record_by_work, the UNIQUE (record_id, ordinal) of mention, then a primary key.
        try database.forEach(
            """
            SELECT work_record.work_id, researcher_mention.researcher_id, mention.surface, COUNT(*) AS times
              FROM temp.wanted
             CROSS JOIN work_record ON work_record.work_id = wanted.id
             CROSS JOIN mention ON mention.record_id = work_record.record_id
                    AND mention.role = 'author' AND mention.basis = 'printed'
             CROSS JOIN researcher_mention ON researcher_mention.mention_id = mention.id
             GROUP BY work_record.work_id, researcher_mention.researcher_id, mention.surface
             ORDER BY work_record.work_id, researcher_mention.researcher_id, times DESC, LENGTH(mention.surface) DESC,
                      mention.surface
            """
        ) { row in
            let (work, person) = (WorkID(row.int(0)), ResearcherID(row.int(1)))
            guard people.contains(person), names[work]?[person] == nil else { return }
            names[work, default: [:]][person] = row.text(2)
        }
        return names
    }

    /// Writes the authors that lists and the search know these people's works by, as `summaries(of:)` shows them: for
    /// those whose page has come or gone.
    public func rewriteBylines(of researchers: Set<ResearcherID>) throws(StoreError) {
        var works: Set<WorkID> = []
        for researcher in researchers.sorted() { works.formUnion(try self.works(of: researcher)) }
        for work in try summaries(of: works.sorted()) {
            // Only a change is written: the trigger that keeps the search in step is not for nothing.
            try database.run(
                "UPDATE work SET byline = ?2 WHERE id = ?1 AND byline <> ?2",
                [.int(work.id.rawValue), .text(work.authors.map(\.name).joined(separator: ", "))])
        }
    }
}
