/// What a flag's value or an argument is, for checking, completing and describing it.
package enum ValueKind: Hashable, Sendable {
    case file
    case folderOrFile
    case choice([String])
    /// A whole number from 1 on.
    case count
    case date
    case text
}

/// A flag of one command or of all.
package struct Flag: Hashable, Sendable {
    /// The long form without its dashes.
    package var name: String
    package var short: Character?
    /// nil for a switch.
    package var value: FlagValue?
    package var summary: String
    package var isRepeatable: Bool

    package struct FlagValue: Hashable, Sendable {
        package var placeholder: String
        package var kind: ValueKind
    }

    /// A flag that takes no value.
    package static func `switch`(_ name: String, short: Character? = nil, repeatable: Bool = false, _ summary: String)
        -> Flag
    {
        Flag(name: name, short: short, value: nil, summary: summary, isRepeatable: repeatable)
    }

    /// A flag that takes one value.
    package static func option(_ name: String, _ placeholder: String, _ kind: ValueKind, _ summary: String) -> Flag {
        Flag(
            name: name, short: nil, value: FlagValue(placeholder: placeholder, kind: kind), summary: summary,
            isRepeatable: false)
    }

    /// `--limit N`
    package var usage: String { "--" + name + (value.map { " " + $0.placeholder } ?? "") }
}

/// The words a command takes besides its flags. Every command takes one kind of them.
package struct Argument: Hashable, Sendable {
    /// `NAME`
    package var placeholder: String
    package var kind: ValueKind
    package var fewest: Int
    /// nil when any number will do.
    package var most: Int?
    package var summary: String

    /// `NAME...`
    package var usage: String {
        let shown = most == 1 ? placeholder : placeholder + "..."
        return fewest == 0 ? "[\(shown)]" : shown
    }
}

/// A command line that can be typed as it stands, and what it does.
package struct Example: Hashable, Sendable {
    package var line: String
    package var does: String
    package init(_ line: String, _ does: String) {
        self.line = line
        self.does = does
    }
}

/// Everything there is to know about one command. The parser, the help, the man page and the completions
/// of the three shells are all made from this.
package struct CommandDefinition: Sendable {
    /// The words that call it: `["researcher", "show"]`, `["stats"]`.
    package var path: [String]
    /// What it does, beginning with a verb, without a full stop.
    package var summary: String
    package var argument: Argument?
    package var flags: [Flag]
    package var examples: [Example]
    /// The fields of its machine-readable output; empty when it prints text.
    package var fields: [FieldNote]
    /// The statuses it may end with beyond 0, 1 and 2.
    package var exits: [ExitStatus]

    package init(
        _ path: String, _ summary: String, argument: Argument? = nil, flags: [Flag] = [], examples: [Example],
        fields: [FieldNote] = [], exits: [ExitStatus] = []
    ) {
        self.path = path.split(separator: " ").map(String.init)
        self.summary = summary
        self.argument = argument
        self.flags = flags
        self.examples = examples
        self.fields = fields
        self.exits = exits
    }

    /// `researcher show`
    package var name: String { path.joined(separator: " ") }

    /// `byline researcher show NAME...`
    package var usage: String {
        (["byline", name] + [argument?.usage].compactMap { $0 } + (flags.isEmpty ? [] : ["[flags]"]))
            .joined(separator: " ")
    }
}
