import Byline
import CMicroHTTPD
import Glibc
import Synchronization

/// What all threads of a daemon share, and the way from a request to its answer.
final class Engine: @unchecked Sendable {
    // Everything here is constant, atomic or behind a lock of its own.
    private(set) var site: Site
    let settings: Daemon.Settings
    let library: MicroHTTPD
    let cache: AnswerCache
    let watch: StoreWatch
    let log: AccessLog
    let connections: Connections
    let limiter: RateLimiter?
    let forwarding: Forwarding
    let tallies = Mutex<[Tally]>([])
    let exchangesUnderWay = Atomic(0)
    let surveys: WaitingLane<Question>
    let graphs: WaitingLane<Question>
    let flights = Flights<Flight, Question>()
    private let workerKey: pthread_key_t

    init(_ site: Site, settings: Daemon.Settings, library: MicroHTTPD) throws(BylineError) {
        self.settings = settings
        self.library = library
        cache = AnswerCache(byteLimit: settings.cacheBytes)
        watch = StoreWatch(store: settings.store, cache: cache)
        log = try AccessLog(settings.accessLog)
        connections = Connections(mostPerAddress: settings.connectionsPerAddress)
        limiter = settings.ratePerMinute.map { RateLimiter(perMinute: $0) }
        forwarding = settings.forwarding
        surveys = WaitingLane(room: settings.surveysWaiting)
        graphs = WaitingLane(room: settings.graphQuestionsWaiting)
        var key = pthread_key_t()
        // A thread that ends takes its connection to the store with it.
        guard pthread_key_create(&key, { if let held = $0 { Unmanaged<Worker>.fromOpaque(held).release() } }) == 0
        else { throw BylineError(.failure, "The system has no room for another thread's data", mend: "") }
        workerKey = key
        self.site = site
        var counted = site
        counted.metrics = { [unowned self] in metrics }
        self.site = counted
    }

    private var metrics: String {
        var counts = Tally.Counts()
        for tally in tallies.withLock({ $0 }) { counts.add(tally.now) }
        return Metrics(
            counts: counts, routes: site.table.routes, underWay: underWay, connections: connections.count
        ).text
    }

    deinit { pthread_key_delete(workerKey) }

    var underWay: Int { exchangesUnderWay.load(ordering: .relaxed) }

    /// What belongs to the thread that asks.
    func worker() -> Worker {
        if let held = pthread_getspecific(workerKey) { return Unmanaged<Worker>.fromOpaque(held).takeUnretainedValue() }
        let tally = Tally()
        tallies.withLock { $0.append(tally) }
        let worker = Worker(store: settings.store, tally: tally)
        pthread_setspecific(workerKey, Unmanaged.passRetained(worker).toOpaque())
        return worker
    }

    func tend() {
        // Where nobody asks for a while, a change is noticed here. What is wrong with the store is told who asks.
        if settings.cacheBytes > 0, (try? watch.epoch()) != nil { renewWhatLags() }
        connections.end(before: coarseClock() - Double(settings.timeLimit))
        log.flush()
    }

    // MARK: From a request to its answer

