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
        Noun(name: "paper", summary: "Works: details, citations, references, reproductions"),
        Noun(name: "graph", summary: "Who wrote with whom, as a network"),
        Noun(name: "follow", summary: "What an account follows, and its feeds"),
        Noun(name: "invitation", summary: "Invitations to work together"),
        Noun(name: "notification", summary: "What an account is told, and where"),
        Noun(name: "trust", summary: "How well a record is supported, with its derivation"),
        Noun(name: "reproduce", summary: "Printed results, measured again"),
        Noun(name: "source", summary: "Imported documents"),
        Noun(name: "watch", summary: "What is asked for again from time to time"),
        Noun(name: "identity", summary: "Who is who: reasons, questions, decisions, measures"),
        Noun(name: "claim", summary: "Who speaks for a record: evidence, review, disputes"),
        Noun(name: "audit", summary: "What was done to claims, in a chain that shows edits"),
        Noun(name: "account", summary: "Who may act here: passwords, roles, personal data"),
        Noun(name: "export", summary: "The catalogue for other programs"),
        Noun(name: "site", summary: "The public catalogue as files"),
    ]

    /// In the order in which help lists them.
    package static let commands: [any Command.Type] =
        catalogue + graphs + identity + trust + reproductions + accounts + following + upkeep

    /// What the catalogue holds.
    private static let catalogue: [any Command.Type] = [
        ImportCommand.self, HarvestCommand.self, FetchCommand.self,
        ResearcherShowCommand.self, ResearcherWorksCommand.self,
        ResearcherCollaboratorsCommand.self, ResearcherTopicsCommand.self, PaperShowCommand.self,
        PaperCitationsCommand.self, PaperReferencesCommand.self, PaperGraphCommand.self, PaperReproductionsCommand.self,
        PaperLinkCommand.self, SearchCommand.self, SourceListCommand.self, SourceShowCommand.self,
    ]
    /// How people and papers hang together.
    private static let graphs: [any Command.Type] = [
        GraphEgoCommand.self, GraphPathCommand.self, GraphCommonCommand.self, GraphCoreCommand.self,
        GraphCommunitiesCommand.self, GraphCentralCommand.self, GraphBridgesCommand.self, GraphRisingCommand.self,
        GraphSuggestCommand.self, GraphStatsCommand.self, GraphExportCommand.self,
    ]
    /// Who is who.
    private static let identity: [any Command.Type] = [
        IdentityWhyCommand.self, IdentityReviewCommand.self, IdentitySameCommand.self, IdentityDifferentCommand.self,
        IdentitySplitCommand.self, IdentityUndoCommand.self, IdentityDecisionsCommand.self, IdentityScoreCommand.self,
        IdentityFitCommand.self,
    ]
    /// How well a record is supported.
    private static let trust: [any Command.Type] = [
        TrustShowCommand.self, TrustVerifyCommand.self, TrustRefreshCommand.self, TrustEndorseCommand.self,
        TrustUnendorseCommand.self,
    ]
    /// Papers that run.
    private static let reproductions: [any Command.Type] = [
        ReproduceListCommand.self, ReproduceShowCommand.self, ReproduceRunCommand.self, ReproduceResumeCommand.self,
        ReproduceMergeCommand.self, ReproduceReportCommand.self, ReproduceVerifyCommand.self,
    ]
    /// Who acts, and for whom.
    private static let accounts: [any Command.Type] = [
        AccountAddCommand.self, AccountListCommand.self, AccountDisableCommand.self, AccountEnableCommand.self,
        AccountPasswordCommand.self, AccountRolesCommand.self, AccountMailCommand.self, AccountSignInCommand.self,
        AccountEraseCommand.self,
        AccountExportCommand.self, ClaimOpenCommand.self, ClaimEvidenceCommand.self, ClaimReviewCommand.self,
        ClaimApproveCommand.self, ClaimRejectCommand.self, ClaimWithdrawCommand.self, ClaimReleaseCommand.self,
        ClaimDisputeCommand.self, ClaimResolveCommand.self, ClaimVouchCommand.self, ClaimMineCommand.self,
        ClaimNotMineCommand.self, ClaimOptOutCommand.self, ClaimSweepCommand.self, ClaimListCommand.self,
        ClaimShowCommand.self, AuditLogCommand.self, AuditVerifyCommand.self,
    ]
    /// What somebody is told.
    private static let following: [any Command.Type] = [
        FollowAddCommand.self, FollowListCommand.self, FollowRemoveCommand.self, FollowMuteCommand.self,
        FollowFeedCommand.self, InvitationSendCommand.self, InvitationListCommand.self, InvitationAnswerCommand.self,
        InvitationRemindCommand.self, InvitationBlockCommand.self, NotificationListCommand.self,
        NotificationReadCommand.self, NotificationSettingsCommand.self, NotificationDigestCommand.self,
        NotificationStopCommand.self,
        WatchAddCommand.self, WatchListCommand.self, WatchRunCommand.self, WatchRemoveCommand.self,
    ]
    /// The store and the program themselves.
    private static let upkeep: [any Command.Type] = [
        ServeCommand.self, StatsCommand.self, CheckCommand.self, ExportMentionsCommand.self, SiteBuildCommand.self,
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
