import Byline
import Catalog
import Foundation
import Secrets
import Store
import TestSupport
import Testing

@Suite struct FollowTests {
    private let registrar: Registrar
    private let zoe: Actor
    private let wei: Actor
    private let now = Instant(secondsSinceEpoch: 1_700_000_000)

    init() throws {
        registrar = try Registrar.inMemory()
        zoe = Actor(try registrar.addAccount(named: "zoe", password: nil))
        wei = Actor(try registrar.addAccount(named: "wei", password: nil))
    }

    private static func item(_ title: String, _ authors: String, year: Int = 2020) -> String {
        "LGMar 3, \(year)\nA study of \(title) and of what they are good for\(authors)\n"
            + "Everything that is known of \(title) is told anew here, with tables and figures of \(title).\n"
    }

    private func take(_ items: [String], as label: String) throws {
        try registrar.take(items.joined(), as: label)
    }

    private let first = [
        item("Foams", "Agnes Pockels, Emmy Noether"), item("Films", "Agnes Pockels, Cecilia Payne"),
        item("Soaps", "Agnes Pockels, Bertha Swirles"),
    ]

    @Test func `what is there when following begins is no news, what comes later is told once`() throws {
        try take(first, as: "first")
        let agnes = try registrar.one("Agnes Pockels")
        _ = try registrar.follow(.researcher(agnes), by: zoe, at: now)
        _ = try registrar.follow(.search("study tides"), by: zoe, at: now)
        _ = try registrar.follow(.topic("cs.LG"), by: wei, at: now)
        #expect(try registrar.notices(of: zoe).isEmpty && registrar.notices(of: wei).isEmpty)

        let tides = Self.item("Tides", "Agnes Pockels, Dorothy Hodgkin")
        try take(first + [tides], as: "second")
        // Found by the name and by the words, told once.
        let told = try registrar.notices(of: zoe)
        #expect(told.count == 1 && told[0].kind == .work && told[0].text.contains("Tides"))
        #expect(try registrar.notices(of: wei).count == 1)
        try take(first + [tides] + first, as: "third")
        #expect(try registrar.notices(of: zoe).count == 1)

        #expect(try registrar.markRead(nil, by: zoe) == 1)
        #expect(try registrar.markRead(nil, by: zoe) == 0)
        #expect(try registrar.markRead([try registrar.notices(of: wei)[0].id], by: zoe) == 0, "another's stays unread")
        try registrar.expectSound()
    }

    @Test func `feeds show all of it, newest first, and belong to their account`() throws {
        try take(first, as: "first")
        let follow = try registrar.follow(.researcher(try registrar.one("Agnes Pockels")), by: zoe, at: now)
        try take(first + [Self.item("Tides", "Agnes Pockels, Dorothy Hodgkin")], as: "second")
        let feed = try registrar.feed(of: follow.id, for: zoe)
        #expect(feed.components(separatedBy: "<entry>").count == 5)
        #expect(try registrar.feed(of: follow.id, for: zoe, limit: 2).components(separatedBy: "<entry>").count == 3)
        #expect(throws: BylineError.self) { try registrar.feed(of: follow.id, for: wei) }
        #expect(throws: BylineError.self) { try registrar.unfollow(follow.id, by: wei) }
    }

    @Test func `followers are counted by account, and trust does not know them`() throws {
        try take(first, as: "first")
        let agnes = try registrar.one("Agnes Pockels")
        let before = try registrar.trust(of: agnes, asOf: now).score
        let follow = try registrar.follow(.researcher(agnes), by: zoe, at: now)
        #expect(try registrar.follow(.researcher(agnes), by: zoe, at: now).id == follow.id, "once is enough")
        #expect(try registrar.follow(.researcher(agnes), by: wei, at: now).followers == 2)
        func counted() throws -> Int? {
            try registrar.profile(of: agnes).counters.first { $0.label == "followers" }?.counted
        }
        #expect(try counted() == 2)
        #expect(try registrar.trust(of: agnes, asOf: now).score == before)
        _ = try registrar.unfollow(follow.id, by: zoe)
        #expect(try counted() == 1)
        #expect(try registrar.follows(of: zoe).isEmpty)
    }

    @Test func `a kind that is off, and a muted follow, tell nothing`() throws {
        try take(first, as: "first")
        let follow = try registrar.follow(.researcher(try registrar.one("Agnes Pockels")), by: zoe, at: now)
        _ = try registrar.follow(.topic("cs.LG"), by: wei, at: now)
        _ = try registrar.setMuted(true, follow.id, by: zoe)
        try registrar.setDelivery(.off, of: [.work], by: wei)
        try take(first + [Self.item("Tides", "Agnes Pockels, Dorothy Hodgkin")], as: "second")
        #expect(try registrar.notices(of: zoe).isEmpty && registrar.notices(of: wei).isEmpty)
        // Muted is not forgotten: what came meanwhile is no news afterwards.
        _ = try registrar.setMuted(false, follow.id, by: zoe)
        try take([Self.item("Gears", "Agnes Pockels, Grete Hermann")] + first, as: "third")
        #expect(try registrar.notices(of: zoe).map { $0.text.contains("Gears") } == [true])
    }

