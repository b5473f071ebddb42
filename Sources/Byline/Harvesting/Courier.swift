import Catalog
import Harvest
import Wire

/// Carries a conversation out: waits, asks, hands over what is to be kept.
///
/// Requests go through `Wire`, which bounds time and size, and not through Foundation's URLSession: that brings its own
/// copy of the same libcurl with an event loop around it (FoundationNetworking costs every start of the program some
/// milliseconds, used or not), follows redirects unasked, and bounds no answer's size.
struct Courier {
    let errand: Errand
    let base: WebPlace

    /// What an answer may be: real pages of 2,000 records take some 5 MB.
    private static let limits = Limits(connectMilliseconds: 30_000, wholeMilliseconds: 300_000, bytes: 64 << 20)
    /// How often one request may be sent on.
    private static let redirects = 5

    init(_ address: String, errand: Errand) throws(BylineError) {
        base = try Self.place(address)
        self.errand = errand
    }

    /// The address of a server, if it can be one.
    static func place(_ address: String) throws(BylineError) -> WebPlace {
        guard let place = WebPlace(address, schemes: ["http", "https"]), !address.contains("#") else {
            throw BylineError(
                .invalidInput, "“\(address)” is no web address", mend: "Give one like https://oaipmh.arxiv.org/oai")
        }
        return place
    }

    /// - Parameter keep: keeps a page with the conversation's progress; answers how many records were new.
    /// - Returns: whether it came to its end; false when it was called back.
    func carryOut<Talk: Conversation>(
        _ conversation: inout Talk, keep: (SentPage, Talk) throws(BylineError) -> Int
    ) throws(BylineError) -> Bool {
        var step = try said { () throws(HarvestError) in try conversation.begin(at: moment) }
        var records = 0
        while true {
            switch step {
            case .ask(let query, let due):
                guard let next = try ask(query, notBefore: due, of: &conversation) else { return false }
                step = next
            case .keep(let page):
                let fresh = try keep(page, conversation)
                records += page.records.count
                if !page.records.isEmpty { errand.tell(.kept(records: records, total: page.total)) }
                step = try said { () throws(HarvestError) in try conversation.kept(fresh: fresh, at: moment) }
            case .end: return true
            }
        }
    }

    /// Asks a server who it is, and finds out what would be asked next.
    func plan(_ harvester: inout Harvester) throws(BylineError) -> HarvestPlan {
        var step = try said { () throws(HarvestError) in try harvester.begin(at: moment) }
        while true {
            if let facts = harvester.facts {
                let first: Query? = if case .ask(let query, _) = step { query } else { nil }
                return HarvestPlan(
                    facts: facts, first: first, isResumed: harvester.isResumed, through: harvester.progress.through)
            }
            guard case .ask(let query, let due) = step, let next = try ask(query, notBefore: due, of: &harvester) else {
                throw BylineError(.failure, "It was stopped", mend: "")
            }
            step = next
        }
    }

    /// One request, at its time.
    /// - Returns: nil when it was called back.
    private func ask(
        _ query: Query, notBefore due: Double, of conversation: inout some Conversation
    ) throws(BylineError) -> Step? {
        guard waits(until: due), let reply = try send(query) else { return nil }
        let step = try said { () throws(HarvestError) in try conversation.take(reply, at: moment) }
        if conversation.pacing.failures > 0, case .ask(_, let due) = step {
            errand.tell(.again(why: conversation.pacing.trouble, seconds: max(0, due - errand.now())))
        }
        return step
    }

    private func said<T>(_ words: () throws(HarvestError) -> T) throws(BylineError) -> T {
        do { return try words() } catch { throw BylineError(error) }
    }

    private var moment: Moment { Moment(seconds: errand.now(), date: errand.date()) }

    private func waits(until due: Double) -> Bool {
        while !errand.isStopped() {
            let left = due - errand.now()
            guard left > 0 else { return true }
            errand.wait(left)
        }
        return false
    }

    // MARK: One request

    /// - Returns: nil when it was called back.
    /// - Throws: where asking again cannot help.
    private func send(_ query: Query) throws(BylineError) -> Reply? {
        let address = query.address(at: base.text)
        guard var place = WebPlace(address, schemes: ["http", "https"]) else {
            throw BylineError(.limit, "A request is longer than 2,048 bytes", mend: "Ask for less at a time")
        }
        for _ in 0...Self.redirects {
            let answer: HTTPAnswer
            do {
                answer = try HTTP.fetch(
                    place, as: errand.agent, accept: "application/xml, text/xml, application/atom+xml",
                    limits: Self.limits, isStopped: errand.isStopped)
            } catch {
                return errand.isStopped() ? nil : try lost(error)
            }
            guard let next = answer.redirect, (300..<400).contains(answer.status) else {
                return .answer(status: answer.status, body: answer.body, retryAfter: answer.retryAfter)
            }
            place = try allowed(next, from: place)
        }
        throw BylineError(
            .failure, "“\(base.machine)” sends from one address to the next", mend: "Check the address")
    }

    private func lost(_ error: WireError) throws(BylineError) -> Reply {
        switch error.kind {
        case .unreachable, .timedOut, .broken, .later: .lost(error.what.lowercasedFirst)
        case .untrusted, .denied, .refused, .tooLarge, .unusable:
            throw BylineError(.failure, error.what, mend: error.mend)
        }
    }

    /// Where a redirect may lead: to the same host, and from plain HTTP to TLS but never back. Another host was not
    /// named by whoever called, and it is for them to name it.
    private func allowed(_ address: String, from place: WebPlace) throws(BylineError) -> WebPlace {
        guard let next = WebPlace(address, schemes: ["http", "https"]), next.host == base.host,
            next.scheme == place.scheme && next.port == place.port || (place.scheme, next.scheme) == ("http", "https")
        else {
            let target = address.prefix { $0 != "?" }.prefix(200)
            throw BylineError(
                .failure, "“\(base.machine)” sends on to “\(target)”, where nobody has sent this program",
                mend: "Call again with that address, if it is right")
        }
        return next
    }
}

extension String {
    /// For a sentence that goes on.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension BylineError {
    init(_ error: HarvestError) {
        let kind: Kind =
            switch error.kind {
            case .lost: .failure
            case .refused, .foreign: .invalidInput
            case .later: .limit
            }
        self.init(kind, error.what, mend: error.mend)
    }
}
