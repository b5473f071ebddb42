import Catalog

/// What a command line asks for.
package enum Request {
    case run(any Command.Type, ParsedLine)
    case help(HelpPage)
    case version
    /// No command, or a noun without its verb: short help, and the call counts as wrong.
    case incomplete(HelpPage)

    /// Reads the arguments that follow the program's name.
    package init(_ arguments: [String]) throws(UsageError) {
        let tokens = Tokens(arguments)
        if tokens.has("help") {
            self = .help(HelpPage(leniently: tokens.words))
        } else if tokens.has("version") {
            self = .version
        } else if tokens.words.isEmpty, tokens.firstFault == nil {
            self = .incomplete(.short)
        } else {
            self = try Self.command(tokens)
        }
    }

    private static func command(_ tokens: Tokens) throws(UsageError) -> Request {
        guard let first = tokens.words.first else { throw faultOfFlag(tokens, in: nil) }
        for command in CommandTree.commands where tokens.words.starts(with: command.definition.path) {
            let words = Array(tokens.words.dropFirst(command.definition.path.count))
            return .run(command, try parsedLine(tokens, words: words, for: command.definition))
        }
        guard let noun = CommandTree.nouns.first(where: { $0.name == first }) else { throw unknownCommand(first) }
        guard tokens.words.count > 1 else { return .incomplete(.noun(noun)) }
        throw unknownVerb(tokens.words[1], of: noun)
    }

    private static func parsedLine(
        _ tokens: Tokens, words: [String], for definition: CommandDefinition
    ) throws(UsageError) -> ParsedLine {
        if tokens.firstFault != nil { throw faultOfFlag(tokens, in: definition) }
        var line = ParsedLine(words: words)
        for given in tokens.flags {
            guard let flag = CommandTree.flags(of: definition).first(where: { $0.name == given.flag.name }) else {
                throw UsageError(
                    what: "`byline \(definition.name)` has no flag --\(given.flag.name)",
                    mend: "See `byline \(definition.name) --help`")
            }
            if line.has(flag.name), !flag.isRepeatable {
                throw UsageError(what: "--\(flag.name) is given twice", mend: "Give it once")
            }
            if let value = given.value, let kind = flag.value?.kind { try check(value, kind, of: flag) }
            line.counts[flag.name, default: 0] += 1
            line.values[flag.name] = given.value
        }
        try checkCount(of: words, for: definition)
        return line
    }

    private static func check(_ value: String, _ kind: ValueKind, of flag: Flag) throws(UsageError) {
        switch kind {
        case .choice(let known) where !known.contains(value):
            let meant = nearest(to: value, among: known).map { "Perhaps `\($0)`; known are" } ?? "Known are"
            throw UsageError(
                what: "“\(value)” is not a value of --\(flag.name)", mend: "\(meant) \(known.joined(separator: ", "))")
        case .count where Int(value).map({ $0 < 1 }) ?? true:
            throw UsageError(what: "--\(flag.name) is “\(value)”", mend: "Give a whole number from 1 on")
        case .file where value.isEmpty:
            throw UsageError(what: "--\(flag.name) is empty", mend: "Give the name of a file")
        default: break
        }
    }

    private static func checkCount(of words: [String], for definition: CommandDefinition) throws(UsageError) {
        let most = definition.argument.map { $0.most ?? .max } ?? 0
        if let argument = definition.argument, words.count < argument.fewest {
            throw UsageError(
                what: "`byline \(definition.name)` needs \(argument.placeholder): \(argument.summary)",
                mend: "For example `\(definition.examples[0].line)`")
        }
        if let argument = definition.argument, argument.kind == .text, !words.isEmpty,
            words.allSatisfy({ $0.allSatisfy(\.isWhitespace) })
        {
            throw UsageError(what: "\(argument.placeholder) is empty", mend: "Give \(argument.summary)")
        }
        if words.count > most {
            throw UsageError(
                what: "“\(words[most])” is one word too many for `byline \(definition.name)`",
                mend: "Its form is `\(definition.usage)`")
        }
    }
}
