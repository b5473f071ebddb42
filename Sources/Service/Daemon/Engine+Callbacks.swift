import CMicroHTTPD
import Glibc
import Synchronization

/// What libmicrohttpd calls, on its own threads. The first argument is always the engine, which lives longer than the
/// daemon.
extension Engine {
    private static func engine(_ context: UnsafeMutableRawPointer?) -> Engine? {
        context.map { Unmanaged<Engine>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Whether somebody may connect.
    static let mayConnect: MHD_AcceptPolicyCallback = { context, place, _ in
        guard let engine = engine(context), let place, let address = IPAddress(place) else { return .YES }
        return engine.forwarding.trusts(address) || engine.connections.hasRoom(for: address) ? .YES : .NO
    }

    /// A connection was opened, or is about to be closed.
    static let connectionChanged: MHD_NotifyConnectionCallback = { context, connection, held, code in
        guard let engine = engine(context), let connection, let held else { return }
        switch code {
        case .CONNECTION_NOTIFY_STARTED:
            let address = engine.library.ask(connection, .CONNECTION_INFO_CLIENT_ADDRESS)?.client_addr
                .flatMap { IPAddress(UnsafePointer($0)) }
            let conversation = Conversation(
                descriptor: engine.library.ask(connection, .CONNECTION_INFO_CONNECTION_FD)?.connect_fd ?? -1,
                address: address, isCounted: address.map { !engine.forwarding.trusts($0) } ?? false,
                now: coarseClock())
            engine.connections.add(conversation)
            held.pointee = Unmanaged.passRetained(conversation).toOpaque()
        case .CONNECTION_NOTIFY_CLOSED:
            guard let pointer = held.pointee else { return }
            engine.connections.remove(Unmanaged<Conversation>.fromOpaque(pointer).takeRetainedValue())
            held.pointee = nil
        @unknown default: break
        }
    }

    func conversation(of connection: OpaquePointer) -> Conversation? {
        library.ask(connection, .CONNECTION_INFO_SOCKET_CONTEXT)?.socket_context
            .map { Unmanaged<Conversation>.fromOpaque($0).takeUnretainedValue() }
    }

    /// A request's first line has come.
    static let targetHasCome:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) -> UnsafeMutableRawPointer? =
            { context, target, _ in
                guard let engine = engine(context), let target else { return nil }
                engine.exchangesUnderWay.add(1, ordering: .relaxed)
                let bytes = UnsafeRawBufferPointer(start: target, count: strlen(target))
                return Unmanaged.passRetained(Exchange(target: Array(bytes), begun: fineClock())).toOpaque()
            }

    /// The target is read by `Target` alone; the library's own reading is not used.
    static let leaveEscaped:
        @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<CChar>?) -> Int =
            { _, _, text in text.map { strlen($0) } ?? 0 }

    /// Whether a target reaches from its beginning to the space before the version: libmicrohttpd ends it at a NUL, and
    /// takes several spaces for one. Where the two do not stand in one line, nothing can be said against it.
    private static func isWhole(
        _ target: [UInt8], from start: UnsafePointer<CChar>?, to version: UnsafePointer<CChar>?
    ) -> Bool {
        guard let start, let version else { return true }
        let (begin, end) = (UInt(bitPattern: start), UInt(bitPattern: version))
        guard end > begin, end - begin < 1 << 20 else { return true }
        return end - begin == UInt(target.count) + 1
    }

    /// A request's head has come, then pieces of its body, then its end.
    static let handle: MHD_AccessHandlerCallback = {
        context, connection, url, method, version, piece, pieceSize, held in
        guard let engine = engine(context), let connection, let method, let pieceSize, let pointer = held?.pointee
        else {
            return .NO
        }
        let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
        guard exchange.hasHead else {
            exchange.hasHead = true
            exchange.method = String(cString: method)
            let head = Head(of: connection, engine.library)
            let isHTTP11 = version.map { strcmp($0, "HTTP/1.1") == 0 } ?? false
            let fault =
                isWhole(exchange.target, from: url, to: version)
                ? engine.fault(in: head, of: exchange, isHTTP11: isHTTP11)
                : Problem(400, "The first line is not a method, an address and a version")
            guard var problem = fault else { return .YES }
            // What follows on this connection cannot be told from the body.
            problem.headers["Connection"] = "close"
            return engine.send(problem.response(instance: "/"), exchange, nil, connection)
        }
        if pieceSize.pointee > 0 {
            defer { pieceSize.pointee = 0 }
            if exchange.body.count + pieceSize.pointee > engine.settings.bodyLimit {
                // It goes on in chunks of which nobody said how many there are.
                if exchange.isBodyTooLarge { return .NO }
                exchange.isBodyTooLarge = true
                exchange.body = []
            } else if !exchange.isBodyTooLarge, let piece {
                exchange.body += UnsafeRawBufferPointer(start: piece, count: pieceSize.pointee)
            }
            return .YES
        }
        if exchange.isBodyTooLarge {
            let problem = Problem(413, "A body may have at most \(engine.settings.bodyLimit) bytes")
            return engine.send(problem.response(instance: "/"), exchange, nil, connection)
        }
        let known = Request.Method(rawValue: exchange.method) ?? .other
        return engine.answer(exchange, Head(of: connection, engine.library), method: known, on: connection)
    }

    /// An answer was sent, or its connection broke.
    static let exchangeIsOver: MHD_RequestCompletedCallback = { context, connection, held, _ in
        guard let engine = engine(context), let held, let pointer = held.pointee else { return }
        let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue()
        held.pointee = nil
        engine.exchangesUnderWay.subtract(1, ordering: .relaxed)
        if let connection, let conversation = engine.conversation(of: connection) {
            conversation.since.store(UInt64(coarseClock() * 1000), ordering: .relaxed)
        }
        let microseconds = (fineClock() - exchange.begun) / 1000
        engine.worker().tally.count(
            route: exchange.route, status: exchange.status, microseconds: microseconds, bytes: exchange.size,
            isCached: exchange.isCached)
        guard engine.log.isOn else { return }
        engine.log.write(
            AccessLog.Line(
                client: exchange.client, method: exchange.method, target: exchange.target, status: exchange.status,
                bytes: exchange.size, microseconds: microseconds, isCached: exchange.isCached, fault: exchange.fault))
    }
}
