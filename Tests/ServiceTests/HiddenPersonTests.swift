import Byline
import Catalog
import Foundation
import Service
import TestSupport
import Testing

/// Ana has a page with a name and words that stand nowhere else, and then wishes to have none. Everything that the
/// service can be asked is asked before and after.
@Suite struct HiddenPersonTests {
    /// On her own page alone: a longer name, what it says of her, her ORCID iD.
    private static let facts = ["Zephyrine", "tends the reeds by night", "0000-0002-1825-0097"]
    private static let origin = "https://byline.example"
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// A catalogue with Ana's approved claim.
    private struct Town {
        let path: String
        let registrar: Registrar
        let ana: ResearcherID
        private let claim: ClaimID
        private let actor: Actor

        init(in folder: URL) throws {
            path = folder.appending(path: "town.sqlite").path
            registrar = try Registrar(store: path, mode: .write)
            try registrar.take(["claims/ducks.md", "claims/geese.md"].map { ($0, try fixture($0)) })
            guard case .one(let id) = try registrar.researcher("Ana Lind") else {
                throw BylineError(.failure, "", mend: "")
            }
            actor = Actor(try registrar.addAccount(named: "ana", password: nil, roles: [.claimant], at: now))
            let wei = Actor(try registrar.addAccount(named: "wei", password: nil, roles: [.reviewer], at: now))
            claim = try registrar.openClaim(to: id, by: actor, at: now).claim.id
            let challenge = try registrar.beginProof(
                .paperEmail, of: "ana.lind@pond.example", for: claim, by: actor, at: now)
            _ = try registrar.confirmMail(challenge.token, .paperEmail, for: claim, by: actor, at: now)
            _ = try registrar.moveClaim(
                claim, by: .approve, actor: wei, basedOn: try registrar.claim(claim).version, reason: "printed there",
                at: now)
            let abstract = String(decoding: try fixture("claims/ducks.md"), as: UTF8.self)
                .split(separator: "\n").first { $0.hasPrefix("Ducks choose") }
            let page = String(decoding: try fixture("profile/one-of-each.txt"), as: UTF8.self)
                .replacing("Ana Lind", with: "Ana Zephyrine Lind")
                .replacing("takes part in research and its shared tools", with: "tends the reeds by night")
                .replacing("Reeds in the wind", with: "Ducks on Small Ponds")
                .replacing("Reeds bend and do not break. We say why.", with: try #require(abstract))
            try registrar.take([("profile.txt", Array(page.utf8)), ("arxiv", try fixture("arxiv/author-page.html"))])
            // One more that prints her name, with a topic.
            let fog =
                #"{"id":"2301.00033","title":"Ducks in the fog","authors":"Ana Lind, Bo Ekberg","abstract":"Ducks find home in fog.","categories":"cs.LG"}"#
            try registrar.take([("fog.jsonl", Array((fog + "\n").utf8))])
            guard case .one(let whole) = try registrar.researcher("Ana Zephyrine Lind") else {
                throw BylineError(.failure, "Her page is not hers", mend: "")
            }
            ana = whole
        }

        func hide(_ isHidden: Bool = true) throws {
            _ = try registrar.setProfileHidden(isHidden, under: claim, by: actor, at: now)
        }
    }

    private static let words = [
        "Lind", "Ana", "Zephyrine", "Ana Zephyrine Lind", "reeds", "ducks", "Ekberg", "0000-0002-1825-0097",
    ]

    /// Whether a text has an id as a word of its own.
    private func names(_ id: ResearcherID, _ text: String) -> Bool {
        text.split { !($0.isLetter || $0.isNumber) }.contains(Substring(id.description))
    }

    @Test func `no answer of any route tells what only the page of a hidden person says, nor names their record`()
        throws
    {
        try withTemporaryFolder { folder in
            let town = try Town(in: folder)
            let site = Site.whole(at: Self.origin)
            let all = try EveryAddress(of: town.registrar, at: site, searching: Self.words)
            let before = try all.ask(try Registrar(store: town.path, mode: .read))
            // Every route answers something, and what is looked for is there to be found.
            let answered = Set(before.filter { $0.status == 200 }.map(\.pattern))
            let patterns = Set(site.table.routes.map(\.pattern)).filter { !$0.contains("figure.svg") }
            #expect(patterns.subtracting(answered) == [])
            #expect(missing(from: before.map(\.text)) == [])
            #expect(before.count { names(town.ana, $0.text) } > 50)

            try town.hide()
            let after = try all.ask(try Registrar(store: town.path, mode: .read))
            #expect(after.count == before.count)
            for answer in after { check(answer, hiding: town.ana) }
            // Whoever knows the address is told that there is no page, and nothing else.
            let own = after.filter { $0.asked.request.path.starts(with: ["researchers", town.ana.description]) }
            #expect(own.count > 4 && own.allSatisfy { $0.status == 403 })

            try town.hide(false)
            #expect(missing(from: try all.ask(try Registrar(store: town.path, mode: .read)).map(\.text)) == [])
        }
    }

