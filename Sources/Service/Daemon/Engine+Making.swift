import Byline
import CMicroHTTPD

/// From a request that was read to an answer that can be sent.
extension Engine {
    /// Makes an answer, and keeps it where others may ask for the same.
    func make(_ request: Request, _ key: AnswerCache.Key?, _ exchange: Exchange, _ worker: Worker) -> Made {
        var (answer, epoch) = ask(request, worker)
        exchange.route = answer.route ?? -1
        exchange.fault = answer.fault
        complete(&answer.response, request)
        let route = answer.route.map { site.table.routes[$0] }
        let isKept = route?.isCacheable ?? false
        let isRead = request.method == .get || request.method == .head
        guard isKept, isRead, answer.response.status == 200, answer.response.stream == nil,
            let kept = KeptAnswer(
                answer.response, route: exchange.route, mayLag: route?.mayLag ?? false, library: library)
        else { return .own(answer.response) }
        if let key, let epoch { cache.keep(kept, for: key, epoch: epoch, at: coarseClock()) }
        return .shared(kept)
    }

    /// Asks the site, all of one answer from one state of the store.
    /// - Returns: the answer, and the state it is made of; nil where that changed just then.
    private func ask(_ request: Request, _ worker: Worker) -> (answer: Site.Answer, epoch: UInt64?) {
        do throws(BylineError) {
            let registrar = try worker.open()
            var epoch: UInt64?
            let before = try watch.epoch()
            let answer = try registrar.snapshot { () throws(BylineError) in
                // The first question takes hold of the state; if it was the same before and after, it is this one.
                _ = try registrar.dataVersion()
                if try watch.epoch() == before { epoch = before }
                return site.answer(request) { registrar }
            }
            // Whatever is wrong with the connection, the next one may do better.
            if answer.fault != nil { worker.reopen() }
            return (answer, epoch)
        } catch {
            worker.reopen()
            let problem = Problem(error)
            return (Site.Answer(response: site.tell(problem, request), fault: problem.cause), nil)
        }
    }

    /// Adds what every answer carries.
    private func complete(_ response: inout Response, _ request: Request) {
        if response.status == 200, response.stream == nil, response.headers["ETag"] == nil {
            response.headers["ETag"] = entityTag(response.body)
        }
        response.headers["X-Content-Type-Options"] = "nosniff"
        if response.headers["Content-Security-Policy"] == nil {
            response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        }
        if request.path.first == "v1" {
            // What is public may be read by programs that run on other people's pages.
            response.headers["Access-Control-Allow-Origin"] = "*"
            if request.method == .options {
                response.headers["Access-Control-Allow-Methods"] = response.headers["Allow"]
                response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
            }
            response.headers["Access-Control-Expose-Headers"] =
                "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Location"
        }
    }

    // MARK: Questions that wait

    /// A question and the connection that waits for its answer.
    struct Question: @unchecked Sendable {
        // The library leaves the exchange alone until its connection is resumed.
        let exchange: Exchange
        let request: Request
        let key: AnswerCache.Key?
        /// nil when nobody waits for it yet.
        let connection: OpaquePointer?
    }

    /// Begins to answer what is more than a look-up, on threads of their own.
    func openLanes() throws(BylineError) {
        // Only one of them ever holds the graph.
        for (lane, threads) in [(surveys, settings.surveyThreads), (graphs, 1)] {
            let isOpen = lane.open(threads: threads) { [unowned self] question in answer(question) }
            guard isOpen else {
                closeLanes()
                throw BylineError(.failure, "The system has no thread to spare", mend: "Give fewer --threads")
            }
        }
    }

    /// A question of many while the store stays as it is.
    struct Flight: Hashable, Sendable {
        var key: AnswerCache.Key
        var epoch: UInt64
    }

    private func answer(_ question: Question) {
        let worker = worker()
        let epoch = currentEpoch(worker)
        guard let key = question.key else {
            return finish(question, make(question.request, nil, question.exchange, worker))
        }
        // Somebody may have asked the same while this one waited.
        if let kept = cache.answer(to: key, at: coarseClock()) { return finish(question, .shared(kept)) }
        // Or asks it now: after a change everybody wants the first page, and it is made once.
        let flight = Flight(key: key, epoch: epoch)
        guard flights.begin(flight, for: question) else { return }
        let made = make(question.request, key, question.exchange, worker)
        finish(question, made)
        for other in flights.end(flight) {
            if case .shared = made {
                finish(other, made)
            } else {
                finish(other, make(other.request, key, other.exchange, worker))
            }
        }
    }

    private func finish(_ question: Question, _ made: Made) {
        question.exchange.made = made
        if let connection = question.connection { library.resume(connection) }
    }

    /// Has those answers made anew that the last change left behind, so that nobody has to wait for them.
    func renewWhatLags() {
        for key in cache.takeLagging() {
            guard let target = try? Target(key.target) else { continue }  // It has been read before, or it is not kept.
            var headers = Headers()
            if !key.accept.isEmpty { headers.add("Accept", String(decoding: key.accept, as: UTF8.self)) }
            let request = Request(.get, path: target.path, query: target.query, headers: headers)
            // Where all places are taken, whoever asks first will wait.
            guard let lane = lane(for: request), lane.promise() else { continue }
            let exchange = Exchange(target: key.target, begun: fineClock())
            lane.add(Question(exchange: exchange, request: request, key: key, connection: nil))
        }
    }

    /// Answers nothing but look-ups any more. Those that wait are told so.
    func closeLanes() {
        for question in surveys.close() + graphs.close() {
            finish(question, .own(isFull(question.request)))
        }
    }

    /// Where a request waits for its answer; nil when it need not.
    func lane(for request: Request) -> WaitingLane<Question>? {
        switch site.route(of: request)?.lane {
        case .survey: surveys
        case .graph: graphs
        case .lookUp, nil: nil
        }
    }

    /// Lets a question wait for its turn, if there is room.
    func wait(
        in lane: WaitingLane<Question>, _ request: Request, _ key: AnswerCache.Key?, _ exchange: Exchange,
        _ verdict: RateLimiter.Verdict?, _ connection: OpaquePointer
    ) -> MHD_Result {
        guard lane.promise() else { return send(isFull(request), exchange, verdict, connection) }
        exchange.verdict = verdict
        // In this order: an answer that is made before its connection is suspended would never be sent.
        library.suspend(connection)
        lane.add(Question(exchange: exchange, request: request, key: key, connection: connection))
        return .YES
    }

    private func isFull(_ request: Request) -> Response {
        let problem = Problem(
            503, "Too many questions like this one are waiting already", mend: "Ask again in a few seconds",
            headers: ["Retry-After": "5"])
        var response = site.tell(problem, request)
        complete(&response, request)
        return response
    }
}

/// A strong tag of these bytes: FNV-1a, 64 bits, and their number.
func entityTag(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "\"\(String(hash, radix: 16))-\(String(bytes.count, radix: 16))\""
}
