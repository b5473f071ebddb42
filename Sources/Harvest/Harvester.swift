public import Catalog

/// A harvest of an OAI-PMH server (protocol 2.0): who it is, then its list page by page, each kept before the next is
/// asked for.
///
/// A list goes on where it was left, with the token that was kept; a token that has expired begins it anew where
/// nothing can be missed. A list that ended is taken up next time at the date of the first answer it was given with.
/// Both repeat records, and what is known changes nothing.
public struct Harvester: Conversation {
    public let order: HarvestOrder
    public private(set) var pacing: Pacing
    /// What to keep with the next page, and at the end.
    public private(set) var progress: HarvestProgress
    /// Once the server has said so.
    public private(set) var facts: ServerFacts?
    /// Whether it takes up a list that was left unfinished.
    public let isResumed: Bool

    private var stage = Stage.identify
    /// The page that waits to be kept.
    private var page = OAIAnswer.empty
    private var asked: Query?
    /// Tokens that expired since something was gained.
    private var fruitlessRestarts = 0

    private enum Stage { case identify, list, ended }

    /// - Parameter progress: as it was last kept; nil for a harvest that never was.
    public init(_ order: HarvestOrder, progress: HarvestProgress?, pacing: Pacing) {
        self.order = order
        self.pacing = pacing
        self.progress = progress ?? HarvestProgress()
        isResumed = progress?.run != nil
    }

    // MARK: Steps

    public mutating func begin(at now: Moment) throws(HarvestError) -> Step {
        ask(Query([("verb", "Identify")]), at: now)
    }

    public mutating func take(_ reply: Reply, at now: Moment) throws(HarvestError) -> Step {
        switch Verdict(reply) {
        case .again(let why, let header): return try askAgain(why, retryAfter: header, at: now)
        case .read(let bytes):
            let answer: OAIAnswer
            do { answer = try OAIAnswer(bytes) } catch {
                if stage == .identify, Self.isPage(bytes) { throw notOne() }
                return try askAgain("what comes cannot be read: \(error.why)", retryAfter: nil, at: now)
            }
            pacing.isAnswered()
            return stage == .identify ? try takeFacts(answer, at: now) : try takePage(answer, at: now)
        case .refused(let status, let bytes):
            // Some servers send the protocol's own errors with a status of HTTP.
            if let answer = try? OAIAnswer(bytes), answer.error != nil, stage == .list {
                pacing.isAnswered()
                return try takePage(answer, at: now)
            }
            throw HarvestError(
                .refused, "“\(order.base)” answers \(status)",
                mend: "Check the address; an OAI-PMH server has one for all")
        }
    }

    public mutating func kept(fresh: Int, at now: Moment) throws(HarvestError) -> Step {
        guard stage == .list else { return .end }
        if fresh > 0 { fruitlessRestarts = 0 }
        return askForList(at: now)
    }

    private mutating func ask(_ query: Query, at now: Moment) -> Step {
        asked = query
        let due = max(pacing.due, now.seconds)
        pacing.asks(at: Moment(seconds: due, date: now.date))
        return .ask(query, notBefore: due)
    }

    private mutating func askAgain(_ why: String, retryAfter header: String?, at now: Moment) throws(HarvestError)
        -> Step
    {
        try pacing.fails(why, retryAfter: header, at: now)
        return asked.map { ask($0, at: now) } ?? .end
    }

    // MARK: Who it is

    private func notOne() -> HarvestError {
        HarvestError(
            .foreign, "“\(order.base)” does not answer as an OAI-PMH server does",
            mend: "Check the address; that of arXiv is https://oaipmh.arxiv.org/oai")
    }

