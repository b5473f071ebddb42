extension Completion {
    static var bashScript: String {
        """
        # bash completion for byline; put it where your shell looks for completions, or `source` it
        _byline() {
            local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
            local path= word skip= i words= index
            # bash cuts --flag=value into three words
            if [[ $current == = ]]; then current=; fi
            if [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi
            for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                if [[ $word == = ]]; then skip=1; continue; fi
                if [[ -n $skip ]]; then skip=; continue; fi
                case $word in
                    \(flagsWithValues.map { "--" + $0.name }.joined(separator: "|"))) skip=1 ;;
                    -*) ;;
                    *) path="$path $word" ;;
                esac
            done
            case $previous in
        \(flagsWithValues.map(bashValues).joined(separator: "\n"))
            esac
            case $path in
        \(CommandTree.definitions.map(bashCommand).joined(separator: "\n"))
        \(steps.map(bashStep).joined(separator: "\n"))
            esac
            if [[ $current != -* ]]; then words=${words%%--*}; fi
            COMPREPLY=($(compgen -W "$words" -- "$current"))
        }
        complete -F _byline byline

        """
    }

    private static func bashValues(_ flag: Flag) -> String {
        let reply: String
        if let choices = choices(flag.value?.kind) {
            reply = "COMPREPLY=($(compgen -W \"\(choices.joined(separator: " "))\" -- \"$current\"))"
        } else if isPath(flag.value?.kind) {
            reply = "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$current\"))"
        } else {
            reply = "COMPREPLY=()"
        }
        return "        --\(flag.name)) \(reply); return ;;"
    }

    private static func bashCommand(_ definition: CommandDefinition) -> String {
        let flags = CommandTree.flags(of: definition).map { "--" + $0.name }.joined(separator: " ")
        var reply = "words=\"\(flags)\""
        if isPath(definition.argument?.kind) {
            reply +=
                "; if [[ $current != -* ]]; then compopt -o filenames; "
                + "COMPREPLY=($(compgen -f -- \"$current\")); return; fi"
        } else if let choices = choices(definition.argument?.kind) {
            reply = "words=\"\(choices.joined(separator: " ")) \(flags)\""
        }
        return "        \" \(definition.name)\"|\" \(definition.name) \"*) \(reply) ;;"
    }

    private static func bashStep(after: [String], words: [(word: String, summary: String)]) -> String {
        let globals = CommandTree.globalFlags.map { "--" + $0.name }
        let all = (words.map(\.word) + globals).joined(separator: " ")
        return "        \"\(after.map { " " + $0 }.joined())\") words=\"\(all)\" ;;"
    }
}
