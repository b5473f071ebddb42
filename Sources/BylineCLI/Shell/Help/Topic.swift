import Byline
import Catalog

/// Something worth reading about that is not one command.
package struct Topic: Sendable {
    package var name: String
    package var summary: String
    /// Made only when somebody asks for it.
    private var body: @Sendable () -> String

    package var text: String { "\(summary)\n\n" + body() }

    package static let all = [
        Topic(name: "formats", summary: "What can be imported", body: { formats }),
        Topic(name: "output", summary: "How results are printed", body: { output }),
        Topic(name: "flags", summary: "The flags of every command", body: { flags }),
        Topic(name: "fields", summary: "The fields of each command's output", body: { fields }),
        Topic(name: "exit-codes", summary: "What the exit status says", body: { exitCodes }),
        Topic(name: "store", summary: "Where the catalogue lives", body: { store }),
    ]

    private static var formats: String {
        HelpPage.section("Formats, for --as", Registrar.formats.map { ($0.name, $0.summary) })
            + HelpPage.block(
                "Detection",
                """
                A document's format is told from its content; its file name counts for nothing. --as FORMAT overrules \
                this. Pages may be plain text or HTML saved by a browser. Dates without a year stay without one unless \
                --captured says when the page was saved.
                """)
    }

    private static var output: String {
        let kinds = [
            ("table", "Aligned columns and pages to read. Adapts to a terminal, cuts nothing in a pipe"),
            ("json", "One indented array; a single object where one thing is shown"),
            ("ndjson", "One compact object a line"),
            ("csv", "RFC 4180, header first, lines ending in CR LF"),
            ("tsv", "Header first; tab, newline, backslash inside a cell as \\t, \\n, \\\\"),
        ]
        return HelpPage.section("Values of --format", kinds)
            + HelpPage.section(
                "Values of --format for graphs, where a command offers them",
                GraphFormat.allCases.map { ($0.rawValue, $0.summary) })
            + HelpPage.block(
                "Rules",
                """
                Results go to standard output, everything else to standard error. Machine formats are never cut, \
                coloured or translated. JSON is UTF-8, unescaped without --ascii; unknown is null, lists are arrays. \
                In csv and tsv unknown is an empty cell, lists are joined by “; ”, an object inside an object becomes \
                columns with a dot in the name, and a list of objects is compact JSON. Field names are version \
                \(CommandTree.outputVersion); `byline help fields` lists them.
                """)
            + HelpPage.block(
                "Failures",
                """
                With json and ndjson a failure is one problem object on standard error: type, title, status, detail, \
                mend, exit, and candidates or nearest where a name fitted several things or none.
                """)
    }

    private static var flags: String {
        HelpPage.section("Flags of every command", CommandTree.globalFlags.map(HelpPage.line))
    }

    private static var fields: String {
        CommandTree.definitions.filter { !$0.fields.isEmpty }.map { definition in
            HelpPage.section(
                "byline \(definition.name)",
                definition.fields.map { ($0.name, "\($0.summary) (\($0.type.rawValue))") })
        }.joined()
    }

    private static var exitCodes: String {
        let own = ExitStatus.allCases.map { ("\($0.rawValue)", $0.meaning) }
        return HelpPage.section("Exit status", own + ExitStatus.signals.map { ("\($0.status)", $0.meaning) })
    }

    private static var store: String {
        HelpPage.section(
            "First of these that is given",
            [
                ("--store FILE", "on the command line"), ("BYLINE_STORE", "in the environment"),
                ("byline.sqlite", "in the working directory"),
            ])
            + HelpPage.block(
                "What it is",
                """
                One SQLite file. `byline import` makes it when it is missing. An import is one transaction: stopped at \
                any moment it leaves the store as before, and can be run again. A run of a reproduction is kept sample \
                by sample, so that `byline reproduce resume` can go on with it. \
                `byline check` looks at it from every side.
                """)
    }
}
