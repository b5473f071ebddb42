/// Everything that is not a result: notes, warnings and failures, all on standard error.
package final class Diagnostics {
    enum Level: String { case note, warning, error, progress }

    private let write: (String) -> Void
    /// Whether each message is a JSON object on a line of its own.
    var isJSON: Bool
    var isQuiet: Bool
    var verbosity: Int
    var style: Style
    var ascii: Bool

    package init(
        isJSON: Bool = false, isQuiet: Bool = false, verbosity: Int = 0, style: Style = Style(isOn: false),
        ascii: Bool = false, write: @escaping (String) -> Void
    ) {
        self.isJSON = isJSON
        self.isQuiet = isQuiet
        self.verbosity = verbosity
        self.style = style
        self.ascii = ascii
        self.write = write
    }

    /// Something worth knowing; silent with `--quiet`.
    func note(_ text: String) {
        if !isQuiet { say(text, .note) }
    }

    /// Something that was left out or refused; told always.
    func warn(_ text: String) { say(text, .warning) }

    /// Where a long piece of work stands.
    func progress(_ text: String) {
        if !isQuiet { say(text, .progress) }
    }

    /// Text as it is, such as a line that redraws itself. Nothing when messages are JSON.
    func raw(_ text: String) {
        if !isQuiet, !isJSON { write(text) }
    }

    /// Text that belongs to a failure and is told always, as it is.
    func attach(_ text: String) { write(text) }

    /// A failure, in the form `byline: what. mend.`
    func fail(_ text: String) {
        if isJSON { say(text, .error) } else { write(style.bad("byline:") + " " + shown(text) + "\n") }
    }

    private func say(_ text: String, _ level: Level) {
        guard isJSON else { return write(shown(text) + "\n") }
        let line = Value.object([.init("level", .text(level.rawValue)), .init("message", .text(text))])
        write(JSONText.compact(line, ascii: ascii) + "\n")
    }

    private func shown(_ text: String) -> String { ascii ? text.onOneLine.transliterated : text.onOneLine }
}
