import BylineCLI
import Testing

@Suite struct ParserTests {
    /// The line as parsed, when it calls a command.
    private func line(_ arguments: String...) throws -> (name: String, line: ParsedLine) {
        guard case .run(let command, let line) = try Request(arguments) else { throw NotACall() }
        return (command.definition.name, line)
    }
    private struct NotACall: Error {}

    private func mend(_ arguments: String...) -> String? {
        do {
            _ = try Request(arguments)
            return nil
        } catch { return error.description }
    }

    @Test func `flags may stand anywhere, with a blank or with an equals sign`() throws {
        let forms = [
            ["--limit", "3", "researcher", "works", "Zoë", "Ampère", "--json"],
            ["researcher", "--limit=3", "works", "--json", "Zoë", "Ampère"],
            ["--json", "researcher", "works", "Zoë", "--limit", "3", "Ampère"],
            ["researcher", "works", "--json", "--limit=3", "--", "Zoë", "Ampère"],
        ]
        for form in forms {
            guard case .run(let command, let line) = try Request(form) else {
                Issue.record("\(form) calls nothing")
                continue
            }
            #expect(command.definition.name == "researcher works")
            #expect(line.words == ["Zoë", "Ampère"])
            #expect(line.value("limit") == "3" && line.has("json"))
        }
    }

    @Test func `two dashes end the flags, and one dash is a word`() throws {
        #expect(try line("search", "--", "--json", "-q").line.words == ["--json", "-q"])
        #expect(try line("import", "-", "--dry-run").line.words == ["-"])
        #expect(try line("export", "mentions", "--out", "-").line.value("out") == "-")
    }

    @Test func `short switches may be bundled and repeated`() throws {
        let parsed = try line("stats", "-vqv").line
        #expect(parsed.count("verbose") == 2 && parsed.count("quiet") == 1)
    }

    @Test(arguments: [
        (["reseacher", "show", "x"], "byline researcher"), (["works", "x"], "byline researcher works"),
        (["researcher", "colaborators", "x"], "byline researcher collaborators"), (["serch", "x"], "byline search"),
        (["stats", "--jsno"], "--json"), (["import", "x", "--dryrun"], "--dry-run"),
        (["researcher", "works", "x", "--limt", "3"], "--limit"), (["stats", "--format", "jsn"], "`json`"),
    ])
    func `a mistyped word is answered with the nearest`(arguments: [String], meant: String) {
        let error = #expect(throws: UsageError.self) { _ = try Request(arguments) }
        #expect(error?.mend.contains(meant) == true, "\(error?.description ?? "")")
    }

    @Test func `an abbreviated flag is not accepted, only explained`() {
        #expect(mend("search", "x", "--lim", "3")?.contains("--limit") == true)
    }

    @Test func `a flag of another command is refused`() {
        #expect(mend("stats", "--limit", "3")?.contains("has no flag --limit") == true)
        #expect(mend("search", "x", "--dry-run")?.contains("has no flag --dry-run") == true)
    }

    @Test(arguments: [
        ["search"], ["source", "show"], ["source", "show", "S1", "S2"], ["stats", "extra"], ["search", "x", "--limit"],
        ["search", "x", "--limit", "0"], ["search", "x", "--limit", "ten"], ["search", "x", "--json=yes"],
        ["search", "x", "--limit", "1", "--limit", "2"], ["stats", "--store="], ["stats", "-x"], ["--frobnicate"],
        ["researcher", "frobnicate"], ["search", "x", "--store", "--quiet"],
    ])
    func `a wrong call ends with status 2, one line, and nothing on standard output`(arguments: [String]) {
        let call = Call(arguments)
        #expect(call.status == .usage && call.output.isEmpty)
        #expect(call.errors.hasPrefix("byline: ") && call.errors.split(separator: "\n").count == 1)
        #expect(call.errors.hasSuffix(".\n"))
    }

    @Test func `values of flags are checked where they are more than a choice`() {
        for date in ["May 8", "2023", "2023-02-30", "yesterday", "2023-05"] {
            let call = Call(["import", "x", "--captured", date])
            #expect(call.status == .usage && call.errors.contains("--captured"), "\(date)")
        }
        #expect(Call("source show Bob").status == .usage)
        #expect(Call("import - -").status == .usage)
        #expect(Call("stats --json --format csv").status == .usage)
        #expect(Call("completion tcsh").status == .usage)
        #expect(Call("help nonsense").status == .usage)
        #expect(Call(["researcher", "show", "", " "]).status == .usage)
    }

    @Test func `a wrong call in JSON is a problem object`() throws {
        for arguments in [["--json", "serch"], ["serch", "--format=ndjson"], ["serch", "--format", "json"]] {
            let problem = try #require(try parsed(Call(arguments).errors) as? [String: Any])
            #expect(problem["status"] as? Int == 400 && problem["exit"] as? Int == 2)
            #expect((problem["mend"] as? String)?.contains("byline search") == true)
        }
    }

    @Test func `a flag takes a value everywhere or nowhere, and short forms are unique`() {
        var takesValue: [String: Bool] = [:]
        var shorts: [Character: String] = [:]
        for flag in CommandTree.globalFlags + CommandTree.definitions.flatMap(\.flags) {
            #expect(takesValue[flag.name, default: flag.value != nil] == (flag.value != nil), "--\(flag.name)")
            takesValue[flag.name] = flag.value != nil
            if let short = flag.short {
                #expect(shorts[short, default: flag.name] == flag.name)
                shorts[short] = flag.name
            }
        }
    }

    @Test func `for a word that resembles nothing the help is named`() {
        #expect(mend("zzzzzz")?.contains("byline --help") == true)
    }
}
