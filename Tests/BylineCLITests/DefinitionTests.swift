import Byline
import BylineCLI
import Catalog
import Foundation
import Testing

/// The help, the man page, the completions and the field documentation all come from one tree; here they are
/// compared with each other.
@Suite struct DefinitionTests {
    private static let words = CommandTree.definitions.flatMap(\.path)
    private static let flags = CommandTree.globalFlags + CommandTree.definitions.flatMap(\.flags)

    @Test func `every command answers --help on standard output, its examples first`() throws {
        for definition in CommandTree.definitions {
            let call = Call(definition.path + ["--help"])
            #expect(call.status == .ok && call.errors.isEmpty)
            #expect(call.output == Call(["help"] + definition.path).output)
            #expect(call.output == Call("--help \(definition.name)").output)
            let lines = call.output.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines[2] == "Examples", "\(definition.name)")
            #expect(call.output.contains(definition.usage))
            for flag in definition.flags { #expect(call.output.contains(flag.usage)) }
            for field in definition.fields { #expect(call.output.contains(field.name)) }
        }
    }

    @Test func `every page of help fits a screen of 80 columns and 45 lines`() {
        let levels = [[]] + CommandTree.nouns.map { [$0.name] } + CommandTree.definitions.map(\.path)
        for level in levels {
            let lines = Call(level + ["--help"]).output.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 45, "\(level): \(lines.count) lines")
            for line in lines { #expect(line.count <= 80, "\(line)") }
        }
        for topic in Topic.all {
            for line in topic.text.split(separator: "\n") { #expect(line.count <= 80, "\(topic.name): \(line)") }
        }
    }

    @Test func `the overview names every command and every flag of all commands`() {
        let overview = Call("--help").output
        for definition in CommandTree.singles { #expect(overview.contains("\n  \(definition.name) ")) }
        for noun in CommandTree.nouns {
            // The verbs of a noun may go on in the lines below it, indented further.
            let part = overview.split(separator: "\n  \(noun.name) ").dropFirst().first ?? ""
            let verbs = part.split(separator: /\n(?! {5})/).first?.split { $0.isWhitespace || $0 == "," } ?? []
            let expected = CommandTree.commands(under: noun.name).map { $0.path[1] }
            #expect(verbs.map(String.init) == expected, "\(noun.name)")
        }
        for flag in CommandTree.globalFlags {
            #expect(overview.contains("--\(flag.name)"))
            #expect(Call("help flags").output.contains(flag.summary))
        }
        for topic in Topic.all { #expect(overview.contains(topic.name)) }
    }

    @Test func `every command, flag, topic, field and status stands in the man page`() {
        let page = Call("man").output.replacing("\\-", with: "-")
        for definition in CommandTree.definitions {
            #expect(page.contains(".SS \(definition.usage)\n"))
            for field in definition.fields { #expect(page.contains(".B \(field.name)\n")) }
        }
        for flag in Self.flags { #expect(page.contains("\(flag.usage)\n"), "--\(flag.name)") }
        for topic in Topic.all { #expect(page.contains(".B byline help \(topic.name)\n")) }
        for status in ExitStatus.allCases { #expect(page.contains(".B \(status.rawValue)\n\(status.meaning).")) }
    }

    @Test func `every command and flag stands in every completion script`() {
        for shell in Completion.allCases {
            let script = Call("completion \(shell.rawValue)").output
            #expect(script == shell.script)
            for word in Self.words { #expect(script.contains(word), "\(shell): \(word)") }
            for flag in Self.flags {
                let form = shell == .fish ? "-l \(flag.name) " : "--\(flag.name)"
                #expect(script.contains(form), "\(shell): \(flag.name)")
            }
        }
    }

    @Test func `every example calls the command it stands under`() throws {
        for definition in CommandTree.definitions {
            #expect(!definition.examples.isEmpty)
            for example in definition.examples {
                #expect(example.line.contains("byline \(definition.name)"))
                let words = example.line.split(separator: " ").map(String.init)
                // What a shell does with the line, such as a pipe or a redirection, is not ours to parse.
                guard let start = words.firstIndex(of: "byline"), start == 0 else { continue }
                let own = words.dropFirst().prefix { $0 != "|" && $0 != "<" }
                guard case .run(let command, _) = try Request(Array(own)) else {
                    Issue.record("\(example.line) calls nothing")
                    continue
                }
                #expect(command.definition.name == definition.name)
            }
        }
    }

    @Test func `fields are in snake case, unique in their command, and all explained`() {
        let fields = Topic.all.first { $0.name == "fields" }?.text ?? ""
        for definition in CommandTree.definitions {
            let names = definition.fields.map(\.name)
            #expect(Set(names).count == names.count, "\(definition.name)")
            for field in definition.fields {
                #expect(field.name.allSatisfy { $0.isLowercase || $0 == "_" || $0.isASCIIDigit }, "\(field.name)")
                #expect(!field.summary.isEmpty && fields.contains("  \(field.name) "))
            }
        }
    }

    @Test func `a call without a command, or with a noun alone, is short help and status 2`() {
        for line in ["", "researcher", "paper", "source", "export"] {
            let call = Call(line)
            #expect(call.status == .usage && call.output.isEmpty)
            #expect(call.errors.contains("Examples"))
        }
    }

    @Test func `the version is one line`() {
        let call = Call("--version")
        #expect(call.status == .ok && call.output == "byline \(CommandTree.version)\n")
    }

    @Test func `every format that can be imported is listed`() {
        let text = Call("help formats").output
        for format in Registrar.formats { #expect(text.contains(format.name)) }
    }

    @Test func `every status and signal is explained`() {
        let text = Call("help exit-codes").output
        for code in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "130", "143"] {
            #expect(text.contains("\n  \(code) "))
        }
    }

    @Test(.enabled(if: program("bash") != nil))
    func `bash reads its script and completes nouns, verbs, flags and values`() throws {
        let bash = try #require(program("bash"))
        #expect(try outcome(of: bash, ["-n"], input: Completion.bash.script).said == "")
        let drive =
            Completion.bash.script + """

                compopt() { :; }
                try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _byline; echo "${COMPREPLY[*]}"; }
                try byline res
                try byline researcher ""
                try byline --store x.sqlite paper c
                try byline researcher works Ada --lim
                try byline stats --format js
                try byline stats --color = al
                try byline completion f
                """
        let said = try outcome(of: bash, ["--norc"], input: drive).said
        #expect(
            said.split(separator: "\n").map(String.init) == [
                "researcher", "show works collaborators topics", "citations", "--limit", "json", "always", "fish",
            ])
    }

    @Test(.enabled(if: program("zsh") != nil)) func `zsh reads its script`() throws {
        #expect(try outcome(of: try #require(program("zsh")), ["-n"], input: Completion.zsh.script).said == "")
    }

    @Test(.enabled(if: program("fish") != nil)) func `fish reads its script`() throws {
        #expect(try outcome(of: try #require(program("fish")), ["-n"], input: Completion.fish.script).said == "")
    }

    @Test func `quotes are balanced in every completion script`() {
        for shell in [Completion.zsh, .fish] {
            let bare = shell.script.replacing("'\\''", with: "").replacing("\\'", with: "")
            for line in bare.split(separator: "\n") where !line.hasPrefix("#") {
                #expect(line.count { $0 == "'" }.isMultiple(of: 2), "\(shell): \(line)")
            }
        }
    }

    @Test(.enabled(if: program("groff") != nil)) func `groff sets the man page without a warning`() throws {
        let (status, said) = try outcome(
            of: try #require(program("groff")), ["-man", "-Tutf8", "-k", "-ww", "-z"], input: ManPage.text)
        #expect(status == 0 && said == "")
    }

    @Test func `every line of the man page is text or a known request`() {
        let known: Set = [".TH", ".SH", ".SS", ".B", ".I", ".RI", ".TP", ".PP", ".br"]
        for line in ManPage.text.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(known.contains(line.split(separator: " ").first.map(String.init) ?? ""), "\(line)")
        }
    }
}
