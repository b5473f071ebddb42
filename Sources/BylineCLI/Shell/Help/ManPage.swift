/// The manual page `byline(1)` in the roff `man` macros.
package enum ManPage {
    package static var text: String {
        [head, commands, globalFlags, topics, environment, exitStatus, fields].joined()
    }

    private static var head: String {
        """
        .TH BYLINE 1 "" "byline \(CommandTree.version)" "User Commands"
        .SH NAME
        byline \\- \(prose(CommandTree.summary))
        .SH SYNOPSIS
        .B byline
        .I noun verb
        .RI [ words ]
        .RI [ flags ]
        .SH DESCRIPTION
        \(prose("Reads saved pages and papers into one SQLite catalogue and answers from it who wrote what with whom."))

        """
    }

    private static var commands: String {
        CommandTree.definitions.reduce(".SH COMMANDS\n") { text, definition in
            var part = ".SS \(prose(definition.usage))\n\(prose(definition.summary)).\n"
            if let argument = definition.argument { part += entry(argument.placeholder, argument.summary) }
            part += definition.flags.map(entry).joined()
            part += definition.examples.map { ".PP\n.B \(prose($0.line))\n.br\n\(prose($0.does)).\n" }.joined()
            return text + part
        }
    }

    private static var globalFlags: String {
        ".SH FLAGS OF EVERY COMMAND\n" + CommandTree.globalFlags.map(entry).joined()
    }

    private static var topics: String {
        ".SH TOPICS\n" + Topic.all.map { entry("byline help " + $0.name, $0.summary) }.joined()
    }

    private static var environment: String {
        ".SH ENVIRONMENT\n"
            + entry("BYLINE_STORE", "The catalogue's file, where --store is not given")
            + entry("NO_COLOR", "Set to anything, it turns colour off")
            + entry("TERM", "“dumb” turns colour and progress off")
            + entry("COLUMNS", "The width to which tables are fitted on a terminal")
            + ".SH FILES\n" + entry("byline.sqlite", "The catalogue, in the working directory")
    }

    private static var exitStatus: String {
        ".SH EXIT STATUS\n"
            + ExitStatus.allCases.map { entry("\($0.rawValue)", $0.meaning) }.joined()
            + ExitStatus.signals.map { entry("\($0.status)", $0.meaning) }.joined()
    }

    private static var fields: String {
        CommandTree.definitions.filter { !$0.fields.isEmpty }.reduce(".SH OUTPUT FIELDS\n") { text, definition in
            text + ".SS \(prose("byline " + definition.name))\n"
                + definition.fields.map { entry($0.name, "\($0.summary) (\($0.type.rawValue))") }.joined()
        }
    }

    private static func entry(_ flag: Flag) -> String {
        entry((flag.short.map { "-\($0), " } ?? "") + flag.usage, flag.summary)
    }

    private static func entry(_ term: String, _ summary: String) -> String {
        ".TP\n.B \(prose(term))\n\(prose(summary)).\n"
    }

    /// Text that roff will print as it stands: no escape, no request, a dash that can be copied.
    private static func prose(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "“": escaped += "\\(lq"
            case "”": escaped += "\\(rq"
            case "\"": escaped += "\\(dq"
            case "…": escaped += "\\&..."
            default: escaped.append(character)
            }
        }
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
}