    private func missing(from texts: [String]) -> [String] {
        Self.facts.filter { fact in !texts.contains { $0.contains(fact) } }
    }

    private func check(_ answer: EveryAddress.Answered, hiding person: ResearcherID) {
        let question = answer.asked.text
        #expect(answer.status < 500, "\(question)")
        // The description's example of an ORCID iD is the one that ORCID itself gives, and the fixture's.
        let isDescription = answer.pattern == "/v1/openapi.json"
        for fact in Self.facts where !question.contains(fact) && !(isDescription && fact == Self.facts[2]) {
            #expect(!answer.text.contains(fact), "\(fact) in \(question)")
        }
        if question.contains(person.description) { return }
        // A copy that follows the changes has to learn that the record is gone.
        let told = answer.pattern == "/v1/changes" ? withoutTombstones(answer.text) : answer.text
        #expect(!names(person, told), "\(question)")
    }

    private func withoutTombstones(_ feed: String) -> String {
        feed.components(separatedBy: "{").filter { !$0.contains("\"gone\"") }.joined(separator: "{")
    }

    @Test func `a running service forgets what it answered before the page was hidden`() throws {
        try withTemporaryFolder { folder in
            let town = try Town(in: folder)
            var settings = Daemon.Settings(store: town.path)
            settings.accessLog = .none
            let listener = try Listener(host: "127.0.0.1", port: 0)
            let daemon = try Daemon(.whole(at: Self.origin), on: listener, settings: settings)
            defer { daemon.stop() }
            guard case .one(let bo) = try town.registrar.researcher("Bo Ekberg") else { throw Line.Broken() }
            let addresses = [
                "/", "/search?q=Lind", "/v1/search?q=Lind", "/v1/graph/ego?of=\(bo)&depth=3", "/v1/works/W1",
            ]
            let own = ["/researchers/\(town.ana)", "/v1/researchers/\(town.ana)", "/researchers/\(town.ana)/graph"]
            for address in own { #expect(try Line(listener).ask(address).status == 200) }
            for address in addresses { _ = try Line(listener).ask(address) }
            try town.hide()
            for address in own { #expect(try Line(listener).ask(address).status == 403, "\(address)") }
            for address in addresses {
                let answer = try Line(listener).ask(address)
                #expect(answer.status == 200 && !answer.body.contains("Zephyrine") && !names(town.ana, answer.body))
            }
        }
    }

    @Test func `a site of files loses the page, every trace of it, and nothing else`() throws {
        try withTemporaryFolder { folder in
            let town = try Town(in: folder)
            let site = folder.appending(path: "site")
            func build() throws -> [String: String] {
                let built = try StaticSite.build(
                    from: try Registrar(store: town.path, mode: .read), at: try SiteBase(Self.origin),
                    into: try SiteFolder(site.path, isDryRun: false))
                #expect(built.broken == [])
                var files: [String: String] = [:]
                for name in try FileManager.default.subpathsOfDirectory(atPath: site.path) {
                    let bytes = FileManager.default.contents(atPath: site.appending(path: name).path)
                    files[name] = bytes.map { String(decoding: $0, as: UTF8.self) }
                }
                return files
            }
            let before = try build()
            for fact in Self.facts { #expect(before.values.contains { $0.contains(fact) }, "\(fact)") }
            #expect(before["researchers/\(town.ana).html"] != nil)
            try town.hide()
            let after = try build()
            for (name, text) in after {
                for fact in Self.facts { #expect(!text.contains(fact), "\(fact) in \(name)") }
                let told = name.hasPrefix("v1/changes") ? withoutTombstones(text) : text
                #expect(!names(town.ana, name) && !names(town.ana, told), "\(name)")
            }
            let gone = Set(before.keys).subtracting(after.keys)
            #expect(!gone.isEmpty && gone.allSatisfy { names(town.ana, $0) || $0.contains("/words-") }, "\(gone)")
        }
    }
}

extension Registrar {
    fileprivate func take(_ pages: [(label: String, bytes: [UInt8])]) throws {
        _ = try self.import(pages.map { .success(.init(label: $0.label, bytes: $0.bytes)) })
    }
}
