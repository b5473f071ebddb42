import Catalog
import Store
import Testing

/// Queries that must stay quick have their plans read, so that an index lost in a later schema is noticed at once.
@Suite struct QueryPlanTests {
    private func plan(_ ask: (Store) throws -> Void) throws -> [String] {
        let store = try Store.inMemory()
        var ran: [String] = []
        store.database.onPrepare = { ran.append($0) }
        try ask(store)
        store.database.onPrepare = nil
        return try ran.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") }.flatMap { sql in
            let parameters = Array(
                repeating: Value.null,
                count: Set(sql.split(separator: "?").dropFirst().map { $0.prefix { $0.isNumber } }).count)
            return try store.database.rows("EXPLAIN QUERY PLAN " + sql, parameters) { $0.text(3) }
        }
    }

    private func expect(_ plan: [String], uses index: String) {
        #expect(plan.contains { $0.contains(index) }, "\(plan)")
        // A list of wanted ids is made for the query and meant to be walked from end to end.
        #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN temp.wanted") }, "\(plan)")
    }

    @Test func `coauthors are found along the primary key, never by a scan`() throws {
        expect(try plan { _ = try $0.coauthors(of: ResearcherID(1)) }, uses: "PRIMARY KEY")
    }

    @Test func `works of a researcher are found through the index on researcher`() throws {
        expect(try plan { _ = try $0.works(of: ResearcherID(1)) }, uses: "authorship_by_researcher")
        expect(try plan { _ = try $0.companions(of: ResearcherID(1)) }, uses: "authorship_by_researcher")
        expect(try plan { _ = try $0.topics(of: ResearcherID(1)) }, uses: "authorship_by_researcher")
    }

    @Test func `whose name is like another is found along keys, among so many names at most`() throws {
        let found = try plan { _ = try $0.namesakes(of: ResearcherID(1), among: 10) }
        for index in ["researcher_mention_by_researcher", "block_by_key"] {
            #expect(found.contains { $0.contains(index) }, "\(found)")
        }
        #expect(!found.contains { $0.hasPrefix("SCAN block_key") || $0.hasPrefix("SCAN theirs") }, "\(found)")
    }

    @Test func `records of a work are found through the index on work`() throws {
        expect(try plan { _ = try $0.workRecords(of: WorkID(1)) }, uses: "work_record_by_work")
    }

    @Test func `what shares a key is found through the index on keys`() throws {
        let found = try plan { store in
            let records = try store.addSampleSource().records
            try store.addKey("k", of: records[0])
            _ = try store.recordsInBlocks(of: [records[0]])
        }
        #expect(found.contains { $0.contains("title_by_key") })
    }

    @Test func `citations are found from both ends through their indexes`() throws {
        let from = try plan { _ = try $0.citationCount(of: WorkID(1), from: .citing) }
        #expect(from.contains { $0.contains("citation_by_citing") })
        let to = try plan { _ = try $0.citationCount(of: WorkID(1), from: .cited) }
        #expect(to.contains { $0.contains("citation_by_cited") })
    }

    @Test func `what trust rests on is found through its indexes, never by a scan`() throws {
        let one: Set = [ResearcherID(1)]
        let works = try plan { _ = try $0.trustWorks(of: one, own: [ResearcherID(1): [SourceID(1)]]) }
        expect(works, uses: "authorship_by_researcher")
        expect(works, uses: "researcher_mention_by_researcher")
        expect(works, uses: "assertion_by_record")
        expect(try plan { _ = try $0.publicPages(of: one) }, uses: "researcher_mention_by_researcher")
        expect(try plan { _ = try $0.storedTrust(of: one) }, uses: "trust USING INTEGER PRIMARY KEY")
        expect(try plan { _ = try $0.proofs(of: ClaimID(1)) }, uses: "proof_by_claim")
        expect(try plan { _ = try $0.vouches(of: AccountID(1)) }, uses: "proof_by_voucher")
        expect(try plan { _ = try $0.claims(of: AccountID(1)) }, uses: "claim_by_account")
    }

    @Test func `what pages ask of a topic, and what came last, is found through indexes`() throws {
        expect(try plan { _ = try $0.topic("cs.LG") }, uses: "work_topic_by_code")
        expect(try plan { _ = try $0.works(onTopic: "cs.LG", limit: 9, offset: 0) }, uses: "work_topic_by_code")
        // The few who wish to have no page are looked up beside it.
        let most = try plan { _ = try $0.researchers(onTopic: "cs.LG", limit: 9) }
        #expect(most.contains { $0.contains("work_topic_by_code") } && !most.contains { $0.hasPrefix("SCAN work") })
        expect(try plan { _ = try $0.arrivals(of: .topic("cs.LG"), limit: 9) }, uses: "work_topic_by_code")
        expect(
            try plan { _ = try $0.arrivals(of: .researcher(ResearcherID(1)), limit: 9) },
            uses: "authorship_by_researcher")
        // The last rows of a table are its beginning, walked backwards: nothing is sorted.
        let latest = try plan { _ = try $0.arrivals(of: .everything, limit: 9) }
        #expect(!latest.contains { $0.contains("TEMP B-TREE") }, "\(latest)")
    }

    @Test func `whose page is hidden is found without looking at anybody else`() throws {
        expect(try plan { _ = try $0.hiddenResearchers() }, uses: "profile_wish_by_hidden")
    }

    @Test func `parts of the graphs are found through their indexes, never by a scan`() throws {
        let ties = try plan { _ = try $0.coauthoredWorks(of: ResearcherID(1), in: .init(since: 2000, subject: "x")) }
        expect(ties, uses: "authorship_by_researcher")
        expect(try plan { _ = try $0.people([ResearcherID(1)]) }, uses: "authorship_by_researcher")
        let citations = try plan { _ = try $0.citations(among: [WorkID(1)]) }
        #expect(citations.contains { $0.contains("citation_by_citing") }, "\(citations)")
    }
}
