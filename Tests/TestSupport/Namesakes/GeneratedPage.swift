/// One page in the making: its text and the lines of the gold that go with it.
struct GeneratedPage {
    let label: String
    var text = ""
    private(set) var gold = ""
    private(set) var mentions = 0

    init(label: String) { self.label = label }

    /// States what is true of a record: its work, and the person in each slot.
    mutating func record(_ locator: String, work: String?, people: [String]) {
        gold += (["record", label, locator, work ?? "-"] + people).joined(separator: "\t") + "\n"
        mentions += people.count
    }

    /// States that nobody could tell from the pages which work this record is.
    mutating func open(_ locator: String) { gold += "open\t\(label)\t\(locator)\n" }

    // MARK: The formats

    static func profileHead(of name: String, works: Int) -> String {
        """
        Researcher profile

        \(name)

        \(name) contributes to research discovery and scholarly infrastructure.

        ResearcherAffiliation not importedOpen to collaborate

        Trust snapshot

        Quick read

        Trust 17 - UnverifiedVerification L1Unclaimed author
        \(works)works
        0followers
        3topics
        2close collaborators

        Published work

        \(works) published item(s)


        """
    }

    static func profileItem(_ work: GeneratedWork, year: Int) -> String {
        "preprint\(year)arXiv\n\n\(work.title)\n\n\(work.abstract)\n\n"
    }

    static func listingItem(_ work: GeneratedWork, day: Int, names: [String], isCut: Bool, institution: String?)
        -> String
    {
        """
        \(work.tag)\(NameStock.months[work.month - 1]) \(day), \(work.year)
        \(work.title)\(names.joined(separator: ", "))\(isCut ? " et al." : "")\(institution.map { " · \($0)" } ?? "")
        \(work.abstract)

        """
    }

    static func paperHead(of work: GeneratedWork) -> String {
        """
        This paper studies \(work.title.lowercased()) and says what follows from it.
        \(work.abstract)
        Get AI-generated insights about this paper's methodology, results, and significance.
        Current paper (gray), citations (green), references (blue)
        Title | Authors | Year | Actions |
        ---|---|---|---|

        """
    }

    static func tableRow(title: String, names: [String], year: Int) -> String {
        "\(title)\n|\n\(names.joined(separator: ", "))\n|\n\(year)\n|\nView Paper |\n"
    }
}

/// What becomes of a title between one index and the next.
enum TitleAccident {
    case none, stop, star, capitals, british, article, typo

    static func drawn(_ random: inout SeededGenerator, rareOnes: Bool) -> TitleAccident {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<12: .stop
        case 12..<15: .star
        case 15..<25: .capitals
        case 25..<38: .british
        case 38..<46: .article
        case 46: rareOnes ? .typo : .none
        default: .none
        }
    }

    func apply(to title: String) -> String {
        switch self {
        case .none: title
        case .stop: title + "."
        case .star: title + "*"
        case .capitals:
            title.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
        case .british: Self.respelt(title)
        case .article: Self.withoutArticle(title)
        case .typo: Self.slip(title)
        }
    }

    private static func respelt(_ title: String) -> String {
        var result = title
        for (american, british) in [("ization", "isation"), ("modelling", "modeling"), ("behaviour", "behavior")] {
            result = result.split(separator: american, omittingEmptySubsequences: false).joined(separator: british)
        }
        return result
    }

    private static func withoutArticle(_ title: String) -> String {
        for article in ["The ", "A "] where title.hasPrefix(article) {
            let rest = title.dropFirst(article.count)
            return rest.prefix(1).uppercased() + rest.dropFirst()
        }
        return title
    }

    /// Two letters of the longest word change places.
    private static func slip(_ title: String) -> String {
        var words = title.split(separator: " ").map(Array.init)
        guard let longest = words.indices.max(by: { words[$0].count < words[$1].count }), words[longest].count > 4
        else { return title }
        words[longest].swapAt(2, 3)
        return words.map { String($0) }.joined(separator: " ")
    }
}
