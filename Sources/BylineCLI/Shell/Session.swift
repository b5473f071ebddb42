import Byline

/// What every command shares: the global flags as values, the place it runs in, and the way to the store.
package struct Session {
    package var storePath: String
    package var format: OutputFormat
    /// How results are laid out.
    package var layout: Layout
    package var diagnostics: Diagnostics
    package var surroundings: Surroundings

    /// Reads the global flags.
    /// - Parameter errors: receives everything that is not a result.
    package init(
        _ line: ParsedLine, _ surroundings: Surroundings, errors: @escaping (String) -> Void
    ) throws(UsageError) {
        self.surroundings = surroundings
        storePath = line.value("store") ?? surroundings.variable("BYLINE_STORE") ?? "byline.sqlite"
        format = try Self.format(line)
        let colour = line.value("color").flatMap(ColourChoice.init) ?? .auto
        let ascii = line.has("ascii")
        let mayColour = surroundings.mayColour(colour, isTerminal: surroundings.outputIsTerminal)
        layout = Layout(
            width: surroundings.outputIsTerminal ? surroundings.width : nil, ascii: ascii,
            style: Style(isOn: mayColour && format == .table))
        diagnostics = Diagnostics(
            isJSON: line.has("log-json"), isQuiet: line.has("quiet"), verbosity: line.count("verbose"),
            style: Style(isOn: surroundings.mayColour(colour, isTerminal: surroundings.errorsAreTerminal)),
            ascii: ascii, write: errors)
    }

    /// The layout of tables that go to standard error.
    var layoutForErrors: Layout {
        Layout(
            width: surroundings.errorsAreTerminal ? surroundings.width : nil, ascii: layout.ascii,
            style: diagnostics.style)
    }

    func registrar(_ mode: Registrar.Mode = .read) throws(BylineError) -> Registrar {
        try Registrar(store: storePath, mode: mode)
    }

    private static func format(_ line: ParsedLine) throws(UsageError) -> OutputFormat {
        let named = line.value("format").flatMap(OutputFormat.init)
        guard line.has("json") else { return named ?? .table }
        // A command may have formats of its own, which are not among those of all commands.
        if let value = line.value("format"), named != .json {
            throw UsageError(what: "--json and --format \(value) contradict each other", mend: "Give one of them")
        }
        return .json
    }
}

extension Session {
    /// Prints rows in the format that was asked for, at most as many as `--limit` says.
    func print<Row>(
        _ rows: [Row], as listing: Listing<Row>, limit: Int? = nil, whenEmpty: String,
        to output: inout some TextOutputStream
    ) {
        let shown = limit.map { Array(rows.prefix($0)) } ?? rows
        if shown.isEmpty { diagnostics.note(whenEmpty) }
        if !shown.isEmpty || format.isForMachines {
            output.write(listing.render(shown, as: format, layout: layout))
        }
        let left = rows.count - shown.count
        if left > 0 { diagnostics.note("\(left) more; --limit sets how many are shown.") }
    }
}
