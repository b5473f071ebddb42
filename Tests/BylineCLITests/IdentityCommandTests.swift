import BylineCLI
import Catalog
import Foundation
import TestSupport
import Testing

/// Reasons, decisions and measures on the command line, on the project's own pages.
@Suite struct IdentityCommandTests {
    /// A catalogue of `fixtures/pages` in a folder of its own.
    private final class Pages {
        let folder: TemporaryFolder
        let store: String

        init() throws {
            folder = try TemporaryFolder()
            store = folder.path + "/c.sqlite"
            let pages = projectRoot.appending(path: "fixtures/pages").path
            let call = Call(["import", pages, "--store", store, "--quiet"])
            #expect([.ok, .partial].contains(call.status), "\(call.errors)")
        }

        func call(_ words: String...) -> Call { Call(words + ["--store", store]) }
    }

    private func object(_ call: Call) throws -> [String: Any] {
        try #require(try parsed(call.output) as? [String: Any], "\(call.errors)")
    }

    @Test func `why tells the chain, and its contributions add up`() throws {
        let pages = try Pages()
        let mentions = pages.call("export", "mentions").output.split(separator: "\n").compactMap { line in
            try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        }.filter { $0["kind"] as? String == "mention" }
        let annesi = mentions.filter { ($0["surface"] as? String)?.hasSuffix("Annesi") == true }
        let ids = annesi.compactMap { $0["mention_id"] as? String }
        try #require(ids.count == 3 && Set(annesi.compactMap { $0["researcher_id"] as? String }).count == 1)
        let why = try object(pages.call("identity", "why", ids[0], ids[2], "--json"))
        #expect(why["verdict"] as? String == "same")
        let steps = try #require(why["steps"] as? [[String: Any]])
        #expect(!steps.isEmpty)
        for step in steps {
            let bits = (step["contributions"] as? [[String: Any]] ?? []).compactMap { $0["bits"] as? Double }
            #expect(abs(bits.reduce(0, +) - (step["score"] as? Double ?? .nan)) < 1e-9)
        }
        let text = pages.call("identity", "why", ids[0], ids[2]).output
        #expect(text.hasPrefix("Same researcher: yes (run "))
        #expect(text.contains("nothing was decided by hand"))
    }

    @Test func `a decision is shown before it is taken, holds, is refused its contrary, and is taken back`() throws {
        let pages = try Pages()
        let before = pages.call("export", "mentions").output
        let pair = ["Zilong Zhao", "Zixiang Zhao"]
        let dry = try object(pages.call("identity", "same", pair[0], pair[1], "--dry-run", "--json"))
        #expect(dry["dry_run"] as? Bool == true && (dry["moves"] as? [Any])?.count == 1)
        #expect(pages.call("export", "mentions").output == before)
        let taken = try object(
            pages.call("identity", "same", pair[0], pair[1], "--actor", "ada", "--note", "I know him", "--json"))
        #expect(taken["id"] as? String == "D1" && taken["actor"] as? String == "ada")
        let why = pages.call("identity", "why", "M1", "M1")
        #expect(why.status == .ok)
        let list = pages.call("identity", "decisions", "--format", "csv").output
        #expect(list.contains("I know him") && list.contains("same"))
        let part = pages.call("export", "mentions").output.split(separator: "\n").first {
            $0.contains("\"surface\":\"Zixiang Zhao\"")
        }
        let mention = try #require(
            part?.split(separator: "\"").first { $0.hasPrefix("M") && $0.dropFirst().allSatisfy(\.isNumber) })
        let refused = pages.call("identity", "different", pair[0], String(mention))
        #expect(refused.status == .conflict && refused.errors.contains("D1"))
        #expect(pages.call("identity", "undo", "D1").status == .ok)
        #expect(pages.call("export", "mentions").output == before)
        #expect(pages.call("identity", "undo", "D1").status == .conflict)
        #expect(pages.call("check").status == .ok)
    }

    @Test func `an export of one source names only what that source prints`() throws {
        let pages = try Pages()
        let lines = pages.call("export", "mentions", "--source", "clarissa-lauditi.txt").output
            .split(separator: "\n")
        let sources = lines.filter { $0.contains("\"kind\":\"record\"") || $0.contains("\"kind\":\"mention\"") }
        #expect(sources.count == 11 + 31 && sources.allSatisfy { $0.contains("\"source\":\"clarissa-lauditi.txt\"") })
        #expect(lines.count { $0.contains("\"kind\":\"paper\"") } == 10)
        #expect(pages.call("export", "mentions", "--source", "nowhere.txt").status == .notFound)
    }

    @Test func `the score names its gold and parameters, and wants a gold`() throws {
        let pages = try Pages()
        let gold = projectRoot.appending(path: "fixtures/identity/pages.gold").path
        let score = try object(pages.call("identity", "score", "--gold", gold, "--json"))
        let groupings = try #require(score["groupings"] as? [[String: Any]])
        #expect(groupings.first?["name"] as? String == "people" && groupings.last?["name"] as? String == "works")
        #expect((score["gold_sha256"] as? String)?.count == 64 && score["parameters"] as? String != nil)
        #expect(pages.call("identity", "score").status == .usage)
        #expect(pages.call("identity", "score", "--gold", gold + ".not").status == .notFound)
    }

    @Test(arguments: [
        ["identity", "same", "R1", "W1"], ["identity", "same", "R1", "R1"], ["identity", "split", "R1", "R1"],
    ])
    func `what makes no sense is refused in words`(_ words: [String]) throws {
        let pages = try Pages()
        let call = Call(words + ["--store", pages.store])
        #expect(call.status == .invalidInput && !call.errors.isEmpty)
    }
}
