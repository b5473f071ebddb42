public import Catalog

/// The facts on which trust rests.
extension Store {
    /// The works of each of these researchers, with every source that names them on it.
    /// - Parameter own: for each researcher, the sources that are no witness for them.
    public func trustWorks(of researchers: Set<ResearcherID>, own: [ResearcherID: Set<SourceID>])
        throws(StoreError) -> [ResearcherID: [TrustEvidence.Work]]
    {
        var works = try attributedWorks(of: researchers)
        let companions = try companionsForTrust(of: researchers)
        let attributions = try attributions(of: researchers)
        for (researcher, list) in works {
            let mine = own[researcher, default: []]
            let naming = mine.isEmpty ? [:] : try namingSources(on: list.map(\.id))
            works[researcher] = list.map { work in
                var work = work
                let key = Pair(researcher: researcher, work: work.id)
                work.attributions = attributions[key, default: []].map { attribution in
                    var attribution = attribution
                    attribution.isOwn = mine.contains(attribution.source)
                    return attribution
                }
                work.companions = companions[key, default: []].map { person in
                    let sources = naming[Pair(researcher: person, work: work.id), default: []]
                    return .init(person, isOwnWord: !sources.isEmpty && sources.isSubset(of: mine))
                }
                return work
            }
        }
        return works
    }

    private struct Pair: Hashable {
        var researcher: ResearcherID
        var work: WorkID
    }

    private func attributedWorks(of researchers: Set<ResearcherID>) throws(StoreError)
        -> [ResearcherID: [TrustEvidence.Work]]
    {
        try want(researchers.lazy.map(\.rawValue))
        var works: [ResearcherID: [TrustEvidence.Work]] = [:]
        // Walks authorship_by_researcher, then primary keys, work_record_by_work and assertion_by_record.
        try database.forEach(
            """
            SELECT mine.researcher_id, work.id, work.title, work.year,
                   EXISTS (SELECT 1 FROM work_record
                             JOIN assertion ON assertion.record_id = work_record.record_id
                              AND assertion.field = 'retraction'
                            WHERE work_record.work_id = work.id),
                   (SELECT COUNT(*) FROM authorship AS everybody WHERE everybody.work_id = work.id)
              FROM temp.wanted
             CROSS JOIN authorship AS mine ON mine.researcher_id = wanted.id
             CROSS JOIN work ON work.id = mine.work_id
             ORDER BY mine.researcher_id, work.id
            """
        ) { row in
            works[ResearcherID(row.int(0)), default: []].append(
                TrustEvidence.Work(
                    id: WorkID(row.int(1)), title: row.optionalText(2), year: row.optionalInteger(3),
                    isRetracted: row.flag(4), authorCount: row.integer(5)))
        }
        return works
    }

    /// Every source that names a researcher on a work that is theirs. A service that prints page after page from its
    /// own data is one witness; a paper's text is a witness of its own, however often it was saved.
    private func attributions(of researchers: Set<ResearcherID>) throws(StoreError)
        -> [Pair: [TrustEvidence.Attribution]]
    {
        try want(researchers.lazy.map(\.rawValue))
        var found: [Pair: [TrustEvidence.Attribution]] = [:]
        // Walks researcher_mention_by_researcher, then primary keys and the UNIQUE (source_id, locator) of record.
        try database.forEach(
            """
            SELECT mine.researcher_id, mine.work_id, record.source_id,
                   IIF(source.format = 'full-text', 'full-text of ' || IFNULL('W' || subject_work.work_id,
                       'S' || source.id), source.format),
                   MAX(EXISTS (SELECT 1 FROM assertion
                                WHERE assertion.record_id = record.id
                                  AND (assertion.field IN ('venue', 'date.published')
                                       OR assertion.field = 'doi' AND assertion.value NOT LIKE '%10.48550/%')))
              FROM temp.wanted
             CROSS JOIN researcher_mention ON researcher_mention.researcher_id = wanted.id
             CROSS JOIN mention ON mention.id = researcher_mention.mention_id
             CROSS JOIN record ON record.id = mention.record_id
             CROSS JOIN work_record ON work_record.record_id = record.id
             CROSS JOIN authorship AS mine ON mine.work_id = work_record.work_id AND mine.researcher_id = wanted.id
             CROSS JOIN source ON source.id = record.source_id
              LEFT JOIN record AS subject ON subject.source_id = source.id AND subject.locator = 'subject'
              LEFT JOIN work_record AS subject_work ON subject_work.record_id = subject.id
             GROUP BY mine.researcher_id, mine.work_id, record.source_id
             ORDER BY mine.researcher_id, mine.work_id, record.source_id
            """
        ) { row in
            let pair = Pair(researcher: ResearcherID(row.int(0)), work: WorkID(row.int(1)))
            found[pair, default: []].append(
                TrustEvidence.Attribution(
                    source: SourceID(row.int(2)), witness: row.text(3), isPublished: row.flag(4)))
        }
        return found
    }

    /// Beyond so many authors a work says who was in a collaboration, not who worked with whom.
    private static let largestTrustList = 30

