import Catalog
import Harvest
import Testing

@Suite struct PagerTests {
    /// A service that has so many papers and serves pages of its own size.
    private func feed(_ query: Query, total: Int, most: Int = 2000) -> Reply {
        let said = Dictionary(query.parameters.map { ($0.name, $0.value) }) { first, _ in first }
        let (start, size) = (Int(said["start"] ?? "") ?? 0, min(most, Int(said["max_results"] ?? "") ?? 10))
        let entries = (start..<max(start, min(total, start + size))).map {
            "<entry><id>http://arxiv.org/abs/2402.\(10_000 + $0)v1</id><title>Swan \($0)</title></entry>"
        }
        return reply(entries.joined(), total: total)
    }

    private func reply(_ entries: String, total: Int) -> Reply {
        let text = """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/">\
            <o:totalResults>\(total)</o:totalResults>\(entries)</feed>
            """
        return .answer(status: 200, body: Array(text.utf8), retryAfter: nil)
    }

    private func play(limit: Int = 10_000, endsWhenKnown: Bool = false, known: Set<String> = []) -> Play<Pager> {
        let query = PaperQuery(
            base: "http://swans.example/api", wish: PaperQuery.search(words: ["swans"]), limit: limit,
            endsWhenKnown: endsWhenKnown)
        return Play(Pager(query, pacing: Pacing(Manners())), known: known)
    }

    @Test(arguments: [0, 1, 99, 100, 101, 250])
    func `all papers come, each once, three seconds apart`(total: Int) throws {
        for most in [100, 7] {
            var play = play()
            try play.run { query, _ in feed(query, total: total, most: most) }
            #expect(play.kept == (0..<total).map { "arXiv:2402.\(10_000 + $0)v1" })
            #expect(play.gaps.allSatisfy { $0 == 3 })
        }
    }

    @Test func `an empty page is asked for again, a few times`() throws {
        var once = play()
        try once.run { query, number in number % 2 == 0 ? reply("", total: 250) : feed(query, total: 250) }
        #expect(once.kept.count == 250 && once.asked.count == 5)
        var never = play()
        #expect(throws: HarvestError.self) {
            try never.run { query, number in number > 1 ? reply("", total: 250) : feed(query, total: 250) }
        }
        #expect(never.kept.count == 100 && never.gaps == [3, 6, 12, 24, 48, 96])
    }

    @Test func `an empty page without a count is a fault once papers have come`() throws {
        var play = play()
        try play.run { query, number in number == 2 ? reply("", total: 0) : feed(query, total: 150) }
        #expect(play.kept.count == 150)
    }

    @Test func `papers that went away meanwhile are not waited for`() throws {
        var play = play()
        try play.run { query, number in feed(query, total: number == 1 ? 150 : 100) }
        #expect(play.kept.count == 100)
    }

    @Test func `papers that came meanwhile are fetched too`() throws {
        var play = play()
        try play.run { query, number in feed(query, total: number == 1 ? 150 : 160) }
        #expect(play.kept.count == 160)
    }

    @Test func `what came whole before ends with the first page of known papers`() throws {
        let known = Set((50..<400).map { "arXiv:2402.\(10_000 + $0)v1" })
        var play = play(endsWhenKnown: true, known: known)
        try play.run { query, _ in feed(query, total: 400) }
        #expect(play.asked.count == 2)
    }

    @Test func `no more than the limit is asked for or kept`() throws {
        var play = play(limit: 120)
        try play.run { query, _ in feed(query, total: 400) }
        #expect(play.kept.count == 120 && play.talk.total == 400)
        #expect(play.asked.map { $0.query.parameters.last?.value } == ["100", "20"])
        // A service that sends more than it was asked for.
        var lavish = self.play(limit: 120)
        try lavish.run { query, _ in
            feed(Query(query.parameters.map { ($0.name, $0.name == "max_results" ? "500" : $0.value) }), total: 400)
        }
        #expect(lavish.kept.count == 120)
    }

    @Test func `many identifiers go in several requests, and what did not come is known`() {
        let ids = (0..<120).compactMap { ArXivID("2402.\(10_000 + $0)") }
        let query = PaperQuery(base: "http://swans.example/api", wish: .papers(ids), limit: 1000)
        let parts = query.parts.map { part -> [ArXivID] in
            if case .papers(let ids) = part.wish { ids } else { [] }
        }
        #expect(parts.map(\.count) == [50, 50, 20] && parts.flatMap { $0 } == ids)
        #expect(query.missing(Set(ids.dropFirst(2).map { "arXiv:\($0)v2" })) == Array(ids.prefix(2)))
    }
}
