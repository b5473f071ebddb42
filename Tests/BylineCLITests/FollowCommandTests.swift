import BylineCLI
import Foundation
import TestSupport
import Testing

/// Following, invitations and notifications as their commands print them.
@Suite struct FollowCommandTests {
    private let town: ClaimTown

    init() throws {
        town = try ClaimTown()
        try town.settle()
        for words in [
            ["claim", "review", "C1", "--based-on", "3"], ["claim", "approve", "C1", "--based-on", "4"],
        ] {
            let call = town.byline(words + ["--reason", "printed", "--account", "wei", "--password-file", "wei.txt"])
            #expect(call.status == .ok, "\(call.errors)")
        }
    }

    private func byline(_ line: String, as name: String) -> Call {
        town.byline(line + " --account \(name) --password-file \(name).txt")
    }

    private func rows(_ line: String, as name: String) throws -> [[String: Any]] {
        let call = byline(line + " --json", as: name)
        #expect(call.status == .ok, "\(line): \(call.errors)")
        return try #require(try parsed(call.output) as? [[String: Any]])
    }

    private func takeAnotherPaper() throws {
        let paper = String(decoding: try fixture("claims/ducks.md"), as: UTF8.self)
            .replacing("Ducks on Small Ponds", with: "Ducks on Frozen Ponds")
            .replacing("Ducks choose between a calm and a rough pond.", with: "Frozen ponds are calm.")
        let path = try town.folder.file("frozen.md", paper)
        #expect(town.byline(["import", path]).status == .ok)
    }

