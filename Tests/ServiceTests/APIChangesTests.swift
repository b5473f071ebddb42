import Byline
import Catalog
import Foundation
import Service
import TestSupport
import Testing

/// What somebody who keeps a copy of the catalogue is told.
@Suite struct APIChangesTests {
    /// A copy that follows the feed: ids that hold, and what others became.
    private struct Mirror {
        var since = 0
        var ids: Set<String> = []
        var gone: [String: String?] = [:]

        mutating func follow(_ catalogue: APICatalogue, limit: Int = 50) throws {
            while true {
                let piece = try catalogue.json("/v1/changes?since=\(since)&limit=\(limit)")
                for change in piece["items"] as? [[String: Any]] ?? [] {
                    let id = try #require(change["id"] as? String)
                    let number = try #require(change["number"] as? Int)
                    #expect(number > since, "the feed goes backwards")
                    since = number
                    if change["change"] as? String == "gone" {
                        ids.remove(id)
                        gone[id] = change["successor"] as? String
                    } else {
                        ids.insert(id)
                        gone[id] = nil
                    }
                }
                #expect(piece["next"] as? Int == since)
                guard piece["has_more"] as? Bool == true else { return }
            }
        }
    }

    private func everything(_ catalogue: APICatalogue) throws -> Set<String> {
        let lists = try ["/v1/works", "/v1/researchers"].map { try catalogue.walk($0, limit: 200) }
        return Set(lists.joined().compactMap { $0["id"] as? String })
    }

    @Test func `a copy that follows the feed holds what the lists hold, import by import`() throws {
        let pages = try APICatalogue.documents(in: "pages")
        try APICatalogue.with([]) { catalogue in
            var mirror = Mirror()
            for page in pages {
                try catalogue.add([page])
                try mirror.follow(catalogue, limit: 17)
                #expect(mirror.ids == (try everything(catalogue)))
            }
            // Nothing new is told when nothing is.
            let before = mirror.since
            try mirror.follow(catalogue)
            #expect(mirror.since == before)
        }
    }

    @Test func `a merged id becomes a tombstone and redirects, and comes back when that is undone`() throws {
        try APICatalogue.with { catalogue in
            var mirror = Mirror()
            try mirror.follow(catalogue)
            let registrar = try Registrar(store: catalogue.path, mode: .write)
            let report = try registrar.declareSame("R1", "R2", by: .init(actor: "test"))
            let lost = try #require(report.moves.first { $0.isMerge }?.before)
            let kept = lost == "R1" ? "R2" : "R1"
            try mirror.follow(catalogue)
            #expect(mirror.gone[lost] == .some(.some(kept)) && !mirror.ids.contains(lost) && mirror.ids.contains(kept))
            #expect(mirror.ids == (try everything(catalogue)))

            let moved = try catalogue.ask("/v1/researchers/\(lost)/works.csv?limit=3")
            #expect(moved.status == 308 && moved.headers["Location"] == "/v1/researchers/\(kept)/works.csv?limit=3")
            _ = try registrar.undo(report.ruling.id, by: "test")
            try mirror.follow(catalogue)
            #expect(mirror.ids.isSuperset(of: [lost, kept]))
            #expect(try mirror.ids == everything(catalogue))
            #expect(try catalogue.ask("/v1/researchers/\(lost)").status == 200)
        }
    }

    @Test func `what changed says when, and when it last did`() throws {
        try APICatalogue.with { catalogue in
            let piece = try catalogue.json("/v1/changes?limit=1")
            let change = try #require((piece["items"] as? [[String: Any]])?.first)
            let id = try #require(change["id"] as? String)
            let at = try Date(try #require(change["at"] as? String), strategy: .iso8601)
            let modified = try #require(try catalogue.ask("/v1/works/\(id)").headers["Last-Modified"])
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(identifier: "GMT")
            formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
            #expect(formatter.date(from: modified) == at)
        }
    }
}
