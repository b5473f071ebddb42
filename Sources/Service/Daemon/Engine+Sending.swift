import CMicroHTTPD

extension Engine {
    /// Sends what was made for this exchange.
    func send(
        _ made: Made, _ exchange: Exchange, _ head: Head, _ verdict: RateLimiter.Verdict?, _ connection: OpaquePointer
    ) -> MHD_Result {
        switch made {
        case .shared(let kept): send(kept, isCached: false, exchange, head, verdict, connection)
        case .own(let response): send(response, exchange, verdict, connection)
        }
    }

    /// Sends a finished answer, or that the client has it already.
    func send(
        _ kept: KeptAnswer, isCached: Bool, _ exchange: Exchange, _ head: Head, _ verdict: RateLimiter.Verdict?,
        _ connection: OpaquePointer
    ) -> MHD_Result {
        if let wanted = head.list("if-match"), !(wanted.contains("*") || wanted.contains { $0 == kept.etag ?? "" }) {
            return send(
                Problem(412, "None of the tags in If-Match is that of this answer").response(instance: "/"), exchange,
                verdict, connection)
        }
        let isUnchanged = isKnown(kept.etag, by: head)
        exchange.status = isUnchanged ? 304 : kept.status
        exchange.size = isUnchanged ? 0 : kept.body.count
        exchange.route = kept.route
        exchange.isCached = isCached
        guard let verdict else {
            return library.queue(connection, UInt32(exchange.status), isUnchanged ? kept.unchanged : kept.whole)
        }
        // The client's share is its own, so the answer needs a head of its own; the body is shared.
        var headers = isUnchanged ? KeptAnswer.fieldsOfUnchanged(kept.headers) : kept.headers
        addShare(verdict, to: &headers)
        return queue(isUnchanged ? SentBytes([]) : kept.body, headers, exchange.status, connection)
    }

    /// Sends an answer that nobody else will get.
    func send(
        _ response: Response, _ exchange: Exchange, _ verdict: RateLimiter.Verdict?, _ connection: OpaquePointer
    ) -> MHD_Result {
        var headers = response.headers
        if let verdict { addShare(verdict, to: &headers) }
        exchange.status = response.status
        exchange.size = response.body.count
        guard let stream = response.stream else {
            return queue(SentBytes(response.body), headers, response.status, connection)
        }
        let held = Unmanaged.passRetained(StreamedAnswer(stream, to: conversation(of: connection)))
        guard
            let made = library.makeStream(
                .max, StreamedAnswer.blockSize, StreamedAnswer.read, held.toOpaque(), StreamedAnswer.release)
        else {
            held.release()
            return .NO
        }
        defer { library.destroy(made) }
        for field in headers.fields { _ = library.addHeader(made, field.name, field.value) }
        return library.queue(connection, UInt32(response.status), made)
    }

    /// Answers that the client has asked for too much.
    func refuse(
        _ exchange: Exchange, _ request: Result<Request, Problem>?, _ verdict: RateLimiter.Verdict,
        _ connection: OpaquePointer
    ) -> MHD_Result {
        let problem = Problem(
            429, "Your network has used up its share of requests", mend: "Ask again in \(verdict.retryAfter) s",
            headers: ["Retry-After": String(verdict.retryAfter)])
        guard case .success(let read)? = request else {
            return send(problem.response(instance: "/"), exchange, verdict, connection)
        }
        return send(site.tell(problem, read), exchange, verdict, connection)
    }

    private func queue(_ body: SentBytes, _ headers: Headers, _ status: Int, _ connection: OpaquePointer) -> MHD_Result
    {
        guard let response = library.response(body, headers) else { return .NO }
        defer { library.destroy(response) }
        return library.queue(connection, UInt32(status), response)
    }

    /// The draft of the IETF's working group for HTTP APIs, `draft-ietf-httpapi-ratelimit-headers`: structured fields.
    private func addShare(_ verdict: RateLimiter.Verdict, to headers: inout Headers) {
        guard let limiter else { return }
        headers["RateLimit-Policy"] = "\"network\";q=\(limiter.perMinute);w=60"
        headers["RateLimit"] = "\"network\";r=\(verdict.remaining);t=\(verdict.secondsToFull)"
    }

    /// Whether `If-None-Match` names the tag (compared weakly, as RFC 9110 has it for this field).
    private func isKnown(_ etag: String?, by head: Head) -> Bool {
        guard let etag, let known = head.list("if-none-match") else { return false }
        return known.contains { $0 == "*" || $0 == etag || $0 == "W/" + etag }
    }
}
