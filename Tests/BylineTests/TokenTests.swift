import Byline
import Catalog
import Foundation
import Secrets
import TestSupport
import Testing

@Suite struct TokenTests {
    private let registrar: Registrar
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws { registrar = try Registrar(store: ":memory:", mode: .write) }

    private func failure(_ token: Secret, _ purpose: TokenPurpose, _ subject: String, at now: Date) -> BylineError.Kind?
    {
        do {
            try registrar.confirmToken(token, purpose, about: subject, at: now)
            return nil
        } catch { return error.kind }
    }

    @Test func `a token is good once, in its time, for its purpose and its subject`() throws {
        let token = try registrar.issueToken(.mail, about: "7", lifetime: 60, at: start)
        #expect(failure(RandomToken.make(), .mail, "7", at: start) == .denied)
        #expect(failure(token, .homepage, "7", at: start) == .denied)
        #expect(failure(token, .mail, "8", at: start) == .denied)
        #expect(failure(token, .mail, "7", at: start + 59) == nil)
        #expect(failure(token, .mail, "7", at: start + 59) == .conflict)
        let late = try registrar.issueToken(.mail, about: "8", lifetime: 60, at: start)
        #expect(failure(late, .mail, "8", at: start + 60) == .conflict)
    }

    @Test func `a new token for the same thing makes the old one void`() throws {
        let old = try registrar.issueToken(.mail, about: "7", at: start)
        let new = try registrar.issueToken(.mail, about: "7", at: start)
        #expect(failure(old, .mail, "7", at: start) == .denied && failure(new, .mail, "7", at: start) == nil)
    }

    @Test func `a token is found as a word of a page, and only there`() throws {
        let token = try registrar.issueToken(.homepage, about: "7", at: start)
        let page = "<meta name=byline content=\"\(token.revealed())\">\n" + String(repeating: "x", count: 43)
        let longer = "a" + token.revealed()
        #expect(try !registrar.confirmToken(in: longer, .homepage, about: "7", at: start))
        #expect(try registrar.confirmToken(in: page, .homepage, about: "7", at: start))
        let again = #expect(throws: BylineError.self) {
            try registrar.confirmToken(in: page, .homepage, about: "7", at: start)
        }
        #expect(again?.kind == .conflict)
    }

    @Test func `of two that use one token at once, one succeeds, and the file never holds it`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "store.sqlite").path
            let first = try Registrar(store: path, mode: .write)
            let token = try first.issueToken(.mail, about: "7", at: start)
            let start = start
            let results = Results()
            DispatchQueue.concurrentPerform(iterations: 4) { _ in
                do {
                    try Registrar(store: path, mode: .write).confirmToken(token, .mail, about: "7", at: start)
                    results.add("used")
                } catch let error as BylineError { results.add("\(error.kind)") } catch { results.add("\(error)") }
            }
            #expect(results.all == ["conflict", "conflict", "conflict", "used"])
            for suffix in ["", "-wal"] {
                // The log may have been written back and removed by the last writer that closed.
                let bytes = (try? Data(contentsOf: URL(filePath: path + suffix))) ?? Data()
                #expect(bytes.range(of: Data(token.revealed().utf8)) == nil)
            }
        }
    }

    private final class Results: @unchecked Sendable {
        private let lock = NSLock()
        private var said: [String] = []
        func add(_ word: String) { lock.withLock { said.append(word) } }
        var all: [String] { lock.withLock { said.sorted() } }
    }
}
