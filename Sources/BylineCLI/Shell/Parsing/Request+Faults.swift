import Catalog

// Wrong calls, each with what was probably meant.
extension Request {
    static func unknownCommand(_ word: String) -> UsageError {
        let what = "There is no command “\(word)”"
        // A verb without its noun is worth more than a noun that happens to look alike.
        if let full = CommandTree.definitions.first(where: { $0.path.count == 2 && $0.path[1] == word }) {
            return UsageError(what: what, mend: "Perhaps `byline \(full.name)`")
        }
        let known = CommandTree.nouns.map(\.name) + CommandTree.singles.map(\.name)
        guard let meant = nearest(to: word, among: known) else {
            return UsageError(what: what, mend: "`byline --help` lists them")
        }
        return UsageError(what: what, mend: "Perhaps `byline \(meant)`")
    }

    static func unknownVerb(_ word: String, of noun: Noun) -> UsageError {
        let verbs = CommandTree.commands(under: noun.name).map { $0.path[1] }
        let what = "`byline \(noun.name)` has no verb “\(word)”"
        guard let meant = nearest(to: word, among: verbs) else {
            return UsageError(what: what, mend: "It has \(verbs.joined(separator: ", "))")
        }
        return UsageError(what: what, mend: "Perhaps `byline \(noun.name) \(meant)`")
    }

    /// - Parameter definition: the command whose flags are looked at; all flags when there is none.
    static func faultOfFlag(_ tokens: Tokens, in definition: CommandDefinition?) -> UsageError {
        let help = definition.map { "byline \($0.name) --help" } ?? "byline --help"
        switch tokens.firstFault {
        case .unknown(let name):
            let known = definition.map { CommandTree.flags(of: $0) } ?? CommandTree.globalFlags
            let meant = nearest(to: name, among: known.map { "--" + $0.name })
            return UsageError(
                what: "There is no flag \(name)",
                mend: meant.map { "Perhaps \($0)" }
                    ?? "See `\(help)`, or write `--` before words that begin with a dash")
        case .needsValue(let flag):
            return UsageError(what: "--\(flag.name) needs a value", mend: "Write `\(flag.usage)`; see `\(help)`")
        case .takesNone(let flag):
            return UsageError(what: "--\(flag.name) takes no value", mend: "Write `\(flag.usage)` alone")
        case nil:
            return UsageError(what: "No command is given", mend: "`byline --help` lists them")
        }
    }
}
