import Catalog

/// One page of help.
package enum HelpPage {
    case overview
    /// What a call without a command prints.
    case short
    case noun(Noun)
    case command(CommandDefinition)
    case topic(Topic)

    /// The page nearest to the words of a call that may be unfinished or wrong.
    init(leniently words: [String]) {
        if let definition = CommandTree.definitions.first(where: { words.starts(with: $0.path) }) {
            self = .command(definition)
        } else if let noun = CommandTree.nouns.first(where: { $0.name == words.first }) {
            self = .noun(noun)
        } else {
            self = .overview
        }
    }

    /// The page that `byline help …` names.
    init(exactly words: [String]) throws(UsageError) {
        let name = words.joined(separator: " ")
        if words.isEmpty {
            self = .overview
        } else if let topic = Topic.all.first(where: { $0.name == name }) {
            self = .topic(topic)
        } else if let noun = CommandTree.nouns.first(where: { $0.name == name }) {
            self = .noun(noun)
        } else if let definition = CommandTree.definitions.first(where: { $0.name == name }) {
            self = .command(definition)
        } else {
            let known = Topic.all.map(\.name) + CommandTree.nouns.map(\.name) + CommandTree.definitions.map(\.name)
            throw UsageError(
                what: "There is no help on “\(name)”",
                mend: nearest(to: name, among: known).map { "Perhaps `byline help \($0)`" }
                    ?? "Topics are \(Topic.all.map(\.name).joined(separator: ", "))")
        }
    }

    /// The whole page, ending in a newline; no line is wider than 80 columns.
    package var text: String {
        switch self {
        case .short: Self.shortText
        case .overview: Self.overviewText
        case .noun(let noun): Self.text(of: noun)
        case .command(let definition): Self.text(of: definition)
        case .topic(let topic): topic.text
        }
    }

    private static var overviewText: String {
        opening
            + block("Flags of every command", CommandTree.globalFlags.map { line($0).0 }.joined(separator: "; "))
            + "`byline CMD --help`; `byline help \(Topic.all.map(\.name).joined(separator: "|"))`\n"
    }

    private static var shortText: String { opening + "`byline --help` says more.\n" }

    private static var opening: String {
        let examples = [
            Example("byline import pages/", "Read saved pages into byline.sqlite"),
            Example("byline researcher show Riccardo Zecchina", "One person on one screen"),
            Example("byline paper citations 1905.07833 --json", "Who cites it, for a program"),
        ]
        return "byline: \(CommandTree.summary)\n\n"
            + section("Examples", examples.map { ($0.line, $0.does) })
            + section("Commands", commandLines)
    }

    /// A noun with its verbs on a line, then the commands that are one word with what they do.
    private static var commandLines: [(String, String)] {
        CommandTree.nouns.map { noun in
            (noun.name, CommandTree.commands(under: noun.name).map { $0.path[1] }.joined(separator: " "))
        } + CommandTree.singles.map { ($0.name, $0.summary) }
    }

    private static func text(of noun: Noun) -> String {
        let commands = CommandTree.commands(under: noun.name)
        return "byline \(noun.name): \(noun.summary.lowercasedFirst)\n\n"
            + section("Examples", commands.map { ($0.examples[0].line, $0.examples[0].does) })
            + section("Verbs", commands.map { ($0.path[1], $0.summary) })
            + "`byline \(noun.name) VERB --help` explains one.\n"
    }

    private static func text(of definition: CommandDefinition) -> String {
        var text = "byline \(definition.name): \(definition.summary.lowercasedFirst)\n\n"
        text += section("Examples", definition.examples.map { ($0.line, $0.does) })
        text += section("Usage", [(definition.usage, "")])
        if let argument = definition.argument {
            text += section("Words", [(argument.placeholder, argument.summary)])
        }
        if !definition.flags.isEmpty { text += section("Flags", definition.flags.map(line)) }
        if !definition.fields.isEmpty {
            text += block("Fields of --json", definition.fields.map(\.name).joined(separator: ", "))
        }
        let exits = ([.ok, .failure, .usage] + definition.exits).map { "\($0.rawValue) \($0.meaning)" }
        text += block("Exit status", exits.joined(separator: "; "))
        return text + "Flags of every command: `byline help flags`. Fields: `byline help fields`.\n"
    }

    static func line(_ flag: Flag) -> (String, String) {
        ((flag.short.map { "-\($0), " } ?? "") + flag.usage, flag.summary)
    }

    /// Two columns under a heading; where the left one is wide, its explanation stands below it.
    static func section(_ heading: String, _ lines: [(left: String, right: String)]) -> String {
        let wide = 42
        let column = lines.map(\.left.displayWidth).filter { $0 <= wide }.max() ?? 0
        return lines.reduce(heading + "\n") { text, line in
            if line.right.isEmpty { return text + line.left.wrapped(to: 78).map { "  \($0)\n" }.joined() }
            let explained = line.right.wrapped(to: 76 - column)
            guard line.left.displayWidth <= wide else {
                return text + "  \(line.left)\n" + line.right.wrapped(to: 72).map { "      \($0)\n" }.joined()
            }
            return text
                + explained.enumerated().map { number, part in
                    "  " + (number == 0 ? line.left : "").padded(to: column) + "  " + part + "\n"
                }.joined()
        } + "\n"
    }

    /// A paragraph under a heading.
    static func block(_ heading: String, _ prose: String) -> String {
        heading + "\n" + prose.wrapped(to: 78).map { "  \($0)\n" }.joined() + "\n"
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
