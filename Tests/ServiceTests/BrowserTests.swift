import Foundation
import TestSupport
import Testing

/// Whether a browser, its driver and what leads them are there: `make test` installs them.
let hasBrowser =
    hasPython
    && ["/usr/bin/chromium", "/usr/bin/chromedriver"].allSatisfy(FileManager.default.isExecutableFile(atPath:))

/// A real browser on the running service.
@Suite(.serialized, .enabled(if: hasBrowser), .livePages) struct BrowserTests {
    private struct Seen: Decodable {
        var faults: [String]
        var opened: [String]
    }

    @Test func `a reader walks from the home page to a reproduction, with and without script, and anybody can`() throws
    {
        let live = try #require(LiveCatalogue.pages)
        let seen = try JSONDecoder().decode(Seen.self, from: python("Browser/walk.py", [live.origin]))
        for fault in seen.faults { Issue.record("\(fault)") }
        // Four times through: two widths, two themes, with and without script.
        #expect(seen.opened.filter { $0 == "/" }.count == 4)
        #expect(seen.opened.filter { $0.hasPrefix("/reproductions/") }.count == 4)
    }

    @Test func `nothing in a name, a title or a question does anything in a browser`() throws {
        struct Tried: Decodable {
            var faults: [String]
            var opened: Int
            var documents: Int
        }
        try withTemporaryFolder { folder in
            // A file's name is shown too.
            let hostile = folder.appending(path: "hostile")
            try FileManager.default.copyItem(at: projectRoot.appending(path: "fixtures/hostile"), to: hostile)
            try FileManager.default.moveItem(
                at: hostile.appending(path: "listing.txt"),
                to: hostile.appending(path: "\"><img src=x onerror=alert(51)>&\u{202E}.txt"))
            let attacked = try LiveCatalogue(importing: [hostile.path])
            let harmless = try #require(LiveCatalogue.pages)
            let tried = try JSONDecoder().decode(
                Tried.self, from: python("Browser/attack.py", [attacked.origin, harmless.origin]))
            for fault in tried.faults { Issue.record("\(fault)") }
            #expect(tried.opened > 100 && tried.documents > 10_000)
        }
    }
}