    /// Whether these are the bytes of a web page: then the address is wrong, and asking again will not help.
    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).trimmed.lowercased()
        return head.hasPrefix("<!doctype html") || head.hasPrefix("<html")
    }

    private mutating func takeFacts(_ answer: OAIAnswer, at now: Moment) throws(HarvestError) -> Step {
        guard let facts = answer.facts, let said = answer.date else {
            throw notOne()
        }
        guard facts.version == "2.0" else {
            throw HarvestError(
                .foreign, "“\(order.base)” speaks version “\(facts.version)” of OAI-PMH",
                mend: "Only version 2.0 can be harvested")
        }
        guard let date = Stamp.second(said) else {
            throw HarvestError(
                .foreign, "“\(order.base)” gives its date as “\(said)”", mend: "Tell whoever keeps the server")
        }
        for day in [order.from, order.until] {
            guard let day, !Stamp.isDay(day), facts.knowsDaysAlone else { continue }
            throw HarvestError(.refused, "The server knows days alone, not “\(day)”", mend: "Give a day: 2024-01-31")
        }
        self.facts = facts
        if progress.run == nil { progress.run = .init(began: date, lower: lower(for: facts)) }
        stage = .list
        return isUpToDate ? endUnasked() : askForList(at: now)
    }

    /// Where the list begins: where the last one was begun, or what was ordered. A server is not asked for days before
    /// its earliest.
    private func lower(for facts: ServerFacts) -> String? {
        guard let from = [progress.through, order.from].compactMap({ $0 }).max() else { return nil }
        return from <= String(facts.earliest.prefix(from.count)) ? nil : from
    }

    /// Whether the last harvest began after the last day that is wanted.
    private var isUpToDate: Bool {
        guard let through = progress.through, let until = order.until, progress.run?.token == nil else { return false }
        return until < String(through.prefix(until.count))
    }

    private mutating func endUnasked() -> Step {
        progress.run = nil
        stage = .ended
        return .end
    }

    // MARK: The list

    private mutating func askForList(at now: Moment) -> Step {
        guard let run = progress.run else { return .end }
        if let token = run.token { return ask(Query([("verb", "ListRecords"), ("resumptionToken", token)]), at: now) }
        let lower = run.pages == 0 ? run.lower : run.restart
        return ask(
            Query([
                ("verb", "ListRecords"), ("metadataPrefix", order.prefix), ("set", order.set),
                ("from", lower.map(printed)), ("until", order.until),
            ]), at: now)
    }

    /// A lower end as the server takes it: both ends must be days, or both seconds. A day asks for more, never for less.
    private func printed(_ lower: String) -> String {
        if facts?.knowsDaysAlone != false || order.until.map(Stamp.isDay) == true { return Stamp.day(lower) }
        return order.until != nil && Stamp.isDay(lower) ? lower + "T00:00:00Z" : lower
    }

    private mutating func takePage(_ answer: OAIAnswer, at now: Moment) throws(HarvestError) -> Step {
        if let (code, text) = answer.error {
            switch code {
            case "noRecordsMatch": return finish(with: .empty)
            case "badResumptionToken" where progress.run?.token != nil: return try restart(at: now)
            default: throw refusal(code, text)
            }
        }
        if let token = answer.token, token == progress.run?.token, answer.records == page.records {
            throw HarvestError(
                .foreign, "The server sends the same page again and again", mend: "Tell whoever keeps it")
        }
        guard answer.token != nil else { return finish(with: answer) }
        page = answer
        let before = progress.run?.restart
        progress.run?.note(answer.datestamps)
        progress.run?.token = answer.token
        if progress.run?.restart != before { fruitlessRestarts = 0 }
        return .keep(answer.page)
    }

    /// The last page, perhaps an empty one: from here on the harvest counts as whole.
    private mutating func finish(with answer: OAIAnswer) -> Step {
        progress.through = progress.run?.began
        progress.run = nil
        stage = .ended
        return .keep(answer.page)
    }

    private mutating func restart(at now: Moment) throws(HarvestError) -> Step {
        fruitlessRestarts += 1
        guard fruitlessRestarts < 3 else {
            throw HarvestError(
                .foreign, "The server refuses the tokens that it gives out", mend: "Harvest a shorter time with --from")
        }
        let lower = progress.run?.restart
        progress.run?.token = nil
        // What comes again is no fall; and a list that begins from its start shows its order anew.
        progress.run?.lastStamp = nil
        if lower == progress.run?.lower {
            progress.run?.rises = 0
            progress.run?.hasFallen = false
        }
        return askForList(at: now)
    }

    private func refusal(_ code: String, _ text: String) -> HarvestError {
        let mend =
            switch code {
            case "cannotDisseminateFormat":
                "Choose another with --prefix; \(Query([("verb", "ListMetadataFormats")]).address(at: order.base)) "
                    + "lists what it has"
            case "noSetHierarchy": "Leave --set away"
            case "badArgument": "Check --set, --from and --until"
            default: "Check that it is an OAI-PMH server"
            }
        return HarvestError(
            .refused, "The server refuses (\(code))\(text.isEmpty ? "" : ": \(text.prefix(200))")", mend: mend)
    }
}
