import Foundation
import TestSupport
import Testing

/// The built program on a real terminal, where a password must not be seen.
@Suite(.enabled(if: hasPython)) struct TerminalTests {
    private let folder: TemporaryFolder
    private var store: String { folder.path + "/store.sqlite" }

    init() throws { folder = try TemporaryFolder() }

    private func typed(_ line: String, _ keys: String, ignoring: Bool = false) throws -> (
        shown: String, status: Int, echoes: Bool?
    ) {
        let binary = try #require(ProcessTests.binary)
        let words =
            (ignoring ? ["--ignoring"] : []) + [binary] + line.split(separator: " ").map(String.init) + [
                "--store", store,
            ]
        let said = try python("Servers/terminal.py", words, input: Data(keys.utf8))
        let answer = try #require(try JSONSerialization.jsonObject(with: said) as? [String: Any])
        return (answer["shown"] as? String ?? "", answer["status"] as? Int ?? -1, answer["echoes"] as? Bool)
    }

    @Test func `a password typed at the terminal is not shown, and a slip can be mended`() throws {
        // The second time with a slip: a letter of two bytes, rubbed out; a false start, all rubbed out with Ctrl-U.
        let keys = "a planted sentence\nwrong\u{15}a plantedé\u{7F} sentence"
        let (shown, status, _) = try typed("account add zoe", keys)
        #expect(status == 0 && shown.contains("New password: ") && shown.contains("The same again: "), "\(shown)")
        #expect(!shown.contains("planted") && !shown.contains("wrong"), "\(shown)")
        #expect(shown.contains("zoe"))
    }

    @Test(arguments: [false, true])
    func `Ctrl-C at a password ends the program by its signal, whatever its parent left of it, and gives the echo back`(
        _ isIgnored: Bool
    ) throws {
        let (shown, status, echoes) = try typed("account add zoe", "\u{3}", ignoring: isIgnored)
        #expect(status == -2 && !shown.contains("zoe"), "\(shown)")
        #expect(echoes != false)
        #expect(!FileManager.default.fileExists(atPath: store))
    }
}
