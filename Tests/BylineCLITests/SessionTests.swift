import BylineCLI
import Testing

@Suite struct SessionTests {
    private func session(
        _ line: ParsedLine = ParsedLine(), terminal: Bool = false, environment: [String: String] = [:]
    ) throws -> Session {
        let place = Surroundings(
            outputIsTerminal: terminal, errorsAreTerminal: terminal, width: 100, environment: environment)
        return try Session(line, place) { _ in }
    }

    @Test func `the store is the flag's, else the environment's, else the file of the working directory`() throws {
        let flag = ParsedLine(values: ["store": "flag.sqlite"])
        let environment = ["BYLINE_STORE": "environment.sqlite"]
        #expect(try session(flag, environment: environment).storePath == "flag.sqlite")
        #expect(try session(environment: environment).storePath == "environment.sqlite")
        #expect(try session(environment: ["BYLINE_STORE": ""]).storePath == "byline.sqlite")
        #expect(try session().storePath == "byline.sqlite")
    }

    @Test func `the width is known on a terminal alone, so that a pipe is never cut`() throws {
        #expect(try session(terminal: true).layout.width == 100)
        #expect(try session(terminal: false).layout.width == nil)
    }

    @Test func `the format is table on a terminal and in a pipe, and json for short`() throws {
        #expect(try session(terminal: true).format == .table && session(terminal: false).format == .table)
        #expect(try session(ParsedLine(counts: ["json": 1])).format == .json)
        #expect(try session(ParsedLine(values: ["format": "tsv"])).format == .tsv)
    }

    @Test(arguments: [
        ("auto", true, [:], true), ("auto", false, [:], false), ("auto", true, ["NO_COLOR": "1"], false),
        ("auto", true, ["NO_COLOR": ""], true), ("auto", true, ["TERM": "dumb"], false), ("never", true, [:], false),
        ("always", false, ["NO_COLOR": "1"], true),
    ])
    func `colour follows the flag, then the environment, then the terminal`(
        choice: String, terminal: Bool, environment: [String: String], isOn: Bool
    ) throws {
        let line = ParsedLine(values: ["color": choice])
        #expect(try session(line, terminal: terminal, environment: environment).layout.style.isOn == isOn)
    }

    @Test func `machine formats are never coloured, even when colour is always wanted`() throws {
        for format in OutputFormat.allCases where format != .table {
            let line = ParsedLine(values: ["color": "always", "format": format.rawValue])
            #expect(try session(line).layout.style.isOn == false)
        }
    }

    @Test func `messages are JSON lines when that is asked for`() throws {
        let call = Call("import /nowhere/at/all --log-json")
        #expect(call.status == .notFound)
        for line in call.errors.split(separator: "\n") {
            let message = try #require(try parsed(String(line)) as? [String: Any])
            #expect(message["level"] as? String == "error" && message["message"] is String)
        }
    }

    @Test func `quiet leaves failures to be told`() {
        let call = Call("import /nowhere/at/all --quiet")
        #expect(call.status == .notFound && call.errors.contains("does not exist"))
    }
}
