import Byline
import Catalog
import Foundation
import Service
import Synchronization
import TestSupport
import Testing

/// Questions about the graph of everybody, beside those that want a page.
@Suite struct GraphLaneTests {
    /// A door that the test opens.
    private final class Door: Sendable {
        private let isOpen = Atomic(false)
        private let waiting = Atomic(0)

        func open() { isOpen.store(true, ordering: .releasing) }
        func pass() {
            waiting.add(1, ordering: .relaxed)
            while !isOpen.load(ordering: .acquiring) { usleep(1_000) }
        }
        var hasSomebody: Bool { waiting.load(ordering: .relaxed) > 0 }
    }

    /// A service of two addresses: one whose answer waits at the door, one that answers at once.
    private static func site(_ door: Door, _ lane: Route.Lane) -> Site {
        Site(
            routes: [
                Route(.get, "/deep", parameters: ["n"], isCacheable: false, lane: lane) { _ in
                    door.pass()
                    return Response(type: "text/plain", "deep")
                },
                Route(.get, "/page") { _ in Response(type: "text/plain", "page") },
            ], origin: "https://byline.example")
    }

    @Test func `while one is answered pages are served, a few others wait, and the rest are told to come back`() throws
    {
        try APICatalogue.with([]) { catalogue in
            _ = try Registrar(store: catalogue.path, mode: .write)
            let door = Door()
            var settings = Daemon.Settings(store: catalogue.path)
            settings.accessLog = .none
            settings.threads = 1
            settings.graphQuestionsWaiting = 2
            let listener = try Listener(host: "127.0.0.1", port: 0)
            let daemon = try Daemon(Self.site(door, .graph), on: listener, settings: settings)
            defer {
                door.open()
                daemon.stop()
            }
            func begin(_ number: Int) throws -> Line {
                let line = try Line(listener)
                line.send("GET /deep?n=\(number) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
                return line
            }
            var held = [try begin(0)]
            while !door.hasSomebody { usleep(1_000) }
            held += [try begin(1), try begin(2)]
            // One thread takes requests in their order, so both wait once this is answered.
            for _ in 0..<20 { #expect(try Line(listener).ask("/page").body == "page") }
            let refused = try Line(listener).ask("/deep?n=3")
            #expect(refused.status == 503 && Int(refused.field("Retry-After") ?? "") ?? 0 > 0)
            door.open()
            for line in held { #expect(try line.answer().body == "deep") }
            #expect(try Line(listener).ask("/deep?n=4").status == 200)
        }
    }

    @Test func `a service that stops answers who is being answered, and ends`() throws {
        try APICatalogue.with([]) { catalogue in
            _ = try Registrar(store: catalogue.path, mode: .write)
            let door = Door()
            var settings = Daemon.Settings(store: catalogue.path)
            settings.accessLog = .none
            settings.graceSeconds = 0
            let listener = try Listener(host: "127.0.0.1", port: 0)
            let daemon = try Daemon(Self.site(door, .graph), on: listener, settings: settings)
            let lines = try (0..<4).map { number in
                let line = try Line(listener)
                line.send("GET /deep?n=\(number) HTTP/1.1\r\nHost: here\r\n\r\n")
                return line
            }
            while !door.hasSomebody { usleep(1_000) }
            Thread.detachNewThread {
                usleep(50_000)
                door.open()
            }
            daemon.stop()
            withExtendedLifetime(lines) {}
        }
    }

    @Test func `no other route needs the graph of everybody`() throws {
        try APICatalogue.with { catalogue in
            let site = Site.whole(at: "https://byline.example")
            let all = try EveryAddress(of: try catalogue.reader(), at: site, searching: ["minima", "Mezard"])
            let registrar = try catalogue.reader()
            for route in site.table.routes where route.lane != .graph {
                // A few of each: they differ in the id alone.
                for asked in all.requests(of: route).prefix(12) {
                    _ = site.respond(to: asked.request, registrar: registrar)
                    #expect(registrar.graphs.isEmpty, "\(asked.text)")
                }
            }
            for route in site.table.routes where route.lane == .graph {
                let other = try catalogue.reader()
                let statuses = all.requests(of: route).prefix(12).map {
                    site.respond(to: $0.request, registrar: other).status
                }
                #expect(statuses.contains(200), "\(route.pattern)")
                #expect(!other.graphs.isEmpty || route.pattern.hasSuffix("citations"), "\(route.pattern)")
            }
        }
    }
}
