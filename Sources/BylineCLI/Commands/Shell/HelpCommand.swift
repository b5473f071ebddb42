struct HelpCommand: Command {
    static let definition = CommandDefinition(
        "help", "Explains a command or a topic",
        argument: Argument(
            placeholder: "TOPIC", kind: .choice(Topic.all.map(\.name)), fewest: 0, most: nil,
            summary: "a topic or a command"),
        examples: [
            Example("byline help output", "Formats and their rules"),
            Example("byline help researcher show", "One command"),
        ])
    let page: HelpPage

    init(_ line: ParsedLine) throws(UsageError) { page = try HelpPage(exactly: line.words) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        output.write(session.layout.plain(page.text))
        return .ok
    }
}
