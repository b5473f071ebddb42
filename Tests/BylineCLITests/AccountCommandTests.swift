import Byline
import BylineCLI
import Catalog
import Foundation
import Secrets
import Testing

/// Accounts, as they are kept by commands.
@Suite struct AccountCommandTests {
    private let folder: TemporaryFolder
    private var store: String { folder.path + "/store.sqlite" }
    private let password = "a planted sentence"

    init() throws { folder = try TemporaryFolder() }

    private func byline(_ line: String, piping input: String = "") -> Call {
        Call(line.split(separator: " ").map(String.init) + ["--store", store], in: .piping(input))
    }

    /// A person at a terminal who types these answers, one after the other.
    private func typed(_ line: String, _ answers: String...) -> Call {
        let rest = Lines(answers)
        let place = Surroundings(
            inputIsTerminal: true, askSecret: { _ in .success(Array((rest.next() ?? "").utf8)) },
            readLine: { .success(rest.next().map { Array($0.utf8) }) })
        return Call(line.split(separator: " ").map(String.init) + ["--store", store], in: place)
    }

    @Test func `an account comes from a pipe, a file or a terminal, and its password never from the line`() throws {
        let file = try folder.file("password.txt", password + "\nsecond line")
        #expect(byline("account add zoe", piping: password + "\n").status == .ok)
        #expect(byline("account add wei --roles claimant,reviewer --password-file \(file)").status == .ok)
        #expect(typed("account add ada", password, password).status == .ok)
        #expect(typed("account add bob", password, password + "x").status == .invalidInput)
        #expect(byline("account add bob").status == .usage)
        #expect(byline("account add bob --no-password").status == .ok)
        #expect(byline("account add bob --password \(password)").status == .usage)
        #expect(typed("account add eve --no-input", password, password).status == .usage)
        #expect(byline("account add eve --password-file \(folder.path)/none").status == .notFound)
        let list = byline("account list --format tsv").output.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).prefix(3).joined(separator: "|")
        }
        #expect(list == ["A1|zoe|claimant", "A2|wei|claimant; reviewer", "A3|ada|claimant", "A4|bob|claimant"])
    }

    @Test func `a plan changes nothing`() throws {
        #expect(byline("account add zoe --dry-run", piping: password).output.contains("zoe"))
        #expect(!FileManager.default.fileExists(atPath: store))
        #expect(byline("account disable zoe").status == .notFound && !FileManager.default.fileExists(atPath: store))
        #expect(byline("account add zoe", piping: password).status == .ok)
        for line in ["disable zoe", "erase zoe", "password zoe"] {
            #expect(byline("account \(line) --dry-run", piping: "quite another one").status == .ok, "\(line)")
        }
        let account = try #require((try parsed(byline("account list --json").output) as? [[String: Any]])?.first)
        #expect(account["name"] as? String == "zoe" && account["state"] as? String == "active")
        let registrar = try Registrar(store: store, mode: .write)
        #expect(try registrar.signIn("zoe", password: .init(password)).name == "zoe")
    }

    @Test func `erasing asks first, and takes --yes where nobody can be asked`() throws {
        #expect(byline("account add zoe", piping: password).status == .ok)
        #expect(byline("account erase zoe").status == .usage)
        #expect(typed("account erase zoe", "no").status == .denied)
        #expect(byline("account list").output.contains("zoe"))
        #expect(typed("account erase zoe", "yes").output.contains("erased-1"))
        #expect(byline("account erase A1 --yes").status == .conflict)
        #expect(!byline("account list").output.contains("zoe"))
    }

    @Test func `disable and enable turn an account off and on`() throws {
        #expect(byline("account add zoe", piping: password).status == .ok)
        #expect(byline("account disable zoe --json").output.contains("\"disabled\""))
        #expect(byline("account enable zoe --json").output.contains("\"active\""))
        #expect(byline("account enable nobody").status == .notFound)
    }

    @Test func `the personal export holds what is kept, and no hash`() throws {
        #expect(byline("account add zoe", piping: password).status == .ok)
        let call = byline("account export zoe")
        let data = try #require(try parsed(call.output) as? [String: Any])
        #expect(data["name"] as? String == "zoe" && data["failed_sign_ins"] as? Int == 0)
        #expect(!call.output.contains("argon2"))
    }

    @Test func `the store passes its check after all that`() throws {
        #expect(byline("account add zoe", piping: password).status == .ok)
        #expect(byline("account erase zoe --yes").status == .ok)
        #expect(byline("check").status == .ok)
    }
}

/// Answers that are given one after the other.
final class Lines {
    private var rest: ArraySlice<String>
    init(_ lines: [String]) { rest = lines[...] }
    func next() -> String? { rest.popFirst() }
}

extension Surroundings {
    /// A process whose standard input is a pipe that holds this text.
    static func piping(_ text: String) -> Surroundings {
        let lines = Lines(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        return Surroundings(
            readInput: { _ in .success(Array(text.utf8)) },
            readLine: { .success(text.isEmpty ? nil : lines.next().map { Array($0.utf8) }) })
    }
}
