import Byline
import CMicroHTTPD

/// From a request that was read to an answer that can be sent.
extension Engine {
    /// Makes an answer, and keeps it where others may ask for the same.
    func make(
        _ request: Request, _ key: AnswerCache.Key?, epoch: UInt64, _ exchange: Exchange, _ worker: Worker
    ) -> Made {
        var epoch = epoch
        var answer = ask(request, worker, epoch: &epoch)
        exchange.route = answer.route ?? -1
        exchange.fault = answer.fault
        complete(&answer.response, request)
        let isKept = answer.route.map { site.table.routes[$0].isCacheable } ?? false
        let isRead = request.method == .get || request.method == .head
        guard isKept, isRead, answer.response.status == 200, answer.response.stream == nil,
            let kept = KeptAnswer(answer.response, route: exchange.route, library: library)
        else { return .own(answer.response) }
        if let key { cache.keep(kept, for: key, epoch: epoch, at: coarseClock()) }
        return .shared(kept)
    }

    /// Asks the site, all of one answer from one state of the store.
    private func ask(_ request: Request, _ worker: Worker, epoch: inout UInt64) -> Site.Answer {
        do throws(BylineError) {
            let registrar = try worker.open()
            var seen = epoch
            let answer = try registrar.snapshot { () throws(BylineError) in
                // The state may have changed since the cache was asked.
                if try worker.storeHasChanged() { seen = cache.advance() }
                return site.answer(request) { registrar }
            }
            epoch = seen
            // Whatever is wrong with the connection, the next one may do better.
            if answer.fault != nil { worker.reopen() }
            return answer
        } catch {
            worker.reopen()
            let problem = Problem(error)
            return Site.Answer(response: site.tell(problem, request), fault: problem.cause)
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
        let connection: OpaquePointer
    }

    /// Begins to answer what is more than a look-up, on threads of their own.
    func openLanes() throws(BylineError) {
        // Only one of them ever holds the graph.
        for (lane, threads) in [(surveys, settings.surveyThreads), (graphs, 1)] {
            let isOpen = lane.open(threads: threads) { [unowned self] question in
                answer(question)
                library.resume(question.connection)
            }
            guard isOpen else {
                closeLanes()
                throw BylineError(.failure, "The system has no thread to spare", mend: "Give fewer --threads")
            }
        }
    }

    private func answer(_ question: Question) {
        let worker = worker()
        let epoch = currentEpoch(worker)
        // Somebody may have asked the same while this one waited.
        if let key = question.key, let kept = cache.answer(to: key, at: coarseClock()) {
            question.exchange.made = .shared(kept)
        } else {
            question.exchange.made = make(question.request, question.key, epoch: epoch, question.exchange, worker)
        }
    }

    /// Answers nothing but look-ups any more. Those that wait are told so.
    func closeLanes() {
        for question in surveys.close() + graphs.close() {
            question.exchange.made = .own(isFull(question.request))
            library.resume(question.connection)
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