    private func companionsForTrust(of researchers: Set<ResearcherID>) throws(StoreError) -> [Pair: [ResearcherID]] {
        try want(researchers.lazy.map(\.rawValue))
        var companions: [Pair: [ResearcherID]] = [:]
        try database.forEach(
            """
            SELECT mine.researcher_id, mine.work_id, theirs.researcher_id
              FROM temp.wanted
             CROSS JOIN authorship AS mine ON mine.researcher_id = wanted.id
             CROSS JOIN authorship AS theirs ON theirs.work_id = mine.work_id
             CROSS JOIN researcher AS them ON them.id = theirs.researcher_id
             WHERE theirs.researcher_id <> mine.researcher_id AND them.is_personal = 1
               AND (SELECT COUNT(*) FROM authorship AS everybody WHERE everybody.work_id = mine.work_id) <= ?1
             ORDER BY mine.researcher_id, mine.work_id, theirs.researcher_id
            """, [.int(Self.largestTrustList)]
        ) { row in
            companions[Pair(researcher: ResearcherID(row.int(0)), work: WorkID(row.int(1))), default: []]
                .append(ResearcherID(row.int(2)))
        }
        return companions
    }

    /// For each author of these works: the sources that name them there.
    private func namingSources(on works: [WorkID]) throws(StoreError) -> [Pair: Set<SourceID>] {
        try want(works.lazy.map(\.rawValue))
        var found: [Pair: Set<SourceID>] = [:]
        try database.forEach(
            """
            SELECT DISTINCT researcher_mention.researcher_id, work_record.work_id, record.source_id
              FROM temp.wanted
             CROSS JOIN work_record ON work_record.work_id = wanted.id
             CROSS JOIN record ON record.id = work_record.record_id
             CROSS JOIN mention ON mention.record_id = record.id
             CROSS JOIN researcher_mention ON researcher_mention.mention_id = mention.id
            """
        ) { row in
            found[Pair(researcher: ResearcherID(row.int(0)), work: WorkID(row.int(1))), default: []]
                .insert(SourceID(row.int(2)))
        }
        return found
    }

    /// Finished runs of reproductions of the works of each of these researchers, with the papers' own settings and of
    /// more than the size that only checks the program. Runs are the catalogue's keeper's, who wrote none of the works.
    public func reproductions(ofWorksBy researchers: Set<ResearcherID>) throws(StoreError)
        -> [ResearcherID: [TrustEvidence.Reproduction]]
    {
        try want(researchers.lazy.map(\.rawValue))
        var found: [ResearcherID: [TrustEvidence.Reproduction]] = [:]
        try database.forEach(
            """
            SELECT mine.researcher_id, reproduction_run.id, work.id, reproduction_result.verdict = 'reproduced'
              FROM temp.wanted
             CROSS JOIN authorship AS mine ON mine.researcher_id = wanted.id
             CROSS JOIN work ON work.id = mine.work_id
             CROSS JOIN reproduction_run ON \(Self.runIsOfWork)
                    AND reproduction_run.size <> 'check' AND reproduction_run.settings_json = '{}'
             CROSS JOIN reproduction_result ON reproduction_result.run_id = reproduction_run.id
             ORDER BY mine.researcher_id, reproduction_run.id, work.id
            """
        ) { row in
            found[ResearcherID(row.int(0)), default: []].append(
                TrustEvidence.Reproduction(
                    id: ReproductionRunID(row.int(1)).description, work: WorkID(row.int(2)), isPassing: row.flag(3),
                    isIndependent: true))
        }
        return found
    }

    private static let runIsOfWork = """
        (reproduction_run.arxiv <> '' AND reproduction_run.arxiv = work.arxiv
         OR reproduction_run.doi <> '' AND LOWER(reproduction_run.doi) = work.doi)
        """

    /// The authors of the works that a run reproduces a claim of.
    public func researchers(reproducedBy run: ReproductionRunID) throws(StoreError) -> Set<ResearcherID> {
        Set(
            try database.rows(
                """
                SELECT DISTINCT authorship.researcher_id
                  FROM reproduction_run JOIN work ON \(Self.runIsOfWork)
                  JOIN authorship ON authorship.work_id = work.id
                 WHERE reproduction_run.id = ?1
                """, [.int(run.rawValue)]
            ) { ResearcherID($0.int(0)) })
    }

    /// The authors of every work that a paper's own text shows, of those texts whose paper is one of these works.
    public func researchersInTexts(of works: Set<WorkID>) throws(StoreError) -> Set<ResearcherID> {
        try want(works.lazy.map(\.rawValue))
        return Set(
            try database.rows(
                """
                SELECT DISTINCT authorship.researcher_id
                  FROM temp.wanted
                 CROSS JOIN work_record AS its ON its.work_id = wanted.id
                 CROSS JOIN record AS subject ON subject.id = its.record_id AND subject.locator = 'subject'
                 CROSS JOIN source ON source.id = subject.source_id AND source.format = 'full-text'
                 CROSS JOIN record AS other ON other.source_id = source.id
                 CROSS JOIN work_record ON work_record.record_id = other.id
                 CROSS JOIN authorship ON authorship.work_id = work_record.work_id
                """
            ) { ResearcherID($0.int(0)) })
    }
}
