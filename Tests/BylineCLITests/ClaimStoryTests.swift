import Byline
import BylineCLI
import Foundation
import Secrets
import TestSupport
import Testing

/// Commands about claims, with a clock of the test's own and mail that goes into a folder.
struct ClaimTown {
    let folder: TemporaryFolder
    var store: String { folder.path + "/town.sqlite" }

    init() throws {
        folder = try TemporaryFolder()
        for name in ["ana", "wei", "kim"] { try folder.file("\(name).txt", "the password of \(name)\n") }
    }

    private var surroundings: Surroundings {
        Surroundings(
            environment: ["BYLINE_MAIL": "folder:\(folder.path)/mail", "BYLINE_MAIL_FROM": "byline@host.example"],
            clock: { Date(timeIntervalSince1970: 1_767_614_400) })
    }

    /// The letters that were sent, as their readers have them.
    func letters() -> [String] {
        let box = folder.path + "/mail/new"
        // Before the first letter there is no folder.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: box)) ?? []
        return names.compactMap { FileManager.default.contents(atPath: box + "/" + $0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// The tokens in all letters, below their headers.
    func tokens() -> Set<String> {
        Set(
            letters().flatMap { letter in
                letter.replacing("\r", with: "").split(separator: "\n\n").dropFirst().joined(separator: " ")
                    .split { !($0.isLetter || $0.isNumber || "-_".contains($0)) }.map(String.init)
            }.filter { $0.utf8.count == 43 })
    }

    func byline(_ words: [String]) -> Call {
        let known = tokens()
        let call = Call(
            words.map { word in
                if word.hasPrefix("fixtures/") { return projectRoot.appending(path: word).path }
                return word.hasSuffix(".txt") ? folder.path + "/" + word : word
            } + ["--store", store], in: surroundings)
        // Ana reads her mail and keeps the token where the next command looks for it.
        if let token = tokens().subtracting(known).first { _ = try? folder.file("token.txt", token + "\n") }
        return call
    }

    func byline(_ line: String) -> Call { byline(line.split(separator: " ").map(String.init)) }

    /// A catalogue, three accounts, and Ana's claim with its contact proven.
    func settle() throws {
        for line in [
            "import fixtures/claims", "account add ana --password-file ana.txt",
            "account add wei --roles reviewer --password-file wei.txt", "account add kim --password-file kim.txt",
            "claim open Ana Lind --account ana --password-file ana.txt",
            "claim evidence C1 --kind paper_email --address ana.lind@pond.example --account ana --password-file ana.txt",
            "claim evidence C1 --kind paper_email --token-file token.txt --account ana --password-file ana.txt",
        ] {
            let call = byline(line)
            #expect(call.status == .ok, "\(line): \(call.errors)")
        }
    }
}

/// The story that the README tells, told again.
@Suite struct ClaimStoryTests {
    @Test(.enabled(if: program("sqlite3") != nil)) func `the README's story of a claim is what the commands print`()
        throws
    {
        let readme = try String(contentsOf: projectRoot.appending(path: "README.md"), encoding: .utf8)
        let section = try #require(readme.split(separator: "\n## ").first { $0.hasPrefix("Claims\n") })
        let story = try #require(section.split(separator: "```").dropFirst().first).split(separator: "\n")
        let town = try ClaimTown()
        var printed: [String] = []
        var commands = 0
        for line in story where line != "[…]" {
            if line.hasPrefix("$ ") {
                commands += 1
                let words = Self.words(line.dropFirst(2))
                if words[0] == "byline" {
                    let call = town.byline(Array(words.dropFirst()))
                    let mayFail = words.starts(with: ["byline", "audit", "verify"])
                    #expect(call.status == .ok || mayFail, "\(line): \(call.errors)")
                    printed = (call.output + call.errors).split(separator: "\n").map(Self.trimmed)
                } else {
                    let done = try outcome(of: try #require(program("sqlite3")), [town.store, words[2]])
                    #expect(done.status == 0, "\(done.said)")
                    printed = []
                }
            } else {
                #expect(printed.contains(Self.trimmed(line)), "not printed: \(line)")
            }
        }
        #expect(commands >= 15)
        // What the story ends with: the row that was changed is named.
        #expect(town.byline("audit verify").status == .failure)
    }

    private static func trimmed(_ line: Substring) -> String { line.trimmingCharacters(in: .whitespaces) }

    /// The words of a line, those in quotes together.
    private static func words(_ line: Substring) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }
}

@Suite struct ClaimCommandTests {
    @Test func `of two reviewers who decide at once one is told that the claim has moved`() throws {
        let binary = try #require(ProcessTests.binary)
        let town = try ClaimTown()
        try town.settle()
        #expect(town.byline("account add eva --roles reviewer --password-file kim.txt").status == .ok)
        func decide(_ verb: String, _ name: String, _ file: String) throws -> Process {
            let process = Process()
            process.executableURL = URL(filePath: binary)
            process.arguments = [
                "claim", verb, "C1", "--based-on", "3", "--reason", "as I see it", "--account", name, "--password-file",
                "\(town.folder.path)/\(file)", "--store", town.store, "--quiet",
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            return process
        }
        let both = [try decide("approve", "wei", "wei.txt"), try decide("reject", "eva", "kim.txt")]
        for process in both { process.waitUntilExit() }
        #expect(Set(both.map(\.terminationStatus)) == [0, 5])
        let shown = try #require(try parsed(town.byline("claim show C1 --json").output) as? [String: Any])
        let expected = both[0].terminationStatus == 0 ? "approved" : "rejected"
        #expect(shown["state"] as? String == expected && shown["version"] as? Int == 4)
        #expect(town.byline("audit verify").status == .ok)
    }

    @Test func `no token, password or address stands in what is said or kept`() throws {
        let town = try ClaimTown()
        try town.settle()
        let address = "planted.person@pond.example"
        var said = ""
        for line in [
            "claim evidence C1 --kind institution_email --address \(address) --account ana --password-file ana.txt -vv",
            "claim evidence C1 --kind institution_email --token-file token.txt --account ana --password-file ana.txt -vv",
            "claim evidence C1 --kind institution_email --token-file token.txt --account ana --password-file ana.txt",
            "claim evidence C1 --kind paper_email --address \(address) --account ana --password-file ana.txt --log-json",
            "claim evidence C1 --kind paper_email --address \(address) --account kim --password-file kim.txt --json",
            "claim evidence C1 --kind homepage_token --address \(address) --account ana --password-file ana.txt",
            "claim reject C1 --based-on 4 --reason \(address) --account wei --password-file wei.txt",
            "claim show C1 --json", "claim list --json", "audit log --json", "account list --json",
            "account export ana", "export mentions", "claim show \(address)",
            "claim evidence \(address) --kind document",
        ] {
            let call = town.byline(line)
            said += call.output + call.errors
        }
        #expect(town.letters().count == 2)
        var kept: [UInt8] = []
        for suffix in ["", "-wal"] {
            // A log that was folded into the file is not there.
            kept += (try? Data(contentsOf: URL(filePath: town.store + suffix))) ?? Data()
        }
        let secrets = [address, "planted.person", "the password of"] + Array(town.tokens())
        #expect(secrets.count == 5)
        for secret in secrets {
            #expect(!said.contains(secret), "said: \(secret)")
            #expect(kept.count > 10_000 && !Self.contains(kept, Array(secret.utf8)), "kept: \(secret)")
        }
        // The same question finds what is there.
        #expect(Self.contains(kept, Array("ana.lind@pond.example".utf8)), "printed in the paper itself")
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        Data(bytes).range(of: Data(part)) != nil
    }

    @Test func `a token for a page is told once, and never for mail`() throws {
        let town = try ClaimTown()
        try town.settle()
        let mail = town.byline(
            "claim evidence C1 --kind institution_email --address a@pond.example --account ana --password-file ana.txt --json"
        )
        #expect(mail.output.contains("\"token\": null"))
        let page = town.byline(
            "claim evidence C1 --kind repository_file --address github.com/ana-lind/ducks-on-ponds --account ana --password-file ana.txt --json"
        )
        let rows = try #require(try parsed(page.output) as? [[String: Any]])
        #expect((rows.first?["token"] as? String)?.count == 43)
        #expect(
            rows.first?["place"] as? String
                == "https://raw.githubusercontent.com/ana-lind/ducks-on-ponds/HEAD/byline-claim.txt")
    }

    @Test func `a rehearsal of any change touches nothing and sends nothing`() throws {
        let town = try ClaimTown()
        try town.settle()
        let before = town.byline("audit verify").output
        for line in [
            "claim open Bo Ekberg --account ana --password-file ana.txt --dry-run",
            "claim evidence C1 --kind institution_email --address a@pond.example --account ana --password-file ana.txt --dry-run",
            "claim approve C1 --based-on 3 --account wei --password-file wei.txt --dry-run",
            "claim withdraw C1 --account ana --password-file ana.txt --dry-run", "claim sweep --dry-run",
        ] { #expect(town.byline(line).status == .ok, "\(line)") }
        #expect(town.byline("audit verify").output == before)
        #expect(town.letters().count == 1)
    }

    @Test func `whatever is typed after a claim command, the store stays sound`() throws {
        let town = try ClaimTown()
        try town.settle()
        let verbs = CommandTree.definitions.filter { ["claim", "audit"].contains($0.path[0]) }
        var random = SeededGenerator(seed: 17)
        let pieces = [
            "C1", "C0", "C99999999999999999999", "R1", "W1", "--reason", "--based-on", "3", "-1", "--kind",
            "paper_email",
            "--address", "’", "\u{0}", "\u{202E}", "--", "-", "", "' OR 1=1", "--verdict", "keep", "--account",
            "nobody",
            "--token-file", "/dev/null", "--file", "--head", String(repeating: "9", count: 64), "--dry-run",
            "--take-back",
        ]
        var statuses: Set<BylineCLI.ExitStatus> = []
        for verb in verbs {
            for _ in 0..<25 {
                let words = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                    pieces.randomElement(using: &random) ?? ""
                }
                let call = town.byline(verb.path + words)
                statuses.insert(call.status)
                #expect(!call.errors.contains("please report"), "\(verb.path + words): \(call.errors)")
            }
        }
        #expect(statuses.isSuperset(of: [.ok, .usage, .notFound]))
        #expect(town.byline("check").status == .ok)
        #expect(town.byline("audit verify").status == .ok)
    }
}
