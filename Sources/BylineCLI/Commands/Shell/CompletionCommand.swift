struct CompletionCommand: Command {
    static let definition = CommandDefinition(
        "completion", "Prints a completion script for a shell",
        argument: Argument(
            placeholder: "SHELL", kind: .choice(Completion.allCases.map(\.rawValue)), fewest: 1, most: 1,
            summary: "bash, zsh or fish"),
        examples: [Example("source <(byline completion bash)", "Complete in this shell")])
    let shell: Completion

    init(_ line: ParsedLine) throws(UsageError) {
        guard let shell = Completion(rawValue: line.phrase) else {
            throw UsageError(
                what: "There is no completion for “\(line.phrase)”",
                mend: "Known shells are \(Completion.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.shell = shell
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        output.write(shell.script)
        return .ok
    }
}
