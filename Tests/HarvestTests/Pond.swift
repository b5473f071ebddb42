import Catalog
import Harvest

/// An OAI-PMH server in memory, for playing courses of events through. The protocol's own servers are asked in
/// `BylineCLITests`; here what matters is when and what is asked.
struct Pond {
    struct Record: Hashable {
        var id: String
        var stamp: String
    }
    var records: [Record]
    var batch = 3
    var date = "2024-06-01T12:00:00Z"
    var granularity = "YYYY-MM-DDThh:mm:ssZ"
    var version = "2.0"
    /// Tokens with another name than this have expired.
    var epoch = 0

    /// Records of as many minutes, in order of their datestamps.
    init(count: Int, batch: Int = 3) {
        records = (0..<count).map {
            Record(id: "oai:pond:\($0)", stamp: "2024-01-01T00:\($0 / 10)\($0 % 10):00Z")
        }
        self.batch = batch
    }

    func answer(_ query: Query) -> Reply {
        let said = Dictionary(query.parameters.map { ($0.name, $0.value) }) { first, _ in first }
        if said["verb"] == "Identify" {
            return reply(
                """
                <Identify><repositoryName>Pond</repositoryName><protocolVersion>\(version)</protocolVersion>\
                <earliestDatestamp>2000-01-01</earliestDatestamp><deletedRecord>persistent</deletedRecord>\
                <granularity>\(granularity)</granularity></Identify>
                """)
        }
        if let token = said["resumptionToken"] {
            // `epoch;start;from`
            let parts = token.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            guard parts[0] == String(epoch), let start = Int(parts[1]) else { return error("badResumptionToken") }
            return list(from: parts[2], start: start)
        }
        return list(from: said["from"] ?? "", start: 0)
    }

    private func list(from: String, start: Int) -> Reply {
        let found = records.filter { $0.stamp >= from }
        guard !found.isEmpty else { return error("noRecordsMatch") }
        let page = found.dropFirst(start).prefix(batch).map { record in
            "<record><header><identifier>\(record.id)</identifier><datestamp>\(record.stamp)</datestamp></header></record>"
        }
        let isLast = start + batch >= found.count
        let token = "<resumptionToken>\(isLast ? "" : "\(epoch);\(start + batch);\(from)")</resumptionToken>"
        return reply("<ListRecords>\(page.joined())\(token)</ListRecords>")
    }

    func error(_ code: String) -> Reply { reply("<error code=\"\(code)\">because</error>") }

    private func reply(_ body: String) -> Reply {
        let text = """
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>\(date)</responseDate>\(body)</OAI-PMH>
            """
        return .answer(status: 200, body: Array(text.utf8), retryAfter: nil)
    }
}

/// Carries a conversation out on a clock of its own, on which nothing takes time but waiting.
struct Play<Talk: Conversation> {
    var talk: Talk
    var now = Moment(seconds: 100, date: Instant(secondsSinceEpoch: 1_700_000_000))
    /// Every request with its time.
    private(set) var asked: [(query: Query, at: Double)] = []
    /// Labels of what was kept, in order.
    private(set) var kept: [String] = []
    private var known: Set<String>

    init(_ talk: Talk, known: Set<String> = []) {
        self.talk = talk
        self.known = known
    }

    /// - Parameters:
    ///   - answer: to a request and its number, counted from 1.
    ///   - pages: ends after so many pages, as if it were killed.
    ///   - onKept: what is kept beside the page, at that moment.
    mutating func run(
        pages: Int = .max, onKept: (Talk) -> Void = { _ in }, _ answer: (Query, Int) -> Reply
    ) throws(HarvestError) {
        var step = try talk.begin(at: now)
        var left = pages
        while left > 0 {
            switch step {
            case .ask(let query, let due):
                let wait = max(0, due - now.seconds)
                now.seconds += wait
                now.date = Instant(secondsSinceEpoch: now.date.secondsSinceEpoch + Int(wait))
                asked.append((query, now.seconds))
                step = try talk.take(answer(query, asked.count), at: now)
            case .keep(let page):
                let fresh = page.records.count { known.insert($0.label).inserted }
                kept += page.records.map(\.label)
                onKept(talk)
                left -= 1
                step = try talk.kept(fresh: fresh, at: now)
            case .end: return
            }
        }
    }

    /// The gaps between requests, in seconds.
    var gaps: [Double] { zip(asked.dropFirst(), asked).map { $0.at - $1.at } }
}