    @Test func `what is followed is listed, told once, read, and no more when it is muted or removed`() throws {
        let added = try rows("follow add Bo Ekberg", as: "kim")
        #expect(added.map { $0["kind"] as? String } == ["researcher"] && added[0]["name"] as? String == "Bo Ekberg")
        #expect(
            try rows("follow add frozen ponds --kind search", as: "kim").map { $0["target"] as? String } == [
                "frozen ponds"
            ])
        #expect(
            try rows("follow add Bo Ekberg", as: "kim")[0]["id"] as? String == added[0]["id"] as? String,
            "once is enough")
        #expect(try rows("follow list", as: "kim").map { $0["id"] as? String } == ["F1", "F2"])
        #expect(try rows("follow list", as: "ana").isEmpty, "another's follows are not hers")
        for verb in ["feed", "mute", "remove"] { #expect(byline("follow \(verb) F1", as: "ana").status == .notFound) }
        #expect(byline("follow add Nobody At All", as: "kim").status == .notFound)
        #expect(byline("follow add Bo Ekberg --dry-run", as: "ana").status == .ok)
        #expect(try rows("follow list", as: "ana").isEmpty, "a plan follows nothing")

        try takeAnotherPaper()
        let told = try rows("notification list", as: "kim")
        #expect(told.count == 1 && (told[0]["text"] as? String)?.hasPrefix("Ducks on Frozen Ponds — Ana Lind") == true)
        let feed = byline("follow feed F1", as: "kim").output
        #expect(feed.components(separatedBy: "<entry>").count == 4 && feed.contains("Ducks on Frozen Ponds"))
        #expect(byline("follow feed F1 --limit 1", as: "kim").output.components(separatedBy: "<entry>").count == 2)

        #expect(byline("notification read T1", as: "ana").status == .ok, "nothing of hers has that id")
        #expect(try rows("notification list", as: "kim").count == 1)
        #expect(byline("notification read", as: "kim").status == .ok)
        #expect(
            try rows("notification list", as: "kim").isEmpty && rows("notification list --all", as: "kim").count == 1)

        #expect(try rows("follow mute F1", as: "kim").map { $0["is_muted"] as? Bool } == [true])
        #expect(
            byline("follow remove F2", as: "kim").status == .ok
                && byline("follow remove F2", as: "kim").status == .notFound)
        #expect(try rows("follow list", as: "kim").map { $0["id"] as? String } == ["F1"])
    }

    @Test func `an invitation goes out, is answered, and can be kept away without a word`() throws {
        let sending = "invitation send Ana Lind --note Ponds"
        #expect(byline(sending, as: "kim").status == .denied, "she has not said that she is open")
        #expect(byline("notification settings --invitations open", as: "ana").status == .ok)
        let sent = try rows(sending, as: "kim")
        #expect(sent.map { $0["state"] as? String } == ["pending"] && sent[0]["id"] as? String == "I1")
        #expect(byline(sending, as: "kim").status == .conflict, "one waits")
        #expect(byline("invitation remind I1", as: "kim").status == .conflict, "too early")
        #expect(byline("invitation answer I1 --answer accept", as: "kim").status != .ok, "not hers to accept")
        #expect(byline("invitation answer I1 --answer accept", as: "wei").status == .notFound)
        #expect(try rows("invitation list", as: "ana").map { $0["note"] as? String } == ["Ponds"])
        #expect(byline("invitation answer I1", as: "ana").status == .usage, "yes or no")
        #expect(byline("invitation answer I1 --answer accept", as: "ana").status == .ok)
        #expect(
            try rows("notification list", as: "kim").map { $0["text"] as? String } == [
                "Ana Lind has accepted your invitation (I1)"
            ])

        #expect(byline("invitation block kim", as: "ana").status == .ok)
        #expect(byline(sending, as: "kim").status == .ok, "a blocked sender learns nothing")
        #expect(try rows("invitation list", as: "kim").count == 2)
        #expect(try rows("invitation list", as: "ana").isEmpty)
    }

    @Test func `a digest is printed once, mailed to nobody without an address, and ends by its own token`() throws {
        #expect(byline("follow add Bo Ekberg", as: "kim").status == .ok)
        try takeAnotherPaper()
        #expect(byline("notification digest --send", as: "kim").status != .ok, "no address is known")
        let digest = byline("notification digest", as: "kim")
        #expect(digest.status == .ok && digest.output.contains("Ducks on Frozen Ponds"))
        let words = digest.output.split(whereSeparator: \.isWhitespace).map(String.init)
        let place = try #require(words.lastIndex(of: "stop"))
        let (account, token) = (words[place + 1], words[place + 2])
        #expect(!byline("notification digest", as: "kim").output.contains("Frozen"), "nothing is told twice")
        #expect(town.byline("notification stop A1 \(token)").status == .denied, "another account's")
        #expect(town.byline("notification stop \(account) \(token)").status == .ok)
        #expect(town.byline("notification stop \(account) \(token)").status == .conflict, "it is good once")
        let settings = try rows("notification settings", as: "kim")
        #expect(settings.allSatisfy { $0["value"] as? String != "digest" }, "\(settings)")
        #expect(byline("notification settings --kind work --delivery off", as: "kim").status == .ok)
    }

    @Test func `whoever is not signed in is told nothing`() {
        for line in ["follow list", "invitation list", "notification list", "notification digest"] {
            #expect(town.byline(line).status == .usage, "\(line)")
            // Another's password; after three of them the account waits.
            let call = town.byline(line + " --account kim --password-file wei.txt")
            #expect([.denied, .limit].contains(call.status) && call.output.isEmpty, "\(line)")
        }
    }

    @Test func `roles change by an operator's word alone, and the audit says so`() throws {
        #expect(byline("account roles kim --grant reviewer", as: "wei").status == .denied)
        #expect(town.byline("account add ora --roles operator --password-file kim.txt").status == .ok)
        func ora(_ line: String) -> Call { town.byline(line + " --account ora --password-file kim.txt") }
        #expect(ora("account roles kim").status == .usage && ora("account roles kim --grant king").status == .usage)
        #expect(ora("account roles kim --grant reviewer --dry-run").output.contains("reviewer"))
        #expect(!town.byline("account list").output.contains("claimant, reviewer"))
        #expect(ora("account roles kim --grant reviewer").status == .ok)
        #expect(ora("account roles ora --revoke operator").status == .conflict)
        #expect(ora("account roles nobody --grant reviewer").status == .notFound)
        #expect(town.byline("audit log").output.contains("A3 reviewer") && town.byline("audit verify").status == .ok)
    }

    @Test func `an account's export holds its claims, evidence and audit, and no secret or hash`() throws {
        #expect(byline("follow add Bo Ekberg", as: "ana").status == .ok)
        let text = town.byline("account export ana").output
        let data = try #require(try parsed(text) as? [String: Any])
        func list(_ name: String) throws -> [[String: Any]] { try #require(data[name] as? [[String: Any]], "\(name)") }
        #expect(try list("claims").map { $0["id"] as? String } == ["C1"])
        #expect(try list("evidence").map { $0["kind"] as? String } == ["paper_email"])
        #expect(try list("evidence").map { $0["claim"] as? String } == ["C1"])
        #expect(try list("follows").count == 1)
        let log = try #require(try parsed(town.byline("audit log --claim C1 --json").output) as? [[String: Any]])
        #expect(try list("audit").map { $0["action"] as? String } == log.map { $0["action"] as? String })
        #expect(log.count >= 4)
        let store = try Data(contentsOf: URL(filePath: town.store))
        #expect(store.count > 10_000)
        for secret in ["$argon2", "ana.lind@pond.example"] + Array(town.tokens()) { #expect(!text.contains(secret)) }
        // Nothing that looks like a digest.
        #expect(text.split { !$0.isHexDigit }.allSatisfy { $0.count < 32 }, "\(text)")
    }
}
