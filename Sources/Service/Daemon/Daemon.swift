package import Byline
import CMicroHTTPD
import Glibc

/// `byline serve`: a site behind a socket.
///
/// libmicrohttpd reads requests and sends answers on a few threads; each thread has a connection of its own to the
/// store and answers what it read. What is more than a look-up waits for other threads, so that it holds up nothing else. Whoever starts a daemon calls `tend` every second and `stop` at the end.
package final class Daemon {
    private let engine: Engine
    private let library: MicroHTTPD
    private let handle: OpaquePointer
    private let listener: Listener
    private var isStopped = false

    /// Begins to answer on the listener's socket.
    /// - Throws: when libmicrohttpd is not there, the store cannot be read, or the certificate cannot be used.
    package init(_ site: Site, on listener: Listener, settings: Settings) throws(BylineError) {
        guard let library = MicroHTTPD.loaded else {
            throw BylineError(
                .failure, "libmicrohttpd is not on this machine", mend: "Install the package libmicrohttpd12")
        }
        // Told now, rather than to the first who asks.
        _ = try Registrar(store: settings.store, mode: .read)
        let engine = try Engine(site, settings: settings, library: library)
        Self.makeRoom(forConnections: settings.connectionLimit)
        var options = Options(engine: engine, listener: listener, settings: settings)
        var flags = MHD_USE_EPOLL_INTERNAL_THREAD.rawValue | MHD_USE_ERROR_LOG.rawValue
        flags |= MHD_ALLOW_SUSPEND_RESUME.rawValue
        if let tls = settings.tls {
            guard library.hasFeature(.FEATURE_TLS) == .YES else {
                throw BylineError(
                    .failure, "This libmicrohttpd was built without TLS", mend: "Let a proxy speak TLS instead")
            }
            flags |= MHD_USE_TLS.rawValue
            options.addTLS(certificate: tls.certificate, key: tls.key)
        }
        try engine.openLanes()
        guard let handle = options.start(library, flags: flags, engine: engine) else {
            engine.closeLanes()
            throw BylineError(
                .failure, "libmicrohttpd refused to start",
                mend: settings.tls == nil
                    ? "Give fewer --threads or --max-connections"
                    : "Check that --tls-cert and --tls-key hold one chain and its key as PEM")
        }
        self.engine = engine
        self.library = library
        self.handle = handle
        self.listener = listener
    }

    deinit { stop() }

    /// Asks the system for as many open files as there may be connections, and some for the store.
    private static func makeRoom(forConnections count: Int) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        let wanted = min(limit.rlim_max, rlim_t(count) + 256)
        guard limit.rlim_cur < wanted else { return }
        limit.rlim_cur = wanted
        // Where it is refused, connections beyond the old bound wait.
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// What is due every second: ends exchanges that take too long, writes the log.
    package func tend() { engine.tend() }

    /// Accepts nobody any more, waits for the answers under way, and ends.
    package func stop() {
        guard !isStopped else { return }
        isStopped = true
        let socket = library.quiesce(handle)
        let deadline = coarseClock() + Double(engine.settings.graceSeconds)
        while engine.underWay > 0, coarseClock() < deadline { usleep(5_000) }
        engine.closeLanes()
        library.stop(handle)
        if socket >= 0 { close(socket) }
        engine.tend()
    }
}

extension Daemon {
    /// The list of options that libmicrohttpd starts with.
    private struct Options {
        private var items: [MHD_OptionItem] = []
        /// Texts that have to live until the daemon has started.
        private var texts: [[CChar]] = []
        private var places: [(item: Int, text: Int)] = []

        init(engine: Engine, listener: Listener, settings: Settings) {
            let context = Unmanaged.passUnretained(engine).toOpaque()
            // First of all, so that no other option is talked about on standard error.
            add(.EXTERNAL_LOGGER, byline_mhd_silence(), nil)
            add(.LISTEN_SOCKET, Int(listener.socket))
            add(.THREAD_POOL_SIZE, settings.threads > 1 ? settings.threads : 0)
            add(.CONNECTION_LIMIT, max(settings.connectionLimit, settings.threads))
            add(.CONNECTION_TIMEOUT, settings.timeLimit)
            // Some of it is the library's own; and what it answers is written there too.
            add(.CONNECTION_MEMORY_LIMIT, settings.headLimit + 8_192)
            add(.CONNECTION_MEMORY_INCREMENT, 4_096)
            add(.STRICT_FOR_CLIENT, 1)
            add(.THREAD_STACK_SIZE, 8 << 20)
            add(.URI_LOG_CALLBACK, byline_mhd_target(Engine.targetHasCome), context)
            add(.UNESCAPE_CALLBACK, byline_mhd_unescape(Engine.leaveEscaped), context)
            add(.NOTIFY_COMPLETED, byline_mhd_completed(Engine.exchangeIsOver), context)
            add(.NOTIFY_CONNECTION, byline_mhd_connected(Engine.connectionChanged), context)
        }

        private mutating func add(_ option: MHD_OPTION, _ value: Int, _ pointer: UnsafeMutableRawPointer? = nil) {
            items.append(MHD_OptionItem(option: option, value: value, ptr_value: pointer))
        }

        mutating func addTLS(certificate: String, key: String) {
            for (option, text) in [(MHD_OPTION.HTTPS_MEM_CERT, certificate), (.HTTPS_MEM_KEY, key)] {
                places.append((items.count, texts.count))
                texts.append(Array(text.utf8CString))
                add(option, 0)
            }
            // TLS 1.2 and 1.3 alone.
            places.append((items.count, texts.count))
            texts.append(Array("NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2".utf8CString))
            add(.HTTPS_PRIORITIES, 0)
        }

        func start(_ library: MicroHTTPD, flags: UInt32, engine: Engine) -> OpaquePointer? {
            var items = items
            let buffers = texts.map { text in
                let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: text.count)
                _ = buffer.initialize(from: text)
                return buffer
            }
            defer { for buffer in buffers { buffer.deallocate() } }
            for place in places {
                items[place.item].ptr_value = UnsafeMutableRawPointer(buffers[place.text].baseAddress)
            }
            items.append(MHD_OptionItem(option: .END, value: 0, ptr_value: nil))
            return byline_mhd_start(
                library.startDaemon, flags, Engine.mayConnect, Engine.handle,
                Unmanaged.passUnretained(engine).toOpaque(), &items)
        }
    }
}
