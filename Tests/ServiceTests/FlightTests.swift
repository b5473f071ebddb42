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

    /// A page that counts how often it was made, and waits at the door each time but the first.
    private static func counting(_ door: Door, _ made: Counter, mayLag: Bool) -> Site {
        Site(
            routes: [
                Route(.get, "/", lane: .survey, mayLag: mayLag) { _ in
                    let number = made.next()
                    if number > 1 { door.pass() }
                    return Response(type: "text/plain", "made \(number)")
                }
            ], origin: "https://byline.example")
    }

    private final class Counter: Sendable {
        private let count = Atomic(0)
        func next() -> Int { count.add(1, ordering: .acquiringAndReleasing).newValue }
    }

    @Test func `while a page that may lag is made anew the one before is given, and then no more`() throws {
        try APICatalogue.with([]) { catalogue in
            _ = try Registrar(store: catalogue.path, mode: .write)
            let door = Door()
            var settings = Daemon.Settings(store: catalogue.path)
            settings.accessLog = .none
            let listener = try Listener(host: "127.0.0.1", port: 0)
            let daemon = try Daemon(
                Self.counting(door, Counter(), mayLag: true), on: listener, settings: settings)
            defer {
                door.open()
                daemon.stop()
            }
            #expect(try Line(listener).ask("/").body == "made 1")
            try catalogue.add(try APICatalogue.documents(in: "pages").prefix(1).map { $0 })
            // The first who asks sees the change, and has the page made.
            #expect(try Line(listener).ask("/").body == "made 1")
            while door.count == 0 { usleep(1_000) }
            door.open()
            var told = "made 1"
            while told == "made 1" { told = try Line(listener).ask("/").body }
            #expect(told == "made 2" && door.count == 1)
        }
    }

    @Test func `a change that nobody asks about is noticed, and what lags is made anew`() throws {
        try APICatalogue.with([]) { catalogue in
            _ = try Registrar(store: catalogue.path, mode: .write)
            let door = Door()
            door.open()
            var settings = Daemon.Settings(store: catalogue.path)
            settings.accessLog = .none
            let listener = try Listener(host: "127.0.0.1", port: 0)
            let daemon = try Daemon(
                Self.counting(door, Counter(), mayLag: true), on: listener, settings: settings)
            defer { daemon.stop() }
            #expect(try Line(listener).ask("/").body == "made 1")
            try catalogue.add(try APICatalogue.documents(in: "pages").prefix(1).map { $0 })
            daemon.tend()
            while door.count == 0 { usleep(1_000) }
            daemon.tend()
            var told = "made 1"
            while told == "made 1" { told = try Line(listener).ask("/").body }
            #expect(told == "made 2" && door.count == 1)
        }
    }

    @Test func `a page that may not lag is of the new state as soon as that is there`() throws {
        try APICatalogue.with([]) { catalogue in
            _ = try Registrar(store: catalogue.path, mode: .write)
            let door = Door()
            door.open()
            var settings = Daemon.Settings(store: catalogue.path)
            settings.accessLog = .none
            let listener = try Listener(host: "127.0.0.1", port: 0)
            let daemon = try Daemon(
                Self.counting(door, Counter(), mayLag: false), on: listener, settings: settings)
            defer { daemon.stop() }
            #expect(try Line(listener).ask("/").body == "made 1")
            try catalogue.add(try APICatalogue.documents(in: "pages").prefix(1).map { $0 })
            #expect(try Line(listener).ask("/").body == "made 2")
        }
    }
}
