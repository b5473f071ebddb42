/// Runs one call of `byline` from its arguments to its exit status.
///
/// - Parameters:
///   - arguments: without the program's name.
///   - output: receives results and nothing else.
///   - errors: receives everything else.
package func runByline(
    _ arguments: [String], in surroundings: Surroundings, to output: inout some TextOutputStream,
    errors: @escaping (String) -> Void
) -> ExitStatus {
    do {
        switch try Request(arguments) {
        case .version:
            output.write("byline \(CommandTree.version)\n")
            return .ok
        case .help(let page):
            output.write(page.text)
            return .ok
        case .incomplete(let page):
            errors(page.text)
            return .usage
        case .run(let command, let line):
            let session = try Session(line, surroundings, errors: errors)
            return run(command, line, in: session, to: &output)
        }
    } catch {
        // The line could not be read, so the wish for JSON is taken from its bare words.
        let wantsJSON = Request.asksForJSON(arguments)
        let diagnostics = Diagnostics(isJSON: arguments.contains("--log-json"), write: errors)
        Failure(error).report(to: diagnostics, asJSON: wantsJSON, layout: Layout(ascii: arguments.contains("--ascii")))
        return .usage
    }
}

private func run(
    _ command: any Command.Type, _ line: ParsedLine, in session: Session, to output: inout some TextOutputStream
) -> ExitStatus {
    do {
        return try command.init(line).run(session, to: &output)
    } catch {
        let failure = Failure(any: error)
        failure.report(to: session.diagnostics, asJSON: session.format.isJSON, layout: session.layoutForErrors)
        return failure.status
    }
}

extension Request {
    fileprivate static func asksForJSON(_ arguments: [String]) -> Bool {
        let json = OutputFormat.allCases.filter(\.isJSON).map(\.rawValue)
        return arguments.contains("--json")
            || json.contains { name in
                arguments.contains("--format=" + name)
                    || zip(arguments, arguments.dropFirst()).contains { $0 == ("--format", name) }
            }
    }
}
