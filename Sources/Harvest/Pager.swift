public import Catalog

/// What is asked of arXiv's query service.
public struct PaperQuery: Hashable, Sendable {
    public enum Wish: Hashable, Sendable {
        /// Papers by their identifiers, with a version or without.
        case papers([ArXivID])
        /// In the service's own language: `au:"Ada Ampère" AND cat:cs.LG`.
        case search(String)
    }
    /// The service's address, without a query.
    public var base: String
    public var wish: Wish
    /// At most so many papers.
    public var limit: Int
    /// Ends at the first page that brings nothing new: for a search that came to its end before. The newest come first,
    /// so what follows was seen then.
    public var endsWhenKnown = false

    public init(base: String, wish: Wish, limit: Int, endsWhenKnown: Bool = false) {
        self.base = base
        self.wish = wish
        self.limit = limit
        self.endsWhenKnown = endsWhenKnown
    }

    /// Papers that hold every word. Words in the service's own language (`ti:`, `cat:`, quotes, `AND`) go as they are.
    public static func search(words: [String]) -> Wish {
        let text = words.joined(separator: " ")
        let fields = ["ti:", "au:", "abs:", "co:", "jr:", "cat:", "rn:", "id:", "all:", "submittedDate:", "("]
        if fields.contains(where: text.contains) || text.contains("\"") { return .search(text) }
        return .search(words.map { "all:" + $0 }.joined(separator: " AND "))
    }

    /// Papers by somebody of that name.
    public static func search(author name: String) -> Wish {
        .search("au:\"\(name.filter { $0 != "\"" })\"")
    }
}

/// A query of arXiv's service, page by page, the papers that changed last first.
///
/// A page may come empty although more is there, and shorter than was asked for: the next begins behind what came, and
/// an empty one is asked for again. At the end the number that came is compared with the number that was promised.
public struct Pager: Conversation {
    /// Papers a page. The service allows 2,000; shorter answers fail less often.
    static let pageSize = 100
    /// Beyond so many the service serves no query.
    public static let furthest = 30_000

    public let query: PaperQuery
    public private(set) var pacing: Pacing
    /// How many papers there are, as the service said last.
    public private(set) var total = 0
    /// How many came.
    public private(set) var received = 0
    /// The labels of what came, for finding out what is missing.
    public private(set) var labels: Set<String> = []
    private var asked: Query?

    public init(_ query: PaperQuery, pacing: Pacing) {
        self.query = query
        self.pacing = pacing
    }

    public mutating func begin(at now: Moment) throws(HarvestError) -> Step { ask(at: now) }

    public mutating func take(_ reply: Reply, at now: Moment) throws(HarvestError) -> Step {
        switch Verdict(reply) {
        case .again(let why, let header): return try askAgain(why, retryAfter: header, at: now)
        case .refused(let status, let bytes):
            // An error may come with a status of HTTP, or without one.
            let words = (try? AtomAnswer(bytes))?.error ?? "it answers \(status)"
            throw refusal(words)
        case .read(let bytes):
            let answer: AtomAnswer
            do { answer = try AtomAnswer(bytes) } catch {
                return try askAgain("what comes cannot be read: \(error.why)", retryAfter: nil, at: now)
            }
            if let error = answer.error { throw refusal(error) }
            return try takePage(answer, at: now)
        }
    }

    public mutating func kept(fresh: Int, at now: Moment) throws(HarvestError) -> Step {
        let isKnown = query.endsWhenKnown && fresh == 0
        return isKnown || received >= min(total, query.limit, Self.furthest) ? .end : ask(at: now)
    }

    private mutating func takePage(_ answer: AtomAnswer, at now: Moment) throws(HarvestError) -> Step {
        let said = answer.total ?? 0
        guard !answer.records.isEmpty else {
            // Nothing at all is an answer, to the first request; later it is a fault of the service.
            if said <= received, received == 0 || said > 0 { return end(of: said) }
            return try askAgain("a page is empty although more is there", retryAfter: nil, at: now)
        }
        pacing.isAnswered()
        total = max(said, received + answer.records.count)
        let page = Array(answer.records.prefix(max(0, query.limit - received)))
        received += page.count
        labels.formUnion(page.map(\.label))
        return .keep(SentPage(records: page, total: total))
    }

    private mutating func end(of said: Int) -> Step {
        pacing.isAnswered()
        total = said
        return .end
    }

    private mutating func ask(at now: Moment) -> Step {
        let size = min(Self.pageSize, max(1, query.limit - received))
        var parameters: [(name: String, value: String?)] = []
        switch query.wish {
        case .papers(let ids):
            parameters = [("id_list", ids.map { $0.description }.joined(separator: ","))]
        case .search(let text):
            parameters = [
                ("search_query", text), ("sortBy", "lastUpdatedDate"), ("sortOrder", "descending"),
            ]
        }
        return ask(
            Query(parameters + [("start", String(received)), ("max_results", String(size))]), at: now)
    }

    private mutating func ask(_ request: Query, at now: Moment) -> Step {
        asked = request
        let due = max(pacing.due, now.seconds)
        pacing.asks(at: Moment(seconds: due, date: now.date))
        return .ask(request, notBefore: due)
    }

    private mutating func askAgain(_ why: String, retryAfter header: String?, at now: Moment) throws(HarvestError)
        -> Step
    {
        try pacing.fails(why, retryAfter: header, at: now)
        return asked.map { ask($0, at: now) } ?? .end
    }

    private func refusal(_ words: String) -> HarvestError {
        HarvestError(.refused, "The query service refuses: \(words.prefix(200))", mend: "Mend the query and ask again")
    }
}

extension PaperQuery {
    /// Identifiers a request: so that its address stays short.
    private static let idsAtOnce = 50

    /// The same in requests of bearable length.
    public var parts: [PaperQuery] {
        guard case .papers(let ids) = wish, ids.count > Self.idsAtOnce else { return [self] }
        return stride(from: 0, to: ids.count, by: Self.idsAtOnce).map { start in
            var part = self
            part.wish = .papers(Array(ids[start..<min(start + Self.idsAtOnce, ids.count)]))
            return part
        }
    }

    /// The papers asked for by identifier that are not among these labels.
    public func missing(_ labels: Set<String>) -> [ArXivID] {
        guard case .papers(let ids) = wish else { return [] }
        let keys = Set(labels.compactMap { ArXivID($0)?.key })
        return ids.filter { !keys.contains($0.key) }
    }
}
