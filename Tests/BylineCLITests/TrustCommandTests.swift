import BylineCLI
import Catalog
import Foundation
import TestSupport
import Testing

@Suite struct TrustCommandTests {
    private let folder: TemporaryFolder
    private let store: String

    init() throws {
        folder = try TemporaryFolder()
        store = folder.path + "/byline.sqlite"
        let pages = projectRoot.appending(path: "fixtures/pages").path
        #expect(Call(["import", pages, "--quiet", "--store", store]).status == .ok)
    }

    private func call(_ words: String...) -> Call { Call(words + ["--store", store]) }

    @Test func `the number never stands without the word on what it is not`() {
        for shown in [
            call("trust", "show", "Riccardo Zecchina"), call("trust", "show", "Riccardo Zecchina", "--json"),
            call("trust", "refresh"), call("researcher", "show", "Riccardo Zecchina"),
        ] {
            #expect(shown.status == .ok)
            let text = shown.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(text.contains("no measure of quality or impact"))
        }
    }

    @Test func `--explain names every counted item by id, and what would raise the number`() throws {
        let explained = call("trust", "show", "Riccardo Zecchina", "--explain").output
        let object = try #require(
            try parsed(call("trust", "show", "Riccardo Zecchina", "--json").output) as? [String: Any])
        let parts = try #require(object["parts"] as? [[String: Any]])
        var counted = 0
        for part in parts where part["component"] as? String != "I" {
            for item in try #require(part["counted"] as? [[String: Any]]) {
                let id = try #require(item["id"] as? String)
                #expect(explained.contains("  \(id) "), "\(id)")
                counted += 1
            }
        }
        #expect(counted > 30)
        for raise in try #require(object["raises"] as? [[String: Any]]) {
            #expect(explained.contains(try #require(raise["fact"] as? String)))
        }
        #expect(explained.contains("+21  I  1 fact  level L2"))
    }

    @Test func `an export is verified from the file alone, and any change of a counted fact is named`() throws {
        let export = call("trust", "show", "Riccardo Zecchina", "--json").output
        let whole = try folder.file("whole.json", export)
        let verified = Call(["trust", "verify", whole, "--store", "/nowhere"])
        #expect(verified.status == .ok && !verified.output.contains("FAIL"))
        for (old, new, line) in [
            ("\"score\": 21", "\"score\": 22", "sum"), ("\"tier\": \"Emerging\"", "\"tier\": \"Anchored\"", "sum"),
            ("\"cap\": 12", "\"cap\": 14", "level"), ("\"is_retracted\": false", "\"is_retracted\": true", "W"),
            ("\"rule_version\": \"trust 1\"", "\"rule_version\": \"trust 0\"", "rule"),
            ("\"cut\": []", "\"cut\": [\"R1\"]", "E"),
        ] {
            let range = try #require(export.range(of: old), "\(old)")
            let forged = try folder.file("forged.json", export.replacingCharacters(in: range, with: new))
            let found = Call(["trust", "verify", forged, "--format", "tsv"])
            let failed = found.output.split(separator: "\n").filter { $0.contains("\tfalse\t") }
            #expect(found.status == .failure && failed.contains { $0.hasPrefix(line) }, "\(new): \(failed)")
        }
    }

    @Test func `what is no export is invalid input, with the place where it fails`() throws {
        let export = call("trust", "show", "Riccardo Zecchina", "--json").output
        for (text, said) in [
            ("", "not JSON"), ("[]", "is not what"), ("{}", "is missing"),
            (export.replacingOccurrences(of: "\"cap\": 12", with: "\"cap\": \"12\""), "parts"),
            (export.replacingOccurrences(of: "\"as_of\": \"2", with: "\"as_of\": \"x"), "asOf"),
        ] {
            let found = Call(["trust", "verify", try folder.file("bad.json", text)])
            #expect(found.status == .invalidInput && found.errors.contains(said), "\(found.errors)")
        }
        #expect(Call(["trust", "verify", folder.path + "/absent.json"]).status == .notFound)
    }

    @Test(.enabled(if: hasPython)) func `a stranger's program gets the same number from the export`() throws {
        for name in ["Riccardo Zecchina", "Clarissa Lauditi", "Carlo Baldassi"] {
            let export = call("trust", "show", name, "--format", "ndjson").output
            let object = try #require(try parsed(export) as? [String: Any])
            let parts = try #require(object["parts"] as? [[String: Any]]).compactMap { $0["value"] as? Int }
            let ours =
                "\(try #require(object["score"] as? Int)) \(try #require(object["tier"] as? String)) "
                + parts.map(String.init).joined(separator: " ")
            let theirs = try python("Oracles/trust_recompute.py", input: Data(export.utf8))
            #expect(String(decoding: theirs, as: UTF8.self) == ours + "\n", "\(name)")
        }
    }

    @Test func `a kept run that comes out counts for the authors of its paper, and stored numbers stay in step`() throws
    {
        #expect(call("reproduce", "run", "binary-perceptron-capacity", "--size", "quick").status == .ok)
        let object = try #require(
            try parsed(call("trust", "show", "Riccardo Zecchina", "--json").output) as? [String: Any])
        let runs = try #require(object["reproductions"] as? [[String: Any]])
        #expect(runs.count == 1 && runs[0]["is_passing"] as? Bool == true)
        let part = try #require((object["parts"] as? [[String: Any]])?.last)
        // Two points, which an unclaimed record's cap does not let through.
        #expect(part["points"] as? Int == 2 && part["value"] as? Int == 0 && object["score"] as? Int == 21)
        let checks = call("check", "--format", "tsv").output
        #expect(checks.contains("trust\ttrue"))
    }

    @Test func `moments are checked, and a dry run keeps nothing`() {
        #expect(call("trust", "show", "Riccardo Zecchina", "--as-of", "yesterday").status == .usage)
        #expect(call("trust", "show", "Riccardo Zecchina", "--as-of", "2020-01-01").output.contains("2020-01-01T"))
        #expect(call("trust", "show", "Nobody At All").status == .notFound)
        #expect(Call(["trust", "refresh", "--store", folder.path + "/absent.sqlite"]).status == .notFound)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/absent.sqlite"))
        #expect(call("trust", "refresh", "--dry-run", "--as-of", "2020-01-01").status == .ok)
        #expect(call("trust", "show", "R24", "--json").status == .ok)
    }
}
