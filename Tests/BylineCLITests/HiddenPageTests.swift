import BylineCLI
import Foundation
import TestSupport
import Testing

/// Ana has hidden her page. What her pages say of her is planted, and every command that tells readers something is
/// asked, in every format; the works stay as they are printed.
@Suite struct HiddenPageTests {
    private let town: ClaimTown
    private let ana: String

    /// On her own page alone: a longer name, and what it says of her.
    private static let facts = ["Ana Maria", "tends the reeds by night"]

    init() throws {
        town = try ClaimTown()
        try town.settle()
        for verb in ["review", "approve"] {
            let version = verb == "review" ? "3" : "4"
            let words = ["claim", verb, "C1", "--based-on", version, "--reason", "printed in the paper"]
            #expect(town.byline(words + ["--account", "wei", "--password-file", "wei.txt"]).status == .ok)
        }
        let page = String(decoding: try fixture("profile/one-of-each.txt"), as: UTF8.self)
            .replacing("Ana Lind", with: "Ana Maria Lind")
            .replacing("takes part in research and its shared tools", with: "tends the reeds by night")
            .replacing("Reeds in the wind", with: "Ducks on Small Ponds")
            .replacing("Reeds bend and do not break. We say why.", with: try Self.abstract())
        try town.folder.file("profile.txt", page)
        #expect(town.byline("import profile.txt fixtures/arxiv/author-page.html").status == .ok)
        #expect(town.byline("researcher show 0000-0002-1825-0097").status == .ok)
        ana = try #require(try Self.id(in: town.byline("researcher show Ana Maria Lind --json").output))
    }

