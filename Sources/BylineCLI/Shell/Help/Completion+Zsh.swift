extension Completion {
    static var zshScript: String {
        """
        #compdef byline
        # zsh completion for byline; save it as _byline in a folder of $fpath
        _byline() {
            local path_typed= word skip= i
            local -a found
            for ((i = 2; i < CURRENT; i++)); do
                word=${words[i]}
                if [[ -n $skip ]]; then skip=; continue; fi
                case $word in
                    (\(flagsWithValues.map { "--" + $0.name }.joined(separator: "|"))) skip=1 ;;
                    (-*) ;;
                    (*) path_typed="$path_typed $word" ;;
                esac
            done
            case ${words[CURRENT-1]} in
        \(flagsWithValues.map(zshValues).joined(separator: "\n"))
            esac
            case $path_typed in
        \(CommandTree.definitions.map(zshCommand).joined(separator: "\n"))
        \(steps.map(zshStep).joined(separator: "\n"))
            esac
            _describe byline found
        }
        if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _byline "$@"; else compdef _byline byline; fi

        """
    }

    private static func zshValues(_ flag: Flag) -> String {
        let reply: String
        if let choices = choices(flag.value?.kind) {
            reply = "compadd -- \(choices.joined(separator: " "))"
        } else if isPath(flag.value?.kind) {
            reply = "_files"
        } else {
            reply = "_message \(quoted(flag.summary))"
        }
        return "        (--\(flag.name)) \(reply); return ;;"
    }

    private static func zshCommand(_ definition: CommandDefinition) -> String {
        let choices = (choices(definition.argument?.kind) ?? []).map(quoted)
        let flags = CommandTree.flags(of: definition).map { described("--" + $0.name, $0.summary) }
        let files = isPath(definition.argument?.kind) ? "_files; " : ""
        let pattern = "(\" \(definition.name)\"|\" \(definition.name) \"*)"
        return "        \(pattern) \(files)found=(\((choices + flags).joined(separator: " "))) ;;"
    }

    private static func zshStep(after: [String], words: [(word: String, summary: String)]) -> String {
        let found =
            words.map { described($0.word, $0.summary) }
            + CommandTree.globalFlags.map { described("--" + $0.name, $0.summary) }
        return "        (\"\(after.map { " " + $0 }.joined())\") found=(\(found.joined(separator: " "))) ;;"
    }

    private static func described(_ word: String, _ summary: String) -> String {
        quoted(word + ":" + summary.split(separator: ":").joined(separator: "\\:"))
    }

    /// In single quotes, as both zsh and POSIX shells read them.
    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
