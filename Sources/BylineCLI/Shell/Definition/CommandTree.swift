/// A word under which several commands stand.
package struct Noun: Hashable, Sendable {
    package var name: String
    package var summary: String
}

/// The whole command line: what can be typed and what is said about it.
package enum CommandTree {
    package static let version = "0.1.0"
    /// Rises when a field of the output is renamed, removed or changes its meaning; not when one is added.
    package static let outputVersion = 1
    package static let summary = "a catalogue of who wrote what with whom"

    package static let nouns = [
        Noun(name: "researcher", summary: "People: profile, works, collaborators, topics"),
        Noun(name: "paper", summary: "Works: details, citations, references"),
        Noun(name: "reproduce", summary: "Printed results, measured again"),
        Noun(name: "source", summary: "Imported documents"),
        Noun(name: "identity", summary: "Who is who: reasons, questions, decisions, measures"),
        Noun(name: "export", summary: "The catalogue for other programs"),
    ]

    /// In the order in which help lists them.
    package static let commands: [any Command.Type] = [
        ImportCommand.self, ResearcherShowCommand.self, ResearcherWorksCommand.self,
        ResearcherCollaboratorsCommand.self, ResearcherTopicsCommand.self, PaperShowCommand.self,
        PaperCitationsCommand.self, PaperReferencesCommand.self, SearchCommand.self, SourceListCommand.self,
        SourceShowCommand.self, ReproduceListCommand.self, ReproduceShowCommand.self, ReproduceRunCommand.self,
        ReproduceMergeCommand.self, IdentityWhyCommand.self, IdentityReviewCommand.self,
        IdentitySameCommand.self, IdentityDifferentCommand.self, IdentitySplitCommand.self, IdentityUndoCommand.self,
        IdentityDecisionsCommand.self, IdentityScoreCommand.self, IdentityFitCommand.self, StatsCommand.self,
        CheckCommand.self,
        ExportMentionsCommand.self,
        CompletionCommand.self, ManCommand.self, HelpCommand.self,
    ]

    package static let globalFlags: [Flag] = [
        .option("store", "FILE", .file, "The catalogue; by default byline.sqlite here"),
        .option("format", "FORMAT", .choice(OutputFormat.allCases.map(\.rawValue)), "How results are printed"),
        .switch("json", "Short for --format json"),
        .switch("ascii", "Print ASCII only: accents dropped, or \\u escapes in JSON"),
        .option("color", "WHEN", .choice(ColourChoice.allCases.map(\.rawValue)), "Colour in tables; auto by default"),
        .switch("quiet", short: "q", "No notes and no summary; failures are still told"),
        .switch("verbose", short: "v", repeatable: true, "Tell more; may be repeated"),
        .switch("log-json", "Messages on standard error as JSON lines"),
        .switch("no-input", "Never ask a question"),
        .switch("help", short: "h", "Explain the command instead of running it"),
        .switch("version", "Print the version"),
    ]

    /// The commands under a noun.
    package static func commands(under noun: String) -> [CommandDefinition] {
        definitions.filter { $0.path.count == 2 && $0.path[0] == noun }
    }

    /// The commands that are one word.
    package static var singles: [CommandDefinition] { definitions.filter { $0.path.count == 1 } }

    package static var definitions: [CommandDefinition] { commands.map { $0.definition } }

    /// The flags of a command, with those of all commands after them; its own stand in for a global of that name.
    package static func flags(of definition: CommandDefinition) -> [Flag] {
        definition.flags + globalFlags.filter { global in !definition.flags.contains { $0.name == global.name } }
    }

    /// The flag of that name wherever it is defined. A flag takes a value everywhere or nowhere (a test sees to
    /// it), so a line can be cut into words and flags before its command is known.
    static func anyFlag(_ name: String) -> Flag? {
        globalFlags.first { $0.name == name }
            ?? commands.lazy.compactMap { $0.definition.flags.first { $0.name == name } }.first
    }

    static func anyFlag(short: Character) -> Flag? {
        globalFlags.first { $0.short == short }
            ?? commands.lazy.compactMap { $0.definition.flags.first { $0.short == short } }.first
    }
}
