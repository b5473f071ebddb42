extension Completion {
    static var fishScript: String {
        """
        # fish completion for byline; save it as ~/.config/fish/completions/byline.fish
        function __byline_words
            set -l skip 0
            for word in (commandline -opc)[2..-1]
                if test $skip = 1
                    set skip 0
                    continue
                end
                switch $word
                    case \(flagsWithValues.map { "--" + $0.name }.joined(separator: " "))
                        set skip 1
                    case '-*'
                    case '*'
                        echo $word
                end
            end
        end
        function __byline_at
            set -l typed (string join ' ' (__byline_words))
            test "$typed" = "$argv"
        end
        function __byline_in
            set -l typed (string join ' ' (__byline_words))
            string match -q -- "$argv *" "$typed "
        end
        complete -c byline -f
        \(CommandTree.globalFlags.map { fishFlag($0, condition: nil) }.joined(separator: "\n"))
        \(steps.flatMap(fishStep).joined(separator: "\n"))
        \(CommandTree.definitions.flatMap(fishCommand).joined(separator: "\n"))

        """
    }

    private static func fishStep(after: [String], words: [(word: String, summary: String)]) -> [String] {
        words.map { word, summary in
            let condition = (["__byline_at"] + after).joined(separator: " ")
            return "complete -c byline -n \(quoted(condition)) -a \(word) -d \(quoted(summary))"
        }
    }

    private static func fishCommand(_ definition: CommandDefinition) -> [String] {
        let condition = "__byline_in \(definition.name)"
        var lines = definition.flags.map { fishFlag($0, condition: condition) }
        if let choices = choices(definition.argument?.kind) {
            lines.append("complete -c byline -n \(quoted(condition)) -a \(quoted(choices.joined(separator: " ")))")
        } else if isPath(definition.argument?.kind) {
            lines.append("complete -c byline -n \(quoted(condition)) -F")
        }
        return lines
    }

    private static func fishFlag(_ flag: Flag, condition: String?) -> String {
        var line = "complete -c byline"
        if let condition { line += " -n \(quoted(condition))" }
        line += " -l \(flag.name)"
        if let short = flag.short { line += " -s \(short)" }
        if let choices = choices(flag.value?.kind) {
            line += " -x -a \(quoted(choices.joined(separator: " ")))"
        } else if flag.value != nil {
            line += isPath(flag.value?.kind) ? " -r -F" : " -x"
        }
        return line + " -d \(quoted(flag.summary))"
    }

    /// In single quotes, inside which fish reads a backslash before a quote or a backslash.
    private static func quoted(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if character == "'" || character == "\\" { escaped.append("\\") }
            escaped.append(character)
        }
        return "'\(escaped)'"
    }
}
