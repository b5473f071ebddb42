/// Completion scripts for shells, made from the command tree.
package enum Completion: String, CaseIterable, Sendable {
    case bash, zsh, fish

    package var script: String {
        switch self {
        case .bash: Self.bashScript
        case .zsh: Self.zshScript
        case .fish: Self.fishScript
        }
    }

    /// The commands as a shell meets them while a line is typed: what may follow which words.
    static var steps: [(after: [String], words: [(word: String, summary: String)])] {
        let first =
            CommandTree.nouns.map { ($0.name, $0.summary) } + CommandTree.singles.map { ($0.name, $0.summary) }
        return [([], first)]
            + CommandTree.nouns.map { noun in
                ([noun.name], CommandTree.commands(under: noun.name).map { ($0.path[1], $0.summary) })
            }
    }

    /// Flags that take a value, each once, in the long form.
    static var flagsWithValues: [Flag] {
        var seen: Set<String> = []
        return (CommandTree.globalFlags + CommandTree.definitions.flatMap(\.flags))
            .filter { $0.value != nil && seen.insert($0.name).inserted }
    }

    /// The values a flag or an argument may have, for those with a closed list.
    static func choices(_ kind: ValueKind?) -> [String]? {
        if case .choice(let known) = kind { known } else { nil }
    }

    static func isPath(_ kind: ValueKind?) -> Bool { kind == .file || kind == .folderOrFile }
}
