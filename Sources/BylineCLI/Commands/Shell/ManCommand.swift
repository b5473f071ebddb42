struct ManCommand: Command {
    static let definition = CommandDefinition(
        "man", "Prints the manual page in roff",
        examples: [Example("byline man | man -l -", "Read it")])

    init(_ line: ParsedLine) throws(UsageError) {}

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        output.write(ManPage.text)
        return .ok
    }
}