    private static func abstract() throws -> String {
        let paper = String(decoding: try fixture("claims/ducks.md"), as: UTF8.self)
        return String(try #require(paper.split(separator: "\n").first { $0.hasPrefix("Ducks choose") }))
    }

    private static func id(in json: String) throws -> String? { (try parsed(json) as? [String: Any])?["id"] as? String }

    private func hide(_ words: String = "") {
        let call = town.byline("claim opt-out C1 --account ana --password-file ana.txt \(words)")
        #expect(call.status == .ok, "\(call.errors)")
    }

    /// Commands that work on the store itself, for whoever keeps it or takes part in a claim, and those that tell
    /// nothing of anybody in the catalogue.
    private static let others: Set<String> = [
        "account", "audit", "check", "claim", "completion", "fetch", "harvest", "help", "identity", "import", "man",
        "reproduce", "serve", "site", "watch",
        "paper link",
        "trust refresh", "trust verify", "trust unendorse", "follow remove", "follow mute", "invitation answer",
        "invitation remind", "invitation block", "notification read", "notification settings", "notification stop",
    ]

    /// How each command is asked that tells readers something.
    private var questions: [String] {
        let kim = "--account kim --password-file kim.txt"
        return [
            "researcher show Bo Ekberg", "researcher show \(ana)", "researcher show Ana Maria Lind",
            "researcher show 0000-0002-1825-0097", "researcher works Bo Ekberg", "researcher works \(ana)",
            "researcher collaborators Bo Ekberg --works", "researcher collaborators \(ana)",
            "researcher topics Bo Ekberg", "researcher topics \(ana)", "paper show W3", "paper show W5",
            "paper show 2101.00011", "paper citations W3", "paper references W3",
            "paper graph W3", "paper reproductions W3", "search Lind",
            "search Ana Maria",
            "search ducks", "search 0000-0002-1825-0097", "source list", "source show S1", "source show S3",
            "source show S4", "graph ego Bo Ekberg --depth 2", "graph ego \(ana)",
            "graph path Cem Dagdelen to Dora Quist", "graph path Bo Ekberg to \(ana)",
            "graph common Cem Dagdelen and Dora Quist", "graph common Bo Ekberg and Cem Dagdelen", "graph core",
            "graph communities", "graph central --by degree", "graph central --by pagerank", "graph bridges",
            "graph rising",
            "graph suggest Dora Quist", "graph stats", "graph export --works", "graph export Bo Ekberg",
            "trust show Bo Ekberg --explain", "trust show \(ana)", "trust endorse \(ana) \(kim)",
            "follow add \(ana) \(kim)", "follow list \(kim)", "follow feed F1 \(kim)", "follow feed F2 \(kim)",
            "invitation send \(ana) \(kim)", "invitation list \(kim)", "notification list --all \(kim)",
            "notification digest \(kim)", "stats", "export mentions", "export mentions --ids canonical",
        ]
    }

    private static let graphFormats = ["graphml", "gexf", "dot", "svg", "node-link", "cytoscape", "vosviewer-map"]

    /// Everything each question brings, in every format that its command knows.
    private func everything() -> [(question: String, output: String, errors: String)] {
        questions.flatMap { question in
            (["table", "json", "csv"] + (question.hasPrefix("graph e") ? Self.graphFormats : [])).map { format in
                let isPlain = question.hasPrefix("export") || question.contains("feed") || question.contains("digest")
                let call = town.byline(question + (isPlain ? "" : " --format \(format)"))
                return (question, call.output, call.errors)
            }
        }
    }

    @Test func `every command is asked, or is said to tell readers nothing`() {
        for definition in CommandTree.definitions {
            let isOther = Self.others.contains(definition.name) || Self.others.contains(definition.path[0])
            let isAsked = questions.contains { $0.hasPrefix(definition.name) }
            #expect(isOther != isAsked, "\(definition.name)")
        }
    }

    @Test func `nothing that only her pages say is told once her page is hidden, and all of it is when it is shown`()
        throws
    {
        for line in ["follow add \(ana)", "follow add ducks --kind search"] {
            #expect(town.byline(line + " --account kim --password-file kim.txt").status == .ok)
        }
        // What is looked for is there to be found.
        let before = everything()
        for fact in Self.facts + [ana] { #expect(before.contains { $0.output.contains(fact) }, "\(fact)") }

        hide()
        let work =
            #"{"id":"2301.00033","title":"Ducks in the fog","authors":"Ana Lind, Bo Ekberg","abstract":"Ducks find home in fog.","categories":"cs.LG"}"#
        try town.folder.file("more.jsonl", work + "\n")
        #expect(town.byline(["import", town.folder.path + "/more.jsonl"]).status == .ok)
        // Whoever followed her keeps that row, with the id they had and no name.
        let idIsKnown = ["follow list", "follow add", "invitation list"]
        for (question, output, errors) in everything() {
            for fact in Self.facts where !question.contains(fact) {
                #expect(!output.contains(fact) && !errors.contains(fact), "\(fact) in: \(question)\n\(output)\(errors)")
            }
            if !question.contains(ana), !idIsKnown.contains(where: question.hasPrefix) {
                #expect(
                    !output.split { !($0.isLetter || $0.isNumber) }.contains(Substring(ana)), "\(question)\n\(output)")
            }
        }
        // The works stay, with the name that they print.
        let paper = try #require(
            try parsed(town.byline("paper show W3 --json").output) as? [String: Any])
        #expect(paper["authors"] as? [String] == ["Ana Lind", "Bo Ekberg", "Cem Dagdelen"])
        #expect((paper["author_ids"] as? [Any])?.first is NSNull && (paper["author_ids"] as? [Any])?.last is String)
        #expect(town.byline("search Lind --json").output.contains("Ducks on Small Ponds"))
        #expect(town.byline("researcher show \(ana)").status == .denied)
        #expect(town.byline("researcher show Ana Maria Lind").status == .notFound)
        #expect(town.byline("researcher show 0000-0002-1825-0097").status == .notFound)
        // That she wrote this one, her own page alone says.
        let own = try #require(try parsed(town.byline("paper show W5 --json").output) as? [String: Any])
        #expect(own["title"] as? String == "Ducks on Small Ponds" && own["authors"] as? [String] == [])
        #expect(town.byline("follow feed F1 --account kim --password-file kim.txt").status == .denied)
        #expect(town.byline("follow list --account kim --password-file kim.txt").output.contains("without a page"))
        let notices = town.byline("notification list --account kim --password-file kim.txt").output
        #expect(notices.contains("Ducks in the fog — Ana Lind, Bo Ekberg"), "by the search alone: \(notices)")
        #expect(town.byline("check").status == .ok, "\(town.byline("check").output)")
        hide("--undo")
        let after = everything()
        for fact in Self.facts + [ana] { #expect(after.contains { $0.output.contains(fact) }, "\(fact)") }

        // A hidden page does not keep others from claiming the record.
        hide()
        let rival = town.byline("claim open \(ana) --account kim --password-file kim.txt")
        #expect(rival.status != .denied && rival.status != .notFound, "\(rival.errors)")
    }

    @Test func `a dispute does not show a hidden page, and an upheld one does`() {
        hide()
        func kim(_ words: [String]) -> Call { town.byline(words + ["--account", "kim", "--password-file", "kim.txt"]) }
        #expect(kim(["claim", "dispute", "C1", "--reason", "I wrote that"]).status == .ok)
        #expect(town.byline("researcher show \(ana)").status == .denied)
        let words = ["claim", "resolve", "C1", "--verdict", "revoke", "--based-on", "6", "--reason", "another's"]
        #expect(town.byline(words + ["--account", "wei", "--password-file", "wei.txt"]).status == .ok)
        #expect(town.byline("researcher show \(ana)").output.contains("Ana Maria Lind"))
    }
}
