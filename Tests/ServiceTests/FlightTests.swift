import Byline
import Foundation
import Service
import Synchronization
import TestSupport
import Testing

/// Right after a change of the store nothing is kept and everybody asks at once.
@Suite struct FlightTests {
    @Test func `the first who asks makes the answer, the others wait for it, each state for its own`() {
        let flights = Flights<Int, String>()
        #expect(flights.begin(1, for: "a"))
        #expect(!flights.begin(1, for: "b") && !flights.begin(1, for: "c"))
        #expect(flights.begin(2, for: "d"))
        #expect(flights.end(1) == ["b", "c"] && flights.end(2).isEmpty)
        #expect(flights.begin(1, for: "e") && flights.end(1).isEmpty)
    }

    @Test func `a change is noticed once, however many ask, and forgets what was kept before`() throws {
        try APICatalogue.with([]) { catalogue in
            _ = try Registrar(store: catalogue.path, mode: .write)
            let cache = AnswerCache(byteLimit: 1 << 20)
            let watch = StoreWatch(store: catalogue.path, cache: cache)
            let first = try watch.epoch()
            #expect(try watch.epoch() == first && cache.epoch == first)
            try catalogue.add(try APICatalogue.documents(in: "pages").prefix(1).map { $0 })
            let epochs = Mutex<Set<UInt64>>([])
            DispatchQueue.concurrentPerform(iterations: 8) { _ in
                // Nil is no epoch, and counts as a fault.
                let epoch = (try? watch.epoch()) ?? 0
                epochs.withLock { _ = $0.insert(epoch) }
            }
            #expect(epochs.withLock { $0 } == [first + 1] && cache.epoch == first + 1)
        }
    }

    /// Counts who comes in, and lets nobody out before it is opened.
    private final class Door: Sendable {
        private let isOpen = Atomic(false)
        private let entered = Atomic(0)
        var count: Int { entered.load(ordering: .acquiring) }
        func open() { isOpen.store(true, ordering: .releasing) }
        func pass() {
            entered.add(1, ordering: .acquiringAndReleasing)
            while !isOpen.load(ordering: .acquiring) { usleep(1_000) }
        }
    }

    @Test func `a page that many ask for at once is made once, and everybody gets it`() throws {
        try APICatalogue.with([]) { catalogue in
            _ = try Registrar(store: catalogue.path, mode: .write)
            let (page, other) = (Door(), Door())
            let site = Site(
                routes: [
                    Route(.get, "/page", lane: .survey) { _ in
                        page.pass()
                        return Response(type: "text/plain", "page")
                    },
                    Route(.get, "/other", lane: .survey) { _ in
                        other.pass()
                        return Response(type: "text/plain", "other")
                    },
                ], origin: "https://byline.example")
            var settings = Daemon.Settings(store: catalogue.path)
            settings.accessLog = .none
            let listener = try Listener(host: "127.0.0.1", port: 0)
            let daemon = try Daemon(site, on: listener, settings: settings)
            defer {
                page.open()
                other.open()
                daemon.stop()
            }
            func begin(_ path: String) throws -> Line {
                let line = try Line(listener)
                line.send("GET \(path) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
                return line
            }
            let lines = try (0..<9).map { _ in try begin("/page") }
            // Two threads answer such questions: when the second takes this one, it has seen that it need not make the
            // page, nor wait for it.
            let last = try begin("/other")
            while page.count == 0 || other.count == 0 { usleep(1_000) }
            page.open()
            for line in lines { #expect(try line.answer().body == "page") }
            other.open()
            #expect(try last.answer().body == "other")
            #expect(page.count == 1 && other.count == 1)
        }
    }
}