    @Test func `a digest holds what is due once, and its token ends all digests, once`() throws {
        try take(first, as: "first")
        _ = try registrar.follow(.researcher(try registrar.one("Agnes Pockels")), by: zoe, at: now)
        #expect(try registrar.digestLetter(for: zoe, at: now) == nil)
        try take(first + [Self.item("Tides", "Agnes Pockels, Dorothy Hodgkin")], as: "second")
        let letter = try #require(try registrar.digestLetter(for: zoe, at: now))
        #expect(letter.text.contains("Tides") && letter.subject.contains("1 thing you"))
        #expect(try registrar.digestLetter(for: zoe, at: now) == nil, "nothing is told twice")
        let token = String(try #require(letter.text.split(whereSeparator: \.isWhitespace).last))
        #expect(throws: BylineError.self) { try registrar.stopDigests(of: wei.account, token: token, at: now) }
        try registrar.stopDigests(of: zoe.account, token: token, at: now)
        #expect(throws: BylineError.self) { try registrar.stopDigests(of: zoe.account, token: token, at: now) }
        try take(first + [Self.item("Gears", "Agnes Pockels, Grete Hermann")], as: "third")
        #expect(try registrar.notices(of: zoe).count == 2, "the list goes on")
        #expect(try registrar.digestLetter(for: zoe, at: now) == nil)
    }

    @Test func `a follow goes with its researcher into another and back`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let registrar = try Registrar(store: path, mode: .write)
            let zoe = Actor(try registrar.addAccount(named: "zoe", password: nil))
            try registrar.take(first.joined(), as: "first")
            let (agnes, emmy) = (try registrar.one("Agnes Pockels"), try registrar.one("Emmy Noether"))
            let one = try registrar.follow(.researcher(agnes), by: zoe, at: now)
            _ = try registrar.follow(.researcher(emmy), by: zoe, at: now)
            let store = try Store(path: path, mode: .write)
            // What a merge of the two does to ids, and what undoing it takes away again.
            try store.database.run(
                "INSERT INTO redirect (kind, old_id, new_id, run_id) VALUES ('person', ?1, ?2, 1)",
                [.int(emmy.rawValue), .int(agnes.rawValue)])
            #expect(try registrar.follows(of: zoe).map(\.target) == [.researcher(agnes)])
            #expect(try store.followerCount(of: .researcher(agnes)) == 1)
            #expect(try registrar.follows(of: zoe).map(\.id) == [one.id])
            try store.database.run("DELETE FROM redirect WHERE old_id = ?1", [.int(emmy.rawValue)])
            #expect(try registrar.follows(of: zoe).map(\.target) == [.researcher(agnes), .researcher(emmy)])
        }
    }

    @Test func `what an account followed is in its own export, and goes when its person is forgotten`() throws {
        try take(first, as: "first")
        let follow = try registrar.follow(.topic("cs.LG"), by: zoe, at: now)
        try take(first + [Self.item("Tides", "Agnes Pockels, Dorothy Hodgkin")], as: "second")
        let account = try registrar.account("zoe")
        let data = try registrar.personalData(of: account)
        #expect(data.follows.map(\.id) == [follow.id] && data.notices.count == 1)
        _ = try registrar.erase(account)
        #expect(try registrar.follows(of: zoe).isEmpty && registrar.notices(of: zoe).isEmpty)
    }

    @Test func `a digest that cannot be delivered stays due`() throws {
        try take(first, as: "first")
        _ = try registrar.follow(.topic("cs.LG"), by: zoe, at: now)
        try take(first + [Self.item("Tides", "Agnes Pockels, Dorothy Hodgkin")], as: "second")
        #expect(throws: BylineError.self) {
            try registrar.digestLetter(for: zoe, at: now) { _, _ throws(BylineError) in
                throw BylineError(.failure, "The post is shut", mend: "")
            }
        }
        #expect(try registrar.digestLetter(for: zoe, at: now)?.text.contains("Tides") == true)
    }

    @Test func `what cannot be followed is refused`() {
        #expect(throws: BylineError.self) { try registrar.follow(.researcher(ResearcherID(77)), by: zoe, at: now) }
        #expect(throws: BylineError.self) { try registrar.follow(.search("  "), by: zoe, at: now) }
        #expect(throws: Never.self) { try registrar.follow(.search("\" OR * ^ -( NEAR"), by: zoe, at: now) }
    }

    @Test func `a page that an account alone brought makes nobody's record public until the keeper has it too`() throws
    {
        let own = Registrar.ImportOptions(suppliedBy: zoe.account)
        try registrar.take(first.joined(), as: "own", options: own)
        let agnes = try registrar.one("Agnes Pockels")
        #expect(try registrar.trust(of: agnes).score.level == .mentioned)
        try registrar.take(first.joined(), as: "own", options: own)
        #expect(try registrar.trust(of: agnes).score.level == .mentioned)
        try registrar.take(first.joined(), as: "kept")
        let found = try registrar.trust(of: agnes).score
        #expect(found.level == .listed && found.score == 15)
        try registrar.expectSound()
    }
}
