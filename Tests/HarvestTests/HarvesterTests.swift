import Catalog
import Harvest
import TestSupport
import Testing

@Suite struct HarvesterTests {
    private let order = HarvestOrder(base: "http://pond.example/oai", prefix: "arXiv")

    private func play(
        _ order: HarvestOrder? = nil, progress: HarvestProgress? = nil, pause: Double = 3, known: Set<String> = []
    ) -> Play<Harvester> {
        Play(
            Harvester(order ?? self.order, progress: progress, pacing: Pacing(Manners(pause: pause))), known: known)
    }

    private func labels(_ pond: Pond) -> [String] { pond.records.map { "\($0.id) \($0.stamp)" } }

    // MARK: The course of things

    @Test func `a harvest asks who the server is, then page by page, and notes where the next one begins`() throws {
        let pond = Pond(count: 8)
        var play = play()
        try play.run { query, _ in pond.answer(query) }
        #expect(
            play.asked.map(\.query.text) == [
                "verb=Identify", "verb=ListRecords&metadataPrefix=arXiv", "verb=ListRecords&resumptionToken=0%3B3%3B",
                "verb=ListRecords&resumptionToken=0%3B6%3B",
            ])
        #expect(play.kept == labels(pond))
        #expect(play.talk.progress == HarvestProgress(through: pond.date))
    }

    @Test func `the next harvest asks for what changed since the first answer of the last`() throws {
        var pond = Pond(count: 8)
        pond.records.append(.init(id: "oai:pond:new", stamp: "2024-06-01T12:00:00Z"))
        var play = play(progress: HarvestProgress(through: pond.date))
        try play.run { query, _ in pond.answer(query) }
        #expect(play.asked.last?.query.text.hasSuffix("from=2024-06-01T12%3A00%3A00Z") == true)
        #expect(play.kept == ["oai:pond:new 2024-06-01T12:00:00Z"])
    }

    @Test func `nothing new is a harvest that came to its end`() throws {
        var pond = Pond(count: 8)
        pond.date = "2024-07-01T00:00:00Z"
        var play = play(progress: HarvestProgress(through: "2024-06-01T12:00:00Z"))
        try play.run { query, _ in pond.answer(query) }
        #expect(play.kept.isEmpty && play.talk.progress.through == pond.date)
    }

    @Test func `a harvest that was cut off goes on with its token`() throws {
        let pond = Pond(count: 8)
        var first = play()
        var stored: HarvestProgress?
        try first.run(pages: 1, onKept: { stored = $0.progress }) { query, _ in pond.answer(query) }
        var second = play(progress: stored)
        try second.run { query, _ in pond.answer(query) }
        #expect(first.kept + second.kept == labels(pond))
        #expect(second.talk.isResumed && second.talk.progress.through == pond.date)
    }

    // MARK: Expired tokens

    @Test func `an expired token begins again at the last page of a list that surely rises`() throws {
        for (count, restart) in [(45, "from=2024-01-01T00%3A30%3A00Z"), (30, nil)] {
            var pond = Pond(count: count, batch: count == 45 ? 10 : 7)
            var play = play()
            try play.run { query, number in
                if number == 6 { pond.epoch = 1 }
                return pond.answer(query)
            }
            let expected = ["verb=ListRecords&metadataPrefix=arXiv", restart].compactMap { $0 }.joined(separator: "&")
            #expect(play.asked[6].query.text == expected)
            #expect(Set(play.kept) == Set(labels(pond)))
        }
    }

    @Test func `a record changed lately at the end of a page hides nothing in a list in order of identifiers`() throws {
        var pond = Pond(count: 55, batch: 10)
        pond.records[39].stamp = "2024-05-01T00:00:00Z"
        var play = play()
        try play.run { query, number in
            if number == 6 { pond.epoch = 1 }
            return pond.answer(query)
        }
        #expect(Set(play.kept) == Set(labels(pond)))
    }

    @Test func `an expired token of a list in no order begins again at the start`() throws {
        var pond = Pond(count: 8)
        pond.records = [3, 7, 1, 0, 6, 2, 5, 4].map { pond.records[$0] }
        var play = play()
        try play.run { query, number in
            if number == 4 { pond.epoch = 1 }
            return pond.answer(query)
        }
        #expect(play.asked[4].query == play.asked[1].query)
        #expect(Set(play.kept) == Set(labels(pond)))
    }

    @Test func `equal datestamps are no order`() throws {
        var pond = Pond(count: 8)
        for index in pond.records.indices { pond.records[index].stamp = "2024-01-01T00:00:00Z" }
        var play = play()
        try play.run { query, number in
            if number == 4 { pond.epoch = 1 }
            return pond.answer(query)
        }
        #expect(play.asked[4].query == play.asked[1].query && Set(play.kept) == Set(labels(pond)))
    }

    @Test func `a server that never takes its tokens is given up`() {
        let pond = Pond(count: 8)
        var play = play()
        #expect(throws: HarvestError.self) {
            try play.run { query, _ in
                query.text.contains("resumptionToken") ? pond.error("badResumptionToken") : pond.answer(query)
            }
        }
        #expect(play.asked.count < 10)
    }

    @Test func `a server that sends one page for ever is given up`() {
        let pond = Pond(count: 8)
        var play = play()
        #expect(throws: HarvestError.self) {
            try play.run { query, _ in
                query.text.contains("Identify")
                    ? pond.answer(query)
                    : pond.answer(Query([("verb", "ListRecords"), ("resumptionToken", "0;3;")]))
            }
        }
        #expect(play.asked.count == 3)
    }

    // MARK: Any course of events

    /// Records in any order, some equal in time; failures, expiring tokens and killings at any moment.
    @Test(arguments: 0..<80)
    func `whatever fails and however often it is killed, all records come and nothing is asked too soon`(seed: Int)
        throws
    {
        var generator = SeededGenerator(seed: UInt64(seed))
        var pond = Pond(
            count: Int.random(in: 1...70, using: &generator), batch: Int.random(in: 5...12, using: &generator))
        for index in pond.records.indices where Bool.random(using: &generator) {
            pond.records[index].stamp = pond.records[max(0, index - 1)].stamp
        }
        if Bool.random(using: &generator) { pond.records.shuffle(using: &generator) }
        var stored: HarvestProgress?
        var kept: Set<String> = []
        for _ in 0..<400 where stored?.through == nil {
            var play = play(progress: stored, known: kept)
            // Failed too often in a row, it ends as if it were killed.
            try? play.run(pages: Int.random(in: 1...4, using: &generator), onKept: { stored = $0.progress }) {
                query, _ in
                switch Int.random(in: 0..<20, using: &generator) {
                case 0: return .lost("the connection broke off")
                case 1: return .answer(status: 503, body: [], retryAfter: "7")
                case 2:
                    pond.epoch += 1
                    return pond.answer(query)
                case 3:
                    guard case .answer(_, let body, _) = pond.answer(query) else { return .lost("nothing") }
                    return .answer(status: 200, body: Array(body.prefix(body.count / 2)), retryAfter: nil)
                default: return pond.answer(query)
                }
            }
            kept.formUnion(play.kept)
            #expect(play.gaps.allSatisfy { $0 >= 3 })
        }
        #expect(stored == HarvestProgress(through: pond.date))
        let missing = Set(labels(pond)).subtracting(kept)
        #expect(missing == [])
    }

    // MARK: Manners

    @Test func `failures wait longer and longer, and are told after the last`() {
        var play = play()
        #expect {
            try play.run { _, _ in .answer(status: 500, body: [], retryAfter: nil) }
        } throws: { error in
            (error as? HarvestError)?.kind == .lost && "\(error)".contains("500")
        }
        #expect(play.gaps == [6, 12, 24, 48, 96])
    }

    @Test func `a server says when to come again, in seconds or with a date`() throws {
        let pond = Pond(count: 2)
        for header in ["60", "Tue, 14 Nov 2023 22:14:20 GMT"] {  // one minute after the play's clock
            var play = play()
            try play.run { query, number in
                number == 1 ? .answer(status: 503, body: [], retryAfter: header) : pond.answer(query)
            }
            #expect(play.gaps == [60, 3], "\(header)")
        }
    }

    @Test func `a wait of more than an hour is left to another call`() {
        var play = play()
        #expect {
            try play.run { _, _ in .answer(status: 429, body: [], retryAfter: "86400") }
        } throws: { ($0 as? HarvestError)?.kind == .later }
        #expect(play.asked.count == 1)
    }

    @Test func `a success forgets earlier failures`() throws {
        let pond = Pond(count: 30, batch: 3)
        var play = play()
        try play.run { query, number in number % 2 == 1 ? .lost("nobody answers") : pond.answer(query) }
        #expect(play.kept == labels(pond))
        #expect(Set(play.gaps) == [3, 6])
    }

    // MARK: Ends of the time asked for

    @Test func `a server of days is asked for days, and from its earliest day on for all`() throws {
        var pond = Pond(count: 2)
        pond.granularity = "YYYY-MM-DD"
        for (from, asked) in [("1990-01-01", nil), ("2000-01-01", nil), ("2000-01-02", "from=2000-01-02")] {
            var order = order
            order.from = from
            var play = play(order)
            try play.run { query, _ in pond.answer(query) }
            #expect(
                play.asked[1].query.text
                    == ["verb=ListRecords&metadataPrefix=arXiv", asked].compactMap { $0 }
                    .joined(separator: "&"))
        }
        var later = play(progress: HarvestProgress(through: "2024-06-01T12:00:00Z"))
        try later.run { query, _ in pond.answer(query) }
        #expect(later.asked[1].query.text.hasSuffix("from=2024-06-01"))
        var exact = order
        exact.from = "2024-01-01T00:00:00Z"
        var refused = play(exact)
        #expect(throws: HarvestError.self) { try refused.run { query, _ in pond.answer(query) } }
    }

    @Test func `both ends are days or both are seconds`() throws {
        let pond = Pond(count: 2)
        for (from, until, shown) in [
            ("2024-01-01", "2024-01-02", "from=2024-01-01&until=2024-01-02"),
            ("2024-01-01T00:00:01Z", "2024-01-02", "from=2024-01-01&until=2024-01-02"),
            (
                "2024-01-01", "2024-01-02T00:00:01Z",
                "from=2024-01-01T00%3A00%3A00Z&until=2024-01-02T00%3A00%3A01Z"
            ),
        ] {
            var order = order
            (order.from, order.until) = (from, until)
            var play = play(order)
            try play.run { query, _ in pond.answer(query) }
            #expect(play.asked[1].query.text.hasSuffix(shown), "\(play.asked[1].query.text)")
        }
    }

    @Test func `a time that was harvested after it had passed is not asked for again`() throws {
        let pond = Pond(count: 2)
        var order = order
        order.until = "2024-05-31"
        var done = play(order, progress: HarvestProgress(through: "2024-06-01T12:00:00Z"))
        try done.run { query, _ in pond.answer(query) }
        #expect(done.asked.count == 1 && done.talk.progress.through == "2024-06-01T12:00:00Z")
        order.until = "2024-06-01"
        var running = play(order, progress: HarvestProgress(through: "2024-06-01T12:00:00Z"))
        try running.run { query, _ in pond.answer(query) }
        #expect(running.asked.count == 2)
    }

    // MARK: Refusals

    @Test(arguments: ["badArgument", "cannotDisseminateFormat", "noSetHierarchy", "badVerb", "badResumptionToken"])
    func `an error of the protocol is told at once, in its own words`(code: String) {
        let pond = Pond(count: 2)
        // Some servers send it with a status of HTTP.
        for status in [200, 400, 422] {
            var play = play()
            #expect {
                try play.run { query, number in
                    guard number > 1, case .answer(_, let body, _) = pond.error(code) else { return pond.answer(query) }
                    return .answer(status: status, body: body, retryAfter: nil)
                }
            } throws: { error in
                (error as? HarvestError)?.kind == .refused && "\(error)".contains("(\(code)): because")
            }
            #expect(play.asked.count == 2)
        }
    }

    @Test func `what is no OAI-PMH server of version 2 is told at once`() {
        var old = Pond(count: 2)
        old.version = "1.1"
        let page = Reply.answer(status: 200, body: Array("<!DOCTYPE html><html><br></html>".utf8), retryAfter: nil)
        let other = Reply.answer(
            status: 200, body: Array("<OAI-PMH><responseDate>2024-01-01</responseDate></OAI-PMH>".utf8), retryAfter: nil
        )
        for reply in [old.answer(Query([("verb", "Identify")])), page, other] {
            var play = play()
            #expect { try play.run { _, _ in reply } } throws: { ($0 as? HarvestError)?.kind == .foreign }
            #expect(play.asked.count == 1)
        }
        var missing = play()
        #expect { try missing.run { _, _ in .answer(status: 404, body: [], retryAfter: nil) } } throws: {
            ($0 as? HarvestError)?.kind == .refused
        }
    }
}
