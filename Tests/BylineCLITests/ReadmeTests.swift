import BylineCLI
import Foundation
import TestSupport
import Testing

/// The README is true: it names every command, and what it shows of `make demo` is what the program prints.
@Suite struct ReadmeTests {
    private let readme: String

    init() throws { readme = try String(contentsOf: projectRoot.appending(path: "README.md"), encoding: .utf8) }

    @Test func `every command has its line`() {
        for definition in CommandTree.definitions {
            #expect(readme.contains("`byline \(definition.name)"), "\(definition.name)")
        }
    }

    @Test func `every line of the demonstration is printed by its command`() throws {
        let folder = try TemporaryFolder()
        let shown = try #require(readme.split(separator: "```").dropFirst().first).split(separator: "\n").map(
            String.init)
        var printed: [Substring] = []
        var commands = 0
        for line in shown where line != "[…]" {
            guard line.hasPrefix("$ byline ") else {
                let found = printed.contains {
                    $0.trimmingCharacters(in: .whitespaces) == line.trimmingCharacters(in: .whitespaces)
                }
                #expect(found, "not printed: \(line)")
                continue
            }
            commands += 1
            let words = line.dropFirst("$ byline ".count).split(separator: " ").map { word in
                word.hasPrefix("fixtures/") ? projectRoot.appending(path: String(word)).path : String(word)
            }
            let call = Call(words + ["--store", folder.path + "/demo.sqlite"])
            #expect(call.status == .ok)
            printed = (call.output + call.errors).split(separator: "\n")
        }
        #expect(commands >= 3)
    }
}