    /// Looks at a request's head before its body comes.
    /// - Returns: why it is not read further; nil when it may go on.
    func fault(in head: Head, of exchange: Exchange, isHTTP11: Bool) -> Problem? {
        if head.isUnreadable { return Problem(431, "There are more header fields than are read here") }
        if head.isMalformed { return Problem(400, "A header field has a character that no field may have") }
        if exchange.target.count <= Target.byteLimit, head.byteCount + exchange.target.count > settings.headLimit {
            return Problem(431, "A head may have at most \(settings.headLimit) bytes")
        }
        let length = head.value("content-length")
        let coding = head.value("transfer-encoding")
        if length?.isRepeated == true || coding?.isRepeated == true || length != nil && coding != nil {
            return Problem(400, "The length of the body is told twice")
        }
        if let coding, String(decoding: coding.bytes, as: UTF8.self).lowercased() != "chunked" {
            return Problem(400, "The body comes in a coding that is not known here")
        }
        // Nothing here takes a body. What cannot be told from the next request is not read.
        if coding != nil { return Problem(411, "A body in chunks is not read here", mend: "Send Content-Length") }
        if let length {
            let digits = length.bytes
            guard !digits.isEmpty, digits.count < 19, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
                return Problem(400, "The length of the body is no number")
            }
            guard let count = Int(String(decoding: digits, as: UTF8.self)), count <= settings.bodyLimit else {
                return Problem(413, "A body may have at most \(settings.bodyLimit) bytes")
            }
        }
        let host = head.value("host")
        if host?.isRepeated == true || isHTTP11 && host == nil {
            return Problem(400, "The field Host has to be there once")
        }
        return nil
    }

    /// Answers a request that has come whole.
    func answer(_ exchange: Exchange, _ head: Head, method: Request.Method, on connection: OpaquePointer) -> MHD_Result
    {
        if let made = exchange.made { return send(made, exchange, head, exchange.verdict, connection) }
        let worker = worker()
        let peer = conversation(of: connection)?.address
        let now = coarseClock()
        let isReading = method == .get || method == .head
        let key: AnswerCache.Key? =
            isReading && settings.cacheBytes > 0 && exchange.body.isEmpty
            ? AnswerCache.Key(target: exchange.target, accept: head.value("accept").map { Array($0.bytes) } ?? [])
            : nil
        var kept: KeptAnswer?
        if let key {
            _ = currentEpoch(worker)
            kept = cache.answer(to: key, at: now)
        }
        let client = clientAddress(peer, head)
        if log.isOn { exchange.client = client.address?.description ?? "unknown" }
        // A finished answer costs nobody anything.
        let request = kept == nil ? read(exchange, head, method, client) : nil
        let cost = kept == nil ? self.cost(of: request) : 1
        let verdict = client.address.flatMap { limiter?.take(cost, by: $0, at: now) }
        if let verdict, !verdict.isAllowed { return refuse(exchange, request, verdict, connection) }
        if let kept { return send(kept, isCached: true, exchange, head, verdict, connection) }
        switch request {
        case nil: return .NO
        case .failure(let problem)?: return send(problem.response(instance: "/"), exchange, verdict, connection)
        case .success(let asked)?:
            if let key, let former = cache.former(to: key, at: now) {
                renewWhatLags()
                return send(former, isCached: true, exchange, head, verdict, connection)
            }
            if let lane = lane(for: asked) { return wait(in: lane, asked, key, exchange, verdict, connection) }
            return send(make(asked, key, exchange, worker), exchange, head, verdict, connection)
        }
    }

    /// The state of the store, as this thread sees it now. Answers of the state before are forgotten.
    func currentEpoch(_ worker: Worker) -> UInt64 {
        let epoch = cache.epoch
        do throws(BylineError) { return try worker.storeHasChanged() ? watch.epoch() : epoch } catch {
            // The route that asks the store will say what is wrong with it.
            worker.reopen()
            return cache.advance()
        }
    }

    private func cost(of request: Result<Request, Problem>?) -> Int {
        guard case .success(let request)? = request else { return 1 }
        return site.route(of: request)?.cost ?? 1
    }

    private func clientAddress(_ peer: IPAddress?, _ head: Head) -> (address: IPAddress?, isSecure: Bool) {
        let speaksTLS = settings.tls != nil
        guard let peer, !forwarding.trusted.isEmpty else { return (peer, speaksTLS) }
        let client = forwarding.client(peer: peer, headers: head.headers)
        return (client.address, client.isSecure ?? speaksTLS)
    }

    /// The request as the site reads it.
    private func read(
        _ exchange: Exchange, _ head: Head, _ method: Request.Method, _ client: (address: IPAddress?, isSecure: Bool)
    ) -> Result<Request, Problem> {
        do throws(Target.Fault) {
            // `OPTIONS *` asks about the whole service, of which the first page knows no less.
            let isOfService = method == .options && exchange.target == Array("*".utf8)
            let target = try Target(isOfService ? Array("/".utf8) : exchange.target)
            if target.endsWithSlash {
                return .failure(
                    Problem(
                        404, "No address here ends with a slash",
                        mend: "Ask for /\(target.path.map(percentEncoded).joined(separator: "/"))"))
            }
            return .success(
                Request(
                    method, path: target.path, query: target.query, headers: head.headers, body: exchange.body,
                    client: client.address?.description ?? "", isSecure: client.isSecure))
        } catch {
            switch error {
            case .tooLong:
                return .failure(Problem(414, "An address may have at most \(Target.byteLimit) bytes"))
            case .malformed(let what): return .failure(Problem(400, what))
            }
        }
    }
}
